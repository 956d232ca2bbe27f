"""`qualcode import`: interviews from other programs become transcripts."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator, Sequence
from glob import glob
from typing import Annotated, Any

import typer

from qualcode.cli import say
from qualcode.cli.progress import progress
from qualcode.errors import Exit, Problem, QualcodeError, has_errors
from qualcode.exchange.transcripts import encoding as texts
from qualcode.exchange.transcripts import speakers as labelling
from qualcode.exchange.transcripts.bring import Brought, Wishes, bring
from qualcode.exchange.transcripts.labels import folded
from qualcode.store.files import Outcome
from qualcode.study import load
from qualcode.text import nearest, shorten

EXAMPLE = "Example: qualcode import gesprek.vtt --speaker SP1=interviewer --dry-run"
_SHARE = 500_000  # bytes for each step of the bar


def import_(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Word, captions, text, pdf, survey …", show_default=False)],
    speaker: Annotated[
        list[str] | None,
        typer.Option(
            "--speaker", "-s", metavar="NAME=LABEL", help="interviewer, respondent or another label for a speaker; repeat.", show_default=False
        ),
    ] = None,
    out: Annotated[
        pathlib.Path | None,
        typer.Option("--out", "-o", metavar="DIR", help="Default: transcripts/ of the study, else this folder.", show_default=False),
    ] = None,
    fact: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="A line of the front matter; repeat.", show_default=False)
    ] = None,
    question: Annotated[
        list[str] | None, typer.Option("--question", metavar="COLUMN", help="Survey: a column with open answers; repeat.", show_default=False)
    ] = None,
    attribute: Annotated[
        list[str] | None, typer.Option("--attribute", metavar="COLUMN", help="Survey: a column with a fact; repeat.", show_default=False)
    ] = None,
    encoding: Annotated[
        str, typer.Option("--encoding", metavar="NAME", help="Of a text that is not UTF-8: cp1252, mac_roman, cp850 ...", show_default=False)
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Show the first turns and the speakers, and write nothing.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace transcripts that are there with other content.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print what was made as JSON.")] = False,
) -> None:
    """Turn Word files, captions, tables and other texts into transcripts.

    Reads .docx .odt .rtf .pdf .txt .md .html .srt .vtt .json .tsv .otr .eaf .cha, and surveys in .csv and .xlsx. No word is dropped; what
    cannot be placed is kept and reported. A transcript that is there with other content is not replaced without --force.
    """
    wishes = Wishes(
        out or _default(),
        labelling.given(speaker or []),
        dict(_fact(option) for option in fact or []),
        tuple(question or ()),
        tuple(attribute or ()),
        texts.known(encoding) if encoding else "",
        force,
        dry_run,
    )
    made: list[Brought] = []
    problems: list[Problem] = []
    for one in _bring(_named(files), wishes):
        made.append(one)
        problems += one.problems
        say.problems(one.problems)
        if not json:
            _tell(one)
    if json:
        say.as_json([_plain(one) for one in made if one.target])
    _strangers(wishes, made)
    if has_errors(problems):
        raise typer.Exit(Exit.PROBLEMS)


def _default() -> pathlib.Path:
    root = load.find_root(pathlib.Path())
    return pathlib.Path(say.short(root / "transcripts")) if root else pathlib.Path()


def _fact(option: str) -> tuple[str, str]:
    key, equals, value = option.partition("=")
    if not equals or not key.strip() or key.strip() in ("speakers", "bron"):
        raise QualcodeError(f"`--set {option}` sets nothing", hint='for example: --set "bedrijf=Bakkerij De Zon"; speakers go by --speaker')
    return key.strip(), " ".join(value.split())


def _named(files: Sequence[str]) -> list[pathlib.Path]:
    """Return the files that are meant; some shells leave `*` to the program."""
    found = [pathlib.Path(name) for pattern in files for name in (sorted(glob(pattern)) if "*" in pattern else [pattern])]  # noqa: PTH207
    if not found:
        raise QualcodeError(f"no file is called `{files[0]}`", hint="check the spelling of the path")
    return list(dict.fromkeys(found))


def _bring(paths: Sequence[pathlib.Path], wishes: Wishes) -> Iterator[Brought]:
    """Yield what becomes of each file, with a bar when that takes long."""
    shares = [1 + (path.stat().st_size // _SHARE if path.is_file() else 0) for path in paths]
    with progress("importing", sum(shares)) as step:
        for path, share in zip(paths, shares, strict=True):
            told = 0

            def tick(share: int = share) -> None:
                nonlocal told
                if told < share - 1:
                    told += 1
                    step(1)

            yield from bring(path, say.short(path), wishes, tick=tick)
            step(share - told)


def _tell(one: Brought) -> None:
    """Print a line for a transcript that was made, or its first turns and its speakers."""
    if one.target is None or one.outcome is Outcome.KEPT:
        return
    if one.outcome is None:
        _preview(one)
        return
    what = "" if one.outcome is Outcome.NEW else f" ({one.outcome})"
    who = ", ".join(one.spoken)
    typer.echo(f"{one.target.as_posix()}: {say.count(one.turns, 'turn')}, {say.count(one.words, 'word')}: {who}{what}")


def _preview(one: Brought) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from qualcode.exchange.transcripts.times import clock

    console = Console(highlight=False)
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("speaker", no_wrap=True)
    table.add_column("time", no_wrap=True)
    table.add_column("words")
    for label, time, words in one.first:
        table.add_row(Text(label), Text(clock(time) if time is not None else ""), Text(shorten(words, 200)))
    assert one.target is not None  # noqa: S101 - only a transcript is shown
    console.print(Text(f"{one.source} → {one.target.as_posix()}", style="bold"))
    console.print(table)
    for label, tally in one.spoken.items():
        role = one.roles.get(label, "")
        told = f", {role}" if role and role not in label.casefold() else ""
        console.print(Text(f"  {label}: {say.count(tally.turns, 'turn')}, {say.count(tally.words, 'word')}{told}"))
    unknown = [label for label in one.spoken if label not in one.roles]
    if unknown:
        asks = "" if "interviewer" in one.roles.values() else max(unknown, key=lambda label: one.spoken[label].questions)
        options = [f'--speaker "{label}={"interviewer" if label == asks and len(unknown) > 1 else "respondent"}"' for label in unknown[:4]]
        say.note("    hint: say who is who, for example: " + " ".join(options))


def _plain(one: Brought) -> dict[str, Any]:
    """Return what became of a source as plain data: source, target, outcome, turns, words, speakers."""
    spoken = {label: {"turns": tally.turns, "words": tally.words} for label, tally in one.spoken.items()}
    target = one.target.as_posix() if one.target else None
    outcome = str(one.outcome) if one.outcome else "dry run"
    return {"source": one.source, "target": target, "outcome": outcome, "turns": one.turns, "words": one.words, "speakers": spoken}


def _strangers(wishes: Wishes, made: Sequence[Brought]) -> None:
    """Say which speakers that the user named speak nowhere."""
    met = {name for one in made for name in one.names}
    if not met:
        return
    for name in wishes.speakers:
        if folded(name) not in met:
            say.note(f"nobody is called `{name}`" + (f"\n    hint: {hint}" if (hint := nearest(name, sorted(met))) else ""))
