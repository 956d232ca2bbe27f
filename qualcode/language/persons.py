"""Recognise persons in what is said: by title, initials, first name, family name, and by the words around."""

from __future__ import annotations

import re

from qualcode.language.capitals import Conversation, bare
from qualcode.language.namecues import (
    ARTICLES,
    BESIDE_PERSONS,
    DOING,
    JOB_ENDINGS,
    JOBS,
    LOCATIVES,
    NAMING,
    PRONOUNS,
    REGIONS,
    SAYING,
    SMALL_WORDS,
    TALKING,
    TITLES,
    TOWNLESS,
)

Hit = tuple[int, int, str] | None
"""Numbers of the first word and of the one after the last, and why."""

_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_FAMILY = frozenset({"van der", "van den", "van 't", "van ’t", "ter", "ten", "op den", "vd", "v.d.", "von", "el"})
_WITH = frozenset("met door en van dan toen onze mijn ook bij naast voor als heeft had kwam".split())
_PREPOSITIONS = frozenset({"in", "op", "aan", "bij", "uit"})  # in a family name only after a first name or with a capital
_PEOPLES = ("sche", "aanse", "aans", "isch", "ië", "land", "iër", "iërs")
_LEGAL = frozenset({"B.V.", "N.V.", "V.O.F.", "C.V."})


def titled(talk: Conversation, n: int) -> Hit:
    """Find the name after `mevrouw`, `meneer`, `tante`, `collega`, whatever word it is."""
    if talk.at(n).small not in TITLES:
        return None
    title = talk.at(n)
    first = n + 1
    between = talk.text[title.end : talk.at(first).start]
    last = talk.past_interfix(first)
    if between not in (" ", ". ", "\n") or talk.at(first).opens or not talk.capital(last) or (last > first and not talk.follows(last)):
        return None
    return first, _surnames(talk, last + 1), f"after `{title.small}`"


def initialled(talk: Conversation, n: int) -> Hit:
    """Find initials with a family name."""
    word = talk.at(n).text
    last = talk.past_interfix(n + 1)
    if not _INITIALS.fullmatch(word) or word in _LEGAL or not talk.follows(n + 1) or not talk.follows(last) or not talk.capital(last):
        return None
    certain = last > n + 1 or talk.surname(talk.at(last).text)
    return (n, _surnames(talk, last + 1), "initials and a family name") if certain else None


def family(talk: Conversation, n: int) -> Hit:
    """Find a family name that begins with `van`, `de` and the like."""
    last = talk.past_interfix(n)
    name = talk.at(last).text
    if last == n or talk.at(n).text in _PREPOSITIONS or not talk.follows(last) or not talk.capital(last) or talk.at(last).opens:
        return None
    interfix = talk.text[talk.at(n).start : talk.at(last).start].strip().lower()
    listed = next((form for form in bare(name) if form in talk.lists.after_interfix), "")
    if talk.text[talk.at(n).start : talk.at(last).end] in talk.places:
        return None
    if interfix in _FAMILY:
        return None if not listed and talk.common(last) else (n, last + 1, f"after `{interfix}`")
    if talk.at(n).text == "Van" and not talk.at(n).opens and not talk.common(last):
        return n, last + 1, "after `Van`"
    if not listed or (interfix == "de" and name in REGIONS) or (interfix == "van" and not _family_of(talk, n, listed)):
        return None
    return n, last + 1, "family name"


def _family_of(talk: Conversation, n: int, name: str) -> bool:
    """Tell whether `van` at n makes a family name with the name after it, and does not say where or whose something is."""
    if name in talk.places and name not in TOWNLESS:
        return talk.at(n).text == "Van" and (not talk.at(n).opens or talk.after(n + 1) in DOING)
    return not talk.first_name(name)


def named(talk: Conversation, n: int) -> Hit:
    """Find a first name from the lists, with the family name after it."""
    word = talk.at(n)
    if not talk.capital(n) or not talk.first_name(word.text):
        return _rarely(talk, n)
    end = _surnames(talk, n + 1)
    if word.opens and talk.ordinary(n) and not _does_something(talk, n, end):
        return None
    if talk.before(n) in ARTICLES - {"die"} and talk.common(n):
        return None
    if word.text in talk.places and talk.before(n) in LOCATIVES:
        return None
    return n, end, "first name" if end == n + 1 else "first name and family name"


