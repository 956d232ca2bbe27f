"""Tests of what a query finds: each term on an interview that can be counted by hand, and a recount on random studies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.analysis.matrix import matrix
from qualcode.coding.merge import fragments, place, rejected
from qualcode.coding.query import parse
from qualcode.coding.search import Search, pattern
from qualcode.errors import QualcodeError
from qualcode.model.coding import AUTO, Coding, coding_id
from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from tests import nouns
from tests.nouns import codebook, study, transcript

BOOK = codebook(
    constructs=[
        {"id": "leren", "label": "Leren", "group": "condities", "constructs": [{"id": "tijd", "label": "Tijd", "group": "condities"}]},
        {"id": "rust", "label": "Rust", "group": "condities"},
        {"id": "vraagstuk", "label": "Vraagstuk", "group": "aspecten"},
    ]
)
SPEECH = [
    ("Interviewer", "Hoe gaat het hier?"),
    ("Respondent", "Er is geen   tijd voor. Leertijd krijg je niet. Rustig is het wel."),
    ("Interviewer", "En verder?"),
    ("Marja", "Dat foto's maken deed ik zelf. Tijd zat, hoor."),
]
ZON = transcript("zon", {"bedrijf": "De Zon", "rol": "medewerker"}, speech=SPEECH)
MAAN = transcript("maan", {"bedrijf": "De Maan", "rol": "HR"}, speech=SPEECH)
BAKERS = study([ZON, MAAN], BOOK, coders=["anna", "bram"])


def coding(
    name: str,
    quote: str,
    construct: str,
    coder: str = "anna",
    *,
    condition: str | None = None,
    facets: Mapping[str, str] | None = None,
    status: str = "",
) -> Coding:
    """Return a coding of words that are said once in a transcript; its id is what it is about, to be recognised by."""
    start = ZON.body.index(quote)
    state = status or ("proposed" if coder == AUTO else "accepted")
    return Coding(name, coder, start, start + len(quote), quote, construct, condition, facets or {}, state, id=f"{name} {construct} {quote[:8]}")


CODINGS = [
    coding("zon", "Er is geen   tijd voor.", "tijd", condition="belemmerend", facets={"soort": "klein"}),
    coding("zon", "Leertijd krijg je niet.", "leren", AUTO, condition="belemmerend"),
    coding("zon", "Leertijd krijg je niet.", "rust", "bram", condition="stimulerend", facets={"soort": "groot"}),
    coding("zon", "Rustig is het wel.", "rust", AUTO, status="rejected"),
    coding("zon", "Tijd zat, hoor.", "vraagstuk", AUTO),
    coding("maan", "Dat foto's maken deed ik zelf.", "rust", "bram"),
]
TIJD, LEREN, RUST, NEE, VRAAG, MAANRUST = (one.id for one in CODINGS)


def found(query: str, codings: Sequence[Coding] = CODINGS, *, among: Study = BAKERS) -> list[str]:
    """Return the ids of what a query finds, as the command looks for it."""
    search = Search(parse(query), among, coders={one.coder for one in codings})
    deciding = search.constructs()
    some = [one for one in codings if deciding is None or one.construct in deciding]
    every = sorted([*fragments(among, some), *rejected(among, some)], key=place)
    return [fragment.id for fragment in search.find(every, rejected={one.id for one in some if one.status == "rejected"})]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("*", [MAANRUST, TIJD, LEREN, RUST, VRAAG]),
        ("construct:leren", [TIJD, LEREN]),
        ("construct:tijd", [TIJD]),
        ("construct:LEREN not construct:tijd", [LEREN]),
        ("condition:belemmerend", [TIJD, LEREN]),
        ("condition:onbeslist", [MAANRUST]),
        ("not condition:belemmerend", [MAANRUST, RUST, VRAAG]),
        ("facet:soort", [TIJD, RUST]),
        ("facet:soort=groot", [RUST]),
        ("rol=medewerker", [TIJD, LEREN, RUST, VRAAG]),
        ("rol=hr", [MAANRUST]),
        ('bedrijf="de maan"', [MAANRUST]),
        ("transcript=maan", [MAANRUST]),
        ("speaker:Marja", [MAANRUST, VRAAG]),
        ("coder:bram", [MAANRUST, RUST]),
        ("coder:auto", [LEREN, VRAAG]),
        ("status:accepted", [MAANRUST, TIJD, RUST]),
        ("status:proposed", [LEREN, VRAAG]),
        ("status:rejected", [NEE]),
        ("construct:rust (status:rejected or coder:bram)", [MAANRUST, RUST, NEE]),
        ('id:"ZON tijd"', [TIJD]),
        ('id:"zon rust Rustig"', [NEE]),
        ("tijd", [TIJD, VRAAG]),
        ("*tijd", [TIJD, LEREN, RUST, VRAAG]),
        ("leer*", [LEREN, RUST]),
        ('"geen tijd"', [TIJD]),
        ('"geen * voor"', [TIJD]),
        ("foto’s", [MAANRUST]),
        ("with:rust", [LEREN]),
        ("with:leren", [RUST]),
        ("near:rust", [TIJD, LEREN]),
        ("near:leren", [TIJD, LEREN, RUST]),
        ("near:leren not construct:leren", [RUST]),
        ("with:vraagstuk", []),
        ("construct:tijd or construct:vraagstuk", [TIJD, VRAAG]),
    ],
)
def test_finds(query: str, ids: list[str]) -> None:
    """Each term finds what it says, in the order of the transcripts; what a person rejected is found only when asked for."""
    assert found(query) == ids


@pytest.mark.parametrize(
    ("query", "message", "hint"),
    [
        ("a construct:tjid", "no construct `tjid`\n    a construct:tjid\n      ^", "did you mean `tijd`?"),
        ("with:rusd", "no construct `rusd`\n    with:rusd\n    ^", "did you mean `rust`?"),
        ("condition:belemerend", "no condition `belemerend`\n    condition:belemerend\n    ^", "did you mean `belemmerend`?"),
        ("facet:sort=klein", "no facet `sort`\n    facet:sort=klein\n    ^", "did you mean `soort`?"),
        ("facet:soort=klien", "no value of facet `soort` `klien`\n    facet:soort=klien\n    ^", "did you mean `klein`?"),
        ("rool=hr", "no transcript with an attribute `rool`\n    rool=hr\n    ^", "did you mean `rol`?"),
        ("rol=chef", "no transcript whose `rol` is `chef`\n    rol=chef\n    ^", "known are: `HR`, `medewerker`"),
        ("coder:brom", "no coder `brom`\n    coder:brom\n    ^", "did you mean `bram`?"),
        ("status:rejcted", "no status `rejcted`\n    status:rejcted\n    ^", "did you mean `rejected`?"),
        ("speaker:Maria", "no speaker `Maria`\n    speaker:Maria\n    ^", "did you mean `Marja`?"),
    ],
)
def test_names_that_are_not_there(query: str, message: str, hint: str) -> None:
    """A name that the study does not have is told of before anything is looked for, with the nearest that it has."""
    with pytest.raises(QualcodeError) as error:
        Search(parse(query), BAKERS, coders=["anna", "bram"])
    assert (str(error.value), error.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("words", "text", "there"),
    [
        ("tijd", "Tijd, ja", True),
        ("tijd", "leertijd", False),
        ("geen tijd", "geen\n  tijd", True),
        ("* tijd", "geen tijd", True),
        ("* tijd", "tijd", False),
        ("zo'n", "zo’n dag", True),
        ("a.b", "axb", False),
        ("één", "één dag", True),
    ],
)
def test_words(words: str, text: str, there: object) -> None:
    """Words are found whole, in any case, across white space; what means something in a regular expression means nothing here."""
    assert (pattern(words).search(text) is not None) is there


PLACES = [(turn.start + a, turn.start + b) for turn in ZON.turns if not turn.interviewer for a in range(0, 20, 5) for b in (a + 5, a + 12)]


@st.composite
def studies(draw: st.DrawFn) -> tuple[Study, list[Coding]]:
    """Return a study of a few interviews with the same words, and codings at random that people and the rules made."""
    names = [f"t{n}" for n in range(draw(st.integers(1, 3)))]
    interviews = [transcript(name, {"bedrijf": draw(st.sampled_from(["Zon", "Maan"]))}, speech=SPEECH) for name in names]
    made: dict[str, Coding] = {}
    for _ in range(draw(st.integers(0, 14))):
        name, (start, end) = draw(st.sampled_from(names)), draw(st.sampled_from(PLACES))
        construct = draw(st.sampled_from(["leren", "tijd", "rust", "vraagstuk"]))
        condition = None if construct == "vraagstuk" else draw(st.sampled_from(["stimulerend", "belemmerend", None]))
        coder = draw(st.sampled_from(["anna", "bram", AUTO]))
        status = draw(st.sampled_from(["proposed", "accepted", "rejected"])) if coder == AUTO else "accepted"
        facets = draw(st.sampled_from([{}, {"soort": "klein"}, {"soort": "groot"}]))
        quote = ZON.body[start:end]
        id = coding_id(name, coder, start, end, construct, quote)
        made[id] = Coding(name, coder, start, end, quote, construct, condition, facets, status, 0.5 if coder == AUTO else None, id=id)
    return study(interviews, BOOK, coders=["anna", "bram"]), list(made.values())


@settings(max_examples=60, deadline=None)
@given(studies())
def test_counts_agree_with_the_matrix(drawn: tuple[Study, list[Coding]]) -> None:
    """Every cell of the matrix is what a query for that case, construct and condition finds, and together that is all there is."""
    among, codings = drawn
    merged = fragments(among, codings)
    table = matrix(among, merged, by="bedrijf")
    total = 0
    for case in table.table.index:
        for column in table.columns:
            beneath = "not construct:tijd" if column.theme == "leren" else ""
            query = f'bedrijf="{case}" construct:{column.theme} {beneath}' + (f" condition:{column.condition}" if column.condition else "")
            ids = found(query, codings, among=among)
            assert len(ids) == table.table.loc[case, column.name], query
            total += len(ids)
    assert total == len(merged) == len(found("*", codings, among=among))


@settings(max_examples=60, deadline=None)
@given(studies(), st.data())
def test_a_recount_by_hand(drawn: tuple[Study, list[Coding]], data: st.DataObject) -> None:
    """What a random query finds is what going through all fragments with the same question finds, written in another way."""
    among, codings = drawn
    merged = fragments(among, codings)
    attributes = {one.name: one.attributes["bedrijf"] for one in among.transcripts}
    turns = {f.id: next(n for n, turn in enumerate(ZON.turns) if turn.start <= f.start < turn.end) for f in merged}
    beside = Counter((f.transcript, turns[f.id]) for f in merged if f.construct == "rust")

    def near(f: Fragment) -> bool:
        return beside[f.transcript, turns[f.id]] > (f.construct == "rust")

    def of(case: str, f: Fragment) -> bool:
        return attributes[f.transcript] == case

    cases = [case for case in ("Zon", "Maan") if case in attributes.values()]
    known: dict[str, Callable[[Fragment], bool]] = {
        "construct:leren": lambda f: f.construct in ("leren", "tijd"),
        "construct:rust": lambda f: f.construct == "rust",
        "condition:belemmerend": lambda f: f.condition == "belemmerend",
        "facet:soort=klein": lambda f: f.facets.get("soort") == "klein",
        "coder:bram": lambda f: "bram" in f.coders,
        "status:accepted": lambda f: f.confirmed,
        "near:rust": near,
        "*tijd*": lambda f: "tijd" in f.quote.lower(),
        **{f"bedrijf={case}": partial(of, case) for case in cases},
    }
    names = st.sampled_from(sorted(known))
    one, two, three = data.draw(names), data.draw(names), data.draw(names)
    a, b, c = known[one], known[two], known[three]
    assert found(f"{one} and ({two} or not {three})", codings, among=among) == [f.id for f in merged if a(f) and (b(f) or not c(f))]
    assert found(f"not {one} or {two} {three}", codings, among=among) == [f.id for f in merged if not a(f) or (b(f) and c(f))]


def test_a_field_written_like_an_attribute() -> None:
    """`condition=…` is told how it is written, unless there is an attribute of that name."""
    made = nouns.study([nouns.transcript("a", {"status": "klaar"})])
    with pytest.raises(QualcodeError, match=r"^no transcript has an attribute `condition`") as error:
        Search(parse("condition=belemmerend"), made)
    assert error.value.hint == "did you mean `condition:belemmerend`?"
    assert Search(parse("status=klaar"), made).find([nouns.fragment("a", "rust")]) != []
