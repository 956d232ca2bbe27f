"""What `--set NAME=VALUE` gives."""

from __future__ import annotations

import pytest

from qualcode.cli.given import given
from qualcode.errors import QualcodeError


def test_given() -> None:
    """A value may hold an equals sign; of two for one name the last counts."""
    assert given(["a=1", " b = x  = y ", "a=2"], ["a", "b"], what="nothing") == {"a": "2", "b": "x = y"}


@pytest.mark.parametrize("option", ["a", "=1", "a=", " = ", ""])
def test_nothing_given(option: str) -> None:
    """A name without a value, or a value without a name, is refused with an example."""
    with pytest.raises(QualcodeError) as error:
        given([option], ["a"], what="no fill-in")
    assert (str(error.value), error.value.hint) == (f"`--set {option}` sets nothing", 'write a name and a value: --set "a=…"')


def test_unknown_name() -> None:
    """A name that is not known is refused with the nearest."""
    with pytest.raises(QualcodeError) as error:
        given(["naa=1"], ["naam", "werk"], what="no fill-in of guide `klein`")
    assert (str(error.value), error.value.hint) == ("no fill-in of guide `klein` is called `naa`", "did you mean `naam`?")
    with pytest.raises(QualcodeError) as error:
        given(["x=1"], [], what="no fill-in")
    assert error.value.hint == "leave --set out"
