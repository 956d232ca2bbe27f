"""`qualcode schema`: what may stand in a file, for editors."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable

import pytest

from qualcode.study import schema
from tests.conftest import Run

Command = Callable[..., Run]


@pytest.mark.parametrize("kind", schema.KINDS)
def test_prints_the_schema(run: Command, kind: str) -> None:
    """The schema of each kind of file is printed as JSON, and nothing else."""
    printed = run("schema", kind)
    assert (printed.code, printed.err) == (0, "")
    assert json.loads(printed.out)["title"] == f"qualcode {kind}"


def test_unknown_kind(run: Command) -> None:
    """Another kind of file is refused with those there are."""
    refused = run("schema", "transcript")
    assert (refused.code, refused.out) == (2, "")
    assert all(kind in refused.err for kind in schema.KINDS)


def test_init_writes_schemas_and_points_at_them(run: Command, tmp_path: pathlib.Path) -> None:
    """A new study has the schemas, and each of its files leads to its own from where it stands."""
    run("init", str(tmp_path / "proef"))
    for kind, file in (("study", "study.yaml"), ("case", "cases/voorbeeldbedrijf.yaml")):
        path = tmp_path / "proef" / file
        told = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / told).read_text(encoding="utf-8") == run("schema", kind).out
    assert {path.name for path in (tmp_path / "proef" / ".qualcode").iterdir()} == {f"{kind}.schema.json" for kind in schema.KINDS}
