"""JSON Schemas of the files that people write, so that an editor can complete and check them.

They are made from the nouns themselves. An editor reads YAML with types (`2.10` a number, `ja` a text, nothing as null) where
qualcode reads text, so wherever a text may stand the schema also takes what looks like something else.
"""

from __future__ import annotations

import json
from typing import Any

from qualcode.model.case import Case, Summary
from qualcode.model.codebook import Codebook, Indicator
from qualcode.model.guide import Guide
from qualcode.model.noun import Authored
from qualcode.model.study import Settings

KINDS: dict[str, type[Authored]] = {"guide": Guide, "codebook": Codebook, "study": Settings, "case": Case}
FOLDER = ".qualcode"
_SHORT = {Indicator.__name__, Summary.__name__}  # nouns that may be written as one text
_TEXT = ["string", "number", "boolean"]
_ID = r"^\S+$"  # an editor's `\w` knows no accents, so `check` looks at the rest of an id


def schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of a `guide`, `codebook`, `study` or `case` file as plain data."""
    made = KINDS[kind].model_json_schema(by_alias=True)
    defined = {name: _node(one) for name, one in made.pop("$defs", {}).items()}
    short = {name: {"anyOf": [{"type": _TEXT}, one]} if name in _SHORT else one for name, one in defined.items()}
    found = {"$schema": "http://json-schema.org/draft-07/schema#", "title": f"qualcode {kind}", **_node(made)}
    if kind == "codebook":
        found["anyOf"] = [{"required": ["constructs"]}, {"required": ["extends"]}]
    return {**found, "definitions": short} if short else found


def text(kind: str) -> str:
    """Return a schema as the text of a file."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def path(kind: str) -> str:
    """Return where the schema of a kind of file stands, as seen from the folder of a study."""
    return f"{FOLDER}/{kind}.schema.json"


def line(kind: str, *, above: str = "") -> str:
    """Return the first line of a file by which an editor finds its schema; `above` leads to the folder of the study."""
    return f"# yaml-language-server: $schema={above}{path(kind)}\n"


def _node(one: dict[str, Any]) -> dict[str, Any]:
    """Return a part of a schema as an editor needs it: without titles and defaults, and with room for what is left empty."""
    if "$ref" in one:
        return {"$ref": one["$ref"].replace("#/$defs/", "#/definitions/")}
    made = {key: value for key, value in one.items() if key not in ("title", "default", "patternProperties", "propertyNames")}
    if made.get("type") == "string":
        made["type"] = _TEXT
        made |= {"pattern": _ID} if "pattern" in made else {}
    if "properties" in made:
        required = made.get("required", [])
        made["properties"] = {key: _node(value) if key in required else _or_nothing(_node(value)) for key, value in made["properties"].items()}
    for key in ("items", "additionalProperties"):
        if isinstance(made.get(key), dict):
            made[key] = _node(made[key])
    if values := one.get("patternProperties"):
        made["additionalProperties"] = _node(next(iter(values.values())))
    for key in ("anyOf", "oneOf"):
        if key in made:
            made[key] = [_node(option) for option in made[key]]
    if "prefixItems" in made:  # draft 7 calls a row of fixed length so
        made["items"] = [_node(option) for option in made.pop("prefixItems")]
    made.pop("discriminator", None)  # of OpenAPI, where it is needed; `kind` says it too
    return made


def _or_nothing(one: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that also takes nothing, for a key with nothing behind it is left out."""
    if "type" in one:  # said in the type itself, an editor can tell what is wrong with the rest
        kinds = one["type"] if isinstance(one["type"], list) else [one["type"]]
        return {**one, "type": [*kinds, "null"], **({"enum": [*one["enum"], None]} if "enum" in one else {})}
    nothing = {"type": "null"}
    options = [option for option in one.get("anyOf", [one]) if option != nothing]
    return _or_nothing(options[0]) if len(options) == 1 and "type" in options[0] else {"anyOf": [*options, nothing]}
