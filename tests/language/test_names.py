"""Names of persons, companies and places in spoken Dutch."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.language import namelists
from qualcode.language.identifiers import Found, Kind, identifiers
from qualcode.language.names import names

_FRAGMENTS = Path(__file__).parent / "fragments"
_LETTERS = {"p": Kind.PERSON, "b": Kind.COMPANY, "o": Kind.PLACE, "e": Kind.EMAIL, "t": Kind.PHONE}

# what is found stands in brackets, with its reason
_PERSONS = {
    "Dat vroeg ik aan [Kees].": ["first name"],
    "Dat deed [Hanneke van der Zee] zelf.": ["first name and family name"],
    "Toen kwam mevrouw [de Wit] langs.": ["after `mevrouw`"],
    "Toen kwam dhr. [Bakker] langs.": ["after `dhr`"],
    "[J.P. de Boer] staat op papier.": ["initials and a family name"],
    "[Kees]' fiets stond bij [Anneke]s bureau.": ["first name", "first name"],
    "Met [Jan-Willem] en [Sjakie] dus.": ["first name", "first name"],
    "[Roos] was ziek.": ["first name"],
    "[Van Dijk] was er ook.": ["family name"],
    "Het was [de Vries] die belde.": ["family name"],
    "Ja, [Ad] en [Riet] doen dat.": ["first name with a person's words around it", "beside a first name"],
    "Onze chef heet [Knoest]. [Knoest] is streng.": ["after `heet`", "named elsewhere in the conversation"],
    "De ploegleider [Brechje] is er ook.": ["after `ploegleider`"],
    "De directeur, [Oltmann] junior, kwam.": ["after `directeur`"],
    "Dat deed ik met [Bjarte].": ["unknown word with a capital"],
    "[Özlem] en [Łukasz] niet.": ["first name", "first name"],
}
_OTHERS = {
    "Eerst bij [Waterlei] in [Rotterdam-Zuid].": [(Kind.COMPANY, "after `bij`"), (Kind.PLACE, "place name")],
    "Hij leidt [Bakkerij De Gouden Aar].": [(Kind.COMPANY, "after `bakkerij`")],
    "Ik ken [Van Dongen Techniek] wel.": [(Kind.COMPANY, "ends in `Techniek`")],
    "[Oltmann B.V.] heet het.": [(Kind.COMPANY, "ends in `B.V.`")],
    "Zij woont in [Best], in de [Kerkstraat].": [(Kind.PLACE, "place name"), (Kind.PLACE, "street")],
    "Ik kom van [Den Haag].": [(Kind.PLACE, "place name")],
}
_NOTHING = [
    "Wil je koffie? Sterk was dat. Best leuk. Kent u dat? Iets anders. Lees maar. Elke dag.",
    "In januari en in Februari, op Maandag, met Pasen. Sinterklaas. God, wat een gedoe.",
    "HR vindt dat de OR en de BHV met TQM moeten. In het MT. Met ERP.",
    "We werken met Teams, met Word en in Excel. De Trumpf en een Linde. De Heidenhain-besturing.",
    "De cursus Veilig Werken op Hoogte. Plan, Do, Check, Act. Team Blauw. Afdeling Verkoop.",
    "Een Belg, Poolse jongens, in het Duits, uit Nederland.",
    "Zo is het, meneer. Daar kun je niet omheen. Vraag maar, collega. Morgen weer.",
    "Van de week. Ten eerste. De Dokter was er. [lacht] [onverstaanbaar]",
    "Schrijf naar Jan.Smit@example.nl.",
]


def _marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without its brackets, and where they stood."""
    spans, plain = [], ""
    for piece in re.split(r"(\[[^]]*\])", text):
        word = piece.strip("[]")
        if piece.startswith("["):
            spans.append((len(plain), len(plain) + len(word)))
        plain += word
    return plain, spans


@pytest.mark.parametrize("marked", _PERSONS)
def test_persons(marked: str) -> None:
    """Persons are found by lists and by the words around, and an s of possession stays outside the name."""
    text, spans = _marked(marked)
    expected = [Found(Kind.PERSON, start, end, text[start:end], why) for (start, end), why in zip(spans, _PERSONS[marked], strict=True)]
    assert names(text) == expected


