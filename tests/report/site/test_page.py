"""Tests of the page as it is written: one file, safe whatever is in it, small, and the same each time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.coding.merge import fragments
from qualcode.errors import ProblemsError
from qualcode.report.site.content import Content
from qualcode.report.site.gather import gather
from qualcode.report.site.page import payload, render, segments
from qualcode.store.codings import load_codings
from qualcode.study.load import load_study
from tests import nouns
from tests.conftest import ROOT

MOST = 3_000_000  # bytes


@pytest.mark.parametrize("name", ["werkplekleren", "leren-van-fouten"])
def test_examples(name: str) -> None:
    """The page of an example is below three million bytes and the same each time; without transcripts it is smaller."""
    study, _ = load_study(ROOT / "examples" / name)
    codings, _ = load_codings(study)
    found = fragments(study, codings)
    page = render(study, found, codings)
    assert page == render(study, found, codings)
    assert len(render(study, found, codings, transcripts=False)) < len(page.encode()) < MOST


def test_needs_nothing_else() -> None:
    """The page may load nothing, and run only its own script and style, by their digests."""
    page = render(nouns.study([nouns.transcript("a")]), [], [])
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    digests = {}
    for name in ("style", "script"):
        found = re.search(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
        assert found
        digests[name] = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
    assert policy[1] == (
        f"default-src 'none'; style-src 'sha256-{digests['style']}'; script-src 'sha256-{digests['script']}'; base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"https?://|\bstyle=|\bon\w+=|<link|<img", page)


@given(st.text(alphabet=st.one_of(st.sampled_from("<>&\"'/\u2028\u2029!-🍞"), st.characters(exclude_categories=["Cs", "Cc"])), min_size=1))
def test_any_text_as_data(said: str) -> None:
    """Data can be read back as it was, and holds nothing that a browser could take for the end of it."""
    talk = nouns.transcript("a", {"bedrijf": said}, speech=[("Respondent", said)])
    written = payload(gather(nouns.study([talk]), [nouns.fragment("a", "rust", quote=said, start=12)], [], by="bedrijf"))
    assert not re.search("[<>&\u2028\u2029]", written)
    read = json.loads(written)
    assert (read["cases"], read["talks"][0][6][0][2]) == ([said], said)
    _, start, end = read["passages"][0][9][0]
    assert said.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == said


def _page(*found: tuple[int, int, str | None]) -> Content:
    talk = nouns.transcript("a", speech=[("Respondent", "0123456789")])
    coded = [nouns.fragment("a", "rust", condition, quote="0123456789"[start:end], start=12 + start) for start, end, condition in found]
    return gather(nouns.study([talk]), coded, [], by="transcript")


@pytest.mark.parametrize(
    ("found", "pieces"),
    [
        ([], [("0123456789", "")]),
        ([(0, 10, None)], [("0123456789", "open")]),
        ([(2, 5, "stimulerend")], [("01", ""), ("234", "c0"), ("56789", "")]),
        ([(0, 6, "stimulerend"), (4, 8, "belemmerend")], [("0123", "c0"), ("45", "mixed"), ("67", "c1"), ("89", "")]),
        ([(0, 6, "stimulerend"), (4, 8, "stimulerend")], [("0123", "c0"), ("45", "c0"), ("67", "c0"), ("89", "")]),
    ],
)
def test_segments(found: list[tuple[int, int, str | None]], pieces: list[tuple[str, str]]) -> None:
    """The text of a turn comes in pieces that together are the text, each with what was coded there."""
    assert segments(_page(*found), 0, 0) == pieces


@pytest.mark.parametrize("whole", [True, False])
def test_leaks(whole: bool) -> None:
    """A page that would show somebody's address is not written, whether it stands in what was said or in a fragment only."""
    study = nouns.study([nouns.transcript("a", speech=[("Respondent", "Mail naar kees@bakkerijzon.nl maar.")])])
    found = [nouns.fragment("a", "rust", quote="Mail naar kees@bakkerijzon.nl maar.", start=12)]
    with pytest.raises(ProblemsError, match="name-leak"):
        render(study, found, [], transcripts=whole)
    assert "bakkerijzon" not in render(study, [], [], transcripts=False)


def test_summary_is_said_to_be_one() -> None:
    """A reader is told that a summary is not what was literally said."""
    study = nouns.study([nouns.transcript("a", {"weergave": "samenvatting"})])
    assert "geen letterlijke weergave" in render(study, [], [])


def test_no_codebook() -> None:
    """Interviews without a codebook can still be read."""
    page = render(replace(nouns.study([nouns.transcript("a")]), codebooks={}), [], [])
    assert "de gesprekken hebben nog geen codeboek" in page
    assert "Goed." in page
