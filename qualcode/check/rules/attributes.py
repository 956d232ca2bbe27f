"""attribute: front matter holds what study.yaml asks for.

PASS  `rol: medewerker` where study.yaml lists medewerker
FAIL  `rol: medwerker`; a transcript that names no case
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.errors import Level, Problem
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.text import nearest


def find(study: Study, codings: Sequence[Coding]) -> Iterator[Problem]:  # noqa: ARG001
    """Yield a problem for each value outside its list, and for each transcript without a case."""
    case = study.settings.case
    for transcript in study.transcripts:
        for name, attribute in study.settings.attributes.items():
            value = transcript.attributes.get(name)
            if value and attribute.values and value not in attribute.values:
                yield Problem(transcript.marks.at(name), f"`{value}` is not a value of `{name}`", "attribute", nearest(value, list(attribute.values)))
        if transcript.attributes and not study.value(transcript, case) and study.settings.file:
            hint = f"add a line `{case}: …`, or name another attribute in study.yaml: `case: …`"
            yield Problem(transcript.at(0), f"names no {case}, so it belongs to no case", "attribute", hint, Level.WARNING)
