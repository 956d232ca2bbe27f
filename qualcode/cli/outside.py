"""`qualcode code --model URL`: ask a model outside qualcode, on this machine unless the user says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.cli import show
from qualcode.exchange.endpoint import Endpoint
from qualcode.exchange.outside import OutsideCoder
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.store.forms import cache_folder


def ask(study: Study, url: str, *, name: str, allow_remote: bool) -> Iterator[tuple[Transcript, list[Coding] | None]]:
    """Yield every transcript with the model's proposals, None when some piece of it got no usable answer.

    Answers are kept in the cache, so a run that was stopped goes on where it was.
    """
    endpoint = Endpoint(url, name=name, allow_remote=allow_remote)
    coders = {book.codebook: OutsideCoder(book, endpoint, cache_folder() / "model") for book in study.codebooks.values()}
    for transcript in study.transcripts:
        book = study.codebook_of(transcript)
        codings, problems = coders[book.codebook].propose(transcript) if book else ([], [])
        show.problems(problems)
        yield transcript, None if any(problem.level == "error" for problem in problems) else codings
