"""What is counted: the same fragments, whether each is read or those that are alike are counted together."""

from __future__ import annotations

import pathlib
from collections import Counter

import pytest

from qualcode.cli.counted import counted_in
from qualcode.errors import ProblemsError, QualcodeError
from qualcode.model.study import Study
from tests import tiny


@pytest.fixture
def bakers(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of the tiny study, and go there."""
    tiny.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _always(_study: Study) -> bool:
    return True


def _kinds(folder: pathlib.Path, *, where: str | None, alike: bool) -> Counter[tuple[str, str, str | None]]:
    found: Counter[tuple[str, str, str | None]] = Counter()
    for one in counted_in(folder, where=where, alike=_always if alike else None).found:
        found[one.transcript, one.construct, one.condition] += one.times
    return found


@pytest.mark.parametrize(
    "where", [None, "rol=medewerker", "construct:ruimte and not status:proposed", "coder:anna or facet:kring=team", "tijd or machine"]
)
def test_the_same_either_way(bakers: pathlib.Path, where: str | None) -> None:
    """A query finds as much among fragments that are counted together as among all, the first time and from what was kept."""
    expected = _kinds(bakers, where=where, alike=False)
    assert [_kinds(bakers, where=where, alike=True) for _ in range(2)] == [expected, expected]


def test_words_need_fragments(bakers: pathlib.Path) -> None:
    """A query that looks at words is answered by fragments that have them."""
    assert [one.quote for one in counted_in(bakers, where="machine", alike=_always).found] == ["Bij ons beslist de machine."]


def test_only_where_that_will_do(bakers: pathlib.Path) -> None:
    """Fragments have their words when the study is one in which they are needed, also when counts were kept."""
    counted_in(bakers, alike=_always)
    assert all(one.quote for one in counted_in(bakers, alike=lambda study: not study.codebooks).found)


@pytest.mark.parametrize("alike", [True, False])
def test_every_fragment_beside_those_found(bakers: pathlib.Path, alike: bool) -> None:
    """Beside what a query finds all fragments are known."""
    counted = counted_in(bakers, where="rol=leidinggevende", alike=_always if alike else None)
    assert (sum(one.times for one in counted.found), sum(one.times for one in counted.every), counted.empty) == (3, 7, False)


@pytest.mark.parametrize("alike", [True, False])
def test_errors(bakers: pathlib.Path, alike: bool) -> None:
    """A study with errors is not counted in, and a query that goes wrong is refused before anything is read."""
    with pytest.raises(QualcodeError, match="something to look for is missing"):
        counted_in(bakers / "nergens", where="rol=medewerker and", alike=_always)
    (bakers / "codings" / "c" / "auto.jsonl").write_text("weg\n", encoding="utf-8")
    with pytest.raises(ProblemsError):
        counted_in(bakers, alike=_always if alike else None)
