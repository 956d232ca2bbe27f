"""Every layout that interviews come in: who says what, the same when it is read again, and no word lost."""

from __future__ import annotations

import pathlib
import re

import pytest

from qualcode.exchange.transcripts.bring import Wishes, bring
from tests.exchange.transcripts import sources
from tests.exchange.transcripts.sources import FIXTURES, TEXTS

SAID: dict[str, list[tuple[str, str]]] = {
    "blok.txt": [("ANNA TEN BRINKE", "Ik begon hier in de kantine.\nDat was wennen."), ("JOOST", "En nu?"), ("ANNA TEN BRINKE", "Nu niet meer.")],
    "bureau.txt": [
        ("SP1", "Goedemiddag."),
        ("SP2", "Goedemiddag. Ik dacht [00:00:09] wat zal ze vragen."),
        ("SP1", "Hoe is het werk?"),
        ("SP2", "Goed."),
    ],
    "gewoon.txt": [
        ("Interviewer", "Hoe leren nieuwe mensen hier het werk?"),
        (
            "Respondent",
            "De eerste weken loopt er iemand mee. Let op: dat is nieuw.\n  let op: eerst kijken, dan doen.\n\nEn dan nog iets.",
        ),
        ("Interviewer", "En daarna?\n\nIk bedoel na een maand?"),
        ("Respondent", "(onverstaanbaar) Dan sta je er alleen voor ... <n()> zegmar.\n\n  question: mag dat wel, dacht ik."),
        ("I", "Ja, ja."),
        ("R", "Ja. **lacht** Dat was 't."),
    ],
    "letters.txt": [
        ("I", "Wat deed u toen?"),
        ("R", "Toen heb ik Karel gebeld."),
        ("RA", "En ik ook.\n\nnou ja, later dan."),
        ("R", "Klopt."),
        ("I", "Waarom?"),
        ("RA", "Omdat het moest."),
    ],
    "zonder_dubbelepunt.txt": [
        ("i1", "wat doet u hier"),
        ("p1", "ik sta aan de snijtafel"),
        ("i1", "en bevalt dat"),
        ("p1", "jawel hoor"),
        ("p2", "mij ook"),
    ],
    "sprekers.txt": [("SP1", "Wie leerde u dat?"), ("SP2", "Mijn collega, tante Riet."), ("Spreker 3", "Dat was ik."), ("SP1", "O, u?")],
    "markdown.md": [
        ("Interviewer", "Hoe ging de eerste week?"),
        ("Wim van der Zande", "Ik liep mee. **zucht** Dat was het."),
        ("Interviewer", "En daarna?"),
        ("Wim van der Zande", "Alleen."),
    ],
    "verslag.txt": [("Interviewer", "Wat kwam er ter sprake?"), ("Respondent", "De heer Terp vertelt dat fouten nu besproken worden.")],
    "teams.txt": [
        ("Marijke van der Velde", "Ik vind het werk leuk.\n\nEn druk."),
        ("Joris ten Hoeve", "Wat is er druk?\n\n[00:02:58] Ook de maandag."),
        ("Marijke van der Velde", "De vrijdag."),
    ],
    "teams_oud.txt": [
        ("Marijke van der Velde", "Goedemorgen."),
        ("Joris ten Hoeve", "Goedemorgen, hoe gaat het?"),
        ("Marijke van der Velde", "Goed."),
        ("Joris ten Hoeve", "Mooi."),
    ],
    "teams.vtt": [
        ("Tessa Pol", "Goedemiddag, fijn dat u er bent."),
        ("Hanneke de Graaf Gast", "Graag gedaan, zei Riet & co."),
        ("Tessa Pol", "Ja, ja."),
        ("Hanneke de Graaf Gast", "Let op: het is het is wel Druk."),
    ],
    "zoom.vtt": [
        ("Bert Kuiper", "Wat deed je toen?"),
        ("Lies de Boer", "Ik belde. let op: meteen. En daarna nog eens."),
        ("Bert Kuiper", "Mooi.\n\n[opmerking: einde]"),
    ],
    "gewoon.srt": [("Annet", "Hoe laat begon het? Om zeven uur,"), ("Pier", "zeker weten."), ("Annet", "Echt?")],
    "otter.txt": [
        ("Femke Bos", "Hoe lang werkt u hier?"),
        ("Ruud de Wit", "Acht jaar. Ik begin elke dag om\n9:30 precies."),
        ("Femke Bos", "Dank u."),
    ],
    "f4.txt": [
        ("Zack", "Hoe is het daar?"),
        ("Mirte", "Druk, heel druk. #00:03:44-1#"),
        ("Zack", "Waarom? #00:03:46-0#"),
        ("Mirte", "Ziekte."),
    ],
    "radio.txt": [("Sanne", "Welkom bij het vakgesprek."), ("Ton", "Dank je wel.\nFijn dat ik er ben."), ("Sanne", "Vertel.")],
    "whisper.json": [("Spreker", "Hoe ging het? Het ging wel.")],
    "whisper.tsv": [("Spreker", "Hoe ging het? Het ging wel, hoor.")],
    "whisperx.json": [("SPEAKER_00", "Hoe heet u?"), ("SPEAKER_01", "Ineke, zei ik."), ("SPEAKER_00", "En verder? Niets.")],
    "gesprek.otr": [("Interviewer", "Waar leerde u dat?"), ("Respondent", "Thuis, bij vader.\nEn later op school.")],
    "mondeling.csv": [
        ("Mevrouw Dam", "Ik werkte in café De Kroon. Tot mijn trouwen."),
        ("Vrager", "En toen?"),
        ("Mevrouw Dam", "Toen & daarna thuis."),
    ],
    "elan.eaf": [("Vrager", "Hoe ging het hooien?"), ("Trijntje", "Wij hooiden met de hand. [gebaar: wijst]")],
    "afasie.cha": [("INV", "wat is dit ?"), ("PAR", "een &-eh hamer denk ik . [com: wijst naar hamer]"), ("INV", "goed zo .")],
    "pagina.html": [("Vrager", "Wat maakt u?"), ("Bakker", "Brood & koek,\nelke dag."), ("Vrager", "Elke dag?"), ("Bakker", "Ja.")],
    "een_alinea.txt": [
        ("Interviewer", "Hoe begon u hier in de fabriek?"),
        ("Respondent", "Als hulp, en dat was zwaar werk voor een jongen van zestien jaar."),
        ("Interviewer", "Wie hielp u toen?"),
        ("Respondent", "Meneer De Haan, en let op: hij was streng."),
        ("Interviewer", "Streng?"),
        (
            "Respondent",
            "Ja, maar eerlijk. Hij zei altijd dat je van je fouten meer leert dan van wat goed gaat, en dat klopte.",
        ),
    ],
}
CAFE = [
    ("Interviewer", "Hoe was het café?"),
    ("Respondent", "Leuk, één euro per kop; hetzelfde als Mariëlle zei."),
    ("Interviewer", "Echt?"),
    ("Respondent", "Ja, écht."),
]
SAID |= dict.fromkeys(("windows.txt", "utf16.txt", "utf16_zonder.txt"), CAFE)
SAID["mac.txt"] = [CAFE[0], ("Respondent", CAFE[1][1].replace("hetzelfde", "het zelfde")), *CAFE[2:]]
SAID["ontleed.txt"] = [CAFE[0], ("Respondent", CAFE[1][1].replace("Leuk", "Leuk \U0001f469\u200d\U0001f373 werk")), *CAFE[2:]]
SURVEYS = {"enquete.csv"}


