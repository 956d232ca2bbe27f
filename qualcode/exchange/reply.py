"""What a chat endpoint sends back: the model's words, or the server's own message."""

from __future__ import annotations

import json
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.text import shorten


def plain(text: str, width: int = 200) -> str:
    """Return what a server or model wrote as one short line without control characters."""
    return shorten("".join(c if c.isprintable() else " " for c in text), width)


def content(raw: bytes, url: str) -> str:
    """Return what the model says in the body of an answer.

    Raises QualcodeError when the body is not JSON or holds no message.
    """
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError) as error:
        hint = "give the address of a chat endpoint, such as http://localhost:11434/v1"
        raise QualcodeError(f"`{url}` does not answer in JSON", hint=hint) from error
    try:
        text = found["choices"][0]["message"]["content"]
    except (LookupError, TypeError):
        text = None
    if not isinstance(text, str):
        message = said(raw)
        raise QualcodeError(f"`{url}` answers without a message" + (f": {message}" if message else ""), hint="see the log of the model server")
    return text.encode("utf-8", "replace").decode()  # JSON can hold half a character


def said(raw: bytes, *, secret: str = "") -> str:
    """Return the message in what a server sent along with an error, without the secret; empty when that is a web page."""
    try:
        found: Any = json.loads(raw)
    except (ValueError, RecursionError):
        found = raw.decode("utf-8", "replace")
    for word in ("error", "message", "detail"):
        found = found.get(word, found) if isinstance(found, dict) else found
    if not isinstance(found, str) or found.lstrip().startswith("<"):
        return ""
    return plain(found.replace(secret, "…") if secret else found)
