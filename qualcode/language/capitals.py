"""The words of a conversation with what their capitals can mean: which begin a sentence, which are also said in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qualcode.language.namecues import FOREIGN_PLACES, NO_NAMES, ORDINARY_STARTS, SMALL_WORDS
from qualcode.language.namelists import NameLists, name_lists, unaccented
from qualcode.language.wordforms import is_word

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]\.(?= [a-zA-Z'])|v\.d\.|['’]t\b|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_OPENERS = " \t\xa0\"'“”‘’„«(–—*-"
_ENDS = ".!?…:;)]"
_SHORTENED = frozenset("dhr mevr mw dr drs ir ing mr prof bijv bv o.a st jr sr nr".split())
INTERFIXES = frozenset("van von de den der het 't ’t ter ten te el al la le du di da vd v.d. op aan in bij uit".split())
_MOST_INTERFIXES = 3


class Word(NamedTuple):
    """A word at code points start to end; `opens` when it begins a sentence."""

    text: str
    start: int
    end: int
    opens: bool

    @property
    def small(self) -> str:
        """The word in small letters."""
        return self.text.lower()


class Conversation:
    """A text as words, with the lists of names to look them up in; word numbers outside the text give an empty word."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = tuple(_words(text))
        self.lists: NameLists = name_lists()
        self.places = self.lists.places | FOREIGN_PLACES
        self._small = frozenset(word.text for word in self.words if word.text.islower())

    def at(self, n: int) -> Word:
        """Return word number n."""
        return self.words[n] if 0 <= n < len(self.words) else Word("", len(self.text), len(self.text), True)

    def before(self, n: int) -> str:
        """Return the word before number n in the same sentence, in small letters, or nothing."""
        return "" if self.at(n).opens else self.at(n - 1).small

    def after(self, n: int) -> str:
        """Return the word that follows number n without a sign between, in small letters, or nothing."""
        return self.at(n + 1).small if self.follows(n + 1) else ""

    def follows(self, n: int) -> bool:
        """Tell whether word number n stands right after the one before, with nothing but a space between."""
        return 0 < n < len(self.words) and self.text[self.words[n - 1].end : self.words[n].start] in (" ", "\xa0", "\n")

    def capital(self, n: int) -> bool:
        """Tell whether word number n can be a name: a capital and then small letters, and no word that is never one."""
        word = re.sub("^d['’]", "", self.at(n).text)  # d'Hondt
        return word[:1].isupper() and not word.isupper() and not any(form in NO_NAMES for form in bare(word))

    def ordinary(self, n: int) -> bool:
        """Tell whether word number n may have its capital only because it begins a sentence, or is said in small letters elsewhere."""
        small = self.at(n).small
        return small in ORDINARY_STARTS or small in SMALL_WORDS or small in self._small

    def common(self, n: int) -> bool:
        """Tell whether word number n in small letters is a Dutch word."""
        return self.ordinary(n) or is_word(self.at(n).small)

    def past_interfix(self, n: int) -> int:
        """Return the number of the first word from n on that is no `van`, `de`, `der` and the like."""
        m = n
        while m - n < _MOST_INTERFIXES and self.at(m).small in INTERFIXES and (m == n or self.follows(m)):
            m += 1
        return m

    def surname(self, word: str) -> str:
        """Return the family name that a word is, without the s of possession, or nothing; also `Bruijn-Peters`."""
        surnames = self.lists.surnames
        return next((form for form in bare(word) if form in surnames or ("-" in form and form.split("-")[0] in surnames)), "")

    def first_name(self, word: str) -> str:
        """Return the first name that a word is, without the s of possession, or nothing; also `Jan-Willem` and `Sjakie`."""
        return next((form for form in bare(word) if self._is_first(form) and (form == word or not is_word(word.lower()))), "")

    def _is_first(self, form: str) -> bool:
        first, rare = self.lists.first, self.lists.rare
        if form.lower() in INTERFIXES:
            return False
        if form in first or unaccented(form) in first or ("-" in form and all(part in first or part in rare for part in form.split("-"))):
            return True
        return not is_word(form.lower()) and any(name in first for name in _endeared(form))


def bare(word: str) -> Iterator[str]:
    """Yield a word, and what is left of it without an s of possession."""
    yield word
    if re.search("['’]s$", word):
        yield word[:-2]
    elif word.endswith("s") and len(word) > 3:  # noqa: PLR2004  shorter is a name itself
        yield word[:-1]


def _endeared(form: str) -> Iterator[str]:
    """Yield the names that a pet form can come from: `Pietje` of Piet, `Sjakie` of Sjaak."""
    for ending in ("tje", "pje", "je", "ie", "ke"):
        root = form.removesuffix(ending)
        if root != form and len(root) > 2:  # noqa: PLR2004
            yield root
            yield re.sub(r"([aeou])([^aeiou])$", r"\1\1\2", root)
            yield re.sub(r"([^aeiou])\1$", r"\1", root)


def _words(text: str) -> Iterator[Word]:
    """Yield the words that are not part of an address."""
    last = ""
    for match in _WORD.finditer(text):
        start, end = match.span()
        if text[max(0, start - 1) : start] in ("@", "_", "/") or text[end : end + 1] in ("@", "_", "/") or re.match(r"\.\w", text[end : end + 2]):
            continue
        yield Word(match.group(), start, end, _opens(text, start, last))
        last = match.group()


def _opens(text: str, start: int, last: str) -> bool:
    """Tell whether a word at start begins a sentence or a quotation."""
    gap = text[max(0, start - 12) : start]
    left = gap.rstrip(_OPENERS)
    if re.search('["“„‘«]$', gap) or not left or left.endswith("\n\n"):
        return True
    left = left.rstrip()
    if not left or left[-1] not in _ENDS:
        return not left
    return not (left.endswith(".") and (last.lower() in _SHORTENED or re.fullmatch(r"(?:[A-Z]\.)+", last)))