def test_every_fixture_has_a_claim() -> None:
    """No fixture lies about without an expected conversation."""
    assert set(SAID) | SURVEYS == set(TEXTS)


@pytest.mark.parametrize("name", SAID)
def test_who_says_what(tmp_path: pathlib.Path, name: str) -> None:
    """Reading what was written gives exactly these turns."""
    assert sources.import_(FIXTURES / name, tmp_path).turns == SAID[name]


@pytest.mark.parametrize("name", TEXTS)
def test_round_trip(tmp_path: pathlib.Path, name: str) -> None:
    """As many turns and words are read again as were counted while importing, by the same speakers, and nothing is an error."""
    read = sources.import_(FIXTURES / name, tmp_path)
    assert [problem for problem in read.problems if problem.level == "error"] == []
    assert len(read.transcripts) == len(read.brought) > 0
    for one, again in zip(read.brought, read.transcripts, strict=True):
        assert {label: tally.turns for label, tally in one.spoken.items()} == {
            label: sum(turn.speaker == label for turn in again.turns) for label in dict.fromkeys(turn.speaker for turn in again.turns)
        }
        assert one.words == again.words()


@pytest.mark.parametrize("name", TEXTS)
def test_no_word_lost(tmp_path: pathlib.Path, name: str) -> None:
    """Every word of a source is in the transcript as often, but for labels that a turn has once."""
    source = sources.source_words(FIXTURES / name)
    assert sum(source.values()) > 5
    sources.import_(FIXTURES / name, tmp_path)
    missing = sources.lost(source, tmp_path)
    labels = sources.words(" ".join(label for label, _ in SAID.get(name, [])))
    keys = {
        "code",
        "datum",
        "duur",
        "interview",
        "taal",
        "aanwezigen",
        "sprekers",
        "toelichting",
        "transcriptie",
        "summary",
        "keywords",
        "speakers",
        "organisatie",
    }
    assert {word for word in missing if word not in labels and word not in keys} == set()


