"""Word forms of a codebook, expanded once and kept in the user's cache folder.

The expansion takes a second; a codebook that has not changed is read back in milliseconds. The cache may be deleted
at any time, and a folder that cannot be written only costs that second again.
"""

from __future__ import annotations

import hashlib
import json
import os
import pathlib
from contextlib import suppress
from importlib.metadata import version

from qualcode.coding.listen import Listener, needed_words
from qualcode.errors import QualcodeError
from qualcode.language.wordforms import VERSION, Forms, expand
from qualcode.model.codebook import Codebook
from qualcode.store import files


def listener(codebook: Codebook) -> Listener:
    """Return a codebook compiled for tagging, with its word forms from the cache when they are there."""
    return Listener(codebook, forms_of(needed_words(codebook)))


def forms_of(words: set[str]) -> dict[str, Forms]:
    """Return the forms of words, from the cache or expanded and stored there."""
    key = hashlib.sha256("\n".join([VERSION, version("simplemma"), *sorted(words)]).encode()).hexdigest()[:24]
    path = cache_folder() / f"forms-{key}.json"
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return {word: Forms(tuple(whole), particle, tuple(apart)) for word, (whole, particle, apart) in stored.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        forms = expand(words)
    with suppress(QualcodeError):  # a cache that cannot be written is no reason to stop
        files.write(path, json.dumps(forms, ensure_ascii=False, sort_keys=True))
    return forms


def cache_folder() -> pathlib.Path:
    """Return the folder for what can be made again: QUALCODE_CACHE, else the platform's own place."""
    if own := os.environ.get("QUALCODE_CACHE"):
        return pathlib.Path(own)
    from platformdirs import user_cache_path  # only needed without QUALCODE_CACHE

    return user_cache_path("qualcode", appauthor=False)
