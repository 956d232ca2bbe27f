"""Damaged words: indicators, interviews in which codings are found again and names are found, replaced and put back."""

from __future__ import annotations

import json
import pathlib
import re
from collections.abc import Iterator, Sequence

from qualcode.coding.anchor import SURE, Outcome, anchor
from qualcode.coding.compile import Entry, Pattern, Source, Tables, tables
from qualcode.coding.indicator import parse
from qualcode.coding.matcher import Matcher
from qualcode.coding.swap import literal
from qualcode.errors import Location
from qualcode.language.identifiers import Found, identifiers
from qualcode.language.names import names
from qualcode.language.sentences import words
from qualcode.model.coding import Coding
from qualcode.model.key import Alias, Key
from qualcode.model.study import Study
from qualcode.store import pseudonyms, rows
from qualcode.store.codings import load_codings
from qualcode.study.load import load_study
from qualcode.text import normalise
from tests.fuzz.damage import DAMAGES
from tests.fuzz.reader import FULL, Input, Original, Reader
from tests.fuzz.studies import examples

_SAID = words("Dat heb ik toen aan mijn leidinggevende verteld: 3 fouten in één week, ’s avonds op z'n kop gekregen …")
_IDENTIFYING = (
    "Bel 06-12345678 of mail k.dewit@example.nl. Rekening NL91 ABNA 0417 1643 00, kenteken GV-123-B, 1234 AB, www.example.nl. nul zes twaalf. "
)
_CHARACTERS = 2500  # of an interview
_ALIASES = (("persoon", "[collega 1]"), ("bedrijf", "[bedrijf A]"), ("plaats", "[plaats 1]"), ("persoon", "[collega 2]"))


def _indicators(here: pathlib.Path) -> list[Original]:
    found = [match for one in examples("codebooks/*.yaml") for match in re.findall(rb"find: [\"']?([^\"',\n}]+)", one.raw)]
    written = [*found[::17], b"/[0-9]+/ uur", b"=leer .. niet|nooit & *werk*", b"op _ kop & /\\w+en/|x"]
    return [Original(f"indicator {n}", raw) for n, raw in enumerate(written)]


def _indicator(one: Input) -> Iterator[str]:
    find, other = one.raw.decode("utf-8", "replace"), one.original.raw.decode()
    try:
        parse(find)
    except ValueError:
        return
    yield FULL
    made = tables([Source(other, (find,)), Source(find, (other,)), Source(find)], {})
    hits = list(Matcher(made, [0, 1, 2]).find(_SAID))
    raw = Tables(*json.loads(json.dumps(made)))
    read = raw._replace(entries=[Entry(*each) for each in raw.entries], patterns=[Pattern(*each) for each in raw.patterns])
    if list(Matcher(read, [0, 1, 2]).find(_SAID)) != hits:
        yield "other hits when read back"
    if any(not 0 <= hit.span.first <= hit.span.last < len(_SAID.texts) for hit in hits):
        yield "a hit outside the sentence"


def _interviews(here: pathlib.Path) -> list[Original]:
    found = examples("examples/*/transcripts/*.txt")
    bodies = [one.raw.decode().partition("\n---\n")[2][:_CHARACTERS] for one in found]
    return [Original(one.name, (body + "\n" + _IDENTIFYING).encode()) for one, body in zip(found, bodies, strict=True)]


def _text(one: Input) -> str:
    return normalise(one.raw.decode("utf-8", "replace"))


def _anchored(one: Input) -> Iterator[str]:
    old, new = one.original.raw.decode(), _text(one)
    if one.rng.random() < 0.3:
        old, new = new, old
    codings = [coding for n in range(6) if (coding := _coding(old, one, n))]
    known = old if one.rng.random() < 0.5 else None
    found = anchor(codings, new, old=known)
    if sorted(each.coding.id for each in found) != sorted(coding.id for coding in codings):
        yield "codings without an anchor"
    for each in found:
        there = new[each.start : each.end]
        if each.outcome in SURE and not (0 <= each.start < each.end <= len(new) and there.strip()):
            yield f"{each.outcome} at {each.start} to {each.end} of {len(new)}"
        if each.outcome in {Outcome.EXACT, Outcome.MOVED} and there.split() != each.coding.quote.split():
            yield f"{each.outcome} on other words"
        if each.outcome not in SURE and (each.start, each.end) != (each.coding.start, each.coding.end):
            yield f"{each.outcome} and moved"
    if codings and all(each.outcome in SURE for each in found):
        yield FULL


