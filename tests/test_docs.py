"""Tests of the documentation: it names what the program has."""

from __future__ import annotations

import inspect
import re

import pytest

from qualcode.cli.app import COMMANDS, command
from tests.conftest import ROOT


def test_there_are_commands() -> None:
    """The application has commands, so the tests below look at something."""
    assert len(COMMANDS) >= 8


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    """The README names every command as it is typed."""
    assert re.search(rf"\bqualcode {name}\b", (ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "summary"), COMMANDS.items())
def test_the_list_says_what_a_command_says_of_itself(name: str, summary: str) -> None:
    """The one line about a command in the list is the first sentence of the command's own help."""
    assert (inspect.getdoc(command(name)[0]) or "").splitlines()[0] == summary


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example(name: str) -> None:
    """The help of a command ends with an example of it."""
    assert command(name)[1].startswith(f"Example: qualcode {name}")
