"""The tree of constructs, and what each can carry."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from qualcode.model.codebook import Codebook, Indicator

BOOK = Codebook.model_validate(
    {
        "codebook": "proef",
        "title": "Proef",
        "groups": [
            {"id": "factoren", "label": "Factoren"},
            {"id": "feiten", "label": "Feiten", "conditions": []},
            {"id": "duur", "label": "Duur", "conditions": ["lang"]},
        ],
        "facets": [{"id": "stap", "label": "Stap", "values": [{"id": "s1", "label": "Situatie"}]}],
        "constructs": [
            {
                "id": "cultuur",
                "label": "Cultuur",
                "group": "factoren",
                "constructs": [
                    {"id": "toon", "label": "Toon", "constructs": [{"id": "lach", "label": "Lach"}]},
                    {"id": "vraag", "label": "Vraag", "group": "duur"},
                ],
            },
            {"id": "omvang", "label": "Omvang", "group": "feiten"},
        ],
    }
)


def test_walk_goes_in_reading_order() -> None:
    """Constructs come as they are read, each with its path in the file and its depth."""
    assert [(path, depth, construct.id) for path, depth, construct in BOOK.walk()] == [
        (("constructs", 0), 0, "cultuur"),
        (("constructs", 0, "constructs", 0), 1, "toon"),
        (("constructs", 0, "constructs", 0, "constructs", 0), 2, "lach"),
        (("constructs", 0, "constructs", 1), 1, "vraag"),
        (("constructs", 1), 0, "omvang"),
    ]


@pytest.mark.parametrize(("id", "label"), [("cultuur", "Cultuur"), ("lach", "Lach"), ("omvang", "Omvang")])
def test_find(id: str, label: str) -> None:
    """A construct is found at any depth."""
    found = BOOK.find(id)
    assert found is not None
    assert found.label == label


def test_find_nothing() -> None:
    """An id that is not in the tree finds nothing."""
    assert BOOK.find("Cultuur") is None


@pytest.mark.parametrize(
    ("group", "ids"),
    [(None, ["cultuur", "toon", "lach", "vraag", "omvang"]), ("factoren", ["cultuur"]), ("feiten", ["omvang"]), ("anders", [])],
)
def test_ids(group: str | None, ids: list[str]) -> None:
    """Ids come in reading order, of all constructs or of those that name a group themselves."""
    assert BOOK.ids(group) == ids


@pytest.mark.parametrize(
    ("id", "conditions"),
    [("cultuur", ("stimulerend", "belemmerend")), ("toon", ("stimulerend", "belemmerend")), ("omvang", ()), ("vraag", ("lang",))],
)
def test_conditions_are_those_of_the_group(id: str, conditions: tuple[str, ...]) -> None:
    """A group that says its own conditions, or none, goes before the codebook."""
    construct = BOOK.find(id)
    assert construct is not None
    assert BOOK.conditions_of(construct) == conditions


def test_facet() -> None:
    """A facet is found by its id."""
    assert BOOK.facet("stap") == BOOK.facets[0]
    assert BOOK.facet("fase") is None


def test_indicator_from_text() -> None:
    """A bare text is an indicator that finds that text."""
    assert Indicator.model_validate("geen tijd") == Indicator(find="geen tijd")


def test_indicator_exception_is_called_not() -> None:
    """The exceptions of an indicator stand under `not` in the file."""
    assert Indicator.model_validate({"find": "tijd", "not": ["op tijd"]}).unless == ("op tijd",)
    with pytest.raises(ValidationError):
        Indicator.model_validate({"find": "tijd", "unless": ["op tijd"]})


@pytest.mark.parametrize("weight", [0, -1, 3.1, "nan"])
def test_indicator_weight_has_bounds(weight: float) -> None:
    """A weight is more than 0 and at most 3."""
    with pytest.raises(ValidationError):
        Indicator(find="tijd", weight=weight)
