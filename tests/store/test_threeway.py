"""Two versions of a coding file become one: nothing is lost, and it does not matter which comes first."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.coding import Coding
from qualcode.store import rows
from qualcode.store.threeway import merge

ONE = Coding("a", "anna", 0, 4, "Daar", "rust", id="1111")
TWO = Coding("a", "anna", 5, 8, "was", "ruimte", "stimulerend", id="2222")


def text(*codings: Coding) -> str:
    """Return codings as the text of a file."""
    return "".join(rows.row(coding) + "\n" for coding in sorted(codings, key=lambda c: (c.start, c.end, c.construct, c.id)))


def test_additions_of_both_sides() -> None:
    """What both added is there, in order, once."""
    assert merge("", text(TWO), text(ONE, TWO)) == (text(ONE, TWO), 0)
    assert merge(text(ONE), text(ONE), text(ONE, TWO)) == (text(ONE, TWO), 0)


def test_different_fields_of_one_coding() -> None:
    """One side moved a coding, the other decided about it and noted something: all that holds."""
    moved = replace(TWO, start=15, end=19, quote="was!")
    noted = replace(TWO, status="rejected", memo="Nee.")
    assert merge(text(TWO), text(moved), text(noted)) == (text(replace(moved, status="rejected", memo="Nee.")), 0)


def test_the_same_field_of_one_coding() -> None:
    """Where both sides say something else, both lines stay, and are counted."""
    helps, hinders = replace(ONE, condition="stimulerend"), replace(ONE, condition="belemmerend")
    merged, unsure = merge(text(ONE), text(helps), text(hinders))
    assert (sorted(merged.splitlines()), unsure) == (sorted((text(helps) + text(hinders)).splitlines()), 1)


def test_taken_away() -> None:
    """What one side took away is gone, unless the other side changed it."""
    assert merge(text(ONE, TWO), text(TWO), text(ONE, TWO)) == (text(TWO), 0)
    assert merge(text(ONE, TWO), text(TWO), text(replace(ONE, memo="Toch."), TWO)) == (text(replace(ONE, memo="Toch."), TWO), 0)


def test_reasons_are_no_conflict() -> None:
    """Proposals with another score on each side are one proposal."""
    low, high = replace(ONE, score=0.3, why="a"), replace(ONE, score=0.6, why="b")
    assert merge(text(ONE), text(low), text(high)) == (text(high), 0)


def test_lines_that_are_no_codings() -> None:
    """A broken line stays, once; an unknown key and an untouched line stay to the letter."""
    odd = '{"start": 0,  "end": 4, "quote": "Daar", "construct": "rust", "kleur": "rood", "id": "1111"}\n'
    assert merge("", "onzin\n" + odd, "onzin\n" + text(TWO)) == (odd + text(TWO) + "onzin\n", 0)
    changed = json.loads(merge(odd, odd, odd.replace('"id"', '"memo": "x", "id"')).text)
    assert (changed["kleur"], changed["memo"]) == ("rood", "x")
    both = merge(odd, odd.replace("rood", "blauw"), odd.replace('"id"', '"memo": "x", "id"'))
    assert (json.loads(both.text)["kleur"], json.loads(both.text)["memo"], both.open) == ("blauw", "x", 0)


def test_a_line_without_id() -> None:
    """A line without an id is the same coding as the line that the program made of it."""
    bare = '{"start": 0, "end": 4, "quote": "Daar", "construct": "rust"}\n'
    coding = rows.read(bare, ONE.location, transcript="a", coder="anna")[0]
    assert coding
    assert merge(bare, text(coding), text(replace(coding, memo="x")), transcript="a", coder="anna") == (text(replace(coding, memo="x")), 0)


_codings = st.builds(
    lambda n, length, construct, condition, status, memo: Coding(
        "a", "anna", n, n + length, "x" * length, construct, condition, {}, status, None, "", memo, id=f"{n:02}"
    ),
    st.integers(0, 12),
    st.integers(1, 3),
    st.sampled_from(["rust", "ruimte"]),
    st.sampled_from([None, "stimulerend", "belemmerend"]),
    st.sampled_from(["proposed", "accepted", "rejected"]),
    st.sampled_from(["", "Let op.", "Toch niet."]),
)
_versions = st.lists(_codings, max_size=8, unique_by=lambda coding: coding.id)
_EDITS = ("start", "condition", "status", "memo", "construct")


@st.composite
def _edited(draw: st.DrawFn, base: list[Coding]) -> list[Coding]:
    """Return what a coder made of a file: some codings gone, some changed, some new."""
    kept = []
    for coding in base:
        done = draw(st.sampled_from(["keep", "keep", "go", *_EDITS]))
        if done in _EDITS:
            other = replace(draw(_codings), id=coding.id)
            change = {"start": other.start, "end": other.end, "quote": other.quote} if done == "start" else {done: getattr(other, done)}
            kept.append(replace(coding, **change))
        elif done == "keep":
            kept.append(coding)
    there = {coding.id for coding in base}
    return kept + [coding for coding in draw(_versions) if coding.id not in there]


def _values(coding: Coding) -> dict[str, object]:
    return {"place": (coding.start, coding.end, coding.quote), **{key: getattr(coding, key) for key in _EDITS[1:]}}


@settings(max_examples=1000, deadline=None)
@given(data=st.data(), base=_versions)
def test_nothing_is_lost(data: st.DataObject, base: list[Coding]) -> None:
    """Of any two edits of a file all that either side changed is in the merged one, which is the same in either order."""
    ours, theirs = data.draw(_edited(base)), data.draw(_edited(base))
    merged = merge(text(*base), text(*ours), text(*theirs))
    assert merged == merge(text(*base), text(*theirs), text(*ours))
    found: dict[str, list[dict[str, object]]] = {}
    for line in merged.text.splitlines():
        coding, problems = rows.read(line, ONE.location, transcript="a", coder="anna")
        assert (coding is not None, problems) == (True, [])
        if coding:
            found.setdefault(coding.id, []).append(_values(coding))
    old = {coding.id: _values(coding) for coding in base}
    sides = [{coding.id: _values(coding) for coding in side} for side in (ours, theirs)]
    for own in sides:
        for id, values in own.items():
            for key, value in values.items():
                silent = {"condition": None, "memo": ""}.get(key, ...)
                if value != old.get(id, {}).get(key, silent):  # said on this side
                    assert value in [one[key] for one in found[id]]
    gone = [id for id in old if any(id not in side for side in sides) and all(side.get(id, old[id]) == old[id] for side in sides)]
    assert [id for id in gone if id in found] == []
    assert merged.open == sum(len(lines) > 1 for lines in found.values())
    assert merge(text(*base), merged.text, merged.text) == (merged.text, merged.open)
