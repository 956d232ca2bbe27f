"""Finding indicators in a sentence, at exactly the words they cover."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coding.compile import Source
from qualcode.language.sentences import sentences, words
from tests.coding.tiny import matcher


def _found(text: str, *finds: str | Source, meanings: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return what is found in a sentence: each meaning with the words it covers, sorted."""
    said = words(text)
    return sorted((hit.meaning, text[slice(*said.place(*hit.span))]) for hit in matcher(*finds, meanings=meanings).find(said))


_MARKED = [
    # a word in its forms
    ("fout", "Dat was een flinke [Fout]."),
    ("fout", "Van [foutjes] leer je."),
    ("fout", "Een [fout], nog een fout."),
    ("toegeven", "Hij had het [toegegeven] aan mij."),
    ("aankaarten", "Dat heb ik [aangekaart]."),
    # a phrase
    ("fout toegeven", "Ik heb mijn [fout toegegeven]."),
    ("fout toegeven", "Ik heb mijn fout eerlijk toegegeven."),
    ("fout toegeven", "Toegeven dat de fout van mij is."),
    ("fout fout", "Het was [fout fout] fout."),
    # any word
    ("op _ kop", "Ik kreeg [op m'n kop] van hem."),
    ("op _ kop", "Ik kreeg op mijn grote kop."),
    ("op _ kop", "Ik stond op kop."),
    ("op _ kop", "Het lag op tafel, ik kreeg [op m’n kop]."),
    ("fout _", "Ik heb de [fout gemaakt]."),
    ("fout _", "Dat was de fout."),
    ("_ fout", "Fout was het."),
    # a gap
    ("tijd .. krijgen", "Wij [tijd krijgen] is mooi."),
    ("tijd .. krijgen", "De [tijd heb ik daar nooit voor gekregen] hoor."),
    ("tijd .. krijgen", "De tijd heb ik daar nooit eens voor gekregen hoor."),
    ("tijd .. krijgen", "Wij krijgen er tijd voor."),
    ("tijd .. krijgen", "Tijd is wat je hier wel een keer vindt, [tijd moeten we krijgen] en blijven krijgen."),
    ("tijd .. _ krijgen", "De [tijd krijgen krijgen] we."),
    # both in one sentence
    ("fout & vertellen", "Ik [vertel het gewoon als ik een fout] maak."),
    ("fout & vertellen", "Een [fout vertel] ik gewoon."),
    ("fout & vertellen", "Een fout maak ik nooit."),
    ("op _ kop & krijgen", "Ik [kreeg toen op m'n kop] van hem."),
    # alternatives
    ("fout|misser|blunder & vertellen", "Die [blunders vertellen] we door."),
    ("fout|misser|blunder & vertellen", "Die [misser moet je vertellen]."),
    ("grote fout|misser", "Dat was een grote blunder."),
    # parts of words
    ("productie*", "De [productieleider] kwam."),
    ("productie*", "De [productie] stond stil."),
    ("productie*", "De preproductie stond stil."),
    ("*overleg", "Het [werkoverleg] is om negen uur."),
    ("*overleg", "Een kort [werkoverlegje] is om negen uur."),
    ("*overleg", "Het overlegorgaan is om negen uur."),
    ("*filmpje*", "Er zijn [instructiefilmpjes] bij."),
    # exactly this form
    ("=leer", "Daar [leer] ik van."),
    ("=leer", "Ik leerde en ik leren."),
    ("=leer|=leert", "Wie [leert], die groeit."),
    # regular expressions, each for one whole word
    ("/(ge)?frustreer\\w*/", "Ik raak [gefrustreerd] hoor."),
    ("/(ge)?frustreer\\w*/", "Dat is overgefrustreerd."),
    ("/[0-9]+/ dag|uur", "Dat duurt [12 dagen] op zijn minst."),
    ("/ge\\w+d/", "Ik voelde mij [geïnformeerd] en klaar."),
    ("/ge[\\wx]+d/", "Ik voelde mij [geïnformeerd] en klaar."),
    ("/n\\W?v/", "Een bv is geen [n-v] zoals wij."),
    ("/GE[A-Z]+D/", "Ik was [gehaald] daar."),
    ("/een|twee/ .. fout", "Er zijn [twee grote fouten] gemaakt."),
    ("/een|twee/|drie keer", "Dat ging [drie keer] mis."),
    ("niet|/g.?een/ fout", "Er zijn [geen fouten] meer."),
    ("/vo{2,9}r/ & fout", "[Voor elke fout] betaal ik."),
    # apostrophes and capitals
    ("'s ochtends", "Ik begin [’s Ochtends] om zes uur."),
    ("z'n kop", "Op [z’n kop] kreeg hij."),
    ("*overleg", "De [werkoverleggen] zijn om negen uur."),
    ("*schema", "De [werkschema's] hangen er."),
]


