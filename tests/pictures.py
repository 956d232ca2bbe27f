"""Make the pictures of the README from the example study: a framework matrix, the first page of a casusverslag, and the page to look around in.

usage: pictures.py        (needs LibreOffice, poppler and Chromium)
"""

from __future__ import annotations

import pathlib
import shutil
import subprocess
import sys
import tempfile

from tests.report.site.browser import CHROMIUM, browser, opened

EXAMPLES = pathlib.Path(__file__).parents[1] / "examples"


def picture(document: pathlib.Path, target: pathlib.Path, *, width: int) -> None:
    """Write the first page of a Word document or spreadsheet as a PNG, width in pixels."""
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", document.parent, document], check=True, capture_output=True)
    page = document.with_suffix("")
    subprocess.run(
        ["pdftoppm", "-png", "-singlefile", "-scale-to-x", str(width), "-scale-to-y", "-1", document.with_suffix(".pdf"), page], check=True
    )
    shutil.move(page.with_suffix(".png"), target)
    print(f"wrote {target}")


def screen(page: pathlib.Path, target: pathlib.Path, *, width: int) -> None:
    """Write what a browser first shows of a page as a PNG, width in pixels."""
    with browser() as started, opened(started, page, width=width) as shown:
        shown.screenshot(path=target)
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
        subprocess.run([program, "html", "-o", study / "rapport.html"], cwd=study, check=True)
        screen(study / "rapport.html", EXAMPLES / "rapport.png", width=1200)
        picture(matrix, EXAMPLES / "matrix.png", width=1500)
        picture(study / "plaatwerkerij-kortenbos.docx", EXAMPLES / "casusverslag.png", width=800)


if __name__ == "__main__":
    main()
