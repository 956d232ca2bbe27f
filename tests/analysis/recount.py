"""Random studies, and their counts made again by looking at every fragment for every cell, sharing no code with the matrix."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from tests.nouns import codebook, fragment, study, transcript

BOOK = codebook(
    groups=[
        {"id": "condities", "label": "Condities"},
        {"id": "aspecten", "label": "Aspecten", "conditions": []},
    ],
    constructs=[
        {
            "id": "steun",
            "label": "Steun",
            "group": "condities",
            "constructs": [
                {"id": "ruimte", "label": "Ruimte", "group": "condities", "constructs": [{"id": "durf", "label": "Durf", "group": "aspecten"}]},
                {"id": "tijd", "label": "Tijd", "group": "condities"},
            ],
        },
        {"id": "vraagstuk", "label": "Vraagstuk", "group": "aspecten"},
    ],
)
BELOW = {
    "steun": ["steun", "ruimte", "durf", "tijd"],
    "ruimte": ["ruimte", "durf"],
    "durf": ["durf"],
    "tijd": ["tijd"],
    "vraagstuk": ["vraagstuk"],
}
ASPECTS = ["durf", "vraagstuk"]
GROUPS = {"condities": ["steun", "ruimte", "tijd"], "aspecten": ASPECTS}
SPEECH = (
    ("Interviewer", "En?"),
    ("Jan", "Er is rust. Er is ruimte genoeg."),
    ("Interviewer", "Ja?"),
    ("Els", "Nou, dat vind ik niet. Maar soms wel."),
)
AXES = ("bedrijf", "rol", "transcript", "role", "constructs", "conditions", "condities", "aspecten", "soort", "steun", "ruimte", "belemmerend")


@st.composite
def studies(draw: st.DrawFn) -> tuple[Study, list[Fragment]]:
    """Return a study of some transcripts, not all of which have a company or a role, and fragments said in them."""
    names = draw(st.lists(st.tuples(st.sampled_from(["Zon", "Maan", None]), st.sampled_from(["hr", "monteur", None])), min_size=1, max_size=4))
    made = []
    for n, (company, role) in enumerate(names):
        attributes = {"bedrijf": company, "rol": role}
        made.append(transcript(f"t{n}", {key: value for key, value in attributes.items() if value}, speech=SPEECH))
    said = []
    for _ in range(draw(st.integers(0, 14))):
        one = draw(st.sampled_from(made))
        turn = draw(st.sampled_from([turn for turn in one.turns if not turn.interviewer]))
        start = draw(st.integers(turn.start, turn.end - 1))
        end = draw(st.integers(start + 1, len(one.body)))
        construct = draw(st.sampled_from(list(BELOW)))
        condition = None if construct in ASPECTS else draw(st.sampled_from([None, "stimulerend", "belemmerend"]))
        facets = draw(st.sampled_from([{}, {"soort": "klein"}, {"soort": "groot"}]))
        said.append(fragment(one.name, construct, condition, quote=one.body[start:end], start=start, speaker=turn.speaker, facets=facets))
    return study(made, BOOK), said


def belongs(made: Study, one: Fragment, axis: str, member: str, *, rolled_up: bool) -> bool:
    """Tell whether a fragment belongs to a row or column, by its id."""
    attributes = next(t.attributes for t in made.transcripts if t.name == one.transcript)
    if axis in ("bedrijf", "rol"):
        return attributes.get(axis, f"(geen {axis})") == member
    if axis == "role":
        return attributes.get("rol", "(geen role)") == member
    if axis == "transcript":
        return one.transcript == member
    if axis in ("conditions", "belemmerend"):
        return one.construct not in ASPECTS and (one.condition or "onbeslist") == member
    if axis == "soort":
        return one.construct not in ASPECTS and one.facets.get("soort") == member
    return one.construct in BELOW[member] if rolled_up else one.construct == member


def members(made: Study, axis: str, *, rolled_up: bool) -> list[str]:
    """Return the ids of the rows or columns of an axis, in order."""
    if axis in ("bedrijf", "rol", "role"):
        own = {t.attributes.get("rol" if axis == "role" else axis, "") for t in made.transcripts}
        return [value or f"(geen {axis})" for value in sorted(own)]
    fixed = {
        "transcript": [t.name for t in made.transcripts],
        "constructs": list(BELOW),
        "conditions": ["stimulerend", "belemmerend", "onbeslist"],
        "belemmerend": ["belemmerend"],
        "soort": ["klein", "groot"],
        "steun": ["steun", "ruimte", "tijd"] if rolled_up else BELOW["steun"],
        "ruimte": ["ruimte", "durf"],
        **GROUPS,
    }
    return fixed[axis]


def within(made: Study, said: Sequence[Fragment], axis: str, member: str | None, *, rolled_up: bool) -> list[Fragment]:
    """Return the fragments of a row or column, of all that there are when none is named."""
    wanted = members(made, axis, rolled_up=rolled_up) if member is None else [member]
    return [one for one in said if any(belongs(made, one, axis, other, rolled_up=rolled_up) for other in wanted)]


def cell(made: Study, said: Sequence[Fragment], row: tuple[str, str | None], column: tuple[str, str | None], *, rolled_up: bool) -> list[Fragment]:
    """Return the fragments of a cell; rows and columns are an axis and an id, None for a total."""
    return within(made, within(made, said, *row, rolled_up=rolled_up), *column, rolled_up=rolled_up)


def places(made: Study, one: Fragment, unit: str) -> set[tuple[str, str]]:
    """Return the sentences, turns or transcripts that a fragment stands in, by where they begin, letter by letter."""
    body = next(t.body for t in made.transcripts if t.name == one.transcript)
    begins = {"sentence": ["En?", "Er is rust.", "Er is ruimte", "Ja?", "Nou, dat", "Maar soms"], "turn": ["En?", "Er is rust.", "Ja?", "Nou, dat"]}
    if unit == "transcript":
        return {(one.transcript, "")}
    starts = {body.index(words): words for words in begins[unit]}
    found = set()
    for place in range(one.start, one.end):
        before = [start for start in starts if start <= place]
        found.add((one.transcript, starts[max(before)]))
    return found
