"""Tests of the matrix: it agrees with counting by hand, whatever the study."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.analysis.cells import Column
from qualcode.analysis.matrix import CELLS, Matrix, matrix
from qualcode.coding.stale import basis
from qualcode.errors import QualcodeError
from qualcode.model.attribution import Attribution
from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from tests.nouns import codebook, fragment, study, transcript

BOTH = ("stimulerend", "belemmerend")
OWN = ("vooraf", "achteraf")
BOOK = codebook(
    groups=[
        {"id": "condities", "label": "Condities"},
        {"id": "aspecten", "label": "Aspecten", "conditions": []},
        {"id": "momenten", "label": "Momenten", "conditions": list(OWN)},
    ],
    constructs=[
        {"id": "rust", "label": "Rust", "group": "condities", "constructs": [{"id": "ruimte", "label": "Ruimte", "group": "condities"}]},
        {"id": "vraagstuk", "label": "Vraagstuk", "group": "aspecten"},
        {"id": "start", "label": "Start", "group": "momenten"},
    ],
)
CONDITIONS = {"rust": BOTH, "ruimte": BOTH, "vraagstuk": (), "start": OWN}
EXAMPLES = settings(max_examples=50, deadline=None)


SAID = tuple(
    product(
        [(id, condition) for id, conditions in CONDITIONS.items() for condition in (None, *conditions)],
        ["Goed.", "Ja zeker.", "=1+1", "Nee | nooit", "🙂"],
        [3, 0, 20],
        ["Jan", "Els"],
        [{}, {"soort": "klein"}, {"soort": "groot"}],
        [("auto",), ("anna",), ("anna", "bram")],
        [0.2, 0.5, 0.9],
    )
)


@st.composite
def studies(draw: st.DrawFn) -> tuple[Study, list[Fragment]]:
    """Return a study of up to four transcripts, some without a company, and fragments said in them."""
    companies = draw(st.lists(st.sampled_from(["Zon", "Maan", "=Ster", "A|B", None]), max_size=4))
    transcripts = [transcript(f"t{n}", {"bedrijf": name} if name else {}) for n, name in enumerate(companies)]
    said = draw(st.lists(st.tuples(st.sampled_from(transcripts), st.sampled_from(SAID)), max_size=12)) if transcripts else []
    return study(transcripts, BOOK), [
        fragment(one.name, id, condition, quote=quote, start=start, speaker=speaker, facets=facets, coders=coders, score=score)
        for one, ((id, condition), quote, start, speaker, facets, coders, score) in said
    ]


def _in_cell(made: Study, fragments: Sequence[Fragment], by: str, row: str, theme: str, columns: str) -> list[Fragment]:
    """Return the fragments of one row and theme, looked up one by one."""
    named = {one.name: (one.name if by == "transcript" else one.attributes.get(by, "")) or f"(geen {by})" for one in made.transcripts}
    counted = [f for f in fragments if columns == "constructs" or CONDITIONS[f.construct]]  # what carries no condition is not undecided
    return [f for f in counted if named[f.transcript] == row and _theme(f, columns) == theme]


def _theme(fragment: Fragment, columns: str) -> str | None:
    if columns == "conditions":
        return fragment.condition or ""
    return fragment.construct if columns == "constructs" else fragment.facets.get(columns)


def _cells(table: Matrix) -> dict[tuple[str, Column], object]:
    """Return the content of a matrix by the name of its row and its column."""
    frame = table.table
    assert list(frame.columns) == [column.name for column in table.columns]
    return {(str(row), column): frame.iloc[r, c] for r, row in enumerate(frame.index) for c, column in enumerate(table.columns)}


def _strongest(made: Study, fragments: Sequence[Fragment]) -> str:
    """Return the two quotes that a cell should show: confirmed first, then by score, transcript and place."""
    ranked = sorted(fragments, key=lambda f: (not f.confirmed, -f.score, f.transcript, f.start))
    first = {fragment.quote: fragment.transcript for fragment in reversed(ranked)}
    speakers = Attribution(made, made.default_by())
    return "\n".join(f"“{quote}” ({speakers.speaker(first[quote])})" for quote in list(dict.fromkeys(f.quote for f in ranked))[:2])


def _sign(fragment: Fragment) -> int:
    pole = CONDITIONS[fragment.construct].index(fragment.condition) if fragment.condition else None
    return {0: 1, 1: -1, None: 0}[pole]


@EXAMPLES
@given(studies(), st.sampled_from(["constructs", "conditions", "soort"]))
def test_counts(said: tuple[Study, list[Fragment]], columns: str) -> None:
    """A count is the number of fragments of that row, theme and condition, counted one by one."""
    made, fragments = said
    table = matrix(made, fragments, columns=columns)
    for (row, column), value in _cells(table).items():
        same = _in_cell(made, fragments, table.by, row, column.theme, columns)
        if column.condition:
            wanted = None if column.condition == "onbeslist" else column.condition
            same = [f for f in same if f.condition == wanted]
        assert value == len(same), (row, column)


@EXAMPLES
@given(studies())
def test_nothing_is_left_out(said: tuple[Study, list[Fragment]]) -> None:
    """All counts together are the number of fragments."""
    made, fragments = said
    assert int(matrix(made, fragments).table.to_numpy().sum()) == len(fragments)


@EXAMPLES
@given(studies())
def test_people(said: tuple[Study, list[Fragment]]) -> None:
    """A cell of people is the number of different speakers in it; one speaker with five fragments counts once."""
    made, fragments = said
    table = matrix(made, fragments, cells="people")
    for (row, column), value in _cells(table).items():
        same = _in_cell(made, fragments, table.by, row, column.theme, "constructs")
        assert value == len({(f.transcript, f.speaker) for f in same}), (row, column)


@EXAMPLES
@given(studies())
def test_balance(said: tuple[Study, list[Fragment]]) -> None:
    """A balance is the first condition minus the second; undecided fragments do not weigh, and nothing said is no balance."""
    made, fragments = said
    table = matrix(made, fragments, cells="balance")
    for (row, column), value in _cells(table).items():
        weighed = _in_cell(made, fragments, table.by, row, column.theme, "constructs") if CONDITIONS[column.theme] else []
        assert value == (sum(map(_sign, weighed)) if weighed else None), (row, column)


@EXAMPLES
@given(studies())
def test_quotes(said: tuple[Study, list[Fragment]]) -> None:
    """A cell of quotes holds the two strongest different ones: confirmed first, then by score, transcript and place."""
    made, fragments = said
    table = matrix(made, fragments, cells="quotes")
    for (row, column), value in _cells(table).items():
        same = _in_cell(made, fragments, table.by, row, column.theme, "constructs")
        assert value == _strongest(made, same), (row, column)


@EXAMPLES
@given(studies(), st.sampled_from(["count", "balance", "people", "quotes"]), st.sampled_from(["bedrijf", "transcript", None]))
def test_every_row_is_there(said: tuple[Study, list[Fragment]], cells: str, by: str | None) -> None:
    """There is one row for each value of the attribute, sorted, also for one about which nothing was said."""
    made, fragments = said
    by = by if by in made.attribute_names() else None
    table = matrix(made, fragments, by=by, cells=cells)
    values = {one.name if table.by == "transcript" else one.attributes.get("bedrijf", "") for one in made.transcripts}
    assert list(table.table.index) == [value or "(geen bedrijf)" for value in sorted(values)]


def test_columns_of_constructs() -> None:
    """Constructs stand in reading order, split by the conditions that each can carry."""
    assert [column.name for column in matrix(study([transcript("a")], BOOK), []).columns] == [
        "rust:stimulerend",
        "rust:belemmerend",
        "ruimte:stimulerend",
        "ruimte:belemmerend",
        "vraagstuk",
        "start:vooraf",
        "start:achteraf",
    ]


def test_undecided_column() -> None:
    """A theme gets a column `onbeslist` only when it has undecided fragments; one without conditions never does."""
    fragments = [fragment("a", "ruimte"), fragment("a", "vraagstuk")]
    columns = matrix(study([transcript("a")]), fragments).columns
    assert [column.name for column in columns] == [
        "rust:stimulerend",
        "rust:belemmerend",
        "ruimte:stimulerend",
        "ruimte:belemmerend",
        "ruimte:onbeslist",
        "vraagstuk",
    ]


def test_columns_of_conditions() -> None:
    """Columns can be the conditions, those of single groups too, and one for what is undecided."""
    table = matrix(study([transcript("a")], BOOK), [fragment("a", "start", "vooraf")], columns="conditions")
    assert [(column.name, column.label) for column in table.columns] == [
        ("stimulerend", "Stimulerend"),
        ("belemmerend", "Belemmerend"),
        ("vooraf", "Vooraf"),
        ("achteraf", "Achteraf"),
        ("onbeslist", "Onbeslist"),
    ]


def test_columns_of_a_group() -> None:
    """Columns can be the constructs of one group, nested ones too."""
    table = matrix(study([transcript("a")], BOOK), [], columns="condities", cells="people")
    assert list(table.table.columns) == ["rust", "ruimte"]


def test_columns_of_a_facet() -> None:
    """Columns can be the values of a facet, split by condition; fragments without a value are left out."""
    fragments = [fragment("a", "rust", "stimulerend", facets={"soort": "klein"}), fragment("a", "rust", "stimulerend")]
    table = matrix(study([transcript("a")]), fragments, columns="soort").table
    assert table.to_dict("index") == {"a": {"klein:stimulerend": 1, "klein:belemmerend": 0, "groot:stimulerend": 0, "groot:belemmerend": 0}}


def test_facet_with_a_condition_of_its_group() -> None:
    """A facet's columns also count fragments whose condition only their own group of constructs has."""
    fragments = [fragment("a", "start", "vooraf", facets={"soort": "klein"})]
    table = matrix(study([transcript("a")], BOOK), fragments, columns="soort").table
    assert table.loc["a", "klein:vooraf"] == 1


