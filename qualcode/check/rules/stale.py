"""stale-summary (strict): a summary rests on the codings that it was written on.

PASS  `basis: 3-hbcnmkdlapfe`, and the case still has these three fragments of the construct
FAIL  a fragment was coded, rejected or given another condition since
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from qualcode.coding.merge import fragments
from qualcode.coding.stale import stale
from qualcode.errors import Level, Problem
from qualcode.model.coding import Coding
from qualcode.model.study import Study


def find(study: Study, codings: Sequence[Coding]) -> Iterator[Problem]:
    """Yield a warning for each summary that was written on other codings than there are now."""
    if not any(summary.basis for case in study.cases for summary in case.summaries.values()):
        return
    outdated = stale(study, fragments(study, codings))
    for case in study.cases:
        for id in case.summaries:
            if (case.case, id) in outdated:
                message = f"the summary of `{id}` was written on other codings than there are now"
                hint = f"read it again; when it is still right: qualcode matrix --accept {shlex.quote(case.case)} {id}"
                yield Problem(case.at("summaries", id), message, "stale-summary", hint, Level.WARNING)
