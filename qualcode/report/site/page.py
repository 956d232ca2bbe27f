"""Write the page: a template for what can be read without a script, and the same as JSON for the script."""

from __future__ import annotations

import base64
import hashlib
import json
import pathlib
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import jinja2
from markupsafe import Markup

from qualcode.model.coding import Coding
from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.report.guard import Guard
from qualcode.report.site import words
from qualcode.report.site.content import Content, Passage, Talk
from qualcode.report.site.gather import gather

HERE = pathlib.Path(__file__).parent
STYLE, SCRIPT = "page.css", ("state.js", "matrix.js", "cards.js", "talks.js", "routes.js")
_ESCAPED = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def render(study: Study, fragments: Sequence[Fragment], codings: Sequence[Coding], *, by: str | None = None, transcripts: bool = True) -> str:
    """Return the page of a study as HTML that needs nothing else; without `transcripts` it shows fragments only.

    `codings` are those of which the fragments were made, for their reasons. Raises ProblemsError when it tells who somebody is.
    """
    made = gather(study, fragments, codings, by=by or study.default_by(), whole=transcripts)
    Guard(study).check(made.texts(), "html")
    style = (HERE / STYLE).read_text(encoding="utf-8")
    script = '(() => {\n"use strict";\n' + "\n".join((HERE / name).read_text(encoding="utf-8") for name in SCRIPT) + "})();\n"
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            page=made,
            words=words,
            style=Markup(style),  # noqa: S704 - our own
            script=Markup(script),  # noqa: S704
            allowed={"style": _digest(style), "script": _digest(script)},
            data=Markup(payload(made)),  # noqa: S704 - escaped below
            segments=segments,
        )
    )


def payload(page: Content) -> str:
    """Return what the script works with as JSON that can stand in a page whatever is in it."""
    reasons = {why: n for n, why in enumerate(dict.fromkeys(one.why for one in page.passages))}
    coders = {name: n for n, name in enumerate(dict.fromkeys(coder for one in page.passages for coder in one.coders))}
    roles = {role: n for n, role in enumerate(page.roles)}
    value = {
        "words": words.SCRIPT,
        "whole": page.whole,
        "cases": [name for name, _ in page.cases],
        "themes": [[one.construct.id, one.construct.label, one.parent] for one in page.themes],
        "signs": [[sign.label, sign.mark, sign.kind] for sign in page.signs],
        "roles": list(roles),
        "coders": list(coders),
        "reasons": list(reasons),
        "talks": [
            [one.number, one.case, roles[one.role], one.speaker, one.words, words.SUMMARISED if one.summarised else "", _turns(one)]
            for one in page.talks
        ],
        "passages": [
            [
                one.number,
                one.talk,
                one.theme,
                one.sign,
                int(one.confirmed),
                [coders[coder] for coder in one.coders],
                reasons[one.why],
                "" if one.pieces and page.whole else one.quote,  # what is in a turn is not told twice
                list(one.facets),
                [list(piece) for piece in _units(page.talks[one.talk], one)],
            ]
            for one in page.passages
        ],
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)


def _turns(talk: Talk) -> list[list[str | int]]:
    return [[turn.speaker, int(turn.interviewer), turn.text] for turn in talk.turns]


def _units(talk: Talk, passage: Passage) -> list[tuple[int, int, int]]:
    """Return the pieces of a passage in UTF-16 units, in which a script counts; its first turn when there are no texts."""
    if not talk.turns:
        return []
    texts = {n: talk.turns[n].text for n, _, _ in passage.pieces}
    return [(n, _utf16(texts[n][:start]), _utf16(texts[n][:end])) for n, start, end in passage.pieces]


def _utf16(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def segments(page: Content, talk: int, turn: int) -> list[tuple[str, str]]:
    """Return the text of a turn in pieces, each with the class of what was coded there, empty for nothing."""
    spans = page.of_piece.get((talk, turn), ())
    text = page.talks[talk].turns[turn].text
    cuts = sorted({0, len(text), *(place for start, end, _ in spans for place in (start, end))})
    found = []
    for start, end in pairwise(cuts):
        kinds = {page.signs[sign].kind for first, last, sign in spans if first <= start and end <= last}
        found.append((text[start:end], kinds.pop() if len(kinds) == 1 else "mixed" if kinds else ""))
    return found


def _digest(text: str) -> str:
    """Return by what a browser knows that a style or script is ours."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE), undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=True
    )
