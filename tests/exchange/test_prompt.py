"""What a model is asked, to the letter, and what of its answer is believed."""

from __future__ import annotations

import json
import time

import pytest

from qualcode.exchange.prompt import Proposal, messages, read
from tests.nouns import codebook

BOOK = codebook(
    constructs=[
        {
            "id": "rust",
            "label": "Rust op het werk",
            "group": "condities",
            "definition": "Of er tijd is\nom na te denken.",
            "include": ["Er is tijd.", "Er is geen tijd."],
            "exclude": ["Vrije tijd: hoort nergens bij."],
            "examples": [{"quote": "Een geheim voorbeeld."}],
            "indicators": ["rustig"],
            "constructs": [{"id": "pauze", "label": "Pauze", "group": "condities"}],
        },
        {"id": "vraagstuk", "label": "Vraagstuk", "group": "aspecten"},
    ]
)
SAID = ("Het was druk.", "Er was geen tijd.", "Nu gaat het beter.")
FORM = 'the answer is not JSON of the form {"codings": […]}'

TASK = """\
Antwoord alleen met JSON, precies in deze vorm:
{"codings":[{"first":1,"last":2,"construct":"id","condition":"stimulerend"|"belemmerend"|null,"reason":"…"}]}

# Codeboek: Boek

## rust
Naam: Rust op het werk
Definitie: Of er tijd is om na te denken.
Wel: Er is tijd.
Wel: Er is geen tijd.
Niet: Vrije tijd: hoort nergens bij.
Condition: stimulerend, belemmerend of null

## pauze
Naam: Pauze
Condition: stimulerend, belemmerend of null

## vraagstuk
Naam: Vraagstuk
Condition: altijd null"""


def coding(**parts: object) -> dict[str, object]:
    """Return a coding that fits, with other `parts`."""
    return {"first": 1, "last": 2, "construct": "rust", "condition": "belemmerend", "reason": "Geen tijd."} | parts


def answer(*codings: object) -> str:
    """Return a model's answer of these codings."""
    return json.dumps({"codings": codings})


FITS = Proposal(1, 2, "rust", "belemmerend", "Geen tijd.")


def test_task() -> None:
    """The first message holds the instruction, the form of the answer and the whole codebook, without examples and indicators."""
    [task, _] = messages(BOOK, "Hoe ging het?", SAID)
    assert task["role"] == "system"
    assert task["content"].startswith(
        "Je codeert een stukje van een interview met het codeboek hieronder.\n\n- Codeer alleen wat de respondent zegt."
    )
    assert task["content"].endswith(TASK)


def test_piece() -> None:
    """The second message holds the question and the numbered sentences, each on one line."""
    [_, piece] = messages(BOOK, "Hoe  ging\nhet?", ["Het was druk.", "Er was\n\n9. geen tijd."])
    assert piece == {
        "role": "user",
        "content": "Vraag van de interviewer: Hoe ging het?\n\nZinnen van de respondent:\n1. Het was druk.\n2. Er was 9. geen tijd.",
    }


def test_no_question() -> None:
    """Where nobody asked anything, that is said."""
    assert messages(BOOK, "", ["Ja."])[1]["content"] == "Vraag van de interviewer: (geen)\n\nZinnen van de respondent:\n1. Ja."


def test_other_conditions() -> None:
    """The form names the conditions of the codebook."""
    assert '"condition":"helpt"|"hindert"|"beide"|null,' in messages(codebook(conditions=["helpt", "hindert", "beide"]), "", SAID)[0]["content"]
    assert '"condition":null,' in messages(codebook(conditions=[]), "", SAID)[0]["content"]


def test_same_task_for_each_piece() -> None:
    """The first message does not depend on the piece, so that a server can keep it."""
    assert messages(BOOK, "Hoe?", SAID)[0] == messages(BOOK, "Wat?", ["Ja."])[0]


def test_valid() -> None:
    """Codings that fit are returned in their order."""
    second = coding(first=3, last=3, construct="vraagstuk", condition=None, reason="")
    assert read(answer(coding(), second), BOOK, SAID) == ([FITS, Proposal(3, 3, "vraagstuk", None, "")], [])


def test_nothing_to_code() -> None:
    """An empty list is a good answer."""
    assert read('{"codings": []}', BOOK, SAID) == ([], [])


_AROUND = [
    "```json\n{}\n```",
    "Natuurlijk! Hier is het:\n\n{}\n\nLaat maar weten of het klopt {{tot ziens}}.",
    '<think>Iets als {{"first": 1}} of {{"codings": []}}? Nee {{</think>{}',
    '{{"antwoord": {}}}',
    "\ufeff  {}  ",
    "[{}]",
]


