"""What the tests of importing share: the fixtures, files that a library makes, and a way to bring a file in and read it again."""

from __future__ import annotations

import html
import json
import pathlib
import re
import unicodedata
from collections import Counter
from typing import NamedTuple

from qualcode.errors import Problem
from qualcode.exchange.transcripts.bring import Brought, Wishes, bring
from qualcode.exchange.transcripts.speakers import given
from qualcode.model.transcript import Transcript
from qualcode.study import transcript

FIXTURES = pathlib.Path(__file__).parent / "fixtures"
TEXTS = sorted(path.name for path in FIXTURES.iterdir())
TALK = [("Interviewer", "Hoe gaat het met de nieuwe oven?"), ("Respondent", "Goed, zei Bep. Let op: hij is heet."), ("Interviewer", "Heet?")]
_MARKUP = re.compile(r"<(?!v )[^<>()]*>|<v |</v>")
_INVISIBLE = re.compile("[\u00ad\u200b]")
_WORD = re.compile(r"[^\W\d_]+")


class Read(NamedTuple):
    """A source that was brought in, and the transcript as it is read again."""

    brought: list[Brought]
    transcripts: list[Transcript]
    problems: list[Problem]

    @property
    def turns(self) -> list[tuple[str, str]]:
        """Return who said what in the only transcript."""
        (one,) = self.transcripts
        return [(turn.speaker, one.speech(turn)) for turn in one.turns]

    @property
    def lines(self) -> list[str]:
        """Return the problems of importing as lines."""
        return [f"{problem.location.line}: {problem.level}: {problem.message}" for one in self.brought for problem in one.problems]

    @property
    def facts(self) -> dict[str, str]:
        """Return the front matter of the only transcript."""
        (one,) = self.transcripts
        return dict(one.attributes)


def import_(path: pathlib.Path, out: pathlib.Path, *speakers: str, **wishes: object) -> Read:
    """Bring a file in and read again what came of it."""
    asked = Wishes(out, given(speakers), **wishes)  # type: ignore[arg-type]
    brought = list(bring(path, path.name, asked))
    loaded = [transcript.load(one.target, name="x", file="x.txt") for one in brought if one.target and one.target.exists()]
    return Read(brought, [one for one, _ in loaded if one], [problem for _, found in loaded for problem in found])


def text(path: pathlib.Path, content: str | bytes) -> pathlib.Path:
    """Write a source byte for byte."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def words(content: str) -> Counter[str]:
    """Return how often each word occurs in a text, whatever its accents are made of."""
    return Counter(_WORD.findall(_INVISIBLE.sub("", unicodedata.normalize("NFC", content)).casefold()))


def source_words(path: pathlib.Path) -> Counter[str]:
    """Return the words of a fixture: those of its text, without markup, keys and the names of columns."""
    raw = path.read_bytes()
    encoding = {"windows.txt": "cp1252", "mac.txt": "mac_roman", "utf16.txt": "utf-16", "utf16_zonder.txt": "utf-16-le"}.get(path.name, "utf-8-sig")
    content = raw.decode(encoding)
    match path.suffix:
        case ".json":
            segments = json.loads(content)["segments"]
            content = " ".join(f"{one['text']} {one.get('speaker', '')}" for one in segments)
        case ".otr":
            content = json.loads(content)["text"]
        case ".vtt":
            content = re.sub(r"STYLE\n.*\n|NOTE|WEBVTT|Kind: captions|Language:|^[\da-f-]{36}/.*$|align:start", "", content, flags=re.MULTILINE)
        case ".html":
            content = content.partition("</head>")[2]
        case ".eaf":
            content = " ".join(
                re.findall(r"<ANNOTATION_VALUE>(.*?)</ANNOTATION_VALUE>|PARTICIPANT=\"(\w+)\"", content)[n][k] for n in range(3) for k in (0, 1)
            )
        case ".cha":
            content = re.sub(r"^@(?:UTF8|Begin|End|Languages|Participants)", "", content, flags=re.MULTILINE)
        case ".tsv" | ".csv" if "\t" in content:
            content = content.partition("\n")[2]
    return words(html.unescape(_MARKUP.sub(" ", content)).replace("Otter", ""))


def lost(source: Counter[str], folder: pathlib.Path) -> Counter[str]:
    """Return the words of a source that occur less often in the transcripts of a folder, whose labels may be fewer."""
    found = words("\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))))
    return source - found