def test_two_codebooks() -> None:
    """The constructs of all codebooks of a study stand in one matrix."""
    other = codebook("ander", constructs=[{"id": "geluk", "label": "Geluk"}], groups=[], facets=[])
    table = matrix(study([transcript("a")], codebook(), other), [fragment("a", "geluk", "stimulerend")], cells="people")
    assert table.table.to_dict("index") == {"a": {"rust": 0, "ruimte": 0, "vraagstuk": 0, "geluk": 1}}


def test_a_group_of_two_codebooks() -> None:
    """A group that two codebooks both have holds the constructs of both."""
    other = codebook("ander", constructs=[{"id": "geluk", "label": "Geluk", "group": "condities"}])
    assert list(matrix(study([transcript("a")], codebook(), other), [], columns="condities").themes()) == ["rust", "ruimte", "geluk"]


def test_quote_on_several_lines() -> None:
    """A quote keeps its own line ends inside its quotation marks."""
    table = matrix(study([transcript("a")]), [fragment("a", "rust", quote="Ja.\nEcht.")], cells="quotes")
    assert table.table.loc["a", "rust"] == "“Ja.\nEcht.” (geïnterviewde)"


def test_summaries() -> None:
    """A cell of summaries holds what the case file says, and is empty where nothing was written."""
    cases = [{"case": "Zon", "summaries": {"rust": "Er is rust.", "weg": "Hoort nergens."}}]
    made = study([transcript("a", {"bedrijf": "Zon"}), transcript("b", {"bedrijf": "Maan"})], cases=cases)
    table = matrix(made, [], cells="summary")
    assert table.table.to_dict("index") == {
        "Maan": {"rust": "", "ruimte": "", "vraagstuk": ""},
        "Zon": {"rust": "Er is rust.", "ruimte": "", "vraagstuk": ""},
    }


