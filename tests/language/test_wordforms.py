"""All forms of a Dutch word, and none of a word that only looks like it."""

from __future__ import annotations

from functools import cache

import pytest

from qualcode.language import cues
from qualcode.language.wordforms import Forms, expand

_VERBS = """
durven durf durft durfde durfden gedurfd durvend
maken maak maakt maakte maakten gemaakt
leren leer leert leerde leerden geleerd lerend
vragen vraag vraagt vroeg vroegen gevraagd
proberen probeer probeert probeerde probeerden geprobeerd
verbeteren verbeter verbetert verbeterde verbeterden verbeterd
luisteren luister luistert luisterde luisterden geluisterd
begeleiden begeleid begeleidt begeleidde begeleidden
beoordelen beoordeel beoordeelt beoordeelde beoordeeld
geloven geloof gelooft geloofde geloofd
reizen reis reist reisde gereisd
praten praat praatte praatten gepraat
wachten wacht wachtte wachtten gewacht
zeggen zeg zegt zei zeiden gezegd
zoeken zoek zoekt zocht zochten gezocht
begrijpen begrijp begrijpt begreep begrepen
onthouden onthoud onthoudt onthield onthielden
vergeten vergeet vergat vergaten
verliezen verlies verliest verloor verloren
zwijgen zwijg zwijgt zweeg zwegen gezwegen
schrikken schrik schrikt schrok schrokken geschrokken
kunnen kan kunt kon konden gekund
appen app appt appte geappt
coachen coach coacht coachte gecoacht
lassen las last laste gelast
frezen frees freest freesde gefreesd
"""
_SEPARABLE = """
aankaarten kaart aankaart aankaartte aankaartten aangekaart
toegeven geef toegeef toegeeft toegaf toegaven toegegeven
uitzoeken zocht uitzoek uitzoekt uitzocht uitzochten uitgezocht
meelopen liep meeloop meeloopt meeliep meeliepen meegelopen
ophangen hing ophang ophangt ophing ophingen opgehangen
opschrijven schreef opschrijf opschreef opschreven opgeschreven
afwachten wacht afwacht afwachtte afwachtten afgewacht
terugkoppelen koppel terugkoppelt terugkoppelde teruggekoppeld
nadenken dacht nadenk nadacht nadachten nagedacht
uitleggen legt uitleg uitlegt uitlegde uitgelegd
overnemen nam overneem overnam overnamen overgenomen
samenwerken werkt samenwerkt samenwerkte samengewerkt
voorstellen stelde voorstel voorstelde voorgesteld
omgaan ging omga omgaat omging omgingen omgegaan
inwerken werk inwerk inwerkt inwerkte ingewerkt
vasthouden hield vasthoud vasthoudt vasthield vastgehouden
"""
_NOUNS = """
fout fouten foutje foutjes
collega collega's collegaatje
stad steden stadje
schip schepen scheepje
kind kinderen kindje
man mannen mannetje
taak taken taakje
baas bazen baasje
brief brieven briefje
huis huizen huisje
kans kansen kansje
vergadering vergaderingen vergaderingetje
koning koningen koninkje
beloning beloningen beloninkje
mogelijkheid mogelijkheden
idee ideeën ideetje
foto foto's fotootje
team teams
probleem problemen probleempje
machine machines
cursus cursussen
plan plannen plannetje
gesprek gesprekken gesprekje
checklist checklists
filmpje filmpjes
museum musea
toolbox toolboxen
"""
_ADJECTIVES = """
veilig veilige veiliger veiligst
goed goede beter beste
zwaar zware zwaarder zwaarst
boos boze bozer
grof grove grover
dom domme dommer
leerzaam leerzame
trots trotse
"""
_IRREGULAR = """
genieten genoot
ruiken rook
sluipen sloop
bijten beten
lijken leken
binden bonden
bedriegen bedrogen
lid leden
ei eieren
bal ballen
weg weggetje
gevoel gevoelens
vaag vage
lief liever
"""
_OTHERS = """
veilig veiling veilingen
veiling veilig veilige
leiden leider leiders leiding
leider leiden leidt leidde leiding
leiding leiden leider
leren leraar leerling
leerling leren leert
werk werken gewerkt
moed moet moeten
moeten moed moe
meester meest
tijd tijdelijk
melden melding meldingen
weten wet wetten
baas basis
groot groots
horen horloge
fout fouilleren
kop kopen kopje-koffie
gezicht gezien
lid lied
stuk sturen
overleggen leggen gelegd
begrijpen grijpen greep
verstaan staan stond
onthouden houden hield
"""
_MISTAKEN = """
zien zit
verwijten geweten
ervaren vaart
verzwijgen gezwegen
"""
_WHOLE = """overleggen overtuigen ondersteunen onderzoeken voorkomen overleven misbruiken begrijpen verbeteren proberen luisteren
    aanvaarden overheersen omringen achterhalen achtervolgen installeren inspireren investeren opereren instrueren organiseren
    ondernemen omschrijven aanwezig opleider inzicht afspraak toezicht""".split()
