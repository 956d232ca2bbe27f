"""A codebook on top of another: what it takes over, what it changes, and where each part stands."""

from __future__ import annotations

import pathlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import Problem
from qualcode.model.codebook import Codebook
from qualcode.study import library, load
from qualcode.study.extend import merged
from tests.conftest import Run

IDS = ["rust", "ruimte", "tijd", "toon", "werk"]


def lines(problems: list[Problem]) -> list[str]:
    """Return problems as lines of text, with their hints."""
    return [f"{problem} | {problem.hint}" for problem in problems]


def test_takes_over_changes_and_adds(folder: pathlib.Path) -> None:
    """What is written replaces, what is not written stays, what is new comes last, and each part knows its file and line.

    === codebooks/basis.yaml
    codebook: basis
    title: Basis
    conditions: [plus, min]
    groups:
      - {id: a, label: A}
      - {id: b, label: B}
    facets: [{id: soort, label: Soort, values: [{id: klein, label: Klein}]}]
    constructs:
      - id: rust
        label: Rust
        group: a
        definition: Er is rust.
        indicators: [rust, stilte]
        constructs:
          - {id: stilte, label: Stilte, include: [Niemand praat.]}
      - {id: tijd, label: Tijd, indicators: [tijd]}
    references: [{id: toon-2012, text: "Toon, T. (2012). Over toon."}]
    === codebooks/eigen.yaml
    codebook: eigen
    extends: basis
    title: Eigen
    groups: [{id: b, label: Anders}, {id: c, label: C}]
    constructs:
      - {id: stilte, label: Stil, definition: Het is stil.}
      - {id: toon, label: Toon}
      - {id: rust, label: Rust, definition: Er is kalmte.}
    references: [{id: werk-2015, text: "Werk, W. (2015). Over werk."}]
    """
    book, problems = load.load_codebook("eigen", folder)
    assert problems == []
    assert (book.title, book.conditions, book.lineage) == ("Eigen", ("plus", "min"), ("eigen", "basis"))
    assert [(group.id, group.label) for group in book.groups] == [("a", "A"), ("b", "Anders"), ("c", "C")]
    assert [facet.id for facet in book.facets] == ["soort"]
    assert [reference.id for reference in book.references] == ["toon-2012", "werk-2015"]
    assert [(one.id, one.label, depth, one.definition) for _, depth, one in book.walk()] == [
        ("rust", "Rust", 0, "Er is kalmte."),
        ("stilte", "Stil", 1, "Het is stil."),
        ("tijd", "Tijd", 0, ""),
        ("toon", "Toon", 0, ""),
    ]
    rust, stilte = book.find("rust"), book.find("stilte")
    assert rust is not None
    assert stilte is not None
    assert (rust.group, [one.find for one in rust.indicators], stilte.include) == ("a", ["rust", "stilte"], ("Niemand praat.",))
    places = {
        ("title",): "eigen.yaml:3:1",
        ("groups", 0, "label"): "basis.yaml:5:13",
        ("groups", 1, "label"): "eigen.yaml:4:18",
        ("references", 1): "eigen.yaml:9:14",
        ("constructs", 0): "basis.yaml:9:5",
        ("constructs", 0, "definition"): "eigen.yaml:8:29",
        ("constructs", 0, "indicators", 1): "basis.yaml:13:24",
        ("constructs", 0, "constructs", 0, "label"): "eigen.yaml:6:18",
        ("constructs", 0, "constructs", 0, "include", 0): "basis.yaml:15:47",
        ("constructs", 2): "eigen.yaml:7:5",
    }
    assert {path: str(book.at(*path)) for path in places} == {path: f"codebooks/{place}" for path, place in places.items()}


def test_in_steps(folder: pathlib.Path) -> None:
    """A codebook may extend one that itself extends; the nearest has the last word, and its digest follows all of them.

    === codebooks/een.yaml
    codebook: een
    title: Een
    constructs: [{id: rust, label: Rust, definition: Van een.}, {id: tijd, label: Tijd, definition: Van een.}]
    === codebooks/twee.yaml
    codebook: twee
    title: Twee
    extends: een
    constructs: [{id: rust, label: Rust, definition: Van twee.}]
    === codebooks/drie.yaml
    codebook: drie
    title: Drie
    extends: twee
    """
    book, problems = load.load_codebook("drie", folder)
    assert problems == []
    assert [(one.id, one.definition, str(book.at(*path, "definition"))) for path, _, one in book.walk()] == [
        ("rust", "Van twee.", "codebooks/twee.yaml:4:38"),
        ("tijd", "Van een.", "codebooks/een.yaml:3:85"),
    ]
    assert book.lineage == ("drie", "twee", "een")
    first = folder / "codebooks" / "een.yaml"
    first.write_text(first.read_text(encoding="utf-8").replace("Van een.", "Van een!"), encoding="utf-8")
    assert load.load_codebook("drie", folder)[0].digest != book.digest


