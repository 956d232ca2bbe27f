"""Where a study refers to constructs, they get their new names, and nothing else changes."""

from __future__ import annotations

import pytest

from qualcode.study.references import in_case, in_guide, in_memo, in_settings, mentions


def test_guide() -> None:
    """Sections and questions inform the construct by its new name, once."""
    text = "sections:\n  - constructs: [a, b]  # x\n    questions:\n      - {id: a, constructs: [b]}\n"
    text += "      - id: q\n        constructs:\n          - a\n          - c\n"
    assert in_guide(text, {"a": "nieuw"}) == (
        "sections:\n  - constructs: [nieuw, b]  # x\n    questions:\n      - {id: a, constructs: [b]}\n"
        "      - id: q\n        constructs:\n          - nieuw\n          - c\n"
    )
    assert in_guide(text, {"a": "c", "b": "c"}) == (
        "sections:\n  - constructs: [c]  # x\n    questions:\n      - {id: a, constructs: [c]}\n      - id: q\n        constructs:\n          - c\n"
    )


@pytest.mark.parametrize(("old", "new"), [("[a, b]", "[b]"), ("[b, a]", "[b]"), ("[a, a]", "[b]"), ("[c, a, d]", "[c, b, d]"), ("[]", "[]")])
def test_a_name_stands_once(old: str, new: str) -> None:
    """Where a construct went up in one that is in the list too, it stands there once."""
    assert in_guide(f"sections: [{{constructs: {old}}}]", {"a": "b"}) == f"sections: [{{constructs: {new}}}]"


def test_settings() -> None:
    """Recommendations rest on the construct by its new name; a coder or attribute of that name is something else."""
    text = "study: a\ncoders: [a]\nattributes: {a: {label: a}}\nreport:\n  recommendations:\n    - {text: a, constructs: [a]}\n"
    assert in_settings(text, {"a": "b"}) == text.replace("constructs: [a]", "constructs: [b]")


def test_case() -> None:
    """A summary gets its new name; two summaries of one name are refused."""
    text = "case: a\nfacts: {a: a}\nsummaries:\n  a: a\n  b: {text: a}\n"
    assert in_case(text, {"a": "c"}, "cases/x.yaml") == (text.replace("  a: a\n", "  c: a\n"), [])
    same, problems = in_case(text, {"a": "b"}, "cases/x.yaml")
    assert (same, [str(problem) for problem in problems]) == (
        text,
        ["cases/x.yaml:5:3: error: the summaries `a` and `b` would both be called `b` (recode)"],
    )
    assert in_case("case: a\n", {"a": "b"}, "x") == ("case: a\n", [])


def test_memo() -> None:
    """A memo is about the construct by its new name, in its front matter only."""
    text = "---\ntitle: a\nabout: [a, b]\n---\nOver a.\n"
    assert in_memo(text, {"a": "c"}.get) == "---\ntitle: a\nabout: [c, b]\n---\nOver a.\n"
    assert in_memo("---\nabout: a\n---\n", {"a": "c d"}.get) == "---\nabout: c d\n---\n"
    assert in_memo("Over a.\n", {"a": "c"}.get) == "Over a.\n"


def test_mentions() -> None:
    """Sentences of the codebook that name a construct are found; an ordinary word counts only where constructs are told apart."""
    text = "constructs:\n  - id: x\n    definition: Over rust en vaste-tijd.\n    exclude:\n      - Gebruik rust.\n    include: [rust]\n"
    assert [place.line for place in mentions(text, {"rust": 1}, "x")] == [5]
    assert [place.line for place in mentions(text, {"vaste-tijd": 1}, "x")] == [3]
