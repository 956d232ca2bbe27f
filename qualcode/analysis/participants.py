"""Who was interviewed where, by role only, and how they are spread over what a study selects by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qualcode.model.attribution import SOMEBODY, Attribution, rare
from qualcode.model.study import Study, Wanted
from qualcode.model.transcript import Transcript

ALONE, PAIR, GROUP = "individueel", "duo", "groep"


@dataclass(frozen=True)
class Place:
    """A case with how many people of each role answered there; a role that too few share counts as nobody's in particular (empty)."""

    case: str
    about: tuple[str, ...]
    roles: Mapping[str, int]
    interviews: int

    @property
    def people(self) -> int:
        """Return how many people answered."""
        return sum(self.roles.values())


@dataclass(frozen=True)
class Share:
    """How many have one of some values of an attribute: values that too few people share are counted together; an empty one is not known."""

    attribute: str
    values: tuple[str, ...]
    people: int
    cases: int = 0


@dataclass(frozen=True)
class Participants:
    """Who took part: cases in order, the spread over attributes with allowed values, interviews by their form, and people sought.

    `about` names the attributes of cases that each place tells in `Place.about`; `forms` counts interviews; `sought` has each wish of
    study.yaml with the people found for it.
    """

    by: str
    about: tuple[str, ...]
    places: tuple[Place, ...]
    shares: tuple[Share, ...]
    forms: Mapping[str, int]
    sought: tuple[tuple[Wanted, int], ...]
    hidden: bool

    @property
    def roles(self) -> Mapping[str, int]:
        """Return how many people of each role there are in all places, as far as these tell."""
        total: Counter[str] = Counter()
        for place in self.places:
            total.update(place.roles)
        return total


def participants(study: Study) -> Participants:
    """Return who was interviewed in a study; several respondents in one transcript count as several people."""
    by = study.default_by()
    attribution = Attribution(study, by)
    cases = sorted({study.value(one, by) for one in study.transcripts})
    about = tuple(name for name, one in study.settings.attributes.items() if one.of == "case" and name != by)
    forms = Counter(_form(one) for one in study.transcripts)
    return Participants(
        by,
        about,
        tuple(_place(study, case, by, about, attribution) for case in cases),
        tuple(share for name in study.settings.attributes for share in _shares(study, name, by)),
        {form: forms[form] for form in (ALONE, PAIR, GROUP)},
        tuple((wish, _found(study, wish)) for wish in study.settings.selection),
        any(attribution.hides(case) for case in cases),
    )


def people(transcript: Transcript) -> int:
    """Return how many people answer in a transcript; at least one."""
    return max(1, len(transcript.respondents))


def _place(study: Study, case: str, by: str, about: tuple[str, ...], attribution: Attribution) -> Place:
    held = [one for one in study.transcripts if study.value(one, by) == case]
    roles: Counter[str] = Counter()
    for one in held:
        roles[attribution.role(one.name)] += people(one)
    told = tuple(", ".join(sorted({value for one in held if (value := study.value(one, name))})) for name in about)
    return Place(case, told, dict(sorted(roles.items())), len(held))


def _form(transcript: Transcript) -> str:
    return {1: ALONE, 2: PAIR}.get(people(transcript), GROUP)


def _shares(study: Study, name: str, by: str) -> Iterator[Share]:
    """Yield how many people have each allowed value of an attribute, and how many cases when it is one of cases."""
    attribute = study.settings.attributes[name]
    if not attribute.values:
        return
    counts: Counter[str] = Counter()
    cases: dict[str, set[str]] = {}
    for one in study.transcripts:
        value = study.value(one, name)
        counts[value] += people(one)
        cases.setdefault(value, set()).add(study.value(one, by))
    of_cases = attribute.of == "case"
    present = {value: n for value, n in counts.items() if n}
    together = set() if of_cases else rare(present, study.settings.privacy.min_group)
    order = [*attribute.values, *sorted(value for value in present if value not in attribute.values and value != SOMEBODY)]
    for value in order:
        if value not in together:
            yield Share(name, (value,), counts[value], len(cases.get(value, ())) if of_cases else 0)
    rest = tuple(value for value in order if value in together) + ((SOMEBODY,) if counts[SOMEBODY] else ())
    if rest:
        among = set().union(*(cases[value] for value in rest))
        yield Share(name, rest, sum(counts[value] for value in rest), len(among) if of_cases else 0)


def _found(study: Study, wish: Wanted) -> int:
    return sum(people(one) for one in study.transcripts if all(study.value(one, name) == value for name, value in wish.where.items()))
