"""One coding, one line: what is written is read back, and a line that is not well written is named, never guessed at."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import Level, Location, Problem
from qualcode.model.coding import AUTO, STATUSES, Coding, coding_id
from qualcode.store import rows

HERE = Location("codings/01/anna.jsonl", 3)
BODY = "Interviewer: Hoe ging dat?\n\nRespondent: Geen tijd. Nou ja. Geen tijd.\n"
CODING = Coding("01", "anna", 40, 50, "Geen tijd.", "leertijd", "belemmerend", {"stap": "melden"}, "accepted", 0.5, "gelezen", "let op", "een-id")

places = st.tuples(st.integers(0, 10**6), st.integers(1, 500))
codings = st.builds(
    lambda place, **rest: Coding("01", "anna", place[0], sum(place), location=HERE, **rest),
    place=places,
    quote=st.text(),
    construct=st.text(),
    condition=st.none() | st.text(),
    facets=st.dictionaries(st.text(), st.text(), max_size=3),
    status=st.sampled_from(STATUSES),
    score=st.none() | st.floats(0, 1),
    why=st.text(),
    memo=st.text(),
    id=st.text(min_size=1),
)


def read(line: str, *, coder: str = "anna") -> tuple[Coding | None, list[Problem]]:
    """Read a line as if it stood in a file of codings."""
    return rows.read(line, HERE, transcript="01", coder=coder)


def line(**fields: object) -> str:
    """Return a line with the four needed keys, and others."""
    return json.dumps({"start": 40, "end": 50, "quote": "Geen tijd.", "construct": "leertijd", **fields})


@settings(max_examples=100, deadline=None)
@given(codings)
def test_round_trip(coding: Coding) -> None:
    """A coding that was written is read back as it was, without problems."""
    assert read(rows.row(coding)) == (coding, [])


@settings(max_examples=100, deadline=None)
@given(codings, st.text(max_size=80))
def test_one_line(coding: Coding, body: str) -> None:
    """A coding is one line whatever is in it, also with context."""
    assert "\n" not in rows.row(coding, body)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab ", min_size=2, max_size=30), st.data())
def test_context_property(body: str, data: st.DataObject) -> None:
    """Context is written just when the quote stands in more than one place of the body, overlapping places too."""
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))
    quote = body[start:end]
    places = sum(body.startswith(quote, n) for n in range(len(body)))
    fields = json.loads(rows.row(replace(CODING, start=start, end=end, quote=quote), body))
    assert ("before" in fields, "after" in fields) == (places > 1, places > 1)


def test_key_order() -> None:
    """A line has its keys in the order of ARCHITECTURE.md, and letters stand as they are."""
    assert rows.row(replace(CODING, memo="één")) == (
        '{"id": "een-id", "start": 40, "end": 50, "quote": "Geen tijd.", "construct": "leertijd", "condition": "belemmerend", '
        '"facets": {"stap": "melden"}, "status": "accepted", "score": 0.5, "why": "gelezen", "memo": "één"}'
    )


def test_facets_sorted() -> None:
    """The order in which facets were chosen does not change the line."""
    one, other = replace(CODING, facets={"b": "1", "a": "2"}), replace(CODING, facets={"a": "2", "b": "1"})
    assert rows.row(one) == rows.row(other)


def test_no_context_for_a_unique_quote() -> None:
    """A quote that stands in one place only has no context."""
    assert "before" not in json.loads(rows.row(replace(CODING, start=51, end=58, quote="Nou ja."), BODY))


def test_context() -> None:
    """A quote that stands in two places gets 32 code points of context on either side, after all other keys."""
    fields = json.loads(rows.row(replace(CODING, start=59, end=69), BODY))
    assert list(fields)[-3:] == ["memo", "before", "after"]
    assert (fields["before"], fields["after"]) == (BODY[27:59], "\n")


def test_context_is_read() -> None:
    """Context keys are known keys when a line is read."""
    assert read(rows.row(replace(CODING, start=59, end=69), BODY))[1] == []


@pytest.mark.parametrize(("coder", "status"), [("anna", "accepted"), (AUTO, "proposed")])
def test_status_when_left_out(coder: str, status: str) -> None:
    """A line without status is accepted when a person wrote it, and proposed when the rule coder did."""
    coding, _ = read(line(), coder=coder)
    assert coding is not None
    assert coding.status == status


def test_id_when_left_out() -> None:
    """A line without id gets the id that its content gives."""
    coding, _ = read(line())
    assert coding is not None
    assert coding.id == coding_id("01", "anna", 40, 50, "leertijd", "Geen tijd.")


NOT_JSON = ("is not a line of JSON (coding)", "restore the line from git, or delete it")
CONFLICT = ("a merge conflict is left in the file (conflict)", "keep the lines of both sides and delete the markers")


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        pytest.param('{"start": 1, "end":', *NOT_JSON, id="cut off"),
        pytest.param("[" * 20_000, *NOT_JSON, id="nested without end"),
        pytest.param('{"start": ' + "1" * 5000 + "}", *NOT_JSON, id="a number of 5000 digits"),
        pytest.param("<<<<<<< HEAD", *CONFLICT, id="conflict begins"),
        pytest.param("||||||| 1a2b3c4", *CONFLICT, id="conflict, the common ancestor"),
        pytest.param("=======", *CONFLICT, id="conflict, the other side"),
        pytest.param(">>>>>>> bram", *CONFLICT, id="conflict ends"),
        pytest.param("null", "is not a JSON object (coding)", "", id="null"),
        pytest.param('["start", 1]', "is not a JSON object (coding)", "", id="list"),
        pytest.param('{"end": 50, "quote": "a", "construct": "b"}', "`start` is missing (coding)", "", id="no start"),
        pytest.param(line(start="40"), "`start` must be a whole number (coding)", "", id="start as text"),
        pytest.param(line(start=40.0), "`start` must be a whole number (coding)", "", id="start as decimal"),
        pytest.param(line(end=True), "`end` must be a whole number (coding)", "", id="end as boolean"),
        pytest.param(line(quote=None), "`quote` must be a text (coding)", "", id="quote null"),
        pytest.param(line(construct=7), "`construct` must be a text (coding)", "", id="construct a number"),
        pytest.param(line(start=50), "start 50 is not before end 50 (coding)", "", id="empty range"),
        pytest.param(line(start=-1), "start -1 is not before end 50 (coding)", "", id="negative start"),
        pytest.param(line(condition=["belemmerend"]), "`condition` must be a text (coding)", "", id="condition a list"),
        pytest.param(line(memo={}), "`memo` must be a text (coding)", "", id="memo an object"),
        pytest.param(line(facets=["stap"]), "`facets` must be an object of texts (coding)", "", id="facets a list"),
        pytest.param(line(facets={"stap": 1}), "`facets` must be an object of texts (coding)", "", id="facet a number"),
        pytest.param(line(status="done"), "`done` is not a status (coding)", "use proposed, accepted or rejected", id="status"),
        pytest.param(line(score="hoog"), "`score` must be a number from 0 to 1 (coding)", "", id="score a text"),
        pytest.param(line(score=float("nan")), "`score` must be a number from 0 to 1 (coding)", "", id="score not a number"),
        pytest.param(line(score=10**400), "`score` must be a number from 0 to 1 (coding)", "", id="score of 400 digits"),
        pytest.param(line(score=True), "`score` must be a number from 0 to 1 (coding)", "", id="score a boolean"),
        pytest.param(line(quote="\ud83d"), "holds half a character (coding)", "restore the line from git, or delete it", id="half an emoji"),
    ],
)
def test_broken_line(text: str, message: str, hint: str) -> None:
    """A line that cannot be understood gives no coding and one error, at its file and line."""
    coding, problems = read(text)
    assert coding is None
    assert [(str(problem), problem.hint) for problem in problems] == [(f"codings/01/anna.jsonl:3: error: {message}", hint)]


def test_every_mistake_at_once() -> None:
    """A line with several mistakes shows all of them."""
    _, problems = read('{"start": "1", "quote": 2}')
    assert [problem.message for problem in problems] == [
        "`start` must be a whole number",
        "`end` is missing",
        "`quote` must be a text",
        "`construct` is missing",
    ]


def test_unknown_key() -> None:
    """An unknown key is a warning with the nearest known key, and the coding is read."""
    coding, problems = read(line(memmo="let op"))
    assert coding is not None
    assert [(p.message, p.hint, p.level) for p in problems] == [("unknown key `memmo`", "did you mean `memo`?", Level.WARNING)]


def test_unknown_key_hides_nothing() -> None:
    """A line with an unknown key and a range that runs backwards is not read as a coding."""
    coding, problems = read(line(start=60, notitie="x"))
    assert coding is None
    assert [problem.message for problem in problems] == ["start 60 is not before end 50", "unknown key `notitie`"]
