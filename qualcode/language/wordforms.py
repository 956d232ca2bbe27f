"""All forms of a Dutch word, so that a text can be searched for words instead of stems.

The forms come from simplemma's dictionary turned round (form -> lemma becomes lemma -> forms), with rules for what it
files elsewhere: infinitives that are also nouns (`leren`, `vragen`), irregular verbs, diminutives and plurals.
Stems are not used: a stemmer takes `veilig` and `veiling` for the same word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from qualcode.language.verbs import IRREGULAR, NOUNS, SEPARABLE, WHOLE

_FUNCTION_WORDS = frozenset(
    """aan al als altijd andere anders bij daar dan dat de deze die dit doe door dus een eens en er even ga gaat geen haar had heb heeft
    het hier hij hoe hun iemand iets ik in is ja je jij jou jouw jullie kan maar me mee meer men met mij mijn na naar niet niks
    niemand niets nog nooit nou nu of om onder ons onze ook op over per steeds te tegen terug toch toe tot u uit uw van veel vaak
    voor vast waar wat we wel welke werd wie wij ze zelf zij zo zonder zulke zijn wordt zal zou""".split()
)
_VOWELS = "aeiouy"
_PREFIX = re.compile(r"(?:be|er|her|ont|ver)(?=[^aeiou]*[aeiou])")
_SHORT = 3  # letters; shorter words have no forms worth making
_FEW = 2  # forms that show that the dictionary knows little of a word


class Forms(NamedTuple):
    """The forms of a word; of a separable verb also the particle and the forms that stand apart from it."""

    whole: tuple[str, ...]
    particle: str = ""
    apart: tuple[str, ...] = ()


def expand(words: Iterable[str]) -> dict[str, Forms]:
    """Return all forms of each word, the word itself included, sorted.

    Needs one pass over the dictionary (about half a second), whatever the number of words.
    """
    wanted = sorted(set(words))
    dictionary = _dictionary()
    lemmas = {word: _lemma(word) for word in wanted}
    inverse: dict[str, set[str]] = {lemma: set() for lemma in lemmas.values() if lemma}
    for form, lemma in dictionary.items():
        if lemma in inverse:
            inverse[lemma].add(form)
    expanded = {}
    for word in wanted:
        forms = {form for form in inverse.get(lemmas[word], ()) if _same_prefix(word, form)} | {word}
        forms |= _by_rule(word, dictionary, known=len(forms) > _FEW)
        particle = _particle(word, dictionary)
        whole = tuple(sorted(form.replace("’", "'") for form in forms if len(form) > 1 or form == word))
        expanded[word] = Forms(whole, particle, _apart(word, particle, whole))
    return expanded


def is_word(word: str) -> bool:
    """Tell whether the dictionary has a word as it is written; names are written with a capital there."""
    return word in _dictionary()


@cache
def _dictionary() -> Mapping[str, str]:
    """Return simplemma's Dutch dictionary, form -> lemma (370,000 forms)."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory  # 70 ms

    return DefaultDictionaryFactory().get_dictionary("nl")


def _lemma(word: str) -> str:
    """Return the word whose forms the dictionary is asked for: the author's own word, or nothing when it is a small word.

    What the author wrote is taken for the base form; `boekje` does not stand for `boek`.
    """
    return "" if word in _FUNCTION_WORDS or len(word) < _SHORT or not word.isalpha() else word


def _same_prefix(word: str, form: str) -> bool:
    """Tell whether a form can be one of a verb with a fixed prefix; the dictionary gives `verwijten` the form `geweten`."""
    prefix = _PREFIX.match(word)
    return prefix is None or not word.endswith("en") or form.startswith(prefix.group())


def _by_rule(word: str, dictionary: Mapping[str, str], *, known: bool = True) -> set[str]:
    """Return the forms that rules make; plurals only of nouns that the dictionary does not know the forms of."""
    if word in NOUNS:
        return set(NOUNS[word])
    if word in _FUNCTION_WORDS or len(word) < _SHORT or not word.replace("-", "").isalpha():
        return set()
    if word in IRREGULAR:
        return _present(word, dictionary) | set(IRREGULAR[word])
    particle = _particle(word, dictionary)
    if particle:
        base = word[len(particle) :]
        inner = _by_rule(base, dictionary) | {base}
        return {particle + form for form in inner}
    if _is_verb(word, dictionary):
        return _present(word, dictionary) | _past(word, dictionary)
    return _diminutive(word) if known else _diminutive(word) | _plural(word)


