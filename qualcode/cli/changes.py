"""What changed in a codebook since a git revision, for people and for programs."""

from __future__ import annotations

import pathlib
import tempfile

import typer

from qualcode.cli import say
from qualcode.coding.changes import Change, Kind, changes
from qualcode.errors import ProblemsError, QualcodeError
from qualcode.model.codebook import Codebook
from qualcode.store.revision import folder_at
from qualcode.study import load

_SIGNS = {Kind.ADDED: ("+", "green"), Kind.REMOVED: ("-", "red"), Kind.MOVED: (">", "cyan"), Kind.CHANGED: ("~", "yellow")}


def print_changes(book: Codebook, root: pathlib.Path, revision: str, *, as_json: bool) -> None:
    """Print what changed in a codebook of the study since a revision; raises QualcodeError when git cannot tell."""
    name = pathlib.Path(book.file).stem
    before = _before(name, root, revision)
    found = changes(before, book)
    if as_json:
        say.as_json({"codebook": name, "since": revision, "changes": [_plain(change) for change in found]})
        return
    for change in found:
        sign, colour = _SIGNS[change.kind]
        what = f"{change.what} {change.id}".rstrip()
        typer.echo(typer.style(f"{sign} {what}", fg=colour) + (f"  {change.label}" if change.id != change.label else "") + _place(change))
        for lines in change.lines:
            typer.echo(f"    {lines.key}")
            for sign, colour, texts in (("-", "red", lines.removed), ("+", "green", lines.added)):
                for text in texts:
                    typer.echo("      " + typer.style(f"{sign} {' '.join(text.split())}", fg=colour))
    if not found:
        say.note(f"nothing changed in {name} since {revision}")


def _before(name: str, root: pathlib.Path, revision: str) -> Codebook:
    """Return the codebook as it was, with what it extended then."""
    files = folder_at(root, "codebooks", revision)
    if f"{name}.yaml" not in files:
        if not (root / "codebooks" / f"{name}.yaml").is_file():
            raise QualcodeError(f"`{name}` is one of the library, not of this study", hint="what changed in the library is in qualcode's CHANGELOG")
        hint = f"list its revisions with: git log --oneline codebooks/{name}.yaml"
        raise QualcodeError(f"`codebooks/{name}.yaml` is not there yet at `{revision}`", hint=hint)
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / "codebooks"
        folder.mkdir()
        for file, raw in files.items():
            if file.endswith(".yaml"):
                (folder / file).write_bytes(raw)
        try:
            return load.load_codebook(name, folder.parent)[0]
        except ProblemsError as error:
            raise QualcodeError(f"`{name}` could not be read at `{revision}`: {error.problems[0]}", hint="name another revision") from error


def _place(change: Change) -> str:
    if change.place is None:
        return ""
    old, new = (f"under {id}" if id else "at the top" for id in change.place)
    return f"  now {new}, was {old}" if old != new else f"  elsewhere {new}"


def _plain(change: Change) -> dict[str, object]:
    plain: dict[str, object] = {"what": change.what, "id": change.id, "label": change.label, "change": str(change.kind)}
    if change.place is not None:
        plain |= {"from": change.place[0], "to": change.place[1]}
    if change.lines:
        plain["parts"] = [{"key": one.key, "removed": list(one.removed), "added": list(one.added)} for one in change.lines]
    return plain