def test_summaries_only_per_case() -> None:
    """Summaries by another attribute than the case are refused, with what to do instead."""
    made = study([transcript("a", {"bedrijf": "Zon", "rol": "hr"})])
    with pytest.raises(QualcodeError, match=r"^summaries are written per bedrijf, not per rol$") as error:
        matrix(made, [], by="rol", cells="summary")
    assert error.value.hint == "use --by bedrijf, or --cells quotes"


def test_unknown_attribute() -> None:
    """An attribute that no transcript has is refused with the nearest one that is there."""
    with pytest.raises(QualcodeError, match=r"^no transcript has an attribute `bedrif`$") as error:
        matrix(study([transcript("a", {"bedrijf": "Zon"})]), [], by="bedrif")
    assert error.value.hint == "did you mean `bedrijf`?"


def test_unknown_columns() -> None:
    """Columns that are no group or facet are refused with the nearest one that is."""
    with pytest.raises(QualcodeError, match=r"^`aspect` is not a group or facet of the study's codebooks$") as error:
        matrix(study([transcript("a")]), [], columns="aspect")
    assert error.value.hint == "did you mean `aspecten`?"


def test_unknown_columns_without_a_likely_name() -> None:
    """When no name is near, the hint lists all that can be columns."""
    with pytest.raises(QualcodeError, match="is not a group or facet") as error:
        matrix(study([transcript("a")]), [], columns="zzz")
    known = "constructs conditions role condities aspecten soort rust ruimte vraagstuk stimulerend belemmerend transcript"
    assert error.value.hint == "known are: " + ", ".join(f"`{name}`" for name in known.split())