def _is_verb(word: str, dictionary: Mapping[str, str]) -> bool:
    """Tell whether a word in -en is an infinitive: the dictionary knows a participle or finite form of it."""
    stem = _stem(word, dictionary)
    if not word.endswith("n") or (word in dictionary and dictionary[word] not in (word, stem)):
        return False
    forms = ("ge" + stem + "t", "ge" + stem + "d", stem + "t", stem + "te", stem + "de", "ge" + stem)
    return any(form != stem and dictionary.get(form, "") in (word, stem) for form in forms)


def _stem(infinitive: str, dictionary: Mapping[str, str]) -> str:
    """Return the first person of a regular verb: `maken` -> `maak`, `durven` -> `durf`, `zeggen` -> `zeg`."""
    if not infinitive.endswith("en"):
        return infinitive.removesuffix("n")
    stem = infinitive[:-2]
    if len(stem) >= _SHORT and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        stem = stem[:-1]
    elif re.search(r"(?:^|[^aeiouy])[aeou][^aeiouywx]$", stem):
        doubled = stem[:-1] + stem[-2] + stem[-1]
        unstressed = re.search(r"[^aeiouy]e[lmnr]$", stem[1:])  # verbeteren, but proberen
        stem = stem if unstressed and doubled + "t" not in dictionary else doubled
    return {"v": stem[:-1] + "f", "z": stem[:-1] + "s"}.get(stem[-1:], stem)


def _present(infinitive: str, dictionary: Mapping[str, str]) -> set[str]:
    stem = _stem(infinitive, dictionary)
    long = {infinitive, infinitive + "d", infinitive + "de"}
    if stem[-1:] in _VOWELS:  # zien, gaan: the table has their present
        return long
    return long | {stem, stem if stem.endswith("t") else stem + "t"}


def _past(infinitive: str, dictionary: Mapping[str, str]) -> set[str]:
    """Return past and participle of a weak verb ('t kofschip, on the sound before -en)."""
    stem, sound = _stem(infinitive, dictionary), infinitive.removesuffix("en")[-1:]
    letter = "t" if sound in "tkfschpx" else "d"
    participle = stem if stem.endswith(letter) else stem + letter
    participle = participle if re.match(r"(?:be|ge|ver|ont|her)[^rlmn]", infinitive) else "ge" + participle
    return {stem + letter + "e", stem + letter + "en", participle, participle + "e"}


def _diminutive(word: str) -> set[str]:
    if word.endswith(("je", "en", "end", "ende")) or len(word) <= _SHORT:
        return set()
    if word.endswith("ing"):
        small = {word + "etje", word[:-1] + "kje"}
    elif word.endswith("m"):
        small = {word + "pje"}
    else:
        small = {word + ("tje" if word[-1] in "aeioulnrw" else "je")}
    return small | {form + "s" for form in small}


def _plural(word: str) -> set[str]:
    if word.endswith("heid"):
        return {word[:-2] + "den"}
    if word[-1] in "aiouy":
        return {word + "'s", word + "s"}
    if word.endswith(("e", "el", "em", "en", "er", "je")):
        return {word + "s", word + "n"}
    short = re.search(r"(?:^|[^aeiouy])[aeiou][^aeiouywx]$", word)
    return {word + "s", word + (word[-1] if short else "") + "en", re.sub(r"([aeou])\1([^aeiouy])$", r"\1\2", word) + "en"}


def _particle(word: str, dictionary: Mapping[str, str]) -> str:
    """Return the particle of a separable verb (`aankaarten` -> `aan`), or nothing.

    A verb is separable when the dictionary knows it with `ge` between (`aangekaart`), or, for particles that are
    always stressed, when what follows is a verb itself.
    """
    stem = _stem(word, dictionary)
    if word in WHOLE or any(("ge" + stem + end) in dictionary for end in ("", "t", "d")):  # gewaardeerd: waarderen is whole
        return ""
    for particle, stressed in SEPARABLE.items():
        base = word.removeprefix(particle)
        if base == word or len(base) <= _SHORT or not base.endswith("n"):
            continue
        stem = _stem(base, dictionary)
        participles = [particle + "ge" + stem + end for end in ("", "t", "d")] + [particle + p for p in IRREGULAR.get(base, ()) if p.startswith("ge")]
        if any(p in dictionary for p in participles) or (stressed and (base in IRREGULAR or _is_verb(base, dictionary))):
            return particle
    return ""


def _apart(word: str, particle: str, forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the finite forms that stand apart from the particle: `kaart`, `kaartte` of `aankaarten`."""
    if not particle:
        return ()
    participle = "ge" + word[len(particle)]
    bare = {form.removeprefix(particle) for form in forms if form.startswith(particle)}
    return tuple(sorted(form for form in bare if len(form) > 1 and not form.startswith(participle) and not form.endswith(("end", "ende"))))