_TORN = "waarderen waarschuwen informeren naaien voltooien mislukken misleiden weerspiegelen doorstaan onderhouden".split()
_SMALL = "niet geen zijn aan de het mijn al er na ba fo".split()


def _rows(table: str) -> list[tuple[str, list[str]]]:
    rows = [line.split() for line in table.strip().splitlines()]
    return [(row[0], row[1:]) for row in rows]


_FAMILIES = [row for table in (_VERBS, _NOUNS, _ADJECTIVES, _IRREGULAR) for row in _rows(table)]


@cache
def _expanded() -> dict[str, Forms]:
    tables = (_VERBS, _SEPARABLE, _NOUNS, _ADJECTIVES, _IRREGULAR, _OTHERS, _MISTAKEN)
    firsts = [word for table in tables for word, _ in _rows(table)]
    cue_words = {word for _, find, _ in cues.all_cues() for word in find.split() if word.isalpha()}
    return expand([*firsts, *_WHOLE, *_TORN, *_SMALL, "hè", "collega’s", "e-mail", "Jan", *cue_words])


@pytest.mark.parametrize(("word", "forms"), _FAMILIES, ids=[word for word, _ in _FAMILIES])
def test_a_word_has_all_its_forms(word: str, forms: list[str]) -> None:
    """Inflections, diminutives, plurals and irregular pasts are forms of a word."""
    assert [form for form in forms if form not in _expanded()[word].whole] == []


@pytest.mark.parametrize(("word", "others"), _rows(_OTHERS), ids=[word for word, _ in _rows(_OTHERS)])
def test_a_word_that_looks_alike_is_no_form(word: str, others: list[str]) -> None:
    """A word with the same letters, stem or ending is not a form of a word."""
    assert [other for other in others if other in _expanded()[word].whole] == []


@pytest.mark.parametrize(
    ("word", "others"),
    _rows(_MISTAKEN),
    ids=[word for word, _ in _rows(_MISTAKEN)],
)
def test_a_form_of_another_verb_is_no_form(word: str, others: list[str]) -> None:
    """A form of another verb is not a form of a verb."""
    assert [other for other in others if other in _expanded()[word].whole] == []


@pytest.mark.parametrize(
    ("word", "forms"),
    _rows(_SEPARABLE),
    ids=[word for word, _ in _rows(_SEPARABLE)],
)
def test_a_separable_verb_stands_together_and_apart(word: str, forms: list[str]) -> None:
    """A separable verb has its forms in one word, among them `aangekaart`, and its finite forms without the particle."""
    apart, *whole = forms
    found = _expanded()[word]
    assert word.startswith(found.particle)
    assert apart in found.apart
    assert [form for form in whole if form not in found.whole] == []


@pytest.mark.parametrize("word", [word for word, _ in _rows(_SEPARABLE)])
def test_no_participle_stands_apart(word: str) -> None:
    """What stands apart from the particle is finite: neither `gekaart` nor `kaartend` does."""
    inner = word.removeprefix(_expanded()[word].particle)
    strange = [form for form in _expanded()[word].apart if form.startswith("ge" + inner[0]) or form.endswith(("end", "ende"))]
    assert strange == []


@pytest.mark.parametrize("word", _WHOLE)
def test_a_verb_that_stays_whole_has_no_particle(word: str) -> None:
    """A word that begins like a separable verb and is none has no particle and nothing apart."""
    assert (_expanded()[word].particle, _expanded()[word].apart) == ("", ())


@pytest.mark.parametrize("word", _TORN)
def test_a_verb_is_not_torn(word: str) -> None:
    """`waarderen` is not `waar` + `deren`: such verbs have no particle either."""
    assert _expanded()[word].particle == ""


@pytest.mark.parametrize("word", _SMALL)
def test_a_small_word_has_no_other_forms(word: str) -> None:
    """A word that carries no meaning of its own, or is shorter than three letters, is only found as it is written."""
    assert _expanded()[word] == Forms((word,))


def test_forms_have_straight_apostrophes() -> None:
    """A form is written with `'`, as the words of a text are."""
    assert [form for forms in _expanded().values() for form in forms.whole if "’" in form] == []


def test_every_word_is_a_form_of_itself() -> None:
    """The forms of a word hold the word itself, and they are sorted."""
    for word, forms in _expanded().items():
        assert word.replace("’", "'") in forms.whole
        assert list(forms.whole) == sorted(forms.whole)
        assert list(forms.apart) == sorted(forms.apart)


def test_only_a_particle_brings_forms_apart() -> None:
    """A verb has forms that stand apart when it has a particle, and only then."""
    assert [word for word, forms in _expanded().items() if bool(forms.particle) != bool(forms.apart)] == []


def test_the_other_words_do_not_matter() -> None:
    """A word has the same forms alone as among others, in any order."""
    some = ["toegeven", "fout", "veilig", "overleggen"]
    assert expand(reversed(some)) == {word: _expanded()[word] for word in some}


def test_nothing_gives_nothing() -> None:
    """No words have no forms."""
    assert expand([]) == {}
