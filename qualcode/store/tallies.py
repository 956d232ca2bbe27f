"""What a study counts, read from its coding files in one pass, and kept so that it need not be read again.

Only what is sound is tallied: of anything odd in a coding file nothing is returned, and whoever counts reads the study in full, to say
what is wrong. What is kept of a study holds as long as its files are as they were: of the same size and time, or else of the same
content. A file that was changed so shortly before that its time might not tell is known by its content only.
"""

from __future__ import annotations

import hashlib
import os
import pathlib
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from qualcode.coding.tally import Alike, Said, fragment, tally
from qualcode.errors import Location, Marks
from qualcode.model.codebook import Codebook
from qualcode.model.coding import AUTO, Coding
from qualcode.model.fragment import Fragment
from qualcode.model.study import Settings, Study
from qualcode.model.transcript import Transcript, Turn
from qualcode.store import cache, rows
from qualcode.store.codings import coding_files
from qualcode.store.key import known
from qualcode.store.share import processes, share
from qualcode.study.load import STUDY
from qualcode.text import decode

_KIND = "tallies"
_EACH = 15  # megabytes of codings for which a process is worth its start
_SETTLED = 2_000_000_000  # nanoseconds after which a file that is changed again has another time
_PARTS = (STUDY, "guides", "codebooks", "cases", "memos", "transcripts", "codings")
_COUNTED = {"id", "label", "group", "condition", "constructs"}  # what counts need of a construct


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
            stamps[path.relative_to(self._study.root).as_posix()] = _stamp(stat, raw)
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


class Tallies:
    """What is kept of the counts of a study; `codebook` is the one that goes before those of study.yaml."""

    def __init__(self, root: pathlib.Path, codebook: str | None = None) -> None:
        self._root = root
        self._name = cache.key(str(root.resolve()), codebook or "")
        kept = cache.load(_KIND, self._name)
        self._kept: dict[str, Any] = kept if isinstance(kept, dict) and kept.get("version") == cache.version("store", "check") else {}
        before = {file: Stamp(*stamp) for file, stamp in self._kept.get("stamps", {}).items()}
        self._stamps = _stamps(root, before)
        self._changed = {file for file in before.keys() | self._stamps.keys() if _digest(before.get(file)) != _digest(self._stamps.get(file))}

    def whole(self) -> tuple[Study, list[Fragment]] | None:
        """Return the study, with no more of it than counts need, and its fragments; None when it is not as it was when this was kept."""
        if not self._kept or self._changed:
            return None
        study = _study(self._root, self._kept["study"])
        return (study, list(_unpacked(self._kept["counts"]))) if self._kept["secrets"] == _secrets(study) else None

    def read(self, study: Study) -> list[Tallied] | None:
        """Return what counts of each transcript, of those that changed read anew; None when something is not sound."""
        written: dict[str, list[pathlib.Path]] = {}
        for name, path in coding_files(study.root):
            written.setdefault(name, []).append(path)
        old = self._reusable(study, written)
        todo = [transcript.name for transcript in study.transcripts if transcript.name not in old]
        size = sum(path.stat().st_size for name in todo for path in written.get(name, ())) / 1e6
        found = dict(old)
        for tallied in share(Reader, (study, written), todo, jobs=processes(int(size), each=_EACH)):
            if tallied is None:
                return None
            found[tallied.name] = tallied
        return [found[transcript.name] for transcript in study.transcripts]

    def _reusable(self, study: Study, written: Mapping[str, Sequence[pathlib.Path]]) -> dict[str, Tallied]:
        """Return what was read before of transcripts that are as they were, when all that says what is sound is too."""
        decides = [file for file in self._changed if file == STUDY or file.startswith("codebooks/")]
        if not self._kept or decides or self._kept["secrets"] != _secrets(study):
            return {}
        counts: dict[str, dict[Alike, int]] = {name: {} for name in self._kept["counts"]["rows"]}
        for name, alike, times in _rows(self._kept["counts"]):
            counts[name][alike] = times
        found = {}
        for transcript in study.transcripts:
            files = {transcript.file, *(path.relative_to(study.root).as_posix() for path in written.get(transcript.name, ()))}
            there = {file for file in self._kept["stamps"] if file.startswith(f"codings/{transcript.name}/")}
            if transcript.name in counts and not (files | there) & self._changed:
                found[transcript.name] = Tallied(transcript.name, counts[transcript.name], frozenset(), {})
        return found

    def save(self, study: Study, tallied: Sequence[Tallied]) -> None:
        """Keep what was counted in a study in which nothing is wrong."""
        stamps = self._stamps | {file: stamp for one in tallied for file, stamp in one.stamps.items()}
        document = {
            "version": cache.version("store", "check"),
            "stamps": stamps,
            "secrets": _secrets(study),
            "study": _needed(study),
            "counts": _packed(tallied),
        }
        cache.save(_KIND, self._name, document)


