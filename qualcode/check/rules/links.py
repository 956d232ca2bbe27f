"""link: what a memo is about exists.

PASS  `about: [leertijd, Bakkerij Zon, WPL-03.17, 3f2a9c1e]`
FAIL  a construct that is not in the codebook; the id of a coding that is gone; a turn that the interview does not have
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.coding.links import Links
from qualcode.errors import Level, Problem
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.text import nearest


def find(study: Study, codings: Sequence[Coding]) -> Iterator[Problem]:
    """Yield a warning for each link of a memo that leads nowhere."""
    links = Links(study, codings) if study.memos else None
    for memo in study.memos if links else ():
        for n, name in enumerate(memo.about):
            if links and links.find(name) is None:
                yield Problem(memo.at("about", n), f"`{name}` leads nowhere", "link", nearest(name, links.known()), Level.WARNING)