def _does_something(talk: Conversation, n: int, end: int) -> bool:
    """Tell whether an ordinary word that begins a sentence is used as a name: `Roos was ziek`, but `Sterk was het`."""
    if talk.at(n).small in SMALL_WORDS:
        return False
    if end > n + 1:
        return bool(talk.surname(talk.at(end - 1).text)) and not talk.first_name(talk.at(n + 1).text)
    return talk.after(n) in DOING and talk.after(n + 1) not in PRONOUNS | ARTICLES


def _rarely(talk: Conversation, n: int) -> Hit:
    """Find a first name that is mostly another word (`Cor`, `Riet`), inside a sentence with a person's words around it."""
    word = talk.at(n)
    if not talk.capital(n) or word.opens or not any(form in talk.lists.rare for form in (word.text, word.text.removesuffix("s"))):
        return None
    if _beside_first_name(talk, n):
        return n, _surnames(talk, n + 1), "beside a first name"
    before = talk.before(n)
    around = talk.after(n) in DOING or before in TALKING | NAMING | _WITH | JOBS or before.endswith(JOB_ENDINGS)
    return (n, _surnames(talk, n + 1), "first name with a person's words around it") if around and not talk.ordinary(n) else None


def _surnames(talk: Conversation, n: int) -> int:
    """Return the number of the word after the family name that begins at n, or n when none does."""
    for _ in range(3):
        last = talk.past_interfix(n)
        name = talk.at(last).text
        if not talk.follows(n) or not talk.follows(last) or not talk.capital(last) or talk.at(last).opens:
            return n
        interfix = talk.text[talk.at(n).start : talk.at(last).start].strip().lower()
        if interfix and interfix not in _FAMILY and not talk.surname(name):
            return n
        n = last + 1
    return n


def working(talk: Conversation, n: int) -> Hit:
    """Find the name after a job: `ploegleider Arie`, `de directeur, Oltman junior`."""
    job = talk.at(n).small
    between = talk.text[talk.at(n).end : talk.at(n + 1).start]
    if (job not in JOBS and not job.endswith(JOB_ENDINGS)) or between not in (" ", "\n", ", ") or talk.at(n + 1).opens or not talk.capital(n + 1):
        return None
    name = talk.at(n + 1).text
    if talk.common(n + 1) and not talk.first_name(name) and not talk.surname(name):
        return None
    return n + 1, _surnames(talk, n + 2), f"after `{job}`"


def surnamed(talk: Conversation, n: int) -> Hit:
    """Find a family name on its own."""
    word = talk.at(n)
    if not talk.capital(n) or not talk.surname(word.text) or talk.before(n) in ARTICLES:
        return None
    if word.text in talk.places and (word.opens or talk.before(n) in LOCATIVES):
        return None
    if talk.common(n) and (word.opens or not (talk.after(n) in SAYING or talk.before(n) in TALKING | NAMING)):
        return None
    return n, n + 1, "family name"


def spoken_of(talk: Conversation, n: int) -> Hit:
    """Find a name that no list has, by what is done with it: `heet Knoest`, `tegen Knoest`, `Knoest zei`."""
    before, after = talk.before(n), talk.after(n)
    if not talk.capital(n) or talk.at(n).opens or before in ARTICLES:
        return None
    if before in NAMING and not (talk.follows(n + 1) and talk.capital(n + 1)):
        return n, n + 1, f"after `{before}`"
    if talk.common(n) or talk.at(n).text.endswith(_PEOPLES):
        return None
    if before in TALKING:
        return n, _surnames(talk, n + 1), f"after `{before}`"
    if after in SAYING:
        return n, n + 1, f"before `{after}`"
    if _beside_first_name(talk, n):
        return n, _surnames(talk, n + 1), "beside a first name"
    if before in BESIDE_PERSONS and len(talk.at(n).text) > 2 and "-" not in talk.at(n).text:  # noqa: PLR2004
        return n, _surnames(talk, n + 1), "unknown word with a capital"
    return None


def _beside_first_name(talk: Conversation, n: int) -> bool:
    """Tell whether a first name stands before, with `en`, `of` or a comma between."""
    joined = n - 2 if talk.before(n) in ("en", "of") else n - 1
    comma = talk.text[talk.at(n - 1).end : talk.at(n).start] == ", "
    return (
        (joined == n - 2 or comma) and talk.capital(joined) and bool(talk.first_name(talk.at(joined).text) or talk.at(joined).text in talk.lists.rare)
    )
