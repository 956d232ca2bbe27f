"""Tests of `qualcode agreement`: figures, bands, places, and every way in which it cannot be done."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable

import pytest

from tests.cli import inputs
from tests.conftest import Run

Command = Callable[..., Run]
SAID = "\nInterviewer: Hoe ging dat?\n\nRespondent: Daar was geen tijd voor. Jammer vond ik dat. Nu wel. Gelukkig maar.\n"
OTHER = "\nRespondent: Wij hebben tijd genoeg.\n"


def coded(folder: pathlib.Path, coder: str, *quotes: str, name: str = "x", **more: object) -> None:
    """Write what a coder coded in a transcript of the study: the quotes, all of them about one construct."""
    said = {"x": SAID, "y": OTHER}[name]
    path = folder / "codings" / name / f"{coder}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [{"start": (start := said.index(quote)), "end": start + len(quote), "quote": quote, "construct": "leertijd", **more} for quote in quotes]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def study(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of a study in which anna and bram coded one of two interviews, and go there.

    Of four sentences anna gives the first two the construct, bram the first.
    """
    inputs.put(tmp_path, inputs.FRONT + SAID, name="transcripts/x.txt")
    inputs.put(tmp_path, inputs.FRONT + OTHER, name="transcripts/y.txt")
    (tmp_path / "study.yaml").write_text("study: proef\ncodebooks: [klein]\n", encoding="utf-8")
    coded(tmp_path, "anna", "Daar was geen tijd voor.", "Jammer vond ik dat.", condition="belemmerend")
    coded(tmp_path, "bram", "Daar was geen tijd voor.", condition="stimulerend")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lines(result: Run) -> list[str]:
    """Return what a command printed, without blanks at the ends of lines."""
    return [line.rstrip() for line in result.out.splitlines()]


@pytest.mark.usefixtures("study")
def test_table(run: Command) -> None:
    """A row per construct and one for all, then where the figures come from, then where coders differ.

    They agree on 3/4, by chance on 2/4 x 1/4 + 2/4 x 3/4 = 1/2: kappa = 1/2. Three of eight judgements are yes: alpha =
    1 - 2 / (2 x 3 x 5 / 7) = 8/15. AC1: by chance 2 x 3/8 x 5/8 = 15/32, (24/32 - 15/32) / (17/32) = 9/17.
    """
    result = run("agreement")
    assert (result.code, result.err) == (0, "")
    assert lines(result) == [
        "anna, bram: 4 sentences of 1 transcript that both coded",
        "",
        "construct           yes  agree     κ  κ is       AC1     α  95%  α is",
        "Tijd om te leren  37.5%  75.0%  0.50  moderate  0.53  0.53    –  unreliable",
        "all together             75.0%                        0.53    –  unreliable",
        "",
        "κ: Cohen (1960); by Landis and Koch (1977) almost perfect above 0.80, substantial above 0.60,",
        "moderate above 0.40, fair above 0.20, slight from 0, poor below",
        "AC1: Gwet (2008)",
        "α: Krippendorff (2011); by Krippendorff (2004) reliable from 0.800, tentative from 0.667",
        "all together: sets of constructs, at the MASI distance of Passonneau (2006)",
        "95%: interval of α, percentiles of 1000 resamples, the same each time",
        "–: undefined, for all gave the same, or too few differ for an interval",
        "",
        "1 disagreement:",
        "transcripts/x.txt:8:38: Tijd om te leren: anna yes, bram no",
        "    Jammer vond ik dat.",
    ]


@pytest.mark.usefixtures("study")
@pytest.mark.parametrize("words", [("--coders", "anna", "bram"), ("--coders", "anna", "--coders", "bram"), ("--coders", "anna", "bram", "bram")])
def test_coders(run: Command, words: tuple[str, ...]) -> None:
    """Coders are named behind one another, and once is enough; without names it is all people."""
    assert run("agreement", *words) == run("agreement")


@pytest.mark.usefixtures("study")
def test_by_condition(run: Command) -> None:
    """By condition only what both gave the construct is compared; with one pair of conditions kappa is 0."""
    result = run("agreement", "--by", "condition")
    assert lines(result)[2:4] == [
        "condition         units  agree     κ  κ is      AC1     α  95%  α is",
        "Tijd om te leren      1   0.0%  0.00  slight  -1.00  0.00    –  unreliable",
    ]
    assert lines(result)[-2:] == ["transcripts/x.txt:8:13: Tijd om te leren: anna belemmerend, bram stimulerend", "    Daar was geen tijd voor."]


