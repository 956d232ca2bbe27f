"""Put pseudonyms for names in a text and back, and say where every other letter went."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from qualcode.model.key import Alias

_LABEL = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3} ?:(?=\s|$)")
_LABEL_WORDS = 4
_SENTENCE_STARTS = re.compile(r"(?:^|[.?!:…\"“”‘’\])-])\s*\Z")
_NAME_STARTS = r"(?<![^\W_])"  # an underscore is no letter of a name
_NAME_ENDS = r"(?=(?:['’]?s)?(?![^\W_]))"  # also before an s of possession
_SMALL_WORD = re.compile(r"(?<!\w)[a-zà-ÿ]+(?!\w)")
_SHOUT = 2  # letters up to which a word in capitals is an abbreviation
_BACK = 10  # code points in which the end of the sentence before is looked for


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

    A name of one word counts as it is written, in capitals, and in a label; one of several words also in small letters. A name
    that is also one of the `ordinary` words (in small letters) does not count at the beginning of a sentence: "Wil" in "Wil je
    koffie?".
    """
    written = {form for form in forms if form.strip()}
    if not written:
        return
    every = sorted(written, key=lambda form: (-len(form), form))
    pattern = "|".join(r"\s+".join(map(re.escape, form.split())) for form in every)
    for match in re.finditer(rf"{_NAME_STARTS}({pattern}){_NAME_ENDS}", text, re.IGNORECASE):
        words = " ".join(match[1].split())
        if words not in written and " " not in words and not (words.isupper() and len(words) > _SHOUT) and not is_label(text, *match.span(1)):
            continue
        if match[1].lower() not in ordinary or not _SENTENCE_STARTS.search(text, max(0, match.start() - _BACK), match.start()):
            yield match.span(1)


def small_words(texts: Iterable[str]) -> set[str]:
    """Return all words of some texts that are written in small letters."""
    return {word for text in texts for word in _SMALL_WORD.findall(text)}


def swaps(text: str, spans: Iterable[tuple[int, int]], forms: Mapping[str, Alias], *, plain: Callable[[str, int, int], bool]) -> list[Swap]:
    """Return what is replaced at some spans of a text, of those that overlap the longest; `plain` tells where brackets would not do."""
    folded = {form.casefold(): alias for form, alias in forms.items()}
    found: list[Swap] = []
    taken: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0] - span[1], span)):
        words = " ".join(text[start:end].split())
        alias = forms.get(words) or folded.get(words.casefold())
        if alias and not any(first < end and start < last for first, last in taken):
            taken.append((start, end))
            name = alias.plain if plain(text, start, end) else alias.pseudonym
            found.append(Swap(start, end, _joined(alias) if name == alias.plain and _crowded(text, start, end, alias) else name, alias))
    return sorted(found)


def is_label(text: str, start: int, end: int) -> bool:
    """Tell whether words are the label of a turn, or part of it."""
    label = _LABEL.match(text, text.rfind("\n", 0, start) + 1)
    return label is not None and end < label.end()


def _crowded(text: str, start: int, end: int, alias: Alias) -> bool:
    """Tell whether the label that words are in has no room for the pseudonym, so that it would be a label no longer."""
    label = _LABEL.match(text, text.rfind("\n", 0, start) + 1)
    more = len(alias.plain.split()) - len(text[start:end].split())
    return label is not None and end < label.end() and len(label[0].rstrip(" :").split()) + more > _LABEL_WORDS


def _joined(alias: Alias) -> str:
    return alias.plain.replace(" ", "-")


def always(text: str, start: int, end: int) -> bool:  # noqa: ARG001
    """Tell that a pseudonym has no brackets, wherever it stands."""
    return True


def restored(
    text: str, aliases: Sequence[Alias], places: Sequence[tuple[str, str]], *, plain: Callable[[str, int, int], bool]
) -> tuple[list[Swap], int]:
    """Return what has to be put back for the pseudonyms in a text.

    `places` are the forms that were replaced, in order. Where there are more or fewer of a pseudonym now, each becomes the fullest
    form of its name; how many these are is returned too. One without brackets counts only where it was put.
    """
    by_name = {name: alias for alias in aliases for name in (alias.pseudonym, alias.plain, _joined(alias))}
    recorded = {pseudonym for pseudonym, _ in places}
    if not by_name:
        return [], 0
    every = "|".join(map(re.escape, sorted(by_name, key=lambda name: (-len(name), name))))
    found = []
    for match in re.finditer(rf"{_NAME_STARTS}(?:{every}){_NAME_ENDS}", text):
        start, end = match.span()
        bracketed = match[0].startswith("[")
        if bracketed and plain(text, start + 1, end - 1):  # the brackets are those of a list in YAML
            start, end, bracketed = start + 1, end - 1, False
        if bracketed or (plain(text, start, end) and by_name[match[0]].pseudonym in recorded):
            found.append(((start, end), by_name[match[0]]))
    forms: dict[str, list[str]] = defaultdict(list)
    for pseudonym, form in places:
        forms[pseudonym].append(form)
    counts = Counter(alias.pseudonym for _, alias in found)
    seen: Counter[str] = Counter()
    swapped = []
    guessed = 0
    for (start, end), alias in found:
        name = alias.pseudonym
        same = len(forms[name]) == counts[name]
        swapped.append(Swap(start, end, forms[name][seen[name]] if same else alias.forms[0], alias))
        seen[name] += 1
        guessed += not same and len(alias.forms) > 1
    return swapped, guessed
