"""Short ways to make the nouns of a study, so that a test says only what matters to it."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping, Sequence

from qualcode.errors import Marks
from qualcode.model.case import Case
from qualcode.model.codebook import Codebook
from qualcode.model.fragment import Fragment
from qualcode.model.study import Settings, Study
from qualcode.model.transcript import Transcript, Turn


def transcript(
    name: str, attributes: Mapping[str, str] | None = None, *, speech: Sequence[tuple[str, str]] = (("Respondent", "Goed."),)
) -> Transcript:
    """Return a transcript whose body is the given speech: pairs of a speaker and what is said."""
    body, turns = "", []
    for speaker, said in speech:
        start = len(body) + len(speaker) + 2
        turns.append(Turn(speaker, speaker == "Interviewer", start, start + len(said)))
        body += f"{speaker}: {said}\n\n"
    return Transcript(name, f"transcripts/{name}.txt", dict(attributes or {}), body, tuple(turns))


def fragment(
    transcript: str,
    construct: str,
    condition: str | None = None,
    *,
    quote: str = "Dat gaat goed.",
    start: int = 0,
    speaker: str = "Respondent",
    facets: Mapping[str, str] | None = None,
    coders: tuple[str, ...] = ("auto",),
    score: float = 0.5,
) -> Fragment:
    """Return a fragment; it is confirmed when anyone but the rule coder is among its coders."""
    confirmed = coders != ("auto",)
    id = f"{transcript}/{start}/{construct}"
    return Fragment(id, transcript, speaker, start, start + len(quote), quote, construct, condition, dict(facets or {}), coders, confirmed, score)


def codebook(name: str = "boek", **parts: object) -> Codebook:
    """Return a codebook of two constructs that carry conditions and one aspect that does not; `parts` go before these."""
    usual: dict[str, object] = {
        "codebook": name,
        "title": name.capitalize(),
        "groups": [{"id": "condities", "label": "Condities"}, {"id": "aspecten", "label": "Aspecten", "conditions": []}],
        "facets": [{"id": "soort", "label": "Soort", "values": [{"id": "klein", "label": "Klein"}, {"id": "groot", "label": "Groot"}]}],
        "constructs": [
            {"id": "rust", "label": "Rust", "group": "condities"},
            {"id": "ruimte", "label": "Ruimte", "group": "condities"},
            {"id": "vraagstuk", "label": "Vraagstuk", "group": "aspecten"},
        ],
    }
    return Codebook.model_validate(usual | parts)


def study(
    transcripts: Sequence[Transcript], *books: Codebook, cases: Sequence[Mapping[str, object]] = (), written: bool = True, **settings: object
) -> Study:
    """Return a study in memory; without `written` it is one of bare transcripts, that no study.yaml describes."""
    made = Settings.model_validate({"study": "proef", **settings})
    return Study(
        pathlib.Path(),
        made.marked(Marks("study.yaml")) if written else made,
        tuple(transcripts),
        {book.codebook: book for book in books or (codebook(),)},
        {},
        tuple(Case.model_validate(case) for case in cases),
    )
