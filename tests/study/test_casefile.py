"""Changing case files as text: what was added is there, and all that somebody wrote is still there too."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.study.casefile import ids, new, with_basis, with_places, without

BASIS = "3-abcdefghijkl"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  rust:\n    text: Goed.\n", "  rust:\n    basis: B\n    text: Goed.\n"),
        ("  rust:\n    text: >-\n      Goed\n      zo.\n    quotes: []\n",
         "  rust:\n    text: >-\n      Goed\n      zo.\n    basis: B\n    quotes: []\n"),
        ("  rust:\n    text: Goed.\n    basis: 1-aaaaaaaaaaaa  # toen\n", "  rust:\n    text: Goed.\n    basis: B  # toen\n"),
        ("  rust:\n    text: Goed.\n    basis:\n", "  rust:\n    text: Goed.\n    basis: B\n"),
        ("  rust: {text: Goed.}  # kort\n", "  rust: {basis: B, text: Goed.}  # kort\n"),
        ("  rust: Goed.  # kort\n", "  rust:\n    text: Goed.  # kort\n    basis: B\n"),
        ("  rust: Goed\n    zo.\n", "  rust:\n    text: Goed\n      zo.\n    basis: B\n"),
        ('  rust: "Goed: zo."\n', '  rust:\n    text: "Goed: zo."\n    basis: B\n'),
        ("  rust: >-\n    Goed\n\n    zo.\n", "  rust:\n    text: >-\n      Goed\n\n      zo.\n    basis: B\n"),
        ("  rust: |\n    Goed\n  # en dan\n  tijd: Nee.\n", "  rust:\n    text: |\n      Goed\n    basis: B\n  # en dan\n  tijd: Nee.\n"),
        ("  rust: Goed.", "  rust:\n    text: Goed.\n    basis: B\n"),
        ("    # boven\n    rust:\n          # binnen\n          text: Goed.\n",
         "    # boven\n    rust:\n          # binnen\n          basis: B\n          text: Goed.\n"),
    ],
)  # fmt: skip
def test_with_basis(before: str, after: str) -> None:
    """What a summary was written on is put in, however it is written, and every other letter and comment stays."""
    head = "# mijn aantekeningen\ncase: Zon\nsummaries:\n"
    assert with_basis(head + before, "cases/zon.yaml", {"rust": BASIS}) == head + after.replace("basis: B", f"basis: {BASIS}")


@pytest.mark.parametrize("text", ["case: Zon\nsummaries: {rust: Goed.}\n", "{case: Zon, summaries: {rust: {text: Goed.}}}\n"])
def test_between_brackets(text: str) -> None:
    """Summaries between brackets are changed between brackets."""
    assert yaml.safe_load(with_basis(text, "x", {"rust": BASIS}))["summaries"] == {"rust": {"text": "Goed.", "basis": BASIS}}


def test_several_at_once() -> None:
    """Several summaries are changed in one go; the others are not."""
    text = with_basis("case: Zon\nsummaries:\n  a: Een.\n  b: Twee.\n  c: Drie.\n", "x", {"a": BASIS, "c": BASIS})
    assert yaml.safe_load(text)["summaries"] == {"a": {"text": "Een.", "basis": BASIS}, "b": "Twee.", "c": {"text": "Drie.", "basis": BASIS}}


def test_what_cannot_be_changed() -> None:
    """What cannot be put in is not: a summary that is not there; what to write by hand is told."""
    with pytest.raises(QualcodeError, match=r"^the summaries in cases/zon.yaml stand in a way that nothing can be added to them$") as error:
        with_basis("case: Zon\nsummaries:\n  tijd: Goed.\n", "cases/zon.yaml", {"rust": BASIS})
    assert error.value.hint.endswith(f"; or write by hand:\nrust: {{basis: {BASIS}}}")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("case: Zon\n", "case: Zon\nsummaries:\n@"),
        ("case: Zon", "case: Zon\nsummaries:\n@"),
        ("case: Zon\nsummaries:  # per thema\nfacts: {}\n", "case: Zon\nsummaries:  # per thema\n@facts: {}\n"),
        ("case: Zon\nsummaries: {}  # per thema\n\n# slot\n", "case: Zon\nsummaries:   # per thema\n@\n# slot\n"),
        ("case: Zon\nsummaries:\n  rust: Goed.  # kort\n\n# slot\nfacts:\n  omvang: 3\n",
         "case: Zon\nsummaries:\n  rust: Goed.  # kort\n@\n# slot\nfacts:\n  omvang: 3\n"),
        ("case: Zon\nsummaries:\n  rust:\n    text: >-\n      Goed.\n\n  # nog iets\n",
         "case: Zon\nsummaries:\n  rust:\n    text: >-\n      Goed.\n@\n  # nog iets\n"),
        ("case: Zon\nsummaries:\n  rust:\n    text: Goed.\n    quotes:\n      - {transcript: a, quote: b}",
         "case: Zon\nsummaries:\n  rust:\n    text: Goed.\n    quotes:\n      - {transcript: a, quote: b}\n@"),
    ],
)  # fmt: skip
def test_with_places(before: str, after: str) -> None:
    """A place to write is put behind the last summary, with its comments above it, and every other letter and comment stays."""
    text, pieces = with_places(before, "x", [("tijd", ["Tijd: 2", "WPL-01.2: “Nee.”"])])
    assert pieces == ["  tijd:\n    # Tijd: 2\n    # WPL-01.2: “Nee.”\n    text: >-\n      \n"]
    assert text == after.replace("@", pieces[0])
    assert without(text, pieces).split() == (before if "summaries" in before else before + " summaries:").replace("{}  #", " #").split()


def test_deeper_summaries() -> None:
    """Places stand as deep as the summaries beside them."""
    text, _ = with_places("case: Zon\nsummaries:\n      rust: Goed.\n", "x", [("tijd", [])])
    assert text == "case: Zon\nsummaries:\n      rust: Goed.\n      tijd:\n        text: >-\n          \n"


def test_no_place_between_brackets() -> None:
    """Beside summaries between brackets there is no place for comments, and that is told."""
    with pytest.raises(QualcodeError, match="stand in a way that nothing can be added"):
        with_places("case: Zon\nsummaries: {rust: Goed.}\n", "x", [("tijd", ["Tijd"])])


def test_what_was_written_stays() -> None:
    """Only places in which nothing was written are taken out again."""
    text, pieces = with_places("case: Zon\n", "x", [("rust", ["Rust"]), ("tijd", ["Tijd"])])
    written = text.replace(pieces[0], pieces[0].rstrip(" \n") + "\n      Er is rust.\n")
    assert without(written, pieces) == "case: Zon\nsummaries:\n  rust:\n    # Rust\n    text: >-\n      Er is rust.\n"


@pytest.mark.parametrize(
    "comment", ["a\nb: c", "\x07 bel", "tab\there", "\u2028regel", "\x85", "# dubbel", "- {a: [", "🙂 café", "\ufeff", "x" * 5000]
)
def test_comments_are_comments(comment: str) -> None:
    """Whatever somebody said is a comment on one line, and nothing else."""
    text, _ = with_places("case: Zon\n", "x", [("rust", [comment])])
    assert yaml.safe_load(text) == {"case": "Zon", "summaries": {"rust": {"text": ""}}}


@pytest.mark.parametrize("name", ["Zon", "a: b", "# x", '"Zon"', "Molen *Noord* | <West> & Zn.", "Café 🙂", "\\n", "'", "007", "null", "a\\b/c"])
def test_new(name: str) -> None:
    """A file for a case without one has its name, whatever that is."""
    assert yaml.safe_load(new(name)) == {"case": name, "summaries": None}


def test_ids() -> None:
    """The constructs of a file are those that it has a place for, written in or not."""
    assert ids("case: Zon\nsummaries:\n  rust: Goed.\n  tijd:\n    text: >-\n") == {"rust", "tijd"}


WORDS = st.text(st.sampled_from("abcé🙂 '\"#:-{}[],&*!|>%@`\n"), max_size=20)
STYLES = st.sampled_from([None, '"', "'", "|", ">"])


SUMMARIES = st.dictionaries(st.sampled_from(["rust", "tijd", "ruimte", "durf"]), st.tuples(WORDS, STYLES, st.booleans(), st.booleans()), min_size=1)


@settings(max_examples=150, deadline=None)
@given(SUMMARIES, st.data())
def test_nothing_is_lost(written: dict[str, tuple[str, str | None, bool, bool]], data: st.DataObject) -> None:
    """Whatever is written, in whatever way YAML can be written: it is changed so that it says the same and what was added, or refused."""

    class Styled(str):
        style: str | None

    def represent(dumper: yaml.SafeDumper, value: Styled) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", str(value), style=value.style)

    class Dumper(yaml.SafeDumper):
        pass

    Dumper.add_representer(Styled, represent)
    summaries: dict[str, object] = {}
    for id, (words, style, mapping, quotes) in written.items():
        styled = Styled(words.strip() or "x")
        styled.style = style
        summaries[id] = ({"text": styled} | ({"quotes": [{"transcript": "a", "quote": "b"}]} if quotes else {})) if mapping else styled
    flow = data.draw(st.sampled_from([None, False]))
    text = yaml.dump({"case": "Zon", "summaries": summaries}, Dumper=Dumper, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    wanted = yaml.safe_load(text)["summaries"]
    chosen = data.draw(st.sampled_from(sorted(written)))
    changed = yaml.safe_load(with_basis(text, "x", {chosen: BASIS}))["summaries"]
    own = wanted[chosen] if isinstance(wanted[chosen], dict) else {"text": wanted[chosen]}
    assert _stripped(changed) == _stripped({**wanted, chosen: {**own, "basis": BASIS}})
    if "summaries: {" not in text:  # between brackets there is no place
        placed = yaml.safe_load(with_places(text, "x", [("nieuw", ["Zo."])])[0])["summaries"]
        assert _stripped(placed) == _stripped({**wanted, "nieuw": {"text": ""}})


def _stripped(value: object) -> object:
    """Return data as a case reads it, without white space around texts."""
    if isinstance(value, dict):
        return {key: _stripped(one) for key, one in value.items()}
    return value.strip() if isinstance(value, str) else value
