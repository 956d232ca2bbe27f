"""A coding file after a change of the codebook: ids stay, nothing is lost, and what is no coding stays where it is."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from qualcode.coding.recode import by_construct
from qualcode.model.coding import Coding, coding_id
from qualcode.store import rows
from qualcode.store.recode import recoded

TARGET = by_construct({"a": "c", "b": "c"})


def line(id: str, construct: str, start: int = 0, **more: object) -> str:
    """Return a line of a coding file."""
    return json.dumps({"id": id, "start": start, "end": start + 2, "quote": "ja", "construct": construct, **more}) + "\n"


def made(text: str) -> tuple[list[dict[str, object]], int, dict[str, str]]:
    """Return the codings of a text after the change, how many changed, and which went up in which."""
    found = recoded(text.encode(), "codings/x/anna.jsonl", "x", TARGET)
    assert found.problems == []
    return [json.loads(one) for one in found.text.splitlines()], found.changed, dict(found.joined)


def test_constructs_change_and_nothing_else() -> None:
    """Codings get their new construct and keep their id, and what the program does not know; others stay to the letter."""
    text = line("1", "a", kleur="rood") + '{"start": 4,  "end": 6, "quote": "ja", "construct": "d"}\n'
    found = recoded(text.encode(), "codings/x/anna.jsonl", "x", TARGET)
    assert found.text == text.replace('"a"', '"c"')
    assert (found.changed, recoded(found.text.encode(), "codings/x/anna.jsonl", "x", TARGET).changed) == (1, 0)


def test_a_coding_without_id_keeps_the_one_it_had() -> None:
    """A line without an id gets the one that it was known by, which follows from its old construct."""
    codings, _, _ = made('{"start": 0, "end": 2, "quote": "ja", "construct": "a"}\n')
    assert codings[0]["id"] == coding_id("x", "anna", 0, 2, "a", "ja")


def test_codings_that_become_the_same_become_one() -> None:
    """Of two codings of the same words that become the same the decided one stays, with the notes of both; another condition is another coding."""
    text = line("1", "a", status="proposed", memo="Een.") + line("2", "b", status="accepted", memo="Twee.") + line("3", "c", condition="stimulerend")
    codings, changed, joined = made(text)
    assert [(one["id"], one.get("condition"), one.get("memo")) for one in codings] == [("2", None, "Twee. Een."), ("3", "stimulerend", None)]
    assert (changed, joined) == (2, {"1": "2"})


def test_the_order_is_kept() -> None:
    """Lines stand by place and then by construct, as they are written everywhere."""
    codings, _, _ = made(line("1", "a", 0) + line("2", "bb", 0) + line("3", "b", 4))
    assert [one["id"] for one in codings] == ["2", "1", "3"]


def test_a_broken_line_stays() -> None:
    """A line that is no coding is reported and stays where it is; the others change."""
    found = recoded(f"onzin\n{line('1', 'a')}".encode(), "codings/x/anna.jsonl", "x", TARGET)
    assert found.text == f"onzin\n{line('1', 'c')}"
    assert [str(problem) for problem in found.problems] == ["codings/x/anna.jsonl:1: error: is not a line of JSON (coding)"]


_codings = st.lists(
    st.builds(
        lambda n, construct, condition, status, memo: Coding("x", "anna", n, n + 2, "ja", construct, condition, {}, status, memo=memo),
        st.integers(0, 3),
        st.sampled_from("abcd"),
        st.sampled_from([None, "stimulerend"]),
        st.sampled_from(["accepted", "proposed", "rejected"]),
        st.sampled_from(["", "Let op.", "Nee."]),
    ),
    max_size=10,
)


@given(codings=_codings)
def test_nothing_is_lost(codings: list[Coding]) -> None:
    """Every coding is there with its new construct, or went up in one that is; every note is there, and doing it again changes nothing."""
    text = "".join(rows.row(replace(one, id=str(n))) + "\n" for n, one in enumerate(codings))
    found, _, joined = made(text)
    there = {str(one["id"]): one for one in found}
    for n, one in enumerate(codings):
        now = there[joined.get(str(n), str(n))]
        construct = "c" if one.construct in "ab" else one.construct
        assert (now["start"], now["construct"], now["condition"]) == (one.start, construct, one.condition)
        assert one.memo in str(now["memo"])
        assert ("accepted", "proposed", "rejected").index(str(now["status"])) <= ("accepted", "proposed", "rejected").index(one.status)
    assert len(found) + len(joined) == len(codings)
    again = recoded("".join(json.dumps(one) + "\n" for one in found).encode(), "codings/x/anna.jsonl", "x", TARGET)
    assert again.changed == 0
