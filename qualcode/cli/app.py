"""The commands, in the order in which a study meets them."""

from __future__ import annotations

from typing import Annotated

import typer

from qualcode import __version__
from qualcode.cli import check, code, codebook, demo, guide, init, matrix, report

app = typer.Typer(
    name="qualcode",
    help="Qualitative coding of Dutch interviews with text files in git.",
    epilog="Start with: qualcode demo",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
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


for module in (demo, init, check, code, codebook, guide, matrix, report):
    name = module.__name__.rpartition(".")[2]
    app.command(name, epilog=module.EXAMPLE)(getattr(module, name))