@pytest.mark.parametrize("marked", _OTHERS)
def test_companies_and_places(marked: str) -> None:
    """Companies and places are found by what is said before them or in them."""
    text, spans = _marked(marked)
    expected = [Found(kind, start, end, text[start:end], why) for (start, end), (kind, why) in zip(spans, _OTHERS[marked], strict=True)]
    assert names(text) == expected


@pytest.mark.parametrize("text", _NOTHING)
def test_nothing(text: str) -> None:
    """A capital that begins a sentence, or that programs, machines, days and peoples have, is no name."""
    assert names(text) == []


def test_recognised_once_is_recognised_everywhere() -> None:
    """A word that begins a sentence counts when the same word was a name inside another sentence."""
    assert [one.start for one in names("Krijnen? Dat zei Krijnen zelf.")] == [0, 17]
    assert [one.text for one in names("Dat is Bakkerij De Zon. Bakkerij of niet. Zon schijnt.")] == ["Bakkerij De Zon"]
    assert [one.text for one in names("De firma Kramer en Zonen leverde. Kramer is failliet.")] == ["Kramer en Zonen", "Kramer"]
    assert names("Ik ken de roos. Roos ruikt lekker.") == []


def test_known_names_always_count() -> None:
    """The study's own names count in any letters, the longest first, and as whole words."""
    known = {Kind.PERSON: ["Kees", "kees van dam"], Kind.COMPANY: ["Techniek", " "]}
    assert names("bij kees  van dam, kees' kist en technieks technieken", known=known) == [
        Found(Kind.PERSON, 4, 17, "kees  van dam", "the study's list"),
        Found(Kind.PERSON, 19, 23, "kees", "the study's list"),
        Found(Kind.COMPANY, 33, 41, "techniek", "the study's list"),
    ]


@pytest.mark.parametrize("name", ["names_dev", "names_held"])
def test_interview_fragments(name: str) -> None:
    """Of the persons, telephone numbers and e-mail addresses in invented fragments 95 % are found, and 90 % of what is found is one."""
    kinds = (Kind.PERSON, Kind.PHONE, Kind.EMAIL)
    hits = wanted = right = found = 0
    for conversation in (_FRAGMENTS / f"{name}.txt").read_text(encoding="utf-8").split("\n\n")[1:]:
        text, spans = "", []
        for letter, words, plain in re.findall(r"\{(\w) ([^}]*)\}|([^{]+)", conversation):
            if letter and _LETTERS[letter] in kinds:
                spans.append((len(text), len(text) + len(words)))
            text += words or plain
        places = [(one.start, one.end) for one in [*identifiers(text), *names(text)] if one.kind in kinds]
        hits += sum(any(a < end and start < b for a, b in places) for start, end in spans)
        right += sum(any(a < end and start < b for start, end in spans) for a, b in places)
        wanted, found = wanted + len(spans), found + len(places)
    assert wanted > 40
    assert hits / wanted >= 0.95
    assert right / found >= 0.90


_PIECES = st.sampled_from(
    ["Kees", "kees", " ", " ", "van ", "de ", "Wit", "J.", "mevrouw ", "'s", ". ", ", ", "é", "😀", "Bakkerij ", "Den Haag", "B.V.", "\n"]
)


@given(st.lists(st.one_of(_PIECES, st.text(max_size=4)), max_size=14).map("".join))
def test_offsets(text: str) -> None:
    """Offsets always slice to the text found, in order and without overlap, with a list of names and without."""
    for known in ({}, {Kind.PERSON: ["kees", "wit"]}):
        found = names(text, known=known)
        assert all(text[one.start : one.end] == one.text and one.text for one in found)
        assert all(one.end <= other.start for one, other in pairwise(found))


def test_deduce_itself_is_never_imported() -> None:
    """Only the lists are read: importing deduce would change the logging and unpickle its tables."""
    code = "import sys; from qualcode.language.names import names; names('Dat zei Kees.'); print(sorted({'deduce', 'docdeid'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_without_the_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """When deduce is not installed the message says what to install."""

    def absent(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(namelists, "distribution", absent)
    namelists.name_lists.cache_clear()
    with pytest.raises(QualcodeError, match="lists of names are needed to find names") as raised:
        names("Dat zei Kees.")
    assert raised.value.hint == "pip install deduce"
