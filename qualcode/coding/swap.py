"""Put pseudonyms for names in a text and back, and say where every other letter went."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from qualcode.model.key import Alias

_LABEL_END = re.compile(r" ?:(?=\s|$)")
_SENTENCE_STARTS = re.compile(r"(?:^|[.?!:…\"“”‘’\])-])\s*\Z")
_NAME_ENDS = r"(?=(?:['’]?s)?(?!\w))"  # also before an s of possession
_SMALL_WORD = re.compile(r"(?<!\w)[a-zà-ÿ]+(?!\w)")
_BACK = 10  # code points in which the end of the sentence before is looked for
_VALUE_STARTS = re.compile(r"(?:^|[-:,{\[])[ \t]*$", re.MULTILINE)


class Swap(NamedTuple):
    """Words at start to end (code points) that are replaced by others."""

    start: int
    end: int
    words: str
    alias: Alias


class Swapped:
    """A text in which words were replaced; places are code points."""

    def __init__(self, old: str, swaps: Sequence[Swap]) -> None:
        self._swaps = sorted(swaps)
        self._starts = [one.start for one in self._swaps]
        self._ends = [one.end for one in self._swaps]
        grown = 0
        self._grown = [0]  # by how much the text grew up to and with each swap
        pieces, at = [], 0
        for one in self._swaps:
            pieces += [old[at : one.start], one.words]
            at = one.end
            grown += len(one.words) - (one.end - one.start)
            self._grown.append(grown)
        self.text = "".join([*pieces, old[at:]])

    def start(self, place: int) -> int:
        """Return where a range that began at a place of the old text begins; a name that it began in is taken in whole."""
        n = bisect_right(self._ends, place)
        return min(place, self._starts[n] if n < len(self._starts) else place) + self._grown[n]

    def end(self, place: int) -> int:
        """Return where a range that ended at a place of the old text ends; a name that it ended in is taken in whole."""
        n = bisect_left(self._starts, place)
        return max(place, self._ends[n - 1] if n else place) + self._grown[n]


def literal(text: str, forms: Iterable[str], *, ordinary: Container[str] = ()) -> Iterator[tuple[int, int]]:
    """Yield where any of some names stands as words of their own, longest first; also with an s of possession behind it.

    A name that is also one of the `ordinary` words (in small letters) does not count at the beginning of a sentence: "Wil" in
    "Wil je koffie?".
    """
    every = sorted(set(forms), key=lambda form: (-len(form), form))
    if not every:
        return
    pattern = "|".join(r"\s+".join(map(re.escape, form.split())) for form in every if form.strip())
    for match in re.finditer(rf"(?<!\w)({pattern}){_NAME_ENDS}", text):
        if match[1].lower() not in ordinary or not _SENTENCE_STARTS.search(text, max(0, match.start() - _BACK), match.start()):
            yield match.span(1)


def small_words(texts: Iterable[str]) -> set[str]:
    """Return all words of some texts that are written in small letters."""
    return {word for text in texts for word in _SMALL_WORD.findall(text)}


def swaps(text: str, spans: Iterable[tuple[int, int]], forms: dict[str, Alias], *, yaml: bool = False) -> list[Swap]:
    """Return what is replaced at some spans of a text, of those that overlap the longest.

    A speaker's label, and the beginning of a value in YAML, get the pseudonym without brackets.
    """
    found: list[Swap] = []
    taken: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0] - span[1], span)):
        alias = forms.get(" ".join(text[start:end].split()))
        if alias and not any(first < end and start < last for first, last in taken):
            taken.append((start, end))
            plain = _starts_value(text, start) if yaml else is_label(text, start, end)
            found.append(Swap(start, end, alias.plain if plain else alias.pseudonym, alias))
    return sorted(found)


def _starts_value(text: str, start: int) -> bool:
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return _VALUE_STARTS.search(line) is not None


def is_label(text: str, start: int, end: int) -> bool:
    """Tell whether words are the label of a turn, or part of it."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return not line.strip() and _LABEL_END.match(text, end) is not None


def restored(text: str, aliases: Sequence[Alias], places: Sequence[tuple[str, str]], *, yaml: bool = False) -> list[Swap]:
    """Return what has to be put back for the pseudonyms in a text.

    `places` are the forms that were replaced, in order. Where there are more or fewer pseudonyms now, each becomes the fullest
    form of its name.
    """
    by_name = {name: alias for alias in aliases for name in (alias.pseudonym, alias.plain)}
    if not by_name:
        return []
    every = "|".join(map(re.escape, sorted(by_name, key=lambda name: (-len(name), name))))
    found = [
        (match.span(), by_name[match[0]])
        for match in re.finditer(rf"(?<!\w)(?:{every}){_NAME_ENDS}", text)
        if match[0].startswith("[") or (_starts_value(text, match.start()) if yaml else is_label(text, *match.span()))
    ]
    forms: dict[str, list[str]] = defaultdict(list)
    for pseudonym, form in places:
        forms[pseudonym].append(form)
    counts = Counter(alias.pseudonym for _, alias in found)
    seen: Counter[str] = Counter()
    swapped = []
    for (start, end), alias in found:
        name = alias.pseudonym
        same = len(forms[name]) == counts[name]
        swapped.append(Swap(start, end, forms[name][seen[name]] if same else alias.forms[0], alias))
        seen[name] += 1
    return swapped
