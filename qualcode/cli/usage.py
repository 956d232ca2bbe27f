"""`qualcode codebook --usage`: how a codebook is used in a study, by where its constructs come from."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from dataclasses import asdict

import typer

from qualcode.cli import say
from qualcode.cli.open import open_study
from qualcode.coding.merge import fragments
from qualcode.coding.units import standing
from qualcode.coding.usage import Overlap, Use, overlaps, usage
from qualcode.errors import QualcodeError
from qualcode.text import nearest, shorten

_ORIGINS = ("leidraad", "theorie", "data", "")
_UNKNOWN = "origin not told"
_LABEL = 40


def print_usage(name: str, folder: pathlib.Path | None, *, as_json: bool) -> None:
    """Print how a codebook of a study is used; raises QualcodeError when the study does not use it."""
    opened = open_study(folder)
    book = opened.study.codebooks.get(name)
    if book is None:
        raise QualcodeError(f"the study does not use codebook `{name}`", hint=nearest(name, list(opened.study.codebooks)))
    using = [one for one in opened.study.transcripts if opened.study.codebook_of(one) is book]
    names = {one.name for one in using}
    found = fragments(opened.study, standing(using, [coding for coding in opened.codings if coding.transcript in names])[0])
    used, alike = usage(book, found), overlaps(book, found)
    if as_json:
        say.as_json({"codebook": name, "constructs": [asdict(one) for one in used], "overlaps": [asdict(one) for one in alike]})
        return
    _print(used, alike)


def _print(used: Sequence[Use], alike: Sequence[Overlap]) -> None:
    wide = max(len(one.construct) + 2 * one.depth for one in used)
    for origin in _ORIGINS:
        own = [one for one in used if one.origin == origin]
        if own:
            typer.echo(origin or _UNKNOWN)
        for one in own:
            id = "  " * one.depth + one.construct
            typer.echo(f"  {id:<{wide}}  {shorten(one.label, _LABEL):<{_LABEL}}  {_said(one)}".rstrip())
    if alike:
        typer.echo("often on the same words")
    for pair in alike:
        typer.echo(f"  {pair.construct} with {pair.other}: {pair.shared} of {say.count(pair.fragments, 'fragment')}")
    unused = [one.construct for one in used if not one.fragments and not one.retired]
    bare = [one.construct for one in used if not one.defined]
    for what, ids in (("not used", unused), ("without a definition", bare)):
        if ids:
            say.note(f"{what}: {', '.join(ids)}")


def _said(one: Use) -> str:
    if not one.fragments:
        return "retired" if one.retired else "not used"
    counted = f"{say.count(one.fragments, 'fragment')} ({one.confirmed} confirmed) in {say.count(one.transcripts, 'transcript')}"
    return counted + (", retired" if one.retired else "")