def test_unknown_cells() -> None:
    """A kind of cell that does not exist is refused with the nearest one."""
    with pytest.raises(QualcodeError, match=r"^`quote` is not a kind of cell$") as error:
        matrix(study([transcript("a")]), [], cells="quote")
    assert error.value.hint == "did you mean `quotes`?"


def test_by_a_bare_transcript() -> None:
    """When no transcript has the case attribute, the rows are the transcripts."""
    table = matrix(study([transcript("b"), transcript("a")], written=False), [fragment("a", "rust", "stimulerend")])
    assert (table.by, table.table.index.name, list(table.table.index)) == ("transcript", "Transcript", ["a", "b"])


def test_rows_are_called_by_the_label() -> None:
    """The head of the rows is the attribute's label in study.yaml."""
    made = study([transcript("a", {"bedrijf": "Zon"})], attributes={"bedrijf": {"label": "Organisatie"}})
    assert matrix(made, []).table.index.name == "Organisatie"


@pytest.mark.parametrize("cells", [cells for cells in CELLS if cells not in ("summary", "framework")])
def test_a_study_without_anything(cells: str) -> None:
    """A study without transcripts, and so without fragments, gives a matrix without rows."""
    assert matrix(study([]), [], cells=cells).table.shape[0] == 0


def test_without_codebook() -> None:
    """Transcripts without a codebook give rows without columns."""
    bare = Study(study([]).root, study([]).settings, (transcript("a"),))
    assert matrix(bare, []).table.shape == (1, 0)


@pytest.mark.parametrize(("columns", "undecided"), [("conditions", "onbeslist"), ("soort", "klein:onbeslist")])
def test_aspects_are_not_undecided(columns: str, undecided: str) -> None:
    """A fragment of a construct that carries no condition does not count as undecided."""
    table = matrix(study([transcript("a")]), [fragment("a", "vraagstuk", facets={"soort": "klein"})], columns=columns).table
    assert undecided not in table.columns or table.loc["a", undecided] == 0


FRAMEWORK = [{"case": "Zon", "summaries": {"rust": {"text": "Er is rust.", "basis": "9-aaaaaaaaaaaa"}, "ruimte": "Weinig ruimte."}}]


