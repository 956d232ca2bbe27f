"""Whether Dutch words are denied, and where speech turns round."""

from __future__ import annotations

from qualcode.language.sentences import Words

NEGATORS = frozenset(
    """niet geen nooit niks niets niemand nergens zonder nauwelijks amper weinig zelden noch geeneens evenmin geenszins
    onvoldoende""".split()
)
CONTRAST = frozenset("maar alleen terwijl behalve hoewel ofschoon echter daarentegen".split())
_NO_DENIAL_BEFORE = frozenset("alleen zozeer zomaar meteen per".split())  # "niet alleen … maar ook"
_ONLY_BEFORE = frozenset("zonder geen weinig onvoldoende".split())  # what follows is denied, never what went before
_BEFORE, _AFTER, _WITHIN = 5, 5, 7  # words of scope on either side, and inside an indicator with a gap
_STOPS = frozenset(",;:.?!…")


def denied(said: Words, first: int, last: int, *, within: bool = False) -> bool:
    """Tell whether the words first to last (inclusive) are denied: an odd number of negators in their clause.

    A Dutch negator stands before what it denies (`geen tijd`) or after the verb (`dat durf ik niet`), so the scope
    is five words on either side, within the clause. Negators between the first and the last word count when `within`
    is set, which is for indicators that hold no negator themselves.
    """
    if NEGATORS.isdisjoint(said.texts):
        return False
    count = sum(_denies(said, n) for n in _scope(said, first, -1, _BEFORE))
    count += sum(_denies(said, n) and said.texts[n] not in _ONLY_BEFORE for n in _scope(said, last, 1, _AFTER))
    if within and last - first <= _WITHIN:
        count += sum(_denies(said, n) for n in range(first + 1, last))
    return count % 2 == 1


def _denies(said: Words, n: int) -> bool:
    texts = said.texts
    return texts[n] in NEGATORS and not (n + 1 < len(texts) and texts[n + 1] in _NO_DENIAL_BEFORE)


def _scope(said: Words, start: int, step: int, width: int) -> list[int]:
    """Return the indexes of the words around start that share its clause."""
    scope: list[int] = []
    for n in range(start + step, start + step * (width + 1), step):
        if not 0 <= n < len(said.texts):
            break
        between = said.between[max(n, n - step)]
        if not _STOPS.isdisjoint(between) or said.texts[n] in CONTRAST or said.texts[n] in ("en", "want", "dus"):
            break
        scope.append(n)
    return scope


def last_turn(said: Words) -> int:
    """Return the index of the first word after the last turning point (`maar`, `terwijl`) that opens a clause; 0 for none."""
    texts = said.texts
    if CONTRAST.isdisjoint(texts):
        return 0
    for n in range(len(texts) - 2, -1, -1):
        if texts[n] in CONTRAST and (n == 0 or said.between[n].strip() or texts[n] != "alleen"):
            return n + 1
    return 0
