"""What `--set NAME=VALUE` gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qualcode.errors import QualcodeError
from qualcode.text import nearest


def given(options: Iterable[str], known: Sequence[str], *, what: str) -> dict[str, str]:
    """Return the values of options `NAME=VALUE` by their names; raises QualcodeError for one without either, or with a name that is not known."""
    found: dict[str, str] = {}
    for option in options:
        name, equals, value = (part.strip() for part in option.partition("="))
        if not (name and equals and value):
            raise QualcodeError(f"`--set {option}` sets nothing", hint=f'write a name and a value: --set "{next(iter(known), "naam")}=…"')
        if name not in known:
            raise QualcodeError(f"{what} is called `{name}`", hint=nearest(name, list(known)) or "leave --set out")
        found[name] = " ".join(value.split())
    return found
