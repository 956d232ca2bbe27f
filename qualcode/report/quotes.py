"""A list of quotes: what was found in a study, a row for each, as a table for programs and as a document for readers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from qualcode.model.attribution import Attribution
from qualcode.model.coding import SHORT
from qualcode.model.fragment import Fragment
from qualcode.model.study import TRANSCRIPT, Study
from qualcode.report import dutch
from qualcode.report.blocks import Block, Document, Heading, Quote
from qualcode.report.listing import Column, Listing
from qualcode.text import on_one_line, surroundings

AROUND = 60  # code points of the turn beside a keyword
Cell = Callable[["Found"], str]


@dataclass(frozen=True)
class Found:
    """A quote that was found, with all that a reader wants to know of it.

    `place` is file, line and column; `speaker` the role class and the letter of the case; `code` the labels from the root
    of the codebook down. With a keyword, `quote` is that word as it was said, `before` and `after` what was said around it,
    in whole words, with the space between.
    """

    id: str
    transcript: str
    place: str
    speaker: str
    code: str
    construct: str
    condition: str
    status: str
    facets: Mapping[str, str]
    coders: tuple[str, ...]
    attributes: Mapping[str, str]
    quote: str
    before: str = ""
    after: str = ""


class Quotes:
    """Makes rows of the fragments of a study; `status` tells what was decided about one."""

    def __init__(self, study: Study, status: Callable[[Fragment], str]) -> None:
        self._study, self._status = study, status
        self._transcripts = {transcript.name: transcript for transcript in study.transcripts}
        self._attribution = Attribution(study, study.default_by())
        self._paths = paths(study)

    def rows(self, fragments: Iterable[Fragment]) -> Iterator[Found]:
        """Yield a row for each fragment, in their order."""
        for fragment in fragments:
            yield self._row(fragment, fragment.start, fragment.end)

    def keywords(self, fragments: Iterable[Fragment], words: Sequence[re.Pattern[str]]) -> Iterator[Found]:
        """Yield a row for each place where one of some words stands in a quote, with what is said around it in the same turn; by place."""
        found = []
        for n, fragment in enumerate(fragments):
            spans = {match.span() for word in words for match in word.finditer(fragment.quote)}
            found += [(fragment.transcript, fragment.start + start, fragment.start + end, n, fragment) for start, end in spans]
        for _, start, end, _, fragment in sorted(found, key=lambda one: one[:-1]):
            yield self._row(fragment, start, end, around=True)

    def _row(self, fragment: Fragment, start: int, end: int, *, around: bool = False) -> Found:
        transcript = self._transcripts[fragment.transcript]
        before = after = ""
        if around:
            turns = [turn for turn in transcript.turns if turn.start < fragment.end and fragment.start < turn.end]
            first, last = (turns[0].start, turns[-1].end) if turns else (fragment.start, fragment.end)
            before, after = surroundings(transcript.body[first:last], start - first, end - first, most=AROUND)
        return Found(
            id=fragment.id,
            transcript=fragment.transcript,
            place=str(transcript.at(start)),
            speaker=self._attribution.speaker(fragment.transcript),
            code=self._paths.get(fragment.construct, fragment.construct),
            construct=fragment.construct,
            condition=fragment.condition or "",
            status=self._status(fragment),
            facets=fragment.facets,
            coders=fragment.coders,
            attributes=transcript.attributes,
            quote=on_one_line(transcript.body[start:end]),
            before=before,
            after=after,
        )


def paths(study: Study) -> dict[str, str]:
    """Return for each construct the labels from the root of its codebook down to it: `Begeleiding > Feedback`."""
    found: dict[str, str] = {}
    for book in study.codebooks.values():
        above: list[str] = []
        for _, depth, construct in book.walk():
            above = [*above[:depth], construct.label]
            found.setdefault(construct.id, " > ".join(above))
    return found


def listing(study: Study, rows: Iterable[Found], *, keyword: bool = False) -> Listing:
    """Return rows as a table with all that is known of each; with a `keyword` what stands before and behind it has columns of its own."""
    words = dutch.QUOTES
    facets = [facet for book in study.codebooks.values() for facet in book.facets]
    names = [name for name in study.attribute_names() if name != TRANSCRIPT]
    columns: list[tuple[Column, Cell]] = [
        (Column("id", words["id"]), lambda one: one.id),
        (Column("transcript", words["transcript"], aside=True), lambda one: one.transcript),
        (Column("place", words["place"], aside=True), lambda one: one.place),
        (Column("speaker", words["speaker"]), lambda one: one.speaker),
        (Column("code", words["code"]), lambda one: one.code),
        (Column("condition", words["condition"]), lambda one: one.condition),
        *((Column(f"facet:{facet.id}", facet.label), _of("facets", facet.id)) for facet in facets),
        *([(Column("before", words["before"], wide=True), lambda one: one.before.strip())] if keyword else []),
        (Column("word" if keyword else "quote", words["word" if keyword else "quote"], wide=True), lambda one: one.quote),
        *([(Column("after", words["after"], wide=True), lambda one: one.after.strip())] if keyword else []),
        (Column("coders", words["coders"]), lambda one: ", ".join(one.coders)),
        (Column("status", words["status"], aside=True), lambda one: one.status),
        (Column("construct", words["construct"], aside=True), lambda one: one.construct),
        *((Column(f"attribute:{name}", study.label(name), aside=True), _of("attributes", name)) for name in names),
    ]
    return Listing(words["title"], tuple(column for column, _ in columns), tuple(tuple(cell(row) for _, cell in columns) for row in rows))


def _of(part: str, name: str) -> Cell:
    return lambda one: str(getattr(one, part).get(name, ""))


def document(study: Study, rows: Iterable[Found], query: str) -> Document:
    """Return rows as a document: a heading for each code in the order of the codebook, and under it who said what, by role."""
    order = {construct: n for n, construct in enumerate(paths(study))}
    ranked = sorted(rows, key=lambda one: order.get(one.construct, len(order)))
    blocks: list[Block] = []
    for code, same in groupby(ranked, key=lambda one: one.code):
        blocks.append(Heading(code))
        blocks += [Quote((one.before + one.quote + one.after).strip(), _source(one)) for one in same]
    title = dutch.QUOTES["title"]
    settings = study.settings
    authors = dutch.makers(settings.report)
    return Document(title, " · ".join(filter(None, (settings.title, query))), title, authors, tuple(blocks))


def _source(one: Found) -> str:
    """Return who said it and how it is coded; its id leads back to the place, of which the name may tell who it is."""
    facets = [f"{facet}: {value}" for facet, value in sorted(one.facets.items())]
    return " · ".join(filter(None, (one.speaker, one.condition, *facets, one.id[:SHORT])))


def texts(rows: Iterable[Found]) -> Iterator[str]:
    """Yield each text of some rows that may tell who somebody is, once."""
    told = (text for one in rows for text in (one.quote, one.before, one.after, one.speaker, *one.facets.values(), *one.attributes.values()))
    yield from dict.fromkeys(told)
