"""Who was interviewed, as a page, as CSV and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from qualcode.analysis.cells import Value
from qualcode.analysis.participants import Participants, Share
from qualcode.model.study import Study, Wanted
from qualcode.report import dutch
from qualcode.report.blocks import Block, Bullets, Document, Heading, Paragraph, Table
from qualcode.report.grid import csv_table

_WORDS = dutch.PARTICIPANTS


def build(study: Study, found: Participants) -> Document:
    """Return who was interviewed: a table of cases with totals, the spread over attributes, and what is still missing."""
    about = study.settings.title if study.settings.file else ""
    report = study.settings.report
    authors = dutch.enumeration(report.authors) if report.authors else report.organisation
    return Document(_WORDS["title"], about, _WORDS["title"], authors, tuple(_blocks(study, found)))


def _blocks(study: Study, found: Participants) -> Iterator[Block]:
    yield _places(study, found)
    least = study.settings.privacy.min_group
    if found.hidden:
        yield Paragraph(dutch.hidden_everywhere(least), note=True)
    yield Heading(_WORDS["spread"])
    several = any(share.cases for share in found.shares)
    headers = (_WORDS["attribute"], _WORDS["value"], _WORDS["people"], *((_WORDS["cases"],) if several else ()))
    rows: list[tuple[str | int, ...]] = [
        (study.label(share.attribute), _values(share), share.people, *((share.cases or "",) if several else ())) for share in found.shares
    ]
    if rows:
        yield Table(headers, tuple(rows), (0.28, 0.4, 0.16, 0.16)[: len(headers)])
    forms = tuple((dutch.FORM_NAMES[form], n) for form, n in found.forms.items())
    yield Table((_WORDS["form"], _WORDS["interviews"]), forms, (0.68, 0.32))
    if any(len(share.values) > 1 for share in found.shares):
        yield Paragraph(dutch.together(least), note=True)
    if not (found.shares or found.sought):
        return
    yield Heading(_WORDS["missing"])
    missing = (*_absent(study, found), *_wanting(study, found))
    yield Bullets(missing) if missing else Paragraph(_WORDS["nothing missing"], note=True)


def _places(study: Study, found: Participants) -> Table:
    headers = (study.label(found.by), *map(study.label, found.about), _WORDS["roles"], _WORDS["interviews"], _WORDS["people"])
    rows: list[tuple[str | int, ...]] = [
        (place.case, *place.about, dutch.roles(dict(place.roles)), place.interviews, place.people) for place in found.places
    ]
    total = sum(place.interviews for place in found.places)
    rows.append((_WORDS["total"], *("" for _ in found.about), dutch.roles(dict(found.roles)), total, sum(found.roles.values())))
    middle = 0.74 / (len(found.about) + 2)
    return Table(headers, tuple(rows), (middle, *(middle for _ in found.about), middle, 0.13, 0.13))


def _values(share: Share) -> str:
    return dutch.alternatives([value or _WORDS["unknown"] for value in share.values])


def _absent(study: Study, found: Participants) -> Iterator[str]:
    """Yield each allowed value that nobody has."""
    for share in found.shares:
        if not share.people:
            yield f"{study.label(share.attribute)} {_values(share)}: {_WORDS['nobody']}"


def _wanting(study: Study, found: Participants) -> Iterator[str]:
    """Yield each wish of the study that is not fulfilled."""
    for wish, n in found.sought:
        if n < wish.people:
            yield f"{', '.join(wish.where.values())}: {_number(study, n)} {_WORDS['of']} {dutch.number(wish.people)}"


def _number(study: Study, n: int) -> str:
    """Return a number of people in words; one so small that it points to somebody is only called that."""
    least = study.settings.privacy.min_group
    return dutch.fewer(least) if 0 < n < least else dutch.number(n)


def to_csv(study: Study, found: Participants) -> str:
    """Return who was interviewed as CSV: a row per case and role, per value, per form and per wish; `part` tells which."""
    rows: list[list[Value]] = []
    for place in found.places:
        rows += [["case", place.case, role, n, None] for role, n in place.roles.items()]
    rows += [["attribute", share.attribute, " / ".join(share.values), share.people, None] for share in found.shares]
    rows += [["interviews", "form", form, n, None] for form, n in found.forms.items()]
    rows += [["wanted", " + ".join(wish.where), " + ".join(wish.where.values()), _count(study, n), wish.people] for wish, n in found.sought]
    return csv_table(["part", "name", "value", "number", "wanted"], rows)


def to_json(study: Study, found: Participants) -> str:
    """Return who was interviewed as JSON; a role or value that too few people share is not told apart, nor how few they are."""
    document = {
        "by": found.by,
        "cases": [
            {
                found.by: place.case,
                **dict(zip(found.about, place.about, strict=True)),
                "roles": dict(place.roles),
                "interviews": place.interviews,
                "people": place.people,
            }
            for place in found.places
        ],
        "people": sum(found.roles.values()),
        "attributes": [{"attribute": share.attribute, "values": list(share.values), "people": share.people} for share in found.shares],
        "forms": dict(found.forms),
        "wanted": [_wish(study, wish, n) for wish, n in found.sought],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _wish(study: Study, wish: Wanted, n: int) -> dict[str, object]:
    return {"where": dict(wish.where), "people": _count(study, n), "wanted": wish.people}


def _count(study: Study, n: int) -> int | None:
    return None if 0 < n < study.settings.privacy.min_group else n
