"""A model outside qualcode as a coder: proposals only, each piece of an interview asked once and kept."""

from __future__ import annotations

import hashlib
import json
import pathlib
from collections.abc import Sequence

from qualcode.errors import Level, Location, Problem, QualcodeError
from qualcode.exchange.endpoint import Endpoint, UnreachableError
from qualcode.exchange.piece import Piece, pieces
from qualcode.exchange.prompt import VERSION, Proposal, messages, read
from qualcode.model.codebook import Codebook
from qualcode.model.coding import MODEL, Coding, coding_id
from qualcode.model.transcript import PSEUDONYMISED, Transcript
from qualcode.store import files

PATIENCE = 3  # pieces in a row without an answer
SCORE = 0.5  # a model's own certainty says little
_SHOWN = 3  # complaints about one answer


class OutsideCoder:
    """Asks a model for codings, one piece of a respondent's turn at a time; answers are kept in the cache folder.

    A run that was stopped therefore goes on where it was, and a second run sends nothing.
    """

    def __init__(self, codebook: Codebook, endpoint: Endpoint, cache: pathlib.Path) -> None:
        self._codebook = codebook
        self._endpoint = endpoint
        self._cache = cache
        self._unanswered = 0  # pieces in a row, over all transcripts

    def propose(self, transcript: Transcript) -> tuple[list[Coding], list[Problem]]:
        """Return the model's proposals for one transcript, sorted by place, and a problem for each piece that failed.

        Only what is said is sent, without front matter and labels of speakers. Raises QualcodeError when three pieces in a
        row got no answer, or an answer cannot be kept.
        """
        if self._endpoint.remote and transcript.attributes.get(PSEUDONYMISED, "").casefold() != "ja":
            message = f"is not marked as pseudonymised: nothing was sent to `{self._endpoint.url}`"
            hint = f"replace the names first, then write in its front matter: {PSEUDONYMISED}: ja"
            return [], [Problem(Location(transcript.file), message, MODEL, hint)]
        codings: list[Coding] = []
        problems: list[Problem] = []
        for piece in pieces(transcript):
            try:
                proposals, complaints = self._answer(piece)
            except _NoAnswerError as error:
                problems.append(Problem(piece.turn, f"{piece} were not coded: {error}", MODEL, error.hint))
                continue
            codings += [self._coding(transcript, piece, proposal) for proposal in proposals]
            if complaints:
                problems.append(_problem(piece, proposals, complaints))
        return sorted(codings, key=lambda c: (c.start, c.end, c.construct)), problems

    def _answer(self, piece: Piece) -> tuple[list[Proposal], list[str]]:
        """Return what is kept of a piece, or ask; an answer of which nothing can be used is asked for again."""
        asked = messages(self._codebook, piece.question, piece.sentences)
        key = json.dumps([self._endpoint.name, VERSION, asked])  # the codebook is part of what is asked
        path = self._cache / f"{hashlib.sha256(key.encode()).hexdigest()}.txt"
        proposals, complaints = read(_kept(path), self._codebook, piece.sentences)
        if complaints and not proposals:
            answer = self._ask(asked)
            proposals, complaints = read(answer, self._codebook, piece.sentences)
            files.write(path, answer)
        return proposals, complaints

    def _ask(self, asked: Sequence[dict[str, str]]) -> str:
        try:
            answer = self._endpoint.ask(asked)
        except QualcodeError as error:
            self._unanswered = self._unanswered + 1 if isinstance(error, UnreachableError) else 0
            if self._unanswered >= PATIENCE:
                raise QualcodeError(str(error), hint=f"{error.hint}; then run the command again: it goes on where it was") from error
            raise _NoAnswerError(str(error), hint=error.hint) from error
        self._unanswered = 0
        return answer

    def _coding(self, transcript: Transcript, piece: Piece, proposal: Proposal) -> Coding:
        start, end = piece.places[proposal.first - 1][0], piece.places[proposal.last - 1][1]
        quote = transcript.body[start:end]
        return Coding(
            transcript=transcript.name,
            coder=MODEL,
            start=start,
            end=end,
            quote=quote,
            construct=proposal.construct,
            condition=proposal.condition,
            status="proposed",
            score=SCORE,
            why=f"model {self._endpoint.name}" + (f": {proposal.reason}" if proposal.reason else ""),
            id=coding_id(transcript.name, MODEL, start, end, proposal.construct, quote),
        )


class _NoAnswerError(QualcodeError):
    """Say that one piece got no answer; the others can go on."""


def _kept(path: pathlib.Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _problem(piece: Piece, proposals: Sequence[Proposal], complaints: Sequence[str]) -> Problem:
    """Return what was wrong with an answer: a warning when the rest of it could be used."""
    more = f"; and {len(complaints) - _SHOWN} more" if len(complaints) > _SHOWN else ""
    wrong = "; ".join(complaints[:_SHOWN]) + more
    if proposals:
        return Problem(piece.turn, f"{piece}: part of the model's answer was left out: {wrong}", MODEL, level=Level.WARNING)
    hint = "run the command again to ask once more, or code these sentences yourself"
    return Problem(piece.turn, f"{piece} were not coded: {wrong}", MODEL, hint)