@pytest.mark.parametrize(
    ("extends", "line"),
    [
        (
            "eigen",
            "codebook `eigen` extends itself (extends) | take `extends` out, or give the file a name of its own",
        ),
        ("werkplekken", "no codebook is called `werkplekken` (unknown-codebook) | did you mean `werkplekleren`?"),
    ],
)
def test_leads_nowhere(folder: pathlib.Path, extends: str, line: str) -> None:
    """A codebook that extends itself, or one that does not exist, is one problem where it says so, and is read without."""
    (folder / "codebooks").mkdir()
    text = f"codebook: eigen\nextends: {extends}\ntitle: Eigen\nconstructs: [{{id: rust, label: Rust}}]\n"
    (folder / "codebooks" / "eigen.yaml").write_text(text, encoding="utf-8")
    book, problems = load.load_codebook("eigen", folder)
    assert lines(problems) == [f"codebooks/eigen.yaml:2:1: error: {line}"]
    assert book.ids() == ["rust"]


def test_loop(folder: pathlib.Path) -> None:
    """Codebooks that extend each other are one problem, with the way round.

    === codebooks/een.yaml
    codebook: een
    title: Een
    extends: twee
    === codebooks/twee.yaml
    codebook: twee
    title: Twee
    extends: drie
    === codebooks/drie.yaml
    codebook: drie
    title: Drie
    extends: een
    """
    _, problems = load.load_codebook("een", folder)
    assert lines(problems) == [
        "codebooks/drie.yaml:3:1: error: codebook `een` extends itself by way of `twee`, `drie` (extends)"
        " | take `extends` out, or give the file a name of its own"
    ]


def test_too_many(tmp_path: pathlib.Path) -> None:
    """A row of codebooks that never ends is cut off with one problem, where it is cut off."""
    (tmp_path / "codebooks").mkdir()
    for n in range(40):
        text = f"codebook: b{n}\ntitle: B\nextends: b{n + 1}\nconstructs: [{{id: c{n}, label: C}}]\n"
        (tmp_path / "codebooks" / f"b{n}.yaml").write_text(text, encoding="utf-8")
    book, problems = load.load_codebook("b0", tmp_path)
    assert lines(problems) == [
        "codebooks/b19.yaml:3:1: error: is the 20th codebook of a row that extend each other (extends)"
        " | let the first one extend the last one directly"
    ]
    assert len(book.ids()) == 20


def test_a_base_that_cannot_be_read(folder: pathlib.Path) -> None:
    """What is wrong with the extended codebook is told at its own place.

    === codebooks/basis.yaml
    codebook: basis
    titel: Basis
    constructs: [{id: rust, label: Rust}]
    === codebooks/eigen.yaml
    codebook: eigen
    title: Eigen
    extends: basis
    """
    _, problems = load.load_codebook("eigen", folder)
    assert [str(problem) for problem in problems] == [
        "codebooks/basis.yaml:1:1: error: `title` is missing (schema)",
        "codebooks/basis.yaml:2:1: error: unknown key `titel` (schema)",
    ]


@pytest.mark.parametrize(
    ("rest", "line"),
    [
        ("", "codebooks/leeg.yaml:1:1: error: `constructs` is missing (schema) | add `constructs: …`"),
        ("constructs: []\n", "codebooks/leeg.yaml:3:1: error: `constructs` is empty (schema) | write something, or leave the key out"),
    ],
)
def test_without_constructs(run: Callable[..., Run], folder: pathlib.Path, rest: str, line: str) -> None:
    """A codebook that extends nothing has constructs."""
    (folder / "codebooks").mkdir()
    (folder / "codebooks" / "leeg.yaml").write_text(f"codebook: leeg\ntitle: Leeg\n{rest}", encoding="utf-8")
    (folder / "study.yaml").write_text("study: proef\ncodebooks: [leeg]\n", encoding="utf-8")
    assert lines(load.load_study(folder)[1]) == [line]


