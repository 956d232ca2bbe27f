"""A codebook: constructs in a tree, the conditions they carry, and further facets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Literal

from pydantic import Field, PrivateAttr, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from qualcode.errors import Marks, Path
from qualcode.model.noun import Authored, Id, Noun, Text
from qualcode.model.view import View


class Indicator(Noun):
    """Words by which a construct is recognised; `find` is written in the indicator language."""

    find: Text
    unless: tuple[Text, ...] = Field(default=(), alias="not")
    condition: Id | None = None
    weight: float = Field(default=1.0, gt=0, le=3)

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"find": value} if isinstance(value, str) else value


class Example(Noun):
    """A quote that shows what a construct is, with its condition."""

    quote: Text
    condition: Id | None = None


class Reference(Noun):
    """A publication, in one line."""

    id: Id
    text: Text


class Group(Noun):
    """A named set of constructs that can be the columns of a matrix; its own `conditions: []` says that they carry none."""

    id: Id
    label: Text
    conditions: tuple[Id, ...] | None = None


class Value(Noun):
    """One value of a facet."""

    id: Id
    label: Text
    definition: str = ""


class Facet(Noun):
    """A further closed list that a coding can carry a value of."""

    id: Id
    label: Text
    definition: str = ""
    ordered: bool = False
    values: tuple[Value, ...] = Field(min_length=1)


class Construct(Noun):
    """What a fragment can be about; a retired one is no longer coded with, but what was coded with it stays."""

    id: Id
    label: Text
    group: Id | None = None
    origin: Literal["leidraad", "theorie", "data"] | None = None
    condition: Id | None = None
    retired: bool = False
    definition: str = ""
    include: tuple[Text, ...] = ()
    exclude: tuple[Text, ...] = ()
    examples: tuple[Example, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    references: tuple[Id, ...] = ()
    constructs: tuple[Construct, ...] = ()


class Codebook(Authored):
    """Constructs with all that is needed to code with them."""

    _base: Codebook | None = PrivateAttr(default=None)

    codebook: Id
    extends: Id | None = None
    title: Text
    version: str = "1.0"
    language: str = "nl"
    description: str = ""
    conditions: tuple[Id, ...] = ("stimulerend", "belemmerend")
    groups: tuple[Group, ...] = ()
    facets: tuple[Facet, ...] = ()
    constructs: tuple[Construct, ...] = Field(default=(), validate_default=True)
    references: tuple[Reference, ...] = ()
    views: tuple[View, ...] = ()

    @field_validator("constructs", mode="before")
    @classmethod
    def _some_constructs(cls, value: Any, info: ValidationInfo) -> Any:
        """Refuse a codebook without constructs, unless it takes those of another."""
        if not value and not info.data.get("extends"):
            raise PydanticCustomError("missing" if value == () else "too_short", "no constructs")
        return value

    def on(self, base: Codebook, merged: dict[str, Any], marks: Marks) -> Codebook:
        """Return this codebook with what it takes over from another, knowing from where."""
        values = {name: getattr(self, name) for name in type(self).model_fields}
        made = Codebook.model_construct(set(self.model_fields_set), **(values | merged))  # a copy would keep what was cached
        made._marks, made._base = marks, base
        return made

    @property
    def lineage(self) -> tuple[str, ...]:
        """Return the name of this codebook, of the one that it extends, of the one that this extends, and so on."""
        return (self.codebook, *(self._base.lineage if self._base else ()))

    def walk(self) -> Iterator[tuple[Path, int, Construct]]:
        """Yield every construct in reading order with its path in the file and its depth in the tree."""

        def down(constructs: tuple[Construct, ...], path: Path, depth: int) -> Iterator[tuple[Path, int, Construct]]:
            for n, construct in enumerate(constructs):
                here = (*path, "constructs", n)
                yield here, depth, construct
                yield from down(construct.constructs, here, depth + 1)

        return down(self.constructs, (), 0)

    @cached_property
    def _by_id(self) -> dict[str, Construct]:
        return {construct.id: construct for _, _, construct in reversed(list(self.walk()))}  # the first of two with one id

    def find(self, id: str) -> Construct | None:
        """Return the construct with this id, wherever it stands in the tree."""
        return self._by_id.get(id)

    def ids(self, group: str | None = None) -> list[str]:
        """Return the construct ids in reading order, of one group or of all."""
        return [construct.id for _, _, construct in self.walk() if group is None or construct.group == group]

    def conditions_of(self, construct: Construct) -> tuple[str, ...]:
        """Return the conditions that codings of a construct can carry."""
        group = next((group for group in self.groups if group.id == construct.group), None)
        return self.conditions if group is None or group.conditions is None else group.conditions

    def facet(self, id: str) -> Facet | None:
        """Return the facet with this id."""
        return next((facet for facet in self.facets if facet.id == id), None)
