"""The guides, codebooks and examples that come with qualcode."""

from __future__ import annotations

import pathlib

_PACKAGE = pathlib.Path(__file__).resolve().parent.parent


def folder(kind: str) -> pathlib.Path:
    """Return the shipped folder `guides`, `codebooks` or `examples`: inside the wheel, or beside a checkout's package."""
    packed = _PACKAGE / "library" / kind
    return packed if packed.is_dir() else _PACKAGE.parent / kind


def names(kind: str) -> list[str]:
    """Return the names of the shipped guides, codebooks or examples, sorted."""
    if kind == "examples":
        return sorted(path.parent.name for path in folder(kind).glob("*/study.yaml"))
    return sorted(path.stem for path in folder(kind).glob("*.yaml"))


def find(kind: str, name: str, root: pathlib.Path) -> tuple[pathlib.Path, str] | None:
    """Return the file of a guide or codebook and how to call it: the study's own first, then the shipped one."""
    for place in (root / kind, folder(kind)):
        if path := next((path for path in place.glob("*.yaml") if path.stem == name and path.is_file()), None):
            return path, f"{kind}/{name}.yaml"
    return None


def available(kind: str, root: pathlib.Path) -> list[str]:
    """Return the names of the study's own and the shipped guides or codebooks, sorted."""
    return sorted({*names(kind), *(path.stem for path in (root / kind).glob("*.yaml"))})