@pytest.mark.parametrize("name", TEXTS)
def test_twice(tmp_path: pathlib.Path, name: str) -> None:
    """A second import changes no byte and says so."""
    sources.import_(FIXTURES / name, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    again = sources.import_(FIXTURES / name, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert {one.outcome for one in again.brought} == {"unchanged"}


@pytest.mark.parametrize("name", sorted(set(SAID) - {"verslag.txt", "bureau.txt"}))
def test_what_was_imported_can_be_imported(tmp_path: pathlib.Path, name: str) -> None:
    """A transcript of qualcode comes in with the turns it has."""
    sources.import_(FIXTURES / name, tmp_path / "een")
    (first,) = (tmp_path / "een").iterdir()
    before = [(speaker, re.sub(r"\s+", " ", words)) for speaker, words in SAID[name]]
    again = sources.import_(first, tmp_path / "twee")
    assert [(speaker, re.sub(r"\s+", " ", words)) for speaker, words in again.turns] == before


def test_bureau(tmp_path: pathlib.Path) -> None:
    """What a bureau writes above a conversation becomes front matter, with the role of each speaker and how literal it is."""
    read = sources.import_(FIXTURES / "bureau.txt", tmp_path)
    assert read.facts == {
        "bron": "bureau.txt",
        "code": "B-12",
        "datum": "4 maart 2026",
        "duur": "00:41:10",
        "taal": "Nederlands",
        "aanwezigen": "mevrouw De Graaf, de heer Pol",
        "sprekers": "twee",
        "interviewer": "Tessa Pol",
        "toelichting": "letterlijk uitgewerkt. De respondent is aangeduid als SP2. Onduidelijkheden zijn aangegeven met (...).",
        "weergave": "letterlijk",
        "weergave-betekenis": "elk woord zoals het klonk, met herhalingen en versprekingen",
    }
    assert [(turn.speaker, turn.interviewer) for turn in read.transcripts[0].turns[:2]] == [("SP1", True), ("SP2", False)]
    assert (read.lines, read.problems) == ([], [])


def test_summary(tmp_path: pathlib.Path) -> None:
    """A summary is marked as one, with what that means, and reported."""
    read = sources.import_(FIXTURES / "verslag.txt", tmp_path)
    assert read.facts["weergave"] == "samenvatting"
    assert read.facts["weergave-betekenis"] == "in de woorden van wie het opschreef; niet letterlijk te citeren"
    assert read.lines == ["1: warning: is a summary and must not be quoted literally"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("teams.vtt", ["12: warning: a time goes back or overlaps with what came before; kept as it is"]),
        ("gewoon.srt", ["14: warning: a time goes back or overlaps with what came before; kept as it is"]),
        ("f4.txt", ["7: warning: a time goes back or overlaps with what came before; kept as it is"]),
        ("whisper.tsv", ["0: warning: does not say who speaks; that stands under `Spreker`"]),
        ("mondeling.csv", ["0: warning: 1 row without a speaker; taken for what the last one says"]),
        ("windows.txt", ["0: warning: is not UTF-8; read as `cp1252`"]),
        ("mac.txt", ["0: warning: is not UTF-8; read as `mac_roman`"]),
        ("utf16_zonder.txt", []),
    ],
)
def test_reported(tmp_path: pathlib.Path, name: str, said: list[str]) -> None:
    """What a person should look at is reported once a file."""
    lines = sources.import_(FIXTURES / name, tmp_path).lines
    assert [line for line in lines if "does not say who asks" not in line] == said


def test_times(tmp_path: pathlib.Path) -> None:
    """A turn begins with the time of its first cue."""
    sources.import_(FIXTURES / "teams.vtt", tmp_path)
    written = (tmp_path / "teams.txt").read_text(encoding="utf-8")
    assert re.findall(r"^.*?: \[[\d:]+\]", written, re.MULTILINE) == [
        "Tessa Pol: [00:00:02]",
        "Hanneke de Graaf Gast: [00:00:06]",
        "Tessa Pol: [00:00:09]",
        "Hanneke de Graaf Gast: [00:00:09]",
    ]


def test_survey(tmp_path: pathlib.Path) -> None:
    """Each row of a survey is a transcript, its open questions asked, the other columns above it."""
    read = sources.import_(FIXTURES / "enquete.csv", tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["enquete-a1.txt", "enquete-a2.txt"]
    assert read.transcripts[0].attributes == {"bron": "enquete.csv", "respondentnummer": "A1", "functie": "monteur"}
    first = [(turn.speaker, read.transcripts[0].speech(turn)) for turn in read.transcripts[0].turns]
    assert first == [
        ("Interviewer", "Wat leerde u vorige maand?"),
        ("Respondent", "Ik leerde lassen, van Dirk."),
        ("Interviewer", "Toelichting bij het team"),
        ("Respondent", "Wij helpen elkaar als het druk is"),
    ]


def test_survey_columns(tmp_path: pathlib.Path) -> None:
    """The user can say which columns are questions."""
    wishes = Wishes(tmp_path, questions=("functie",))
    made = list(bring(FIXTURES / "enquete.csv", "enquete.csv", wishes))
    assert [one.words for one in made] == [2, 2]
    assert "Respondent: planner" in (tmp_path / "enquete-a2.txt").read_text(encoding="utf-8")


def test_doubtful_labels(tmp_path: pathlib.Path) -> None:
    """Words before a colon that look like names and are none are reported, the first five with what to do, the others as a number."""
    talk = "".join(
        f"Interviewer: En {n}?\nRespondent: Zo.\n{word}: dat was het.\n" for n, word in enumerate("Daarom Werk Later Thuis Vroeger Nu Straks".split())
    )
    read = sources.import_(sources.text(tmp_path / "a.txt", talk), tmp_path / "uit", "Straks=respondent")
    assert [line for line in read.lines if "more" in line] == ["0: warning: 1 more such label taken for speech"]
    assert read.lines[0] == "3: warning: `Daarom:` is taken for speech, not for a speaker"
    assert read.brought[0].problems[0].hint == 'when somebody speaks there: --speaker "Daarom=respondent"'
    assert read.turns[1:3] == [("Respondent", "Zo.\n  Daarom: dat was het."), ("Interviewer", "En 1?")]
    assert read.turns[-1] == ("Respondent", "dat was het.")