@pytest.mark.parametrize("around", _AROUND)
def test_text_around(around: str) -> None:
    """Fences, thinking aloud and politeness around the JSON are passed over."""
    assert read(around.format(answer(coding())), BOOK, SAID) == ([FITS], [])


def test_other_keys() -> None:
    """Further keys, before the codings and in them, are passed over."""
    assert read(json.dumps({"uitleg": "…", "codings": [coding(zeker=0.9)]}), BOOK, SAID) == ([FITS], [])


def test_optional_keys() -> None:
    """Condition and reason may be left out."""
    assert read(answer({"first": 1, "last": 1, "construct": "pauze"}), BOOK, SAID) == ([Proposal(1, 1, "pauze", None, "")], [])


_NO_FORM = ["", "Ik weet het niet.", "{}", "[]", "null", '{"codings": null}', '{"codings": {}}', '{"codings": "x"}', answer(coding())[:-5], "7"]


@pytest.mark.parametrize("text", _NO_FORM)
def test_no_form(text: str) -> None:
    """What is not JSON, or not of the form, gives one complaint."""
    assert read(text, BOOK, SAID) == ([], [FORM])


@pytest.mark.parametrize("text", ['{"a":' * 400_000, '{"codings":[' * 150_000, '{"' * 900_000, '{"codings":"' * 150_000])
def test_endless(text: str) -> None:
    """Two megabytes of nonsense are judged within a second, where trying each brace would take minutes."""
    start = time.monotonic()
    assert read(text, BOOK, SAID) == ([], [FORM])
    assert time.monotonic() - start < 1


_WRONG = [
    ("rust", "coding 1: is not an object"),
    (None, "coding 1: is not an object"),
    ({}, "coding 1: `first` and `last` must be numbers of sentences"),
    (coding(first="1"), "coding 1: `first` and `last` must be numbers of sentences"),
    (coding(first=True), "coding 1: `first` and `last` must be numbers of sentences"),
    (coding(last=2.0), "coding 1: `first` and `last` must be numbers of sentences"),
    (coding(first=0), "coding 1: sentences 0-2 do not lie within 1-3"),
    (coding(last=4), "coding 1: sentences 1-4 do not lie within 1-3"),
    (coding(first=3), "coding 1: sentences 3-2 do not lie within 1-3"),
    (coding(first=-1), "coding 1: sentences -1-2 do not lie within 1-3"),
    (coding(last=10**30), "coding 1: sentences 1-1000000000000000000… do not lie within 1-3"),
    (coding(construct="werkdruk"), "coding 1: unknown construct `werkdruk`"),
    (coding(construct="Rust"), "coding 1: unknown construct `Rust`"),
    (coding(construct=None), "coding 1: names no construct"),
    (coding(construct=["rust"]), "coding 1: names no construct"),
    (coding(construct="x\x1b[2J\ny"), "coding 1: unknown construct `x [2J y`"),
    (coding(condition="neutraal"), "coding 1: `rust` has no condition `neutraal`"),
    (coding(condition=""), "coding 1: `rust` has no condition ``"),
    (coding(condition=["stimulerend"]), "coding 1: `condition` must be a text or null"),
    (coding(construct="vraagstuk"), "coding 1: `vraagstuk` has no condition `belemmerend`"),
]


@pytest.mark.parametrize(("item", "complaint"), _WRONG)
def test_complaints(item: object, complaint: str) -> None:
    """A coding that does not fit is left out with the reason; the others stay."""
    assert read(answer(item), BOOK, SAID) == ([], [complaint])
    assert read(answer(item, coding()), BOOK, SAID) == ([FITS], [complaint])


def test_repeats() -> None:
    """The same construct on the same sentences counts once; the first is kept."""
    found = read(answer(coding(), coding(condition=None), coding(last=1)), BOOK, SAID)
    assert found == ([FITS, FITS._replace(last=1)], ["coding 2: repeats `rust` on the same sentences"])


def test_reason() -> None:
    """A reason becomes one short line that can be shown on a terminal and written to a file."""
    [said], _ = read('{"codings":[{"first":1,"last":1,"construct":"rust","reason":"Druk\\n\\u001b[31m! \\ud83d \\u202eom"}]}', BOOK, SAID)
    assert said.reason == "Druk [31m! om"
    [long], _ = read(answer(coding(reason="woord " * 100)), BOOK, SAID)
    assert long.reason == "woord " * 32 + "woord…"
    [none], _ = read(answer(coding(reason={"a": 1})), BOOK, SAID)
    assert none.reason == ""
