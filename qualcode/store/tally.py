"""Read what counts of the coding files of a transcript in one pass, checking on the way what `qualcode check` would.

Only what is sound is tallied: of anything odd in a coding file nothing is returned, and whoever counts reads the study in full, to say
what is wrong.
"""

from __future__ import annotations

import hashlib
import os
import pathlib
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qualcode.coding.tally import Alike, Said, fragment, tally
from qualcode.errors import Location
from qualcode.model.codebook import Codebook
from qualcode.model.coding import AUTO, Coding
from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.store import rows
from qualcode.text import decode

_SETTLED = 2_000_000_000  # nanoseconds after which a file that is changed again has another time


class Stamp(NamedTuple):
    """By what a file is known again: its size in bytes, its time in nanoseconds (0 when it may not tell), and a digest of its content."""

    size: int
    time: int
    digest: str


@dataclass(frozen=True)
class Tallied:
    """What was read of the codings of one transcript: how many of each kind, what was written about them, and the stamps of the files."""

    name: str
    counts: Mapping[Alike, int]
    texts: frozenset[str]
    stamps: Mapping[str, Stamp]

    def fragments(self) -> Iterator[Fragment]:
        """Yield a fragment for each kind."""
        for alike, times in self.counts.items():
            yield fragment(self.name, alike, times)

    def codings(self) -> Iterator[Coding]:
        """Yield a coding for each text that was written about some, for rules that look at texts."""
        for text in sorted(self.texts):
            yield Coding(self.name, AUTO, 0, 0, "", "", why=text, location=Location(f"codings/{self.name}"))


class Reader:
    """Reads the codings of one transcript of a study at a time."""

    def __init__(self, study: Study, written: Mapping[str, Sequence[pathlib.Path]]) -> None:
        self._study, self._written = study, written
        self._transcripts = {transcript.name: transcript for transcript in study.transcripts}
        self._order = {coder: n for n, coder in enumerate(study.settings.coders)}

    def __call__(self, name: str) -> Tallied | None:
        """Return what counts of a transcript, None when something in its coding files is not as `qualcode check` wants it."""
        transcript = self._transcripts[name]
        book = self._study.codebook_of(transcript)
        if book is None:
            return None
        codings: list[Said] = []
        texts: set[str] = set()
        stamps = {}
        for path in self._written.get(name, ()):
            try:
                stat, raw = path.stat(), path.read_bytes()  # in this order: a change in between shows in the time
            except OSError:
                return None
            found = _Lines(transcript, book, path.stem, texts).read(raw)
            if found is None:
                return None
            codings += found
            stamps[path.relative_to(self._study.root).as_posix()] = stamp(stat, raw)
        return Tallied(name, tally(transcript, codings, self._order), frozenset(texts), stamps)


class _Lines:
    """Reads the lines of a coding file; `texts` is given what is written about codings."""

    def __init__(self, transcript: Transcript, book: Codebook, coder: str, texts: set[str]) -> None:
        self._transcript, self._coder, self._texts = transcript, coder, texts
        self._carried = {c.id: (None, *book.conditions_of(c)) for _, _, c in book.walk()}
        self._facets = {facet.id: {value.id for value in facet.values} for facet in book.facets}

    def read(self, raw: bytes) -> list[Said] | None:
        """Return the codings; None when one of them is unusual, does not stand on its words, or is not of the codebook."""
        text, _ = decode(raw, "")
        lines = None if text is None else rows.quick(text)
        if lines is None:
            return self._one_by_one(text or "{")
        starts, carried, coder = self._transcript.body.startswith, self._carried, self._coder
        found: list[Said] = []
        texts: set[str] = set()
        ids: set[str] = set()
        for id, start, end, quote, construct, condition, status, why, memo, before, after in lines:
            if end - start != len(quote) or not quote or not starts(quote, start) or condition not in carried.get(construct, ()):
                return None
            if (before or after) and not Coding("", "", start, end, quote, "", before=before, after=after).stands_in(self._transcript.body):
                return None
            ids.add(id)
            texts.add(why)
            texts.add(memo)
            found.append(Said(start, end, construct, condition, None, status, coder))
        self._texts |= texts
        return found if len(ids) == len(found) else None

    def _one_by_one(self, text: str) -> list[Said] | None:
        """Return the codings of a file in which not all lines are written alike."""
        ids: set[str] = set()
        found: list[Said] = []
        for line in text.split("\n"):
            if not line.strip():
                continue
            coding, problems = rows.read(line, Location(""), transcript=self._transcript.name, coder=self._coder)
            if coding is None or problems or not coding.stands_in(self._transcript.body) or not self._knows(coding):
                return None
            ids.add(coding.id)
            self._texts.update((coding.why, coding.memo))
            found.append(Said(coding.start, coding.end, coding.construct, coding.condition, coding.facets or None, coding.status, coding.coder))
        return found if len(ids) == len(found) else None

    def _knows(self, coding: Coding) -> bool:
        """Tell whether all that a coding says is in the codebook."""
        return coding.condition in self._carried.get(coding.construct, ()) and all(
            value in self._facets.get(facet, ()) for facet, value in coding.facets.items()
        )


def stamp(stat: os.stat_result, raw: bytes) -> Stamp:
    """Return by what a file with this content is known again."""
    settled = time.time_ns() - changed(stat) > _SETTLED
    return Stamp(stat.st_size, changed(stat) if settled else 0, hashlib.sha256(raw).hexdigest())


def changed(stat: os.stat_result) -> int:
    """Return when a file was last changed, in nanoseconds."""
    return max(stat.st_mtime_ns, stat.st_ctime_ns)  # the second also tells of who set the first back
