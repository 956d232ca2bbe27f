"""Compiled codebooks, kept in the user's cache.

Compiling takes a second, most of it for the forms of the words; a codebook that has not changed is read back in a
fraction of that.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from qualcode.coding.compile import Entry, Pattern, Tables
from qualcode.coding.listen import Compiled, Listener, compiled, needed_words
from qualcode.language.wordforms import expand
from qualcode.model.codebook import Codebook
from qualcode.store import cache

_KIND = "compiled"


def listener(codebook: Codebook) -> Listener:
    """Return a codebook compiled for tagging, from the cache or made and kept there."""
    name = cache.key(cache.coder_version(), codebook.digest)
    if stored := cache.load(_KIND, name):
        with suppress(TypeError, ValueError):
            return Listener(codebook, _read(stored))
    found = compiled(codebook, expand(needed_words(codebook)))
    cache.save(_KIND, name, found)
    return Listener(codebook, found)


def _read(stored: Any) -> Compiled:
    """Return what was kept as it was made; raises TypeError or ValueError when it is something else."""
    raw, kinds = stored
    tables = Tables(*raw)
    return Compiled(tables._replace(entries=[Entry(*one) for one in tables.entries], patterns=[Pattern(*one) for one in tables.patterns]), kinds)
