"""Make the pictures of the README from the example study: a matrix, a heat map, a casusverslag, the page, and the screen of `review`.

usage: pictures.py        (needs LibreOffice, poppler and Chromium)
"""

from __future__ import annotations

import asyncio
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from tests.report.site.browser import CHROMIUM, browser, opened

EXAMPLES = pathlib.Path(__file__).parents[1] / "examples"


def picture(document: pathlib.Path, target: pathlib.Path, *, width: int, page: int = 1) -> None:
    """Write a page of a Word document or spreadsheet as a PNG, width in pixels."""
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", document.parent, document], check=True, capture_output=True)
    drawn = document.with_suffix("")
    subprocess.run(
        ["pdftoppm", "-png", "-singlefile", "-f", str(page), "-scale-to-x", str(width), "-scale-to-y", "-1", document.with_suffix(".pdf"), drawn],
        check=True,
    )
    shutil.move(drawn.with_suffix(".png"), target)
    print(f"wrote {target}")


def screen(study: pathlib.Path, target: pathlib.Path) -> None:
    """Write the screen on which an interview is coded as an SVG, in whatever font of fixed width there is."""
    from qualcode.cli.review import _opened
    from qualcode.review.app import Review

    path = study / "transcripts" / "05-plaatwerkerij-leerling.txt"
    app = Review(lambda _: _opened(study, path, None, "anna", {}, bare=False, blind=False), [path.stem])

    async def drawn() -> str:
        async with app.run_test(size=(110, 32)) as pilot:
            await pilot.press("a", "n", "n", "n", "n")
            await pilot.pause()
            return app.export_screenshot(title="qualcode review")

    os.environ.pop("NO_COLOR", None)
    drawing = re.sub(r"@font-face \{.*?\}\s*", "", asyncio.run(drawn()), flags=re.DOTALL)  # no font is fetched by who looks at it
    target.write_text(drawing.replace("Fira Code, monospace", "monospace").rstrip() + "\n", encoding="utf-8")
    print(f"wrote {target}")


def shown_page(page: pathlib.Path, target: pathlib.Path, *, width: int) -> None:
    """Write what a browser first shows of a page as a PNG, width in pixels."""
    with browser() as started, opened(started, page, width=width) as seen:
        seen.screenshot(path=target)
    print(f"wrote {target}")


def main() -> None:
    """Run the program on a copy of the example study and photograph what it makes."""
    if not shutil.which("soffice") or not shutil.which("pdftoppm") or not CHROMIUM:
        sys.exit("pictures need LibreOffice (soffice), poppler (pdftoppm) and Chromium")
    program = pathlib.Path(sys.executable).with_name("qualcode")
    with tempfile.TemporaryDirectory() as name:
        study = pathlib.Path(name) / "study"
        shutil.copytree(EXAMPLES / "werkplekleren", study)
        matrix = study / "matrix.xlsx"
        subprocess.run([program, "matrix", "--columns", "aspecten", "--cells", "summary", "-o", matrix], cwd=study, check=True)
        subprocess.run([program, "report", "--case", "Plaatwerkerij Kortenbos", "--format", "docx", "-o", study], cwd=study, check=True)
        heatmap = ["--columns", "condities", "--cells", "balance", "-o", str(EXAMPLES / "kaart.png")]
        subprocess.run([program, "matrix", *heatmap], cwd=study, check=True)
        subprocess.run([program, "html", "-o", study / "rapport.html"], cwd=study, check=True)
        shown_page(study / "rapport.html", EXAMPLES / "rapport.png", width=1200)
        subprocess.run([program, "report", "--kind", "eindrapport", "--format", "docx", "-o", study], cwd=study, check=True)
        picture(study / "eindrapport.docx", EXAMPLES / "eindrapport.png", width=800, page=7)  # with bars for what helps and hinders
        picture(matrix, EXAMPLES / "matrix.png", width=1500)
        picture(study / "plaatwerkerij-kortenbos.docx", EXAMPLES / "casusverslag.png", width=800)
        screen(study, EXAMPLES / "review.svg")


if __name__ == "__main__":
    main()
