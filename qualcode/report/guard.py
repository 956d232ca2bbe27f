"""The last look before anything is shown: no name or number of somebody leaves the study."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from qualcode.check.rules.leak import problem
from qualcode.coding.leak import Leak, leaks
from qualcode.coding.swap import small_words
from qualcode.errors import Location, ProblemsError
from qualcode.model.study import Study
from qualcode.report.blocks import Block, Box, Bullets, Document, Facts, Figure, Heading, Paragraph, Quote, Table, Timeline
from qualcode.store.key import known

_WORDS = re.compile(r">([^<]*[^<\s][^<]*)<")  # what a picture says, between its tags


class Guard:
    """Knows the names of a study's key."""

    def __init__(self, study: Study) -> None:
        key = known(study)
        report, letters = study.settings.report, study.settings.letters
        self._published = [one for one in (*report.authors, report.organisation, letters.contact, letters.email, letters.telephone) if one]
        self._keep = {*study.settings.privacy.keep, *key.kept, *self._published}
        self._forms = [form for form in key.forms() if form not in self._keep]
        self._ordinary = small_words(transcript.body for transcript in study.transcripts) if self._forms else set()

    def check(self, texts: Iterable[str], what: str) -> None:
        """Raise ProblemsError when one of the texts of what is to be shown tells who somebody is."""
        found = [problem(text[one.start : one.end], one.what, Location(what)) for text in texts for one in self._leaks(text)]
        if found:
            raise ProblemsError(list(dict.fromkeys(found)))

    def _leaks(self, text: str) -> Iterator[Leak]:
        """Yield what tells who somebody is, but not the parts of names of the researchers, who want to be found."""
        stated = [match.span() for one in self._published for match in re.finditer(re.escape(one), text)]
        for leak in leaks(text, self._forms, keep=self._keep, ordinary=self._ordinary):
            if not any(start <= leak.start and leak.end <= end for start, end in stated):
                yield leak


def texts(document: Document) -> Iterator[str]:
    """Yield all that can be read in a report."""
    yield from (document.title, document.subtitle, document.header)
    for block in document.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield block.text
        case Quote():
            yield from (block.source, block.text)
        case Facts():
            yield from (cell for row in block.rows for cell in row)
        case Table():
            yield from (*block.headers, *(str(cell) for row in block.rows for cell in row))
        case Bullets():
            yield from block.items
        case Figure():
            yield from (block.alt, block.caption, *map(html.unescape, _WORDS.findall(block.svg)))
        case Box():
            yield from (block.title, *block.paragraphs)
        case Timeline():
            yield from (text for one in block.periods for text in (one.label, one.when, *one.about))
