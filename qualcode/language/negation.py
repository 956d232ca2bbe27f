"""Whether Dutch words are denied, and where speech turns round."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.language.sentences import Word

NEGATORS = frozenset(
    """niet geen nooit niks niets niemand nergens zonder nauwelijks amper weinig zelden noch geeneens evenmin geenszins
    onvoldoende""".split()
)
CONTRAST = frozenset("maar alleen terwijl behalve hoewel ofschoon echter daarentegen".split())
_NO_DENIAL_BEFORE = frozenset("alleen zozeer zomaar meteen per".split())  # "niet alleen … maar ook"
_ONLY_BEFORE = frozenset("zonder geen weinig onvoldoende".split())  # what follows is denied, never what went before
_BEFORE, _AFTER, _WITHIN = 5, 5, 7  # words of scope on either side, and inside an indicator with a gap
_STOPS = frozenset(",;:.?!…")


def denied(words: Sequence[Word], first: int, last: int, text: str, *, within: bool = False) -> bool:
    """Tell whether the words first to last (inclusive) are denied: an odd number of negators in their clause.

    A Dutch negator stands before what it denies (`geen tijd`) or after the verb (`dat durf ik niet`), so the scope
    is five words on either side, within the clause. Negators between the first and the last word count when `within`
    is set, which is for indicators that hold no negator themselves.
    """
    count = sum(_denies(words, n) for n in _scope(words, first, -1, _BEFORE, text))
    count += sum(_denies(words, n) and words[n].text not in _ONLY_BEFORE for n in _scope(words, last, 1, _AFTER, text))
    if within and last - first <= _WITHIN:
        count += sum(_denies(words, n) for n in range(first + 1, last))
    return count % 2 == 1


def _denies(words: Sequence[Word], n: int) -> bool:
    return words[n].text in NEGATORS and not (n + 1 < len(words) and words[n + 1].text in _NO_DENIAL_BEFORE)


def _scope(words: Sequence[Word], start: int, step: int, width: int, text: str) -> list[int]:
    """Return the indexes of the words around start that share its clause."""
    scope: list[int] = []
    for n in range(start + step, start + step * (width + 1), step):
        if not 0 <= n < len(words):
            break
        left, right = (words[n], words[n - step]) if step < 0 else (words[n - step], words[n])
        if not _STOPS.isdisjoint(text[left.end : right.start]) or words[n].text in CONTRAST or words[n].text in ("en", "want", "dus"):
            break
        scope.append(n)
    return scope


def last_turn(words: Sequence[Word], text: str) -> int:
    """Return the index of the first word after the last turning point (`maar`, `terwijl`) that opens a clause; 0 for none."""
    for n in range(len(words) - 2, -1, -1):
        if words[n].text in CONTRAST and (n == 0 or text[words[n - 1].end : words[n].start].strip() or words[n].text != "alleen"):
            return n + 1
    return 0
