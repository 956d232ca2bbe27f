"""Tests of `qualcode find`: every format to the letter, on a study that can be counted by hand."""

from __future__ import annotations

import io
import json
import pathlib
import subprocess
import sys
from collections.abc import Callable

import docx
import openpyxl
import pytest

from tests import tiny
from tests.conftest import Run

Command = Callable[..., Run]
RUIMTE = """\
1c38e6cb  transcripts/a.txt:14:13  geïnterviewde, A  Ruimte  +  kring=zelf  anna
    Ik mag zelf bepalen in welke volgorde ik de ovens vul.
4a733e27  transcripts/b.txt:9:65   geïnterviewde, A  Ruimte  −              auto (proposed)
    Zelf kiezen mocht ik toen niets.
da031d66  transcripts/c.txt:7:13   geïnterviewde, B  Ruimte                 auto (proposed)
    Bij ons beslist de machine.
"""


@pytest.fixture
def bakers(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of the tiny study, and go there."""
    tiny.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("bakers")
def test_table(run: Command) -> None:
    """What is known of a quote stands on a line in columns, its words below it; the count goes to the side channel."""
    assert run("find", "construct:ruimte") == Run(0, RUIMTE, "3 fragments in 3 transcripts\n")


@pytest.mark.usefixtures("bakers")
def test_keywords(run: Command) -> None:
    """Keywords stand below each other in their context."""
    shown = run("find", "zelf or kiezen", "--kwic")
    assert shown.out.splitlines() == [
        "a:14" + " " * 49 + "Ik mag zelf bepalen in welke volgorde ik de ovens vul. Bij drukte …",
        "b:9     Ik liep een maand mee met Karin en dat was het dan. Zelf kiezen mocht ik toen niets.",
        "b:9        een maand mee met Karin en dat was het dan. Zelf kiezen mocht ik toen niets.",
    ]
    keywords = zip(shown.out.splitlines(), ("zelf", "Zelf", "kiezen"), strict=True)
    assert {line.index(word) for line, word in keywords} == {60}
    assert (shown.code, shown.err) == (0, "2 fragments in 2 transcripts\n")


@pytest.mark.usefixtures("bakers")
def test_words_that_are_coded_twice_are_shown_once(run: Command) -> None:
    """Two fragments on the same words are two fragments, but one line of words in context, and two rows of a table for programs."""
    run("tag", "c", "--quote", "beslist de machine", "--construct", "inspraak", "--coder", "anna")
    shown = run("find", "machine", "--kwic")
    assert (shown.out.count("machine"), shown.err) == (1, "2 fragments in 1 transcript\n")
    assert run("find", "machine", "--kwic", "--format", "csv").out.count("machine") == 2


@pytest.mark.usefixtures("bakers")
def test_no_words_for_context(run: Command) -> None:
    """Context is of words, so a query without any is refused."""
    assert run("find", "construct:ruimte not tijd", "--kwic") == Run(
        2, "", "qualcode: there are no words to show in context\n    hint: look for some: qualcode find '\"geen tijd\"' --kwic\n"
    )


@pytest.mark.usefixtures("bakers")
def test_count(run: Command) -> None:
    """A count is a bare number, zero too."""
    assert run("find", "condition:belemmerend", "--count") == Run(0, "2\n", "")
    assert run("find", "zeppelin", "--count") == Run(0, "0\n", "")


@pytest.mark.usefixtures("bakers")
def test_nothing_found(run: Command) -> None:
    """Nothing is said to be nothing, and how a construct is asked for when its id was looked for among the words."""
    assert run("find", "zeppelin") == Run(0, "", "nothing found\n")
    assert run("find", "ruimte") == Run(0, "", "nothing found; the construct is asked for with: construct:ruimte\n")
    assert run("find", "zeppelin", "--format", "json") == Run(0, "[]\n", "nothing found\n")


@pytest.mark.usefixtures("bakers")
def test_csv(run: Command) -> None:
    """CSV has a row per fragment with all that is known of it, and names for programs."""
    shown = run("find", "construct:ruimte facet:kring", "--format", "csv")
    head, row = shown.out.splitlines()
    assert head == (
        "id,transcript,place,speaker,code,condition,facet:kring,quote,coders,status,construct,"
        "attribute:bedrijf,attribute:datum,attribute:rol,attribute:sector,attribute:weergave"
    )
    assert row.partition(",")[2] == (
        'a,transcripts/a.txt:14:13,"geïnterviewde, A",Ruimte,stimulerend,zelf,Ik mag zelf bepalen in welke volgorde ik de ovens vul.,'
        "anna,accepted,ruimte,Bakkerij Zon,2026-03-02,medewerker,bakkerij,woordelijk"
    )


@pytest.mark.usefixtures("bakers")
def test_markdown(run: Command) -> None:
    """Markdown has what people read, and the id leads back to the place."""
    assert run("find", "machine", "--format", "md").out == (
        "| Id | Spreker | Code | Conditie | Kring | Citaat | Codeurs |\n|---|---|---|---|---|---|---|\n"
        "| da031d66-7bc4-55d2-9380-c6d9cb2db426 | geïnterviewde, B | Ruimte |  |  | Bij ons beslist de machine. | auto |\n"
    )
    assert run("find", "id:da031d66", "--count").out == "1\n"


@pytest.mark.usefixtures("bakers")
def test_json(run: Command) -> None:
    """JSON has the same as CSV, an object per fragment."""
    (one,) = json.loads(run("find", "machine", "--format", "json").out)
    assert one.pop("id").startswith("da031d66-")
    assert one == {
        "transcript": "c",
        "place": "transcripts/c.txt:7:13",
        "speaker": "geïnterviewde, B",
        "code": "Ruimte",
        "condition": "",
        "facet:kring": "",
        "quote": "Bij ons beslist de machine.",
        "coders": "auto",
        "status": "proposed",
        "construct": "ruimte",
        "attribute:bedrijf": "Molen *Noord* | <West>",
        "attribute:datum": "",
        "attribute:rol": "medewerker",
        "attribute:sector": "",
        "attribute:weergave": "",
    }


def test_files(run: Command, bakers: pathlib.Path) -> None:
    """The name after -o says what is written; a spreadsheet, a Word file and CSV for Excel hold the same quotes."""
    for name in ("uit/citaten.xlsx", "citaten.docx", "citaten.csv"):
        assert run("find", "construct:ruimte", "-o", name) == Run(0, "", f"wrote {pathlib.Path(name)}\n3 fragments in 3 transcripts\n")
    sheet = openpyxl.load_workbook(io.BytesIO((bakers / "uit" / "citaten.xlsx").read_bytes()))["citaten"]
    rows = list(sheet.iter_rows(values_only=True))
    quotes = [row[rows[0].index("Citaat")] for row in rows[1:]]
    assert quotes == [
        "Ik mag zelf bepalen in welke volgorde ik de ovens vul.",
        "Zelf kiezen mocht ik toen niets.",
        "Bij ons beslist de machine.",
    ]
    read = [paragraph.text for paragraph in docx.Document(str(bakers / "citaten.docx")).paragraphs]
    assert [text for text in read if any(str(quote) in text for quote in quotes)] != []
    assert "construct:ruimte" in "\n".join(read)
    content = (bakers / "citaten.csv").read_bytes()
    assert content.startswith("\ufeffid,".encode())
    assert [line.count(str(quote)) for line, quote in zip(content.decode().splitlines()[1:], quotes, strict=True)] == [1, 1, 1]


@pytest.mark.usefixtures("bakers")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["*", "--format", "xlsx"], "a spreadsheet cannot be shown here\n    hint: write it to a file: -o citaten.xlsx\n"),
        (
            ["*", "-o", "citaten.pdf"],
            "cannot tell from `citaten.pdf` what to write\n    hint: end the name in .csv, .md, .json, .xlsx or .docx, or add --format\n",
        ),
        (
            ["a and (b or", "--count"],
            "something to look for is missing here\n    a and (b or\n               ^\n    hint: see: qualcode find --help\n",
        ),
        (["construct:ruimt"], "no construct `ruimt`\n    construct:ruimt\n    ^\n    hint: did you mean `ruimte`?\n"),
    ],
)
def test_refused(run: Command, words: list[str], message: str) -> None:
    """What cannot be asked or written is told of with a hint."""
    assert run("find", *words) == Run(2, "", f"qualcode: {message}")


def test_errors_where_it_looks(run: Command, bakers: pathlib.Path) -> None:
    """Codings that no longer stand stop a query that they decide, for its quotes could not be trusted, and no other."""
    path = bakers / "codings" / "c" / "auto.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"start": 35', '"start": 34'), encoding="utf-8")
    assert run("find", "construct:ruimte").code == 1
    assert run("find", "machine").err.startswith("codings/c/auto.jsonl:1: error: the quote no longer stands at 34-62 of transcripts/c.txt (quote)\n")
    assert run("find", "construct:inspraak", "--count") == Run(0, "1\n", "")


def test_a_name_never_gets_out(run: Command, bakers: pathlib.Path) -> None:
    """A telephone number in a quote stops the list before anything of it is shown."""
    path = bakers / "transcripts" / "c.txt"
    path.write_text(path.read_text(encoding="utf-8").rstrip() + " Bel 06-12345678 maar.\n", encoding="utf-8")
    run("tag", "c", "--quote", "Bel 06-12345678 maar.", "--construct", "ruimte", "--coder", "anna")
    shown = run("find", "bel", "-o", "citaten.csv")
    assert (shown.code, shown.out) == (1, "")
    assert "find: error: `06-12345678`" in shown.err
    assert not (bakers / "citaten.csv").exists()
    assert run("find", "machine").code == 0


def test_counts_agree_with_the_matrix(run: Command) -> None:
    """In the example study each count of the matrix is what a query counts."""
    example = str(pathlib.Path(__file__).parents[2] / "examples" / "werkplekleren")
    rows = json.loads(run("matrix", "--study", example, "--format", "json").out)["rows"]
    cells = {name: value for row in rows if row["bedrijf"] == "Koekfabriek Zandhoven" for name, value in row.items() if name != "bedrijf"}
    wanted = [name for name in cells if name.startswith(("leertijd", "werkplekbegeleiding"))]
    assert len(wanted) >= 4
    for name in wanted:
        construct, _, condition = name.partition(":")
        query = f'bedrijf="Koekfabriek Zandhoven" construct:{construct} condition:{condition}'
        assert run("find", query, "--count", "--study", example).out == f"{cells[name]}\n", name


def test_starts_light(bakers: pathlib.Path) -> None:
    """Finding needs no pandas, no Word and no spreadsheet."""
    heavy = "{'pandas', 'numpy', 'docx', 'xlsxwriter', 'jinja2', 'rapidfuzz', 'simplemma'}"
    program = f"import sys; from qualcode.cli import main; main(['find', 'tijd', '--kwic']); print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], cwd=bakers, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