def test_check_looks_at_both_files(run: Callable[..., Run], folder: pathlib.Path) -> None:
    """Problems of a codebook on top of another stand at the file that they are in, twice-used ids among them.

    === study.yaml
    study: proef
    codebooks: [eigen]
    === codebooks/basis.yaml
    codebook: basis
    title: Basis
    constructs:
      - {id: rust, label: Rust, group: weg}
      - {id: tijd, label: Tijd}
    === codebooks/eigen.yaml
    codebook: eigen
    title: Eigen
    extends: basis
    constructs:
      - {id: tijd, label: Tijd, indicators: ["*e*"]}
      - {id: tijd, label: Nog eens}
    """
    printed = run("check").out
    assert [line for line in printed.splitlines() if "error" in line] == [
        "codebooks/basis.yaml:4:29: error: unknown group `weg` (unknown-group)",
        "codebooks/eigen.yaml:5:42: error: `*e*` in `*e*` is not a word (`*` stands before or after three letters or more, without `=`) (indicator)",
        "codebooks/eigen.yaml:6:6: error: construct `tijd` is there already (codebooks/eigen.yaml:5:6) (twice)",
    ]


def test_two_on_one_base(run: Callable[..., Run], folder: pathlib.Path) -> None:
    """Two codebooks of a study may extend the same one: what both take over is no double; what one of them changed is.

    === study.yaml
    study: proef
    codebooks: [een, twee]
    === codebooks/basis.yaml
    codebook: basis
    title: Basis
    constructs: [{id: rust, label: Rust}, {id: tijd, label: Tijd}]
    === codebooks/een.yaml
    codebook: een
    title: Een
    extends: basis
    constructs: [{id: toon, label: Toon}]
    === codebooks/twee.yaml
    codebook: twee
    title: Twee
    extends: basis
    constructs: [{id: tijd, label: Andere tijd}]
    """
    assert run("check").out.splitlines() == [
        "codebooks/twee.yaml:4:15: error: construct `tijd` is there already (codebooks/basis.yaml:3:40) (twice)",
        "    hint: give one of the two another id",
    ]


def test_guide_and_lessons_of_the_base(run: Callable[..., Run], folder: pathlib.Path) -> None:
    """A study that codes with a codebook on top of a shipped one is coded with its indicators, guide and lessons, and passes check.

    === study.yaml
    study: proef
    codebooks: [eigen]
    === codebooks/eigen.yaml
    codebook: eigen
    title: Eigen
    extends: werkplekleren
    constructs:
      - {id: hond, label: De bedrijfshond, definition: Er loopt een hond rond., indicators: [hond]}
    === transcripts/a.txt
    ---
    bedrijf: Bakkerij Zon
    ---
    Interviewer: Krijg je tijd om te leren en te oefenen?

    Respondent: Ja, de eerste maand hoef ik nog niks.

    Interviewer: Wat is er verder nog?

    Respondent: Er loopt hier een hond rond.
    """
    study, problems = load.load_study(folder)
    assert problems == []
    assert (list(study.guides), study.guide_of(study.transcripts[0])) == (["werkplekleren"], study.guides["werkplekleren"])
    assert run("check").out == ""
    assert run("code").code == 0
    coded = (folder / "codings" / "a" / "auto.jsonl").read_text(encoding="utf-8")
    assert ('"leertijd"' in coded, '"hond"' in coded) == (True, True)


def _constructs(ids: list[str]) -> list[dict[str, object]]:
    return [{"id": id, "label": id.capitalize()} for id in ids]


def _book(name: str, ids: list[str], **parts: object) -> Codebook:
    return Codebook.model_validate({"codebook": name, "title": name, "constructs": _constructs(ids), **parts})


@given(st.lists(st.sampled_from(IDS), min_size=1, unique=True), st.lists(st.sampled_from(IDS), unique=True))
def test_nothing_is_lost(theirs: list[str], ours: list[str]) -> None:
    """Every construct of either codebook is there once, those of the base in their own order first."""
    both = merged(_book("eigen", ours, extends="basis"), _book("basis", theirs))
    assert both.ids() == [*theirs, *(id for id in ours if id not in theirs)]


@pytest.mark.parametrize("name", library.names("codebooks"))
def test_extending_without_change_changes_nothing(name: str, tmp_path: pathlib.Path) -> None:
    """A codebook that only extends a shipped one has all of it, each part at its own place."""
    (tmp_path / "codebooks").mkdir()
    (tmp_path / "codebooks" / "eigen.yaml").write_text(f"codebook: eigen\ntitle: Eigen\nextends: {name}\n", encoding="utf-8")
    own, _ = load.load_codebook("eigen", tmp_path)
    base, _ = load.load_codebook(name, tmp_path)
    assert (own.groups, own.facets, own.constructs, own.references) == (base.groups, base.facets, base.constructs, base.references)
    assert [own.at(*path, "definition") for path, _, _ in own.walk()] == [base.at(*path, "definition") for path, _, _ in base.walk()]
