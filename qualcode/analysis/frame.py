"""All fragments of a study as one table, a row a fragment."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from qualcode.model.fragment import Fragment
from qualcode.model.study import Study

COLUMNS = ("fragment", "transcript", "person", "construct", "condition", "confirmed", "score", "start", "end", "quote")


def frame(study: Study, fragments: Sequence[Fragment]) -> pd.DataFrame:
    """Return one row per fragment.

    Columns: `fragment` (id), `transcript`, `person` (transcript and speaker, one per interviewed person), `construct`,
    `condition` (empty when undecided), `confirmed` (by a person), `score` (0-1), `start` and `end` (code points), `quote`,
    then `facet:<id>` for each facet and `attribute:<name>` for each name in any front matter; absent values are empty.
    """
    facets = [facet.id for book in study.codebooks.values() for facet in book.facets]
    by_name = {transcript.name: transcript for transcript in study.transcripts}
    rows = [
        (f.id, f.transcript, f"{f.transcript}/{f.speaker}", f.construct, f.condition or "", f.confirmed, f.score, f.start, f.end, f.quote)
        for f in fragments
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    for facet in facets:
        table[f"facet:{facet}"] = [f.facets.get(facet, "") for f in fragments]
    for name in study.attribute_names():
        values = {transcript: study.value(one, name) for transcript, one in by_name.items()}
        table[f"attribute:{name}"] = table["transcript"].map(values).astype(object)
    return table
