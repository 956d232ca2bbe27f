"""The JSON Schemas of the files that people write."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from qualcode.model.noun import Noun
from qualcode.study import library, schema

SHIPPED = [
    *(("guide", path) for path in sorted(library.folder("guides").glob("*.yaml"))),
    *(("codebook", path) for path in sorted(library.folder("codebooks").glob("*.yaml"))),
    *(("study", path) for path in sorted(library.folder("examples").glob("*/study.yaml"))),
    *(("case", path) for path in sorted(library.folder("examples").glob("*/cases/*.yaml"))),
]


def mistakes(kind: str, text: str) -> list[str]:
    """Return what an editor would underline, as paths and messages."""
    found = Draft7Validator(schema.schema(kind)).iter_errors(json.loads(json.dumps(yaml.safe_load(text), default=str)))  # editors read a date as text
    return sorted(f"{'.'.join(map(str, one.absolute_path))}: {one.message}" for one in found)


@pytest.mark.parametrize("kind", schema.KINDS)
def test_is_a_schema(kind: str) -> None:
    """What is made is a schema, the same each time, and refers to nothing outside itself."""
    Draft7Validator.check_schema(schema.schema(kind))
    assert schema.text(kind) == schema.text(kind)
    assert "$defs" not in schema.text(kind)


@pytest.mark.parametrize(("kind", "path"), SHIPPED, ids=lambda part: part if isinstance(part, str) else f"{part.parent.name}/{part.name}")
def test_shipped_files_fit(kind: str, path: Any) -> None:
    """No editor underlines anything in what is shipped."""
    assert mistakes(kind, path.read_text(encoding="utf-8")) == []


def test_short_forms() -> None:
    """Every noun that may be written as one text is known as such."""

    def below(noun: type[Noun]) -> set[type[Noun]]:
        return {noun, *(one for child in noun.__subclasses__() for one in below(child))}

    assert {noun.__name__ for noun in below(Noun) if hasattr(noun, "_from_text") and noun.__module__.startswith("qualcode.")} == schema._SHORT


BOOK = "codebook: eigen\ntitle: Eigen\n"


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("codebook", BOOK + "version: 2.10\ndescription:\nconstructs: [{id: één, label: 2024, indicators: [rust, {find: ja, weight: 0.5}]}]", []),
        ("codebook", BOOK + "extends: werkplekleren", []),
        ("codebook", BOOK + "constructs: [{id: a b, label: A}]", ["constructs.0.id: 'a b' does not match '^\\\\S+$'"]),
        ("case", "case: Zon\nfacts: {omvang: 40, open: true}\nsummaries: {toon: De toon is goed.}", []),
        ("case", "titel: Zon", [": 'case' is a required property", ": Additional properties are not allowed ('titel' was unexpected)"]),
        ("study", "study: proef\nattributes: {rol: {label: Rol}, bedrijf: {}}\nprivacy: {min_group: 3}", []),
        ("guide", "guide: eigen\ntitle: Eigen\nsections: [{id: a, title: A, questions: [{id: x, ask: Hoe, probes_of: y, facets: {stap: nu}}]}]", []),
    ],
)
def test_what_an_editor_says(kind: str, text: str, found: list[str]) -> None:
    """An editor takes what qualcode takes, and underlines keys and values that it does not know."""
    assert mistakes(kind, text) == found


def test_codebook_without_constructs() -> None:
    """A codebook has constructs of its own, or those of another."""
    assert len(mistakes("codebook", BOOK)) == 1
