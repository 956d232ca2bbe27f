"""The command line as a whole: exit codes, help, and no traceback whatever happens."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
from collections.abc import Callable

import pytest

from qualcode import __version__, cli
from qualcode.cli.app import COMMANDS
from qualcode.cli.app import command as load_command
from tests.cli import inputs
from tests.conftest import Run

Command = Callable[..., Run]
QUALCODE = [sys.executable, "-m", "qualcode"]


@pytest.fixture
def here(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return an empty folder and go there."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def broken(*_: object) -> None:
    """Fail as only a bug does."""
    raise KeyError("leeg")


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help(run: Command, name: str, option: str) -> None:
    """The help of each command says what the command does, and ends with an example of it."""
    result = run(name, option)
    example = load_command(name)[1]
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[-1] == f"  {example}"
    assert example.startswith(f"Example: qualcode {name}")
    assert COMMANDS[name] in " ".join(result.out.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_example_options(run: Command, name: str) -> None:
    """Every option in an example exists."""
    text = run(name, "--help").out
    options = [word for word in load_command(name)[1].split() if word.startswith("-")]
    listed = text.partition("Options:")[2].replace(",", " ").rpartition("Example:")[0].split()
    assert [option for option in options if option not in listed] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_summary(name: str) -> None:
    """The list of commands says of each what its own help begins with."""
    function, _ = load_command(name)
    assert COMMANDS[name] == (function.__doc__ or "").partition("\n")[0]


def test_no_command(run: Command) -> None:
    """Without a command the commands are listed, in the order in which a study meets them."""
    result = run()
    listed = [
        line.split()[0] for line in (result.out + result.err).partition("Commands:")[2].splitlines() if line.startswith("  ") and line[2] != " "
    ]
    assert (result.code, listed[:-1]) == (2, list(COMMANDS))


def test_version(run: Command) -> None:
    """The version is one line."""
    assert run("--version") == Run(0, f"qualcode {__version__}\n", "")


def test_unknown_command(run: Command) -> None:
    """An unknown command is a mistake in use."""
    result = run("chek")
    assert (result.code, result.out) == (2, "")
    assert "No such command 'chek'" in result.err


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (("check", "x.txt"), set()),
        (("code", "x.txt"), {"codings/x/auto.jsonl"}),
        (("matrix", "x.txt"), set()),
        (("report", "x.txt", "--format", "md"), {"build/report/bakkerij-zon.md"}),
    ],
    ids=" ".join,
)
def test_bare_transcript(here: pathlib.Path, run: Command, words: tuple[str, ...], made: set[str]) -> None:
    """Every command about transcripts works on a bare one in an otherwise empty folder, with a codebook of the library."""
    (here / "x.txt").write_text(inputs.SOUND.replace("klein", "werkplekleren"), encoding="utf-8")
    assert run(*words).code == 0
    assert set(inputs.files(here)) == {"x.txt"} | made


@pytest.mark.parametrize(
    "words", [("codebook", "werkplekleren"), ("codebook", "--list"), ("guide", "leren-van-fouten"), ("guide", "--list")], ids=" ".join
)
def test_library(here: pathlib.Path, run: Command, words: tuple[str, ...]) -> None:
    """Every command about the library works in an empty folder, and writes nothing."""
    result = run(*words)
    assert (result.code, result.err, inputs.files(here)) == (0, "", {})


def test_bug(here: pathlib.Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug is one line that asks for a report, with exit code 3, and no traceback."""
    monkeypatch.delenv("QUALCODE_DEBUG", raising=False)
    monkeypatch.setattr("qualcode.cli.check.open_study", broken)
    assert run("check") == Run(
        3,
        "",
        "qualcode: this is a bug in qualcode, not in your study: KeyError: 'leeg'\n"
        "    hint: please report it with the output of: QUALCODE_DEBUG=1 qualcode check …\n",
    )


def test_bug_in_full(here: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With QUALCODE_DEBUG a bug is shown in full."""
    monkeypatch.setenv("QUALCODE_DEBUG", "1")
    monkeypatch.setattr("qualcode.cli.check.open_study", broken)
    with pytest.raises(KeyError, match="leeg"):
        cli.main(["check"])


def test_module(here: pathlib.Path) -> None:
    """`python -m qualcode` is the command, and its exit code reaches the shell."""
    done = subprocess.run([*QUALCODE, "check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "qualcode: no study.yaml here or above")


def test_stopped(here: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C stops a command with one line, and without a traceback."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("qualcode.cli.check.open_study", interrupted)
    assert (cli.main(["check"]), capsys.readouterr().err) == (130, "\nstopped; what was written so far is whole\n")


@pytest.mark.skipif(os.name != "posix", reason="needs a pipe without a reader")
def test_closed_pipe(here: pathlib.Path) -> None:
    """Output that nobody reads on, as with `| head`, is no mistake."""
    (here / "x.txt").write_text(inputs.SOUND.replace("klein", "werkplekleren"), encoding="utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*QUALCODE, "codebook", "werkplekleren", "--json"], stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


def test_other_encoding(here: pathlib.Path) -> None:
    """Output goes on where its letters cannot be shown."""
    inputs.put(here)
    done = subprocess.run([*QUALCODE, "code", "x.txt"], env=os.environ | {"PYTHONIOENCODING": "cp1252"}, capture_output=True, check=False)
    assert done.returncode == 0