@pytest.mark.usefixtures("study")
def test_nothing_to_compare_by_facet(run: Command) -> None:
    """Where nobody gave a facet there is no table."""
    printed = [
        "anna, bram: 4 sentences of 1 transcript that both coded",
        "",
        "no facet was given by two coders to the same unit",
        "",
        "0 disagreements",
    ]
    assert lines(run("agreement", "--by", "facet")) == printed


@pytest.mark.usefixtures("study")
def test_fragments(run: Command) -> None:
    """By fragment it is alpha for unitizing, over code points, and nothing else."""
    result = run("agreement", "--unit", "fragment")
    assert lines(result)[:3] == ["anna, bram: 67 code points of 1 transcript that both coded", "", "construct           yes     α  95%  α is"]
    assert "α: Krippendorff, Mathet, Bouvry and Widlöcher (2016); by Krippendorff (2004) reliable from 0.800," in lines(result)
    assert run("agreement", "--unit", "fragment", "--by", "condition") == Run(
        2, "", "qualcode: fragments are compared by construct, not by condition\n    hint: qualcode agreement --unit character --by condition\n"
    )


def test_three_coders(study: pathlib.Path, run: Command) -> None:
    """More than two coders have Fleiss' kappa; who coded nothing that another coded is named."""
    coded(study, "auto", "Jammer vond ik dat.", status="proposed")
    coded(study, "carla", "Wij hebben tijd genoeg.", name="y")
    result = run("agreement", "--coders", "anna", "bram", "auto", "carla")
    assert lines(result)[0] == "anna, bram, auto, carla: 4 sentences of 1 transcript that two or more of them coded"
    assert lines(result)[2].split() == "construct yes agree Fleiss κ κ is AC1 α 95% α is".split()
    assert "transcripts/x.txt:8:13: Tijd om te leren: anna yes, auto no, bram yes" in lines(result)
    assert result.err == "carla coded nothing that another of them coded\n"