def _digest(stamp: Stamp | None) -> tuple[int, str] | None:
    return (stamp.size, stamp.digest) if stamp else None


def _stamps(root: pathlib.Path, before: Mapping[str, Stamp]) -> dict[str, Stamp]:
    """Return by what each file of a study is known; the content of a coding file that must have changed is not looked at."""
    found = {}
    for path in _files(root):
        file = path.relative_to(root).as_posix()
        try:
            stat, old = path.stat(), before.get(file)
            if old and old.time and (stat.st_size, _time(stat)) == (old.size, old.time):
                found[file] = old
            elif file.startswith("codings/") and (old is None or old.size != stat.st_size):
                found[file] = Stamp(stat.st_size, 0, "")
            else:
                found[file] = _stamp(stat, path.read_bytes())
        except OSError:
            found[file] = Stamp(0, 0, "unreadable")
    return found


def _files(root: pathlib.Path) -> Iterator[pathlib.Path]:
    for part in _PARTS:
        if (root / part).is_file():
            yield root / part
        for folder, _, names in os.walk(root / part):
            yield from (pathlib.Path(folder, name) for name in names)


def _stamp(stat: os.stat_result, raw: bytes) -> Stamp:
    settled = time.time_ns() - _time(stat) > _SETTLED
    return Stamp(stat.st_size, _time(stat) if settled else 0, hashlib.sha256(raw).hexdigest())


def _time(stat: os.stat_result) -> int:
    return max(stat.st_mtime_ns, stat.st_ctime_ns)  # the second also tells of who set the first back


def _secrets(study: Study) -> str:
    """Return a digest of what may not be said, which decides whether a text is sound."""
    key = known(study)
    return cache.key(*key.forms(), "", *key.kept)


def _needed(study: Study) -> dict[str, Any]:
    """Return what counts need of a study, as JSON can hold it."""
    return {
        "file": study.settings.file,
        "settings": study.settings.model_dump(mode="json"),
        "codebooks": {name: _pruned(book.model_dump(mode="json")) for name, book in study.codebooks.items()},
        "transcripts": [
            [one.name, one.file, dict(one.attributes), list(dict.fromkeys((turn.speaker, turn.interviewer) for turn in one.turns))]
            for one in study.transcripts
        ],
    }


def _pruned(book: dict[str, Any]) -> dict[str, Any]:
    def constructs(given: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{**{key: one[key] for key in _COUNTED}, "constructs": constructs(one["constructs"])} for one in given]

    return {**book, "references": [], "description": "", "constructs": constructs(book["constructs"])}


def _study(root: pathlib.Path, kept: dict[str, Any]) -> Study:
    transcripts = [
        Transcript(name, file, attributes, "", tuple(Turn(speaker, interviewer, 0, 0) for speaker, interviewer in speakers))
        for name, file, attributes, speakers in kept["transcripts"]
    ]
    books = {name: Codebook.model_validate(book) for name, book in kept["codebooks"].items()}
    return Study(root, Settings.model_validate(kept["settings"]).marked(Marks(kept["file"])), tuple(transcripts), books)


def _packed(tallied: Sequence[Tallied]) -> dict[str, Any]:
    """Return counts as lists of numbers; what many have in common is written once."""
    kinds: dict[tuple[Any, ...], int] = {}
    packed = {}
    for one in tallied:
        numbers = [(kinds.setdefault(alike[1:], len(kinds)), alike.speaker, times) for alike, times in one.counts.items()]
        packed[one.name] = [[kind, speaker, times] for kind, speaker, times in numbers]
    return {"kinds": list(kinds), "rows": packed}


def _rows(packed: dict[str, Any]) -> Iterator[tuple[str, Alike, int]]:
    kinds = [
        (construct, condition, tuple(map(tuple, facets)), tuple(coders), confirmed)
        for construct, condition, facets, coders, confirmed in packed["kinds"]
    ]
    for name, numbers in packed["rows"].items():
        for kind, speaker, times in numbers:
            yield name, Alike(speaker, *kinds[kind]), times


def _unpacked(packed: dict[str, Any]) -> Iterator[Fragment]:
    for name, alike, times in _rows(packed):
        yield fragment(name, alike, times)
