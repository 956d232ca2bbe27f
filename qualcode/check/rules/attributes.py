"""attribute: front matter holds what study.yaml asks for.

PASS  `rol: medewerker` where study.yaml lists medewerker
FAIL  `rol: medwerker`; a transcript that names no case; people wanted with an attribute that nobody can have
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.errors import Level, Problem
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.text import nearest


def find(study: Study, codings: Sequence[Coding]) -> Iterator[Problem]:  # noqa: ARG001
    """Yield a problem for each value outside its list, in front matter and in what is wanted, and for each transcript without a case."""
    case = study.settings.case
    yield from _wanted(study)
    for transcript in study.transcripts:
        for name, attribute in study.settings.attributes.items():
            value = transcript.attributes.get(name)
            if value and attribute.values and value not in attribute.values:
                yield Problem(transcript.marks.at(name), f"`{value}` is not a value of `{name}`", "attribute", nearest(value, list(attribute.values)))
        if transcript.attributes and not study.value(transcript, case) and study.settings.file:
            hint = f"add a line `{case}: …`, or name another attribute in study.yaml: `case: …`"
            yield Problem(transcript.at(0), f"names no {case}, so it belongs to no case", "attribute", hint, Level.WARNING)


def _wanted(study: Study) -> Iterator[Problem]:
    attributes = study.settings.attributes
    for n, wish in enumerate(study.settings.selection):
        for name, value in wish.where.items():
            place = study.settings.at("selection", n, "where", name)
            if name not in attributes:
                yield Problem(place, f"`{name}` is not an attribute of study.yaml", "attribute", nearest(name, list(attributes)))
            elif attributes[name].values and value not in attributes[name].values:
                yield Problem(place, f"`{value}` is not a value of `{name}`", "attribute", nearest(value, list(attributes[name].values)))
