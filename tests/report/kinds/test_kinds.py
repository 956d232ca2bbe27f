"""Tests of all kinds of report: to the letter on a tiny study, and readable on odd ones."""

from __future__ import annotations

import io
import pathlib
from collections.abc import Callable
from itertools import pairwise

import docx
import pytest

from qualcode.coding.merge import fragments
from qualcode.model.study import Study
from qualcode.report import html, markdown, word
from qualcode.report.blocks import Document, Heading, Quote, Table
from qualcode.report.findings import findings
from qualcode.report.kinds import KINDS, PER_CASE, builder
from qualcode.store.codings import load_codings
from qualcode.study.load import load_study
from tests import tiny
from tests.nouns import codebook, fragment, study, transcript

ODD = "a/b\\c:*<d>&\"e' 🍞 " + "x" * 60


def _made(kind: str, made: Study, said: list[object] | None = None, *, by: str = "bedrijf", case: str = "") -> Document:
    found = findings(made, said or [], by=by)  # type: ignore[arg-type]
    return builder(kind)(found.of_case(case or found.cases[0]) if kind in PER_CASE else found)


@pytest.mark.parametrize("kind", KINDS)
def test_golden(kind: str, tmp_path: pathlib.Path, golden: Callable[[str, str], None]) -> None:
    """Each kind of report of a tiny study is, to the letter, its golden file."""
    tiny.write(tmp_path)
    made, _ = load_study(tmp_path)
    golden(f"report/kinds/{kind}.md", markdown.render(_made(kind, made, list(fragments(made, load_codings(made)[0])))))


def _odd_studies() -> dict[str, tuple[Study, list[object]]]:
    case = {"bedrijf": ODD, "rol": ODD}
    many = codebook(groups=[], constructs=[{"id": f"c{n}", "label": f"{ODD} {n}"} for n in range(300)])
    odd: list[object] = [fragment("a", "rust", None, quote=ODD)]
    said: list[object] = [fragment("a", f"c{n}", "stimulerend", quote="lang " * 900) for n in range(300)]
    return {
        "nothing coded": (study([transcript("a", {"bedrijf": "Zon"})]), []),
        "one case": (study([transcript("a", {"bedrijf": "Zon"})]), [fragment("a", "rust", "stimulerend")]),
        "no respondent": (study([transcript("a", {"bedrijf": "Zon"}, speech=[("Interviewer", "Ja?")])]), []),
        "odd names": (
            study([transcript("a", case)], title=ODD, cases=[{"case": ODD, "summaries": {"vraagstuk": ODD}}]),
            odd,
        ),
        "300 constructs": (study([transcript("a", case), transcript("b", {"bedrijf": "Zon"})], many), said),
        "forty cases": (study([transcript(f"t{n}", {"bedrijf": f"Zaak {n}"}) for n in range(40)]), [fragment("t3", "rust", "belemmerend")]),
    }


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", _odd_studies())
def test_odd_studies(kind: str, name: str) -> None:
    """A study with little, much or strange in it gives a report in each format, the same one each time."""
    made, said = _odd_studies()[name]
    document = _made(kind, made, said)
    assert markdown.render(document) == markdown.render(_made(kind, made, said))
    assert "<main>" in html.render(document)
    assert docx.Document(io.BytesIO(word.render(document))).paragraphs[0].text == document.title


@pytest.mark.parametrize("kind", KINDS)
def test_no_empty_chapters(kind: str, tmp_path: pathlib.Path) -> None:
    """Below every heading stands something before the next heading of its level."""
    tiny.write(tmp_path)
    made, _ = load_study(tmp_path)
    blocks = _made(kind, made, list(fragments(made, load_codings(made)[0]))).blocks
    pairs = pairwise([*blocks, Heading("einde", 1)])
    heads = [(one, after) for one, after in pairs if isinstance(one, Heading) and isinstance(after, Heading)]
    assert [one.text for one, after in heads if after.level <= one.level] == []


@pytest.mark.parametrize("kind", KINDS)
def test_quotes_have_numbers(kind: str, tmp_path: pathlib.Path) -> None:
    """Every quote says where it can be found, and tables are as wide as their rows."""
    tiny.write(tmp_path)
    made, _ = load_study(tmp_path)
    blocks = _made(kind, made, list(fragments(made, load_codings(made)[0]))).blocks
    assert [one.text for one in blocks if isinstance(one, Quote) and not one.id.startswith("BAK-")] == []
    tables = [one for one in blocks if isinstance(one, Table)]
    assert [one.headers for one in tables if {len(one.headers), len(one.widths)} != {len(row) for row in one.rows}] == []
