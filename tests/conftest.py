"""What tests share: a study written in the test's docstring, a way to run commands, and golden files."""

from __future__ import annotations

import difflib
import inspect
import pathlib
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from qualcode.cli import main

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update`, which writes golden files anew instead of comparing with them."""
    parser.addoption("--update", action="store_true", help="write golden files anew")


class Run(NamedTuple):
    """What a command did: its exit code and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep word forms in a folder of the test run, shared by all tests."""
    patch = pytest.MonkeyPatch()
    patch.setenv("QUALCODE_CACHE", str(tmp_path_factory.mktemp("cache")))
    patch.setenv("QUALCODE_KEYS", str(tmp_path_factory.mktemp("keys")))
    patch.setenv("COLUMNS", "120")
    patch.setenv("NO_COLOR", "1")
    yield
    patch.undo()


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return a folder with the files that the test's docstring holds, and go there.

    The docstring begins with the claim; then each file follows a line `=== path/of/file`.
    """
    text = inspect.cleandoc(request.function.__doc__ or "")
    for name, content in re.findall(r"^=== (\S+)\n(.*?)(?=^=== |\Z)", text + "\n", re.MULTILINE | re.DOTALL):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content.rstrip("\n") + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Return a function that runs a command as on the command line: `run("check", "--strict")`."""

    def command(*words: str) -> Run:
        capsys.readouterr()
        code = main([str(word) for word in words])
        printed = capsys.readouterr()
        return Run(int(code), printed.out, printed.err)

    return command


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a function that compares a text with the file of that name under tests/golden."""

    def compare(name: str, text: str) -> None:
        path = HERE / "golden" / name
        if request.config.getoption("--update"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        difference = "\n".join(difflib.unified_diff(expected.splitlines(), text.splitlines(), "expected", "now", lineterm=""))
        assert text == expected, f"{name} differs (run pytest --update when that is meant):\n{difference}"

    return compare