def _unmark(marked: str) -> tuple[str, list[str]]:
    """Return a sentence without its brackets, and what stood between them."""
    parts = marked.replace("[", "]").split("]")
    return "".join(parts), parts[1:2]


@pytest.mark.parametrize(
    ("indicator", "marked"),
    _MARKED,
)
def test_an_indicator_covers_exactly_its_words(indicator: str, marked: str) -> None:
    """An indicator is found at its first place in the sentence, from its first word to its last, or not at all."""
    text, expected = _unmark(marked)
    assert _found(text, indicator) == [(indicator, covered) for covered in expected]


_APART = [
    ("aankaarten", "[Kaart] dat niet aan."),
    ("aankaarten", "Wij [kaarten] zoiets meteen aan."),
    ("toegeven", "Hij [gaf] het eerlijk toe."),
    ("toegeven", "Dan [geef] ik dat toe aan mijn chef."),
    ("toegeven", "Ik [gaf] toe dat het misging."),
    ("uitleggen", "Hij [legt] het rustig uit, en dan snap ik het."),
    ("overnemen", "Zij [nam] het werk over."),
    ("aangeven", "Ik [gaf] aan mijn chef aan dat het niet ging."),
    ("opbellen", "[Bel] me maar op en vraag het."),
    # the particle is a preposition
    ("aanlopen", "Hij loopt aan de overkant."),
    ("opbellen", "Ik bel op maandag."),
    ("overnemen", "Zij nam een boek over lassen mee."),
    ("toegeven", "Hij gaf mij de sleutel."),
    # the particle comes first
    ("toegeven", "Daar kwam hij toe, hij gaf niets."),
    # the particle is too far away
    ("toegeven", "Hij gaf een twee drie vier vijf zes zeven acht negen tien toe."),
    # another particle
    ("toegeven", "Hij gaf het op."),
    # before the verb, with what may stand between
    ("aankaarten", "Het is lastig om het aan te [kaarten]."),
    ("toegeven", "Je moet het toe durven [geven]."),
    # before a question or a preposition
    ("uitleggen", "Hij [legt] uit hoe het werkt."),
    ("meedenken", "Wij [denken] mee over het rooster."),
    # another clause
    ("toegeven", "Ik gaf hem een map, hij liep naar me toe."),
]


@pytest.mark.parametrize(
    ("indicator", "marked"),
    _APART,
)
def test_a_separable_verb_is_found_apart(indicator: str, marked: str) -> None:
    """A separable verb is found at its finite form when its particle closes the clause further on."""
    text, expected = _unmark(marked)
    assert _found(text, indicator) == [(indicator, covered) for covered in expected]


def test_overlapping_indicators_are_all_found() -> None:
    """Indicators that share words are all found, each at its own words; the same indicator of two meanings counts twice."""
    text = "Ik heb mijn fout eerlijk toegegeven aan het team."
    finds = "fout", "fout", "mijn fout", "fout .. toegeven", "toegeven & fout"
    both = "fout eerlijk toegegeven"
    assert _found(text, *finds, meanings="abcde") == [("a", "fout"), ("b", "fout"), ("c", "mijn fout"), ("d", both), ("e", both)]