def _coding(body: str, one: Input, n: int) -> Coding | None:
    """Return a coding somewhere in a text, as it is read from its file."""
    start = one.rng.randrange(len(body) + 1)
    end = min(len(body), start + one.rng.choice([1, 8, 30, 90, 400]))
    if start == end:
        return None
    line = rows.row(Coding("01", "anna", start, end, body[start:end], "leertijd", id=str(n)), body)
    return rows.read(line, Location("x.jsonl", n), transcript="01", coder="anna")[0]


def _swapped(one: Input) -> Iterator[str]:
    text = normalise(one.raw.decode("utf-8", "replace"))
    key = _key(text, one)
    study = _study(one, f"---\nbedrijf: Molen Noord\nnoot: {key.aliases[0].forms[0]!r}\n---\n" + text)
    if not study.transcripts:  # it is no text, or an empty one
        return
    (talk,) = study.transcripts
    before = {path: path.read_bytes() for path in sorted(study.root.rglob("*")) if path.is_file()}
    if any(alias.plain in talk.body or alias.plain in alias.forms for alias in key.aliases):  # it held a pseudonym of its own
        return
    done = pseudonyms.plan(study, key, {talk.name: _spans(talk.body, key)})
    pseudonyms.write(study, done.changes, done.key)
    again = load_study(study.root)[0]
    if not again.transcripts:
        yield "a transcript that is none any more"
        return
    stale = [coding.id for coding in load_codings(again)[0] if not coding.stands_in(again.transcripts[0].body)]
    if stale:
        yield f"codings left behind: {stale}"
    back = pseudonyms.plan(again, done.key, {}, reverse=True)
    pseudonyms.write(again, back.changes, back.key, reverse=True)
    yield from (f"{path.relative_to(study.root)} did not come back as it was" for path, raw in before.items() if _differs(path, raw, talk.body))
    if len(_spans(talk.body, key)):
        yield FULL


def _differs(path: pathlib.Path, raw: bytes, body: str) -> bool:
    """Tell whether a file is not as it was; a coding that cut into a name has taken in the whole of it."""
    if path.suffix != ".jsonl":
        return path.read_bytes() != raw
    was, now = ([json.loads(line) for line in each.splitlines()] for each in (raw, path.read_bytes()))
    same = {line["id"]: line for line in now}
    return len(was) != len(now) or any(
        same[line["id"]]["start"] > line["start"] or same[line["id"]]["end"] < line["end"] or same[line["id"]]["quote"] not in body for line in was
    )


def _study(one: Input, text: str) -> Study:
    """Return a study of one transcript with codings, as it is read from its folder."""
    root = one.folder
    for folder in ("transcripts", "codings/01"):
        (root / folder).mkdir(parents=True)
    (root / "study.yaml").write_text("study: proef\n", encoding="utf-8")
    (root / "transcripts" / "01.txt").write_text(text, encoding="utf-8", newline="\n")
    study, _ = load_study(root)
    if study.transcripts:
        body = study.transcripts[0].body
        lines = sorted((coding.start, coding.end, n, coding) for n in range(4) if body and (coding := _coding(body, one, n)))
        written = "".join(rows.row(coding, body) + "\n" for *_, coding in lines)
        (root / "codings" / "01" / "anna.jsonl").write_text(written, encoding="utf-8", newline="\n")
    return study


def _key(text: str, one: Input) -> Key:
    """Return a key of which the names are words of a text."""
    found = [word for word in re.findall(r"\w+(?: \w+)?", text) if len(word) < 60] or ["Kees"]
    chosen = list(dict.fromkeys(one.rng.choice(found) for _ in range(7)))
    groups = [tuple(chosen[n::4]) for n in range(4)]
    return Key("proef", tuple(Alias(kind, name, forms) for (kind, name), forms in zip(_ALIASES, groups, strict=True) if forms))


def _spans(text: str, key: Key) -> list[tuple[int, int]]:
    return list(literal(text, key.forms()))


def _named(one: Input) -> Iterator[str]:
    text = _text(one)
    yield from _sound(text, names(text))
    yield FULL


def _identified(one: Input) -> Iterator[str]:
    text = _text(one)
    yield from _sound(text, identifiers(text))
    yield FULL


def _sound(text: str, found: Sequence[Found]) -> Iterator[str]:
    """Yield what is wrong with words that were found in a text."""
    at = 0
    for one in found:
        if not (at <= one.start < one.end <= len(text) and text[one.start : one.end] == one.text):
            yield f"`{one.text[:40]!r}` at {one.start} to {one.end}"
        at = one.end


READERS = (
    Reader("indicators", 8, _indicators, _indicator),
    Reader("anchor", 4, _interviews, _anchored, DAMAGES),
    Reader("swap", 4, _interviews, _swapped),
    Reader("identifiers", 3, _interviews, _identified),
    Reader("names", 2, _interviews, _named),
)
