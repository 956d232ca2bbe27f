"""Put a printed document in a file, and tell where."""

from __future__ import annotations

import pathlib

from qualcode.cli import output as to
from qualcode.cli import say
from qualcode.errors import QualcodeError
from qualcode.model.study import Study
from qualcode.report.blocks import Document
from qualcode.report.printed import Kind, printed
from qualcode.store import files


def kind_of(format: str | None, output: pathlib.Path | None) -> Kind:
    """Return what to write: what is asked for, else what the name of the file says, else Word; raises QualcodeError when that is none."""
    if format:
        return Kind(format)
    suffix = output.suffix.lstrip(".").lower() if output else Kind.DOCX.value
    if suffix not in {kind.value for kind in Kind}:
        raise QualcodeError(
            f"cannot tell from `{output}` what to write", hint=f"end the name in {to.endings([kind.value for kind in Kind])}, or add --format"
        )
    return Kind(suffix)


def put(document: Document, kind: Kind, study: Study, *, output: pathlib.Path | None, name: str) -> None:
    """Write a document to a file, by default `build/<name>` in the study."""
    path = output or study.root / "build" / f"{name}.{kind.value}"
    if path.is_dir():
        raise QualcodeError(f"`{path}` is a folder, not a file", hint=f"name a file in it: -o {path / f'{name}.{kind.value}'}")
    files.write(path, printed(document, kind, study))
    say.note(f"wrote {say.short(path)}")
