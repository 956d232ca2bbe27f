"""Make the pictures of the README: a framework matrix, a heat map and the first page of a casusverslag, from the example study.

usage: pictures.py        (needs LibreOffice and poppler)
"""

from __future__ import annotations

import pathlib
import shutil
import subprocess
import sys
import tempfile

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


def main() -> None:
    """Run the program on a copy of the example study and photograph what it makes."""
    if not shutil.which("soffice") or not shutil.which("pdftoppm"):
        sys.exit("pictures need LibreOffice (soffice) and poppler (pdftoppm)")
    program = pathlib.Path(sys.executable).with_name("qualcode")
    with tempfile.TemporaryDirectory() as name:
        study = pathlib.Path(name) / "study"
        shutil.copytree(EXAMPLES / "werkplekleren", study)
        matrix = study / "matrix.xlsx"
        subprocess.run([program, "matrix", "--columns", "aspecten", "--cells", "summary", "-o", matrix], cwd=study, check=True)
        subprocess.run([program, "report", "--case", "Plaatwerkerij Kortenbos", "--format", "docx", "-o", study], cwd=study, check=True)
        heatmap = ["--columns", "condities", "--cells", "balance", "-o", str(EXAMPLES / "kaart.png")]
        subprocess.run([program, "matrix", *heatmap], cwd=study, check=True)
        picture(matrix, EXAMPLES / "matrix.png", width=1500)
        picture(study / "plaatwerkerij-kortenbos.docx", EXAMPLES / "casusverslag.png", width=800)


if __name__ == "__main__":
    main()
