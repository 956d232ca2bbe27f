"""Find names of persons, companies and places in a Dutch conversation.

A capital says little: it also begins a sentence. So a word counts by the lists it is in and by the words around it, and what
was recognised inside a sentence is recognised everywhere else in the same conversation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from qualcode.language import organisations, persons
from qualcode.language.capitals import INTERFIXES, Conversation, bare
from qualcode.language.identifiers import Found, Kind, Span, chosen
from qualcode.language.namecues import ARTICLES, PRONOUNS

_RULES = (
    (Kind.PERSON, persons.titled),
    (Kind.PERSON, persons.initialled),
    (Kind.COMPANY, organisations.company),
    (Kind.PERSON, persons.family),
    (Kind.PERSON, persons.named),
    (Kind.PERSON, persons.working),
    (Kind.PLACE, organisations.place),
    (Kind.PERSON, persons.surnamed),
    (Kind.COMPANY, organisations.employer),
    (Kind.PERSON, persons.spoken_of),
)
_NONE: Mapping[Kind, Sequence[str]] = MappingProxyType({})


def names(text: str, *, known: Mapping[Kind, Sequence[str]] = _NONE) -> list[Found]:
    """Return names in a conversation, sorted and without overlap; give it whole, for one sentence helps to understand another.

    What is in `known` always counts, whatever its capitals. An s of possession stays outside the name. Raises QualcodeError
    when the lists of names are not installed.
    """
    talk = Conversation(text)
    hits = list(_hits(talk))
    spans = [_span(talk, kind, first, end, why) for kind, first, end, why in hits]
    return chosen(text, [*_listed(text, known), *spans, *_again(talk, hits)])


def _listed(text: str, known: Mapping[Kind, Sequence[str]]) -> Iterator[Span]:
    """Yield where the study's own names stand, longest first."""
    kinds = {" ".join(name.split()).lower(): kind for kind, names_ in known.items() for name in names_ if name.strip()}
    if not kinds:
        return
    written = sorted(kinds, key=lambda name: (-len(name), name))
    every = "|".join(r"\s+".join(re.escape(part) for part in name.split()) for name in written)
    for match in re.finditer(rf"(?<!\w)({every})(?=(?:['’]?s)?(?!\w))", text, re.IGNORECASE):
        yield kinds.get(" ".join(match[1].split()).lower(), Kind.PERSON), match.start(1), match.end(1), "the study's list"


def _hits(talk: Conversation) -> Iterator[tuple[Kind, int, int, str]]:
    n = 0
    while n < len(talk.words):
        for kind, rule in _RULES:
            if hit := rule(talk, n):
                yield kind, *hit
                n = hit[1]
                break
        else:
            n += 1


def _span(talk: Conversation, kind: Kind, first: int, end: int, why: str) -> Span:
    """Return the span of words first to end, without an s of possession after the last."""
    last = talk.at(end - 1)
    stop = last.end
    if kind is Kind.PERSON and (name := talk.first_name(last.text) or talk.surname(last.text)):
        stop = last.start + len(name)
    return kind, talk.at(first).start, stop, why


def _again(talk: Conversation, hits: list[tuple[Kind, int, int, str]]) -> Iterator[Span]:
    """Yield the words that were recognised as a name elsewhere."""
    seen: dict[str, Kind] = {}
    for kind, first, end, _ in hits:
        if kind is Kind.PLACE:
            continue
        for n in range(first, end):
            certain = n == first and not talk.at(n).opens and not organisations.is_kind(talk.at(n).text)  # Kramer en Zonen, not Bakkerij De Zon
            if talk.capital(n) and talk.at(n).small not in INTERFIXES and (certain or not talk.common(n)):
                seen.setdefault(talk.at(n).text, kind)
    for n, word in enumerate(talk.words):
        form = next((form for form in bare(word.text) if form in seen), "")
        if form and not (talk.common(n) and (talk.after(n) in PRONOUNS or talk.before(n) in ARTICLES)):
            yield seen[form], word.start, word.start + len(form), "named elsewhere in the conversation"
