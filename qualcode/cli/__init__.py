"""The command line: parse, call, print. The only place that ends the process."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence

from qualcode.errors import Exit, ProblemsError, QualcodeError

_OBJECTS = 500_000  # a short-lived process full of frozen values gains nothing by looking for garbage more often
STOPPED = 130  # what a shell returns after Ctrl-C


def run() -> None:
    """Run the command on the command line and end the process."""
    gc.set_threshold(_OBJECTS)
    sys.exit(main(sys.argv[1:]))


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 fine, 1 problems in the study, 2 cannot do that, 3 a bug."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # what an old terminal cannot show is replaced; a pipe gets UTF-8
            stream.reconfigure(errors="replace", encoding=None if stream.isatty() else "utf-8")
    try:
        from qualcode.cli.app import app  # after the interpreter is up, so that Ctrl-C is always caught

        app(args=list(argv), prog_name="qualcode")
    except SystemExit as stop:  # typer turns Ctrl-C and a closed pipe into this
        if isinstance(stop.__context__, BrokenPipeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return Exit.FINE
        if stop.code == STOPPED:
            return _stopped()
        return stop.code if isinstance(stop.code, int) else Exit.USAGE if stop.code else Exit.FINE
    except KeyboardInterrupt:
        return _stopped()
    except ProblemsError as error:
        from qualcode.cli.say import problems

        problems(error.problems)
        return error.code
    except QualcodeError as error:
        hint = error.hint.replace("\n", "\n          ")
        print(f"qualcode: {error}" + (f"\n    hint: {hint}" if hint else ""), file=sys.stderr)  # noqa: T201
        return error.code
    except Exception as error:  # noqa: BLE001 - the last resort: a bug is reported, not shown as a traceback
        return _bug(error, argv)
    return Exit.FINE


def _stopped() -> int:
    print("\nstopped; what was written so far is whole", file=sys.stderr)  # noqa: T201
    return STOPPED


def _bug(error: Exception, argv: Sequence[str]) -> int:
    if os.environ.get("QUALCODE_DEBUG"):
        raise error
    command = next((word for word in argv if not word.startswith("-")), "")
    print(  # noqa: T201
        f"qualcode: this is a bug in qualcode, not in your study: {type(error).__name__}: {error}\n"
        f"    hint: please report it with the output of: QUALCODE_DEBUG=1 qualcode {command} …",
        file=sys.stderr,
    )
    return Exit.BUG
