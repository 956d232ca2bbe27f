"""Dutch verbs that come apart: where the particle of a finite verb may stand."""

from __future__ import annotations

from qualcode.language.sentences import Words

_REACH = 10  # words between a verb and its particle
_MARKS = frozenset(",;:.?!")
_AUXILIARIES = frozenset(
    """te moet moest moeten moesten kan kon kunnen konden mag mocht mogen mochten wil wilde wou willen wilden zal zou zullen zouden gaat ging
    gaan gingen durf durfde durven laat liet laten blijft bleef blijven hoeft hoefde hoeven komt kwam komen""".split()
)
_CLAUSE_WORDS = frozenset(
    """en of maar want dus dat als omdat toen terwijl voor voordat zodat hoor zeg dan met bij aan op in te van die om over hoe wat waarom
    waar wie welke wanneer""".split()
)


def finds_particle(said: Words, at: int, particle: str) -> bool:
    """Tell whether the finite verb at a word has a particle: "gaf het toe", or before its auxiliaries, "toe durven geven"."""
    return particle in said.texts and (_behind(said, at, particle) or _before(said, at, particle))


def _behind(said: Words, at: int, particle: str) -> bool:
    """Tell whether the particle of a verb closes the verb's clause: not too far behind it, and before a comma."""
    for n in range(at + 1, min(at + 1 + _REACH, len(said.texts))):
        if not _MARKS.isdisjoint(said.between[n]):
            return False
        if said.texts[n] == particle and closes_clause(said, n):
            return True
    return False


def _before(said: Words, at: int, particle: str) -> bool:
    """Tell whether a particle stands before the auxiliaries of its verb: `toe` in "toe durven geven"."""
    n = at - 1
    while n >= 0 and said.texts[n] in _AUXILIARIES:
        n -= 1
    return 0 <= n < at - 1 and said.texts[n] == particle


def closes_clause(said: Words, n: int) -> bool:
    """Tell whether a clause may end after word n: a mark follows, the sentence ends, or a word that opens another."""
    return n + 1 >= len(said.texts) or said.between[n + 1].strip() != "" or said.texts[n + 1] in _CLAUSE_WORDS
