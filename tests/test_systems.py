"""Every instrument of the client's documents (rows A1 to E8) by the command that carries it, on an example study.

The table below is the index of these rows: row, study, command, and what must be on what it prints or writes.
"""

from __future__ import annotations

import pathlib
import shlex
import shutil
from collections.abc import Callable

import pytest

from tests.conftest import ROOT, Run

Command = Callable[..., Run]
MISTAKES, WORK, LEARNING, SAFE = "leren-van-fouten", "werkplekleren", "blijven-leren", "veilig-falen"
OUT = "uit.md"

ROWS = [
    (
        "A1",
        MISTAKES,
        f"guide leren-van-fouten --format md -o {OUT} --set interviewer=Noor",
        ["Ik ben Noor", "Introductie", "Als het stilvalt:", "Afsluiting", "\\_\\_\\_"],
    ),
    ("A2", MISTAKES, "guide leren-van-fouten --coverage", ["Wat er gevraagd is", "Meerkwartier College", "Constructen zonder vraag"]),
    ("A2", MISTAKES, f"guide leren-van-fouten --format md --constructs -o {OUT}", ["Geeft zicht op:"]),
    ("A3", MISTAKES, "view scissor", ["Situatie", "Keuzes", "Onverenigbaarheid", "Betrokkenen", "Besluit", "Uitkomst", "Terugblik"]),
    (
        "A4",
        MISTAKES,
        "codebook leren-van-fouten",
        ["omgang-met-fouten", "rol-leidinggevende", "toon-aan-de-top", "melden-van-fouten", "leren-van-fouten"],
    ),
    ("A5", MISTAKES, "report --kind themarapport --format md -o .", ["Wat stimuleert", "Wat belemmert", "Wat het vaakst terugkomt"]),
    ("A6", MISTAKES, "codebook leren-van-fouten --json", ["onbedoeld misgaat", "De fout en het gevolg houden we uit elkaar"]),
    ("A7", MISTAKES, "pseudonymise --dry-run", ["collega 1"]),
    ("A7", MISTAKES, 'report --format md --case "Meerkwartier College" -o .', ["zijn vervangen door ‘geïnterviewde’"]),
    (
        "B1",
        SAFE,
        "view fouttypen",
        ["Vermijdbare fout", "Complexe fout", "Intelligente fout", "Waar de reactie niet paste", "Bij acht van de 22 keer paste de reactie."],
    ),
    (
        "B2",
        SAFE,
        "view kwadrant",
        [
            "Softwarebureau Kiepraam: leren en groeien",
            "Uitzendbureau Zestwerk: angst",
            "Kinderopvang De Wiebel: afhankelijk",
            "Laboratorium Vlakveld: onmacht",
        ],
    ),
    ("B3", SAFE, "codebook psychologische-veiligheid", ["perfectiecultuur", "kwetsbaarheid-leiding", "sturen-of-coachen", "eigenaarschap"]),
    ("B4", SAFE, "view stappen --format md", ["Het werk als leerproces neerzetten", "niets gevonden", "zowel voor als tegen"]),
    ("C1", SAFE, f"guide begeleide-intervisie --format md -o {OUT}", ["Begeleide intervisie", "ronde"]),
    ("C1", SAFE, "participants", ["deelnemers"]),
    ("D1", WORK, "participants", ["twee medewerkers en één leidinggevende", "Totaal", "Verdeling", "Wie nog ontbreekt"]),
    ("D2", WORK, f"guide werkplekleren --handout tijdlijn --format md -o {OUT}", ["1", "2", "3", "4"]),
    ("D3", WORK, f"letter toestemming --format md -o {OUT}", ["opgenomen", "Handtekening"]),
    ("D4", WORK, "report --kind all --format md -o .", ["# Themarapport", "# Terugkoppeling", "# Overzicht", "*Eindrapport*"]),
    (
        "D5",
        WORK,
        'report --kind membercheck --case "Houtbouw Berkenveld" --format md -o .',
        ["Ter controle: verslag Houtbouw Berkenveld", "Herken je dit beeld?", "| 1 |", "Akkoord"],
    ),
    (
        "D6",
        WORK,
        "matrix --by bedrijf --columns aspecten --cells framework --format md",
        ["Vraagstuk", "Interventies", "Instrumenten", "Opbrengsten", "Voorwaarden", "Vervolg", "WPL-"],
    ),
    (
        "D7",
        WORK,
        "report --kind themarapport --format md -o .",
        ["Een leidinggevende", "Een medewerker", "alle zes bedrijven", "13 van de 14 geïnterviewden"],
    ),
    ("D8", WORK, "view instrumenten", ["Kaart of stappenplan", "niet gebruikt", "gebruikt (2)", "vette vingers"]),
    ("D9", WORK, "report --kind themarapport --format md -o .", ["**Uit de literatuur: Werkplekbegeleiding**", "## Literatuur", "Skule, S. (2004)"]),
    ("D10", WORK, "matrix --columns condities --by bedrijf --totals --format md", ["Autonomie", "Borging en verspreiding", "Totaal"]),
    ("D11", WORK, "matrix --by rol --columns condities --format md", ["leidinggevende", "medewerker", "hr"]),
    ("D11", WORK, "matrix --compare leidinggevende,medewerker", ["leidinggevende (n = 4)", "Cohens h"]),
    ("D12", WORK, "report --kind eindrapport --format md -o .", ["## Aanbevelingen", "Onderbouwing:", "## Reflectie op het onderzoek", "COREQ"]),
    ("D13", WORK, f"letter flyer --format md -o {OUT}", ["Onderzoeksbureau De Leerlijn", "Kennismaken", "Bijeenkomst"]),
    ("E1", LEARNING, "view continuum", ["Versmallen", "Blijven leren", "In balans", "Per gesprek"]),
    ("E2", LEARNING, f"guide blijven-leren --format md -o {OUT}", ["Afsluiting", "1.1"]),
    ("E3", LEARNING, f"letter informatiebrief --format md -o {OUT} --set contact=Noor", ["Noor", "Beste"]),
    ("E3", LEARNING, f"letter voorbereiding --format md -o {OUT}", ["Beste"]),
    ("E3", LEARNING, f"letter uitnodiging --format md -o {OUT}", ["Beste"]),
    ("E4", LEARNING, "participants", ["45+", "Met zijn tweeën", "Met drie of meer"]),
    ("E5", LEARNING, "report --kind terugkoppeling --format md -o .", ["Wat helpt", "Wat in de weg zit", "Om over door te praten"]),
    ("E5", LEARNING, "matrix --where ronde=2 --format md", ["Getijde College"]),
    ("E6", LEARNING, "view invloedscirkel", ["Zelf", "Klas", "Sectie", "School", "Omgeving"]),
    (
        "E7",
        LEARNING,
        "view marktplaats",
        ["Door meer mensen aangeboden", "Aangeboden, en er is vraag naar", "Gevraagd, maar niet aangeboden", "Verschil maken"],
    ),
    ("E8", LEARNING, f"guide zelfscan-uitdaging --handout vragen --format md -o {OUT}", ["rode cirkel", "groene cirkel", "\\_\\_\\_"]),
]


@pytest.fixture(scope="module")
def studies(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Return a folder with a copy of the example studies."""
    folder = tmp_path_factory.mktemp("voorbeelden")
    for name in (MISTAKES, WORK, LEARNING, SAFE):
        shutil.copytree(ROOT / "examples" / name, folder / name)
    return folder


@pytest.mark.parametrize(("row", "study", "command", "shown"), ROWS, ids=[f"{row} {command.split(' -o')[0]}" for row, _, command, _ in ROWS])
def test_row(row: str, study: str, command: str, shown: list[str], run: Command, studies: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command of a row works on an example study, and shows what the row is about."""
    monkeypatch.chdir(studies / study)
    for old in (studies / study).glob("*.md"):
        old.unlink()
    done = run(*shlex.split(command))
    text = done.out + "".join(path.read_text(encoding="utf-8") for path in sorted((studies / study).glob("*.md")))
    assert (row, done.code, [one for one in shown if one not in text]) == (row, 0, [])


def test_every_row() -> None:
    """No row is left out."""
    asked = {f"{letter}{n}" for letter, last in (("A", 7), ("B", 4), ("C", 1), ("D", 13), ("E", 8)) for n in range(1, last + 1)}
    assert {row for row, *_ in ROWS} == asked
