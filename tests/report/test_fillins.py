"""Fill-ins: what is known is filled in, what is not is a marked blank that is told of."""

from __future__ import annotations

from qualcode.model.guide import Guide
from qualcode.report.fillins import FillIns

GUIDE = Guide.model_validate(
    {
        "guide": "g",
        "title": "G",
        "fill_ins": [
            {"id": "naam", "label": "Naam van de interviewer", "example": "Noor"},
            {"id": "werk", "label": "Werk"},
            {"id": "baas", "label": "HR-adviseur"},
        ],
        "introduction": "{vergeten}",
        "sections": [{"id": "a", "title": "A"}],
    }
)


def test_filled() -> None:
    """A value stands in the place of its fill-in, on one line, and goes before one given earlier."""
    fill = FillIns(GUIDE, {"naam": "Noor\nde Wit", "werk": "De Zon", "ander": "x"})
    fill.set({"werk": "De Maan"})
    assert fill("Ik ben {naam}\n van {werk}.") == "Ik ben Noor de Wit van De Maan."
    assert fill.blanks == ()


def test_blanks() -> None:
    """What has no value is a blank with its label, told of once and in the order of the guide; one that the guide forgot is told of too."""
    fill = FillIns(GUIDE, {"werk": ""})
    assert fill("{vergeten} {baas} {werk} {naam} {naam}") == (
        "[… vergeten …] [… HR-adviseur …] [… werk …] [… naam van de interviewer …] [… naam van de interviewer …]"
    )
    assert [(one.id, one.example) for one in fill.blanks] == [("naam", "Noor"), ("werk", ""), ("baas", ""), ("vergeten", "")]


def test_value_is_not_filled_in_again() -> None:
    """Braces in a value are only braces."""
    assert FillIns(GUIDE, {"naam": "{werk}"})("{naam}") == "{werk}"


def test_paragraphs() -> None:
    """Empty lines part paragraphs."""
    assert FillIns(GUIDE, {"naam": "Noor"}).paragraphs("Ik ben\n{naam}.\n\n\n\nDag!\n") == ("Ik ben Noor.", "Dag!")
