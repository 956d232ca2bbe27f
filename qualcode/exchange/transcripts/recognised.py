"""Read what speech recognition gives: JSON with segments (Whisper, WhisperX), and its table of milliseconds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from qualcode.exchange.transcripts import encoding, times
from qualcode.exchange.transcripts.said import Said, Source


def parse(source: Source) -> Any:
    """Return the data of a JSON file; raises ProblemsError when it is broken or nested too deep."""
    try:
        return json.loads(encoding.text(source))
    except json.JSONDecodeError as error:
        raise source.refuse(f"is not sound JSON: {error.msg.lower()}", line=error.lineno, hint="export it again") from error
    except (RecursionError, ValueError) as error:
        raise source.refuse("is not sound JSON: nested too deep, or with a number that is too long", hint="export it again") from error


def read(source: Source) -> Iterator[Said]:
    """Yield the segments of a JSON file of Whisper or WhisperX."""
    found = parse(source)
    segments = found.get("segments") if isinstance(found, dict) else found
    if not isinstance(segments, list) or not (any(isinstance(one, dict) and "text" in one for one in segments) or _text(found)):
        raise source.refuse("is JSON without `segments` with `text`", hint="export the transcript as .vtt, .srt or text")
    if isinstance(found, dict) and isinstance(found.get("language"), str):
        source.attribute("taal", found["language"])
    odd = 0
    for one in segments:
        if not isinstance(one, dict) or not isinstance(one.get("text"), str):
            odd += 1
            if words := " ".join(_strings(one)):
                yield Said("", words)
            continue
        speaker = one.get("speaker")
        yield Said(speaker if isinstance(speaker, str) else "", one["text"], times.within(one.get("start")), times.within(one.get("end")))
    if not segments:
        yield Said("", _text(found))
    if odd:
        source.warn(f"{odd} segment{'s' if odd > 1 else ''} without `text`; what words they hold are kept", rule="speech")


def _text(found: Any) -> str:
    return text if isinstance(found, dict) and isinstance(text := found.get("text"), str) else ""


def _strings(value: Any) -> Iterator[str]:
    """Yield the texts in a value of unknown shape."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