def test_an_indicator_is_cancelled_by_another() -> None:
    """An indicator does not count in a sentence that holds one of the indicators of its `unless`."""
    source = Source("werk", ("vrijwillig*", "in _ vrije tijd"))
    assert _found("Ik hou van mijn werk.", source) == [("werk", "werk")]
    assert _found("Ik doe vrijwilligerswerk naast mijn werk.", source) == []
    assert _found("Dat werk doe ik in mijn vrije tijd.", source) == []


def test_cancelling_touches_its_own_indicator_only() -> None:
    """What cancels one indicator leaves the same words of another alone."""
    assert _found("Werk is vrijwillig.", Source("werk", ("vrijwillig*",)), "werk", meanings="ab") == [("b", "Werk")]


def test_a_matcher_remembers_nothing_of_a_sentence() -> None:
    """A sentence gives the same hits whatever was looked at before."""
    compiled = matcher("fout .. toegeven", "*overleg", "aankaarten")
    texts = ["Ik heb mijn fout toegegeven.", "Kaart het aan in het werkoverleg.", "Niets."]
    once = [compiled.find(words(text)) for text in texts]
    assert [compiled.find(words(text)) for text in reversed(texts)] == once[::-1]


@pytest.mark.parametrize("text", ["", "Helemaal niets."])
def test_a_matcher_without_indicators_finds_nothing(text: str) -> None:
    """No indicators, no hits; no words, no hits."""
    assert matcher().find(words(text)) == []


def test_places_count_in_the_sentence() -> None:
    """A hit counts words of the sentence that it was looked for in, not of the text around it."""
    text = "Eerst dit. Dan een fout."
    (start, end) = sentences(text)[1]
    hits = matcher("fout").find(words(text[start:end]))
    assert [(hit.span.first, hit.span.last) for hit in hits] == [(2, 2)]


_LETTERS = st.lists(st.sampled_from("aap bok cel".split()), min_size=1, max_size=12)
_STEPS = st.lists(st.tuples(st.sampled_from(["aap", "bok", "cel", "_", "aap|cel"]), st.booleans()), min_size=1, max_size=4)


def _ends(said: Sequence[str], start: int, steps: Sequence[tuple[str, bool]]) -> set[int]:
    """Return where a phrase that begins at a word may end, by trying everything."""
    ends = {start} if _is(said[start], steps[0][0]) else set()
    for word, gap in steps[1:]:
        ends = {n for n in range(len(said)) for end in ends if 1 <= n - end <= (6 if gap else 1) and _is(said[n], word)}
    return ends


def _is(said: str, word: str) -> bool:
    return word == "_" or said in word.split("|")


@given(_LETTERS, _STEPS.filter(lambda steps: any(word != "_" for word, _ in steps)))
@settings(max_examples=100, deadline=None)
def test_a_phrase_is_found_where_trying_everything_finds_it(said: list[str], steps: list[tuple[str, bool]]) -> None:
    """A phrase is found at its first possible beginning, up to its first possible end there, and nowhere else."""
    indicator = "".join((" .. " if gap and n else " ") + word for n, (word, gap) in enumerate(steps)).strip()
    text = " ".join(said)
    expected = [(start, min(ends)) for start in range(len(said)) if (ends := _ends(said, start, steps))][:1]
    assert [(hit.span.first, hit.span.last) for hit in matcher(indicator).find(words(text))] == expected


@given(_LETTERS, st.lists(st.sampled_from("aap bok cel das".split()), min_size=1, max_size=3))
@settings(max_examples=50, deadline=None)
def test_parts_beside_an_ampersand_stand_in_any_order(said: list[str], parts: list[str]) -> None:
    """Parts joined by `&` are found when all are there, from the first of them to the last."""
    text = " ".join(said)
    firsts = [said.index(part) for part in parts if part in said]
    expected = [(min(firsts), max(firsts))] if len(firsts) == len(parts) else []
    assert [(hit.span.first, hit.span.last) for hit in matcher(" & ".join(parts)).find(words(text))] == expected
