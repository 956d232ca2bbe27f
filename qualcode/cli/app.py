"""The commands, in the order in which a study meets them; each is imported when it is called, so start-up stays fast."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from qualcode import __version__

COMMANDS = {
    "demo": "Copy an example study and run check, code, matrix and report on it.",
    "init": "Make a study: study.yaml, an example transcript and case, and files for git.",
    "pseudonymise": "Replace names and numbers by pseudonyms, the same throughout the study; codings move along.",
    "import": "Turn Word files, captions, tables and other texts into transcripts.",
    "check": "List all problems of a study with hints; silent when all is well.",
    "status": "Show a whole study at a glance, and what to do next.",
    "code": "Tag what respondents say and write the proposals to codings/<transcript>/auto.jsonl.",
    "tag": "Code what a respondent says, in the file of the one who codes.",
    "accept": "Say that proposals are right; they count as confirmed from then on.",
    "reject": "Say that proposals are wrong; they count no more, and are not proposed again.",
    "untag": "Take codings of your own away; a proposal is rejected instead.",
    "memo": "Write a note about a coding, in the place of the one that it had.",
    "merge": "Bring the codings of people together in a file of consensus, with what is left to decide.",
    "merge-driver": "Merge two versions of a coding file as git asks for it.",
    "memos": "List the memos of a study, or begin a new one.",
    "review": "Code on the whole screen, by keyboard or mouse.",
    "agreement": "Measure how well coders agree, and show where they do not.",
    "anchor": "Find codings again after a transcript was changed, and show what became of each.",
    "show": "Show all that is known about one fragment: its words, who coded it and why, and what became of it in git.",
    "codebook": "Show the constructs of a codebook as a tree, with their definitions.",
    "recode": "Change the constructs of a codebook, and with them all codings and all that refers to them.",
    "log": "Tell who changed what and when: codings, constructs, cases and memos, from git.",
    "guide": "Show the sections and questions of a guide, print it with room to write, or show what was asked of it.",
    "letter": "Write a letter to the people a study asks: information, invitation, preparation, flyer or consent form.",
    "participants": "Count who was interviewed where, by role only, with the spread over what the study selects by and its gaps.",
    "schema": "Print the JSON Schema of a file that people write, for completion and checks in an editor.",
    "find": "List the quotes that a query asks for, with who said them and how they are coded.",
    "saturation": "Show which constructs each interview added, in order of date.",
    "matrix": "Set cases against themes; empty cells stay visible.",
    "view": "Show a named view of the study: a casus in steps, a quadrant, a market place and so on.",
    "report": "Write reports: a casusverslag per case, an overview, a report by theme, a final report and more.",
    "html": "Write one page of HTML with matrix, fragments, interviews and codebook to look around in.",
}
_SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def command(name: str) -> tuple[Callable[..., None], str]:
    """Import a command; returns its function and an example of its use."""
    own = f"{name}_" if iskeyword(name) else name.replace("-", "_")  # `import` cannot be the name of a function
    module = import_module(f"qualcode.cli.{own}")
    return getattr(module, own), module.EXAMPLE


class Commands(TyperGroup):
    """A group that knows its commands by name and imports the one that is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Return the names of the commands in order."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Return a command by its name, or nothing."""
        if cmd_name not in COMMANDS:
            return None
        function, example = command(cmd_name)
        single = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        single.command(cmd_name, epilog=example, context_settings=_SETTINGS)(function)
        made = get_command(single)
        made.name = cmd_name
        return made

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


app = typer.Typer(
    name="qualcode",
    cls=Commands,
    help="Qualitative coding of Dutch interviews with text files in git.",
    epilog="Start with: qualcode demo",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_SETTINGS,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"qualcode {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")] = False,
) -> None:
    pass
