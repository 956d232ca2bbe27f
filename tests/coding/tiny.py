"""Tiny codebooks and interviews, made in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from qualcode.coding.compile import Source, all_words, tables
from qualcode.coding.evidence import Ears, Tuning
from qualcode.coding.listen import Listener, compiled, needed_words
from qualcode.coding.matcher import Matcher
from qualcode.coding.question import Questions
from qualcode.coding.tag import tag
from qualcode.language.cues import all_cues
from qualcode.language.wordforms import Forms, expand
from qualcode.model.codebook import Codebook
from qualcode.model.coding import Coding
from qualcode.model.guide import Guide
from qualcode.model.transcript import Transcript, Turn
from qualcode.study import authored, yamlfile

_USUAL = """aanleiding aankaarten aangeven aanlopen blunder echt eens fout gezonde grote in kop krijgen leertijd lasten laten maken meedenken
    melden mijn misser niet oefenen op opbellen overleg overnemen tijd toegeven uitleggen verfbus vertellen vrije werk werkdruk werkoverleg
    z'n 's ochtends zaagwerk zwemmen durven"""
_forms: dict[str, Forms] = {}
USUAL = Tuning()


def forms(words: Iterable[str]) -> Mapping[str, Forms]:
    """Return the forms of words; a word is expanded once in a test run, because each pass over the dictionary takes time."""
    if new := set(words) - _forms.keys():
        _forms.update(expand(new if _forms else new.union(_USUAL.split(), *(cue.split() for _, cue, _ in all_cues()))))
    return _forms


def matcher(*finds: str | Source, meanings: Sequence[str] = ()) -> Matcher[str]:
    """Return indicators compiled with the forms of their words; each means what it finds, when no meanings are given."""
    sources = [Source(find) if isinstance(find, str) else find for find in finds]
    return Matcher(tables(sources, forms(all_words(sources))), meanings or [source.find for source in sources])


def codebook(*constructs: Mapping[str, Any], **more: Any) -> Codebook:
    """Return a codebook of constructs that need an id only; `more` are its other keys."""
    labelled = [{"label": construct["id"].capitalize(), **construct} for construct in constructs]
    return Codebook.model_validate({"codebook": "tiny", "title": "Tiny", "constructs": labelled, **more})


def written(text: str, file: str = "codebooks/tiny.yaml") -> Codebook:
    """Return a codebook from the text of its file, so that it knows its lines."""
    data, marks, problems = yamlfile.parse(text, file)
    book, more = authored.build(Codebook, data, marks)
    assert book is not None, [*problems, *more]
    return book


def guide(*questions: Mapping[str, Any], **more: Any) -> Guide:
    """Return a guide of one section with these questions; `more` are its other keys."""
    section = {"id": "deel", "title": "Deel", "questions": list(questions)}
    return Guide.model_validate({"guide": "tiny", "title": "Tiny", "sections": [section], **more})


@cache
def listener(book: Codebook) -> Listener:
    """Return a codebook compiled for tagging, once in a test run."""
    return Listener(book, compiled(book, forms(needed_words(book))))


def interview(*turns: str, name: str = "01-bakker") -> Transcript:
    """Return a transcript of turns written as `Interviewer: Hoe gaat het?`."""
    body, made = "", []
    for turn in turns:
        speaker, _, speech = turn.partition(": ")
        start = len(body) + len(speaker) + 2
        made.append(Turn(speaker, speaker == "Interviewer", start, start + len(speech)))
        body += turn + "\n\n"
    return Transcript(name, f"transcripts/{name}.txt", {}, body, tuple(made))


def proposals(book: Codebook, *turns: str, asks: Guide | None = None, tuning: Tuning = USUAL) -> list[Coding]:
    """Return what the rule coder proposes for an interview of these turns."""
    return tag(interview(*turns), Ears(listener(book), Questions(asks) if asks else None, tuning=tuning))
