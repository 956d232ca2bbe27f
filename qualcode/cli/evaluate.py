"""`qualcode code --evaluate`: a coder beside people; the rule coder on interviews that it has not learned from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

import typer
from rich.console import Console
from rich.table import Table

from qualcode.analysis.compare import Score, compare
from qualcode.cli import say
from qualcode.cli.progress import progress
from qualcode.coding.consensus import people as people_of
from qualcode.errors import QualcodeError
from qualcode.model.coding import Coding
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.store.codings import load_codings
from qualcode.store.tagger import Tagger
from qualcode.store.teach import Teaching
from qualcode.text import nearest

_FIGURES = ("precision", "recall", "f1", "condition", "kappa")


def evaluate(study: Study, teaching: Teaching, *, as_json: bool) -> None:
    """Print how the rules alone, and with what they learn from the other interviews, agree with what people coded."""
    people = {one.name: _standing(one, people_of(teaching.codings)) for one in study.transcripts}
    coded = _coded(study, people)
    constructs = list(study.constructs())
    rules, learned = Tagger(), []
    with progress("leaving out one interview at a time", len(coded)) as step:
        for transcript in coded:
            others = [c for c in teaching.codings if c.transcript != transcript.name]
            learned.append(Tagger(teaching._replace(codings=others))(study, transcript))
            step(1)
    alone = compare([(one, people[one.name], rules(study, one)) for one in coded], constructs)
    taught = compare([(one, people[one.name], found) for one, found in zip(coded, learned, strict=True)], constructs)
    if as_json:
        say.as_json({"interviews": len(coded), "rules": [asdict(score) for score in alone], "learned": [asdict(score) for score in taught]})
        return
    typer.echo(f"{say.count(len(coded), 'interview')} that people coded; each is coded by what was learned from the others")
    _print(study, taught)
    for name, scores in (("rules alone", alone), ("with learning", taught)):
        _total(name, scores)


def evaluate_coder(study: Study, coder: str, *, as_json: bool) -> None:
    """Print how what one coder has coded, a person or a machine, agrees with what the other people coded in the same interviews."""
    codings, _ = load_codings(study)
    if coder not in (known := sorted({coding.coder for coding in codings})):
        raise QualcodeError(f"`{coder}` has coded nothing here", hint=nearest(coder, known))
    theirs = {one.name: _standing(one, [c for c in codings if c.coder == coder], decided=False) for one in study.transcripts}
    people = {one.name: _standing(one, [c for c in people_of(codings) if c.coder != coder]) for one in study.transcripts}
    both = [one for one in _coded(study, people) if theirs[one.name]]
    if not both:
        raise QualcodeError(f"no interview was coded both by `{coder}` and by another person", hint="let two people code the same interview")
    scores = compare([(one, people[one.name], theirs[one.name]) for one in both], list(study.constructs()))
    if as_json:
        say.as_json({"interviews": len(both), coder: [asdict(score) for score in scores]})
        return
    typer.echo(f"{say.count(len(both), 'interview')} coded by {coder} and by other people")
    _print(study, scores)
    _total(coder, scores)


def _coded(study: Study, people: Mapping[str, Sequence[Coding]]) -> list[Transcript]:
    coded = [one for one in study.transcripts if people[one.name]]
    if not coded:
        raise QualcodeError("no person has coded anything here yet", hint="codings of people stand in codings/<transcript>/<name>.jsonl")
    return coded


def _standing(transcript: Transcript, codings: Sequence[Coding], *, decided: bool = True) -> list[Coding]:
    """Return what was coded in a transcript; a coding whose quote no longer stands where it says cannot be compared."""
    statuses = ("accepted",) if decided else ("accepted", "proposed")
    own = [c for c in codings if c.transcript == transcript.name and c.status in statuses]
    return [c for c in own if transcript.body[c.start : c.end] == c.quote]


def _print(study: Study, scores: Sequence[Score]) -> None:
    console = Console(highlight=False, markup=False)
    table = Table("construct", *_FIGURES, box=None, pad_edge=False, header_style="bold")
    for score in scores[:-1]:
        table.add_row(study.constructs()[score.construct].label, *(_text(getattr(score, figure)) for figure in _FIGURES))
    console.print(table)


def _text(value: float | None) -> str:
    return "  - " if value is None else f"{value:.2f}"


def _total(name: str, scores: Sequence[Score]) -> None:
    typer.echo(f"{name:14}" + "".join(f"  {figure} {_text(getattr(scores[-1], figure))}" for figure in _FIGURES))
