"""Add a construct to the text of a codebook, with every other letter of it as it was."""

from __future__ import annotations

import json
import re
from typing import Any

from qualcode.model.codebook import Codebook
from qualcode.study import yamlfile
from qualcode.study.authored import build
from qualcode.text import normalise

_DASH = re.compile(r" *- +")


def with_construct(text: str, *, id: str, label: str) -> str | None:
    """Return the text of a codebook with a construct more, of origin `data`, behind the others.

    None when that cannot be done with certainty: the text is no sound codebook, or its constructs are not a list of lines.
    """
    data, marks, problems = yamlfile.parse(normalise(text), "")
    constructs = data.get("constructs") if isinstance(data, dict) else None
    if problems or not isinstance(constructs, list) or not constructs:
        return None
    lines = text.split("\n")
    first_line, _ = marks.places["constructs", 0]
    dash = _DASH.match(lines[first_line - 1])
    if dash is None:
        return None
    start = marks.places["constructs",][0]
    ends = [place[0] - 1 for path, place in marks.places.items() if len(path) == 1 and place[0] > start]
    end = min(ends, default=len(lines))
    while end > 0 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):  # what stands above the next key belongs to it
        end -= 1
    indent, deeper = dash.group(), " " * len(dash.group())
    entry = [f"{indent}id: {id}", f"{deeper}label: {json.dumps(label, ensure_ascii=False)}", f"{deeper}origin: data"]
    if end == len(lines):
        entry.append("")
    eol = "\r" if lines[end - 1].endswith("\r") else ""
    new = "\n".join([*lines[:end], *(line + eol for line in entry), *lines[end:]])
    return new if _holds(new, data, {"id": id, "label": label, "origin": "data"}) else None


def _holds(text: str, old: dict[str, Any], construct: dict[str, str]) -> bool:
    """Tell whether a text holds just what the old one did, and a construct more."""
    data, marks, problems = yamlfile.parse(normalise(text), "")
    if problems or data != {**old, "constructs": [*old["constructs"], construct]}:
        return False
    return build(Codebook, data, marks)[0] is not None