def test_stale_summaries_are_marked() -> None:
    """A summary that was written on other codings than there are now says so behind its text; one that does not know them does not."""
    made = study([transcript("a", {"bedrijf": "Zon"})], cases=FRAMEWORK)
    assert matrix(made, [], cells="summary").rows[0].values == ("Er is rust. (verouderd)", "Weinig ruimte.", "")


def test_stale_by_all_fragments() -> None:
    """Whether a summary is stale goes by all fragments of the study, also when only some are shown."""
    said = [fragment("a", "rust", "stimulerend")]
    cases = [{"case": "Zon", "summaries": {"rust": {"text": "Er is rust.", "basis": basis(said)}}}]
    made = study([transcript("a", {"bedrijf": "Zon"})], cases=cases)
    assert matrix(made, [], cells="summary", every=said).rows[0].values[0] == "Er is rust."
    assert matrix(made, [], cells="summary").rows[0].values[0] == "Er is rust. (verouderd)"


def test_framework() -> None:
    """A cell of the framework matrix has the summary, the counts and people behind it, and the strongest quotes with their numbers."""
    said = [
        fragment("a", "rust", "stimulerend", quote="Zwak.", score=0.1, start=1),
        fragment("a", "rust", "belemmerend", quote="Sterk.", score=0.9, start=2),
        fragment("a", "rust", quote="Bevestigd.", coders=("anna",), start=3),
        fragment("a", "vraagstuk", quote="Dat is het.", start=4),
    ]
    made = study([transcript("a", {"bedrijf": "Zon"})], cases=FRAMEWORK)
    assert matrix(made, said, cells="framework").rows[0].values == (
        "Er is rust. (verouderd)\n"
        "[1 stimulerend, 1 belemmerend, 1 onbeslist; 1 persoon]\n"
        "“Bevestigd.” (geïnterviewde, PRO-01.1c)\n“Sterk.” (geïnterviewde, PRO-01.1b)",
        "Weinig ruimte.",
        "[1; 1 persoon]\n“Dat is het.” (geïnterviewde, PRO-01.1d)",
    )


def test_turned() -> None:
    """Summaries can be shown with the constructs as rows."""
    made = study([transcript("a", {"bedrijf": "Zon"}), transcript("b", {"bedrijf": "Maan"})], cases=FRAMEWORK)
    table = matrix(made, [], by="constructs", columns="bedrijf", cells="summary")
    assert {row.id: row.values for row in table.rows} == {
        "rust": ("", "Er is rust. (verouderd)"),
        "ruimte": ("", "Weinig ruimte."),
        "vraagstuk": ("", ""),
    }


@pytest.mark.parametrize(
    ("by", "columns", "said", "hint"),
    [
        ("rol", "constructs", "summaries are written per bedrijf, not per rol", "use --by bedrijf, or --cells quotes"),
        ("bedrijf", "rol", "summaries are written per bedrijf and construct", "choose constructs or a group as columns"),
        ("constructs", "rol", "summaries are written per bedrijf, not per constructs", "use --by bedrijf, or --cells quotes"),
    ],
)
def test_no_summaries_there(by: str, columns: str, said: str, hint: str) -> None:
    """Summaries can only stand where cases meet constructs."""
    made = study([transcript("a", {"bedrijf": "Zon", "rol": "hr"})])
    for cells in ("summary", "framework"):
        with pytest.raises(QualcodeError, match=rf"^{said}$") as error:
            matrix(made, [], by=by, columns=columns, cells=cells)
        assert error.value.hint == hint


def test_a_frame_without_a_matrix_needs_no_pandas() -> None:
    """Counting loads no pandas, which takes longer than counting does; a frame is made when it is asked for."""
    code = "import sys, qualcode.analysis.matrix, qualcode.cli.matrix, qualcode.report.grid; print('pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