def test_narrow(study: pathlib.Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal of 80 columns no line of the table is wider, and kappa goes without words."""
    (study / "codebooks" / "klein.yaml").write_text(inputs.KLEIN.replace("Tijd om te leren", "Tijd om in te werken en om te leren"), encoding="utf-8")
    monkeypatch.setattr("rich.console.Console.is_terminal", True)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "dumb")
    found = lines(run("agreement"))
    assert found[2] == "construct                          yes  agree     κ   AC1     α  95%  α is"
    assert max(map(len, found[:14])) <= 80


def test_places(study: pathlib.Path, run: Command) -> None:
    """Ten places are shown, or all of them with --disagreements; words on which coders differ twice stand there once."""
    many = "\nRespondent:" + "".join(f" Punt {n:02d} is klaar." for n in range(12)) + "\n"
    inputs.put(study, inputs.FRONT + many, name="transcripts/x.txt")
    row = {"start": 13, "end": len(many) - 1, "quote": many[13:-1], "construct": "leertijd"}
    (study / "codings/x/anna.jsonl").write_text(json.dumps(row) + "\n" + json.dumps({**row, "construct": "druk"}) + "\n", encoding="utf-8")
    (study / "codings/x/bram.jsonl").write_text(json.dumps({**row, "status": "rejected"}) + "\n", encoding="utf-8")
    few, every = run("agreement").out.partition("24 disagreements:\n")[2], run("agreement", "--disagreements").out.partition("24 disagreements:\n")[2]
    assert few.splitlines()[:3] == [
        "transcripts/x.txt:6:13: Tijd om te leren: anna yes, bram no",
        "transcripts/x.txt:6:13: druk: anna yes, bram no",
        "    Punt 00 is klaar.",
    ]
    assert (few.count("yes"), few.splitlines()[-1]) == (10, "14 more: --disagreements")
    assert (every.count("yes"), every.count("    Punt"), "more" in every) == (24, 12, False)


def test_json(study: pathlib.Path, run: Command) -> None:
    """As JSON there are all figures with intervals, bands and sources; undefined is null, and so is what does not apply."""
    coded(study, "bram", "Daar was geen tijd voor.", "Jammer vond ik dat.")
    result = run("agreement", "--json", "--unit", "turn")
    assert (result.code, result.err) == (0, "")
    found = json.loads(result.out)
    undefined = {"value": None, "low": None, "high": None}
    banded = {**undefined, "band": None}
    assert [found[key] for key in ("coders", "unit", "by", "transcripts", "units", "stale", "unreached")] == [
        ["anna", "bram"],
        "turn",
        "construct",
        ["x"],
        1,
        0,
        0,
    ]
    assert found["rows"] == [
        {
            "name": "leertijd",
            "label": "Tijd om te leren",
            "units": 1,
            "prevalence": 1.0,
            "percent": {"value": 1.0, "low": None, "high": None},
            "cohen": banded,
            "fleiss": banded,
            "ac1": undefined,
            "alpha": banded,
            "distance": "nominal",
        },
        {
            "name": None,
            "label": "all together",
            "units": 1,
            "prevalence": None,
            "percent": {"value": 1.0, "low": None, "high": None},
            "cohen": None,
            "fleiss": None,
            "ac1": None,
            "alpha": banded,
            "distance": "MASI",
        },
    ]
    assert (found["disagreements"], found["sources"]["MASI"]) == ([], "Passonneau (2006)")


@pytest.mark.usefixtures("study")
def test_places_as_json(run: Command) -> None:
    """A place has its file, line, code points and words, and what each coder said."""
    (place,) = json.loads(run("agreement", "--json").out)["disagreements"]
    start = SAID.index("Jammer")
    where = {"transcript": "x", "file": "transcripts/x.txt", "line": 8, "start": start, "end": start + 19}
    assert place == {**where, "quote": "Jammer vond ik dat.", "construct": "leertijd", "facet": None, "said": {"anna": "yes", "bram": "no"}}


@pytest.mark.parametrize("start", [41, 900])
def test_stale(study: pathlib.Path, run: Command, start: int) -> None:
    """A coding that stands elsewhere or beyond the text is told of and left out; the rest is measured, and the exit code tells."""
    row = {"start": start, "end": start + 8, "quote": "Nu niet.", "construct": "leertijd"}
    with (study / "codings/x/bram.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    result = run("agreement")
    assert (result.code, lines(result)[0]) == (1, "anna, bram: 4 sentences of 1 transcript that both coded")
    told = f"codings/x/bram.jsonl:2: warning: `Nu niet.` no longer stands at {start}-{start + 8} of x, and is left out (quote)"
    assert result.err == f"{told}\n    hint: find its place again with: qualcode anchor\n"
    assert json.loads(run("agreement", "--json").out)["stale"] == 1


def test_too_short(study: pathlib.Path, run: Command) -> None:
    """A coding of a word in a longer sentence does not count by sentence, and that is said."""
    coded(study, "bram", "tijd", "Jammer vond ik dat.")
    assert "1 coding covers less than half of any sentence and does not count; to count: --unit character" in lines(run("agreement"))


def test_a_leak_is_not_shown(study: pathlib.Path, run: Command) -> None:
    """Words that tell who somebody is are not shown, as anywhere."""
    said = SAID.replace("vond ik dat", "06-12345678")
    inputs.put(study, inputs.FRONT + said, name="transcripts/x.txt")
    quote = "Jammer 06-12345678."
    row = {"start": said.index(quote), "end": said.index(quote) + len(quote), "quote": quote, "construct": "leertijd"}
    (study / "codings/x/anna.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    result = run("agreement")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("agreement: error: `06-12345678` is somebody's telefoonnummer (name-leak)")


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (("--coders", "ana", "bram"), "`ana` has coded nothing here", "did you mean `anna`?"),
        (("--coders", "anna"), "agreement takes two coders or more: only `anna` is there", "name them: --coders anna bram carla"),
        (("--coders", "anna", "anna"), "agreement takes two coders or more: only `anna` is there", "name them: --coders anna bram carla"),
        (("--coders", "anna", "carla"), "no transcript was coded by two of `anna`, `carla`", "let two people code the same transcript"),
    ],
)
def test_cannot(study: pathlib.Path, run: Command, words: tuple[str, ...], message: str, hint: str) -> None:
    """Who is unknown or alone, or shares nothing with another, cannot be compared."""
    coded(study, "carla", "Wij hebben tijd genoeg.", name="y")
    assert run("agreement", *words) == Run(2, "", f"qualcode: {message}\n    hint: {hint}\n")


def test_nobody(study: pathlib.Path, run: Command) -> None:
    """Where no person coded anything that is said, with an example."""
    for path in (study / "codings").rglob("*.jsonl"):
        path.unlink()
    assert run("agreement").err == (
        "qualcode: agreement takes two coders or more: no person has coded anything here yet\n    hint: name them: --coders anna bram\n"
    )
