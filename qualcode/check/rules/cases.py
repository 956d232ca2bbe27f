"""case: a case file belongs to transcripts, and the quotes under a summary were said there.

PASS  `case: Bakkerij Zon` where a transcript has `bedrijf: Bakkerij Zon`
FAIL  a misspelled name; a quote that does not stand in the transcript it names
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.errors import Problem
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.text import nearest, shorten


def find(study: Study, codings: Sequence[Coding]) -> Iterator[Problem]:  # noqa: ARG001
    """Yield a problem for each case file that cannot be tied to what was said."""
    bodies = {transcript.name: transcript.body for transcript in study.transcripts}
    known = sorted({value for t in study.transcripts if (value := t.attributes.get(study.settings.case))})
    for case in study.cases:
        if case.case not in known:
            yield Problem(case.at("case"), f"no transcript has `{study.settings.case}: {case.case}`", "case", nearest(case.case, known))
        for id, summary in case.summaries.items():
            for n, basis in enumerate(summary.quotes):
                place = case.at("summaries", id, "quotes", n)
                if basis.transcript not in bodies:
                    yield Problem(place, f"no transcript is called `{basis.transcript}`", "case", nearest(basis.transcript, sorted(bodies)))
                elif basis.quote not in bodies[basis.transcript]:
                    hint = "copy the words as they stand in the transcript"
                    yield Problem(place, f"`{shorten(basis.quote, 40)}` was not said in {basis.transcript}", "case", hint)
