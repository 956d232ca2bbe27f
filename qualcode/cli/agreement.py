"""`qualcode agreement`: how well coders agree, and where they do not."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from qualcode.cli import say
from qualcode.cli.open import StudyOption, open_study
from qualcode.coding.consensus import people
from qualcode.coding.units import standing
from qualcode.errors import Exit, Level, Problem, QualcodeError
from qualcode.model.coding import Coding
from qualcode.text import nearest, shorten

EXAMPLE = "Example: qualcode agreement --coders anna bram --unit turn"
_TWO = 2


class Unit(StrEnum):
    """What coders are compared on."""

    SENTENCE = "sentence"
    TURN = "turn"
    CHARACTER = "character"
    FRAGMENT = "fragment"


class By(StrEnum):
    """What they are compared in."""

    CONSTRUCT = "construct"
    CONDITION = "condition"
    FACET = "facet"


def agreement(
    more: Annotated[list[str] | None, typer.Argument(hidden=True, metavar="NAME")] = None,
    coders: Annotated[
        list[str] | None,
        typer.Option("--coders", metavar="NAME NAME...", help="Two or more coders; default: all people who coded.", show_default=False),
    ] = None,
    unit: Annotated[
        Unit, typer.Option(help="What is compared; fragment measures where fragments begin and end too (alpha for unitizing).")
    ] = Unit.SENTENCE,
    by: Annotated[
        By, typer.Option(help="Yes or no to each construct; or the condition or facets where coders gave the same construct.")
    ] = By.CONSTRUCT,
    disagreements: Annotated[bool, typer.Option("--disagreements", help="Show all places where coders differ, not the first ten.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print figures, bands, sources and all disagreements as JSON.")] = False,
    study: StudyOption = None,
) -> None:
    """Measure how well coders agree, and show where they do not.

    A transcript counts for those who have a coding in it; who has none did not code it, which is not the same as no.
    """
    if unit is Unit.FRAGMENT and by is not By.CONSTRUCT:
        raise QualcodeError(f"fragments are compared by construct, not by {by}", hint=f"qualcode agreement --unit character --by {by}")
    from qualcode.analysis.agreement import agreement as measure
    from qualcode.cli.coefficients import as_data, print_agreement, print_disagreements
    from qualcode.report.guard import Guard

    opened = open_study(study)
    wanted = _wanted(opened.codings, [*(coders or ()), *(more or ())])
    sound, stale = standing(opened.study.transcripts, [coding for coding in opened.codings if coding.coder in wanted])
    trouble = [problem for problem in opened.problems if problem.level is Level.ERROR] + [_left_out(coding) for coding in stale]
    say.problems(trouble)
    found = measure(opened.study, sound, coders=wanted, unit=unit.value, by=by.value)
    if not found.transcripts:
        who = ", ".join(f"`{coder}`" for coder in wanted)
        raise QualcodeError(f"no transcript was coded by two of {who}", hint="let two people code the same transcript")
    Guard(opened.study).check((one.quote for one in found.disagreements), "agreement")
    if as_json:
        head = {"coders": wanted, "unit": unit.value, "by": by.value, "transcripts": list(found.transcripts), "units": found.units}
        say.as_json({**head, "stale": len(stale), "unreached": found.unreached, **as_data(found, opened.study)})
    else:
        print_agreement(found, opened.study, unit=unit.value, by=by.value)
        print_disagreements(found.disagreements, opened.study, everything=disagreements)
        present = {coding.coder for coding in sound if coding.transcript in found.transcripts}
        if missing := [coder for coder in wanted if coder not in present]:
            say.note(f"{', '.join(missing)} coded nothing that another of them coded")
    if trouble:
        raise typer.Exit(Exit.PROBLEMS)


def _wanted(codings: Sequence[Coding], names: Sequence[str]) -> list[str]:
    """Return the coders that are named, or all people; raises QualcodeError when one is unknown or there are no two."""
    known = sorted({coding.coder for coding in codings})
    for name in names:
        if name not in known:
            raise QualcodeError(f"`{name}` has coded nothing here", hint=nearest(name, known))
    wanted = list(dict.fromkeys(names)) or sorted({coding.coder for coding in people(codings)})
    if len(wanted) < _TWO:
        found = f"only `{wanted[0]}` is there" if wanted else "no person has coded anything here yet"
        raise QualcodeError(f"agreement takes two coders or more: {found}", hint=f"name them: --coders {' '.join(known) or 'anna bram'}")
    return wanted


def _left_out(coding: Coding) -> Problem:
    message = f"`{shorten(coding.quote, 40)}` no longer stands at {coding.start}-{coding.end} of {coding.transcript}, and is left out"
    return Problem(coding.location, message, "quote", "find its place again with: qualcode anchor", Level.WARNING)
