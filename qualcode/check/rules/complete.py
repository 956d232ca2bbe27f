"""complete (strict): a codebook says what its constructs are, and every transcript is coded.

PASS  each construct has a definition, include, exclude, two examples and indicators
FAIL  a construct with a label only; a transcript without codings, or without a codebook
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.errors import Level, Location, Problem
from qualcode.model.coding import Coding
from qualcode.model.study import Study

ENOUGH_EXAMPLES = 2


def find(study: Study, codings: Sequence[Coding]) -> Iterator[Problem]:
    """Yield a warning for each part that is still to be written or coded."""
    for book in study.codebooks.values():
        for path, _, construct in book.walk():
            missing = [key for key in ("definition", "include", "exclude", "indicators") if not getattr(construct, key)]
            missing += ["examples (two)"] if len(construct.examples) < ENOUGH_EXAMPLES else []
            if missing:
                message = f"construct `{construct.id}` lacks {', '.join(missing)}"
                yield Problem(book.at(*path), message, "complete", "see codebooks/README.md", Level.WARNING)
    coded = {coding.transcript for coding in codings}
    for transcript in study.transcripts:
        if study.codebook_of(transcript) is None:
            hint = "add `codebook: …` to its front matter or to study.yaml"
            yield Problem(Location(transcript.file), "names no codebook", "complete", hint, Level.WARNING)
        elif transcript.name not in coded:
            yield Problem(Location(transcript.file), "is not coded yet", "complete", f"run: qualcode code {transcript.file}", Level.WARNING)
