"""What was counted in a study, kept so that it need not be read again.

It holds as long as the files of the study are as they were: of the same size and time, or else of the same content. A file that was
changed so shortly before that its time might not tell is known by its content only.
"""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qualcode.coding.tally import Alike, fragment
from qualcode.errors import Marks
from qualcode.model.codebook import Codebook
from qualcode.model.fragment import Fragment
from qualcode.model.study import Settings, Study
from qualcode.model.transcript import Transcript, Turn
from qualcode.store import cache
from qualcode.store.codings import coding_files
from qualcode.store.key import known
from qualcode.store.share import processes, share
from qualcode.store.tally import Reader, Stamp, Tallied, changed, stamp
from qualcode.study.load import STUDY

_KIND = "tallies"
_EACH = 15  # megabytes of codings for which a process is worth its start
_PARTS = (STUDY, "guides", "codebooks", "cases", "memos", "transcripts", "codings")
_COUNTED = {"id", "label", "group", "condition", "constructs"}  # what counts need of a construct


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
            if old and old.time and (stat.st_size, changed(stat)) == (old.size, old.time):
                found[file] = old
            elif file.startswith("codings/") and (old is None or old.size != stat.st_size):
                found[file] = Stamp(stat.st_size, 0, "")
            else:
                found[file] = stamp(stat, path.read_bytes())
        except OSError:
            found[file] = Stamp(0, 0, "unreadable")
    return found


def _files(root: pathlib.Path) -> Iterator[pathlib.Path]:
    for part in _PARTS:
        if (root / part).is_file():
            yield root / part
        for folder, _, names in os.walk(root / part):
            yield from (pathlib.Path(folder, name) for name in names)


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
