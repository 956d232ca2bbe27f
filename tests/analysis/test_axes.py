"""Any two axes against each other: every figure agrees with counting again by hand, whatever the study."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from qualcode.analysis import axis
from qualcode.analysis.cells import Value
from qualcode.analysis.cooccurrence import cooccurrence, together
from qualcode.analysis.matrix import Matrix, matrix
from qualcode.coding.unit import Unit
from qualcode.errors import QualcodeError
from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from tests.analysis import recount
from tests.analysis.recount import ASPECTS, AXES, BOOK, studies
from tests.nouns import codebook, fragment, study, transcript

EXAMPLES = settings(max_examples=60, deadline=None)
Said = tuple[Study, list[Fragment]]
CHOICES = st.tuples(st.sampled_from(AXES), st.sampled_from(AXES), st.booleans())


def _values(table: Matrix, row: str, theme: str, *, total: bool) -> dict[str, Value]:
    """Return the values of a cell by their part."""
    (found,) = [one for one in table.rows if one.id == row]
    pairs = zip(table.columns, found.values, strict=True)
    name = {column.name: column for column in table.columns}
    assert len(name) == len(table.columns)
    return {column.condition: value for column, value in pairs if column.theme == theme and column.total == total}


def _cells(
    made: Study, said: Sequence[Fragment], table: Matrix, by: str, columns: str, *, rolled_up: bool
) -> list[tuple[dict[str, Value], list[Fragment], list[Fragment]]]:
    """Return each cell with the fragments that are in it, and those that are in its row."""
    found = []
    rows = [*recount.members(made, by, rolled_up=rolled_up), None]
    heads = [*recount.members(made, columns, rolled_up=rolled_up), None]
    assert [row.id for row in table.rows] == [row or "total" for row in rows]
    for row in rows:
        for head in heads:
            inside = recount.cell(made, said, (by, row), (columns, head), rolled_up=rolled_up)
            of_row = recount.cell(made, said, (by, row), (columns, None), rolled_up=rolled_up)
            theme = "total" if head is None else _theme(columns, head)
            found.append((_values(table, row or "total", theme, total=head is None), inside, of_row))
    return found


def _theme(columns: str, head: str) -> str:
    return "" if head.startswith("(geen ") or (columns == "conditions" and head == "onbeslist") else head


@EXAMPLES
@given(studies(), CHOICES)
def test_counts(drawn: Said, choice: tuple[str, str, bool]) -> None:
    """A cell counts its fragments by condition, a total each of its fragments once."""
    (made, said), (by, columns, rolled_up) = drawn, choice
    assume({by, columns} & {"bedrijf", "rol"} <= set(made.attribute_names()))
    table = matrix(made, said, by=by, columns=columns, rolled_up=rolled_up, totals=True)
    for values, inside, _ in _cells(made, said, table, by, columns, rolled_up=rolled_up):
        assert sum(int(value or 0) for value in values.values()) == len(inside)
        for part, value in values.items():
            if len(values) > 1:
                wanted = [one for one in inside if (one.condition or ("" if one.construct in ASPECTS else "onbeslist")) == part]
                assert value == len(wanted)


@EXAMPLES
@given(studies(), CHOICES)
def test_people_and_cases(drawn: Said, choice: tuple[str, str, bool]) -> None:
    """People and cases are counted once in every cell, in the totals too."""
    (made, said), (by, columns, rolled_up) = drawn, choice
    assume({by, columns} & {"bedrijf", "rol"} <= set(made.attribute_names()))
    company = {t.name: t.attributes.get("bedrijf", "") if made.default_by() == "bedrijf" else t.name for t in made.transcripts}
    for cells in ("people", "cases"):
        table = matrix(made, said, by=by, columns=columns, cells=cells, rolled_up=rolled_up, totals=True)
        for values, inside, _ in _cells(made, said, table, by, columns, rolled_up=rolled_up):
            expected = {(one.transcript, one.speaker) for one in inside} if cells == "people" else {company[one.transcript] for one in inside}
            assert values == {"": len(expected)}


@EXAMPLES
@given(studies(), CHOICES)
def test_shares(drawn: Said, choice: tuple[str, str, bool]) -> None:
    """A share is that of the fragments that the row has in any column, with how many it is."""
    (made, said), (by, columns, rolled_up) = drawn, choice
    assume({by, columns} & {"bedrijf", "rol"} <= set(made.attribute_names()))
    table = matrix(made, said, by=by, columns=columns, cells="share", rolled_up=rolled_up, totals=True)
    for values, inside, of_row in _cells(made, said, table, by, columns, rolled_up=rolled_up):
        assert values == {"%": len(inside) / len(of_row) if of_row else None, "n": len(inside)}


@EXAMPLES
@given(studies(), CHOICES)
def test_balances(drawn: Said, choice: tuple[str, str, bool]) -> None:
    """A balance is what helps minus what hinders, nothing where nothing is said that could."""
    (made, said), (by, columns, rolled_up) = drawn, choice
    assume({by, columns} & {"bedrijf", "rol"} <= set(made.attribute_names()))
    table = matrix(made, said, by=by, columns=columns, cells="balance", rolled_up=rolled_up, totals=True)
    for values, inside, _ in _cells(made, said, table, by, columns, rolled_up=rolled_up):
        weighed = [one for one in inside if one.construct not in ASPECTS]
        signs = sum((one.condition == "stimulerend") - (one.condition == "belemmerend") for one in weighed)
        assert values == {"": signs if weighed and columns not in ("conditions", "belemmerend") else None}


@EXAMPLES
@given(studies(), st.sampled_from(list(Unit)), st.booleans(), st.sampled_from(["count", "people", "cases"]))
def test_together(drawn: Said, unit: Unit, rolled_up: bool, cells: str) -> None:
    """Two constructs are together in the sentences, turns or transcripts in which both stand; on the diagonal, in which one stands."""
    made, said = drawn
    table = cooccurrence(made, said, by="constructs", columns="condities", within=unit, cells=cells, rolled_up=rolled_up)
    company = {t.name: t.attributes.get("bedrijf", "") if made.default_by() == "bedrijf" else t.name for t in made.transcripts}
    for row in table.rows:
        for column, value in zip(table.columns, row.values, strict=True):
            of_row = [one for one in said if recount.belongs(made, one, "constructs", row.id, rolled_up=rolled_up)]
            of_column = [one for one in said if recount.belongs(made, one, "constructs", column.theme, rolled_up=rolled_up)]
            shared = [(a, b, p) for a in of_row for b in of_column for p in recount.places(made, a, unit) & recount.places(made, b, unit)]
            expected: dict[str, set[object]] = {
                "count": {place for _, _, place in shared},
                "people": {(a.transcript, a.speaker) for a, b, _ in shared if a.speaker == b.speaker},
                "cases": {company[a.transcript] for a, _, _ in shared},
            }
            assert value == len(expected[cells]), (row.id, column.theme)


@EXAMPLES
@given(studies())
def test_together_both_ways(drawn: Said) -> None:
    """How often two constructs are together does not depend on which of them is the row."""
    table = cooccurrence(*drawn)
    figures = {(row.id, column.theme): value for row in table.rows for column, value in zip(table.columns, row.values, strict=True)}
    assert all(value == figures[other, one] for (one, other), value in figures.items())


def _study() -> Study:
    return study([transcript("a", {"bedrijf": "Zon", "rol": "hr"}), transcript("b", {"bedrijf": "Maan", "functie": "kok"})], BOOK)


@pytest.mark.parametrize(
    ("by", "columns", "expected"),
    [("constructs", "condities", True), ("steun", "constructs", True), ("rol", "constructs", False), ("constructs", "conditions", False)],
)
def test_what_can_be_together(by: str, columns: str, expected: bool) -> None:
    """Only constructs against constructs can say what occurs together."""
    assert together(_study(), by, columns) is expected


def test_no_quotes_of_what_is_together() -> None:
    """Of what occurs together there are figures only, and which is told."""
    with pytest.raises(QualcodeError, match=r"^constructs that occur together have no cells of `quotes`$") as error:
        cooccurrence(_study(), [], cells="quotes")
    assert error.value.hint == "use --cells count, people or cases"


def test_a_construct_and_what_is_below_it() -> None:
    """The id of a construct stands for itself and all below it; rolled up, for itself and its children with all below them."""
    alone, rolled = axis.columns(_study(), "steun"), axis.columns(_study(), "steun", rolled_up=True)
    assert [member.id for member in alone.members] == ["steun", "ruimte", "durf", "tijd"]
    assert [member.id for member in rolled.members] == ["steun", "ruimte", "tijd"]
    assert (alone.members_of(fragment("a", "durf")), rolled.members_of(fragment("a", "durf"))) == (("durf",), ("steun", "ruimte"))
    assert [member.id for member in axis.columns(_study(), "tijd").members] == ["tijd"]


def test_role_is_the_attribute_or_the_function() -> None:
    """`role` is the role attribute, and what somebody does where there is none."""
    assert [member.id for member in axis.rows(_study(), "role").members] == ["hr", "kok"]


def test_a_name_that_means_two_things() -> None:
    """Rows take a name for an attribute first, columns for a part of the codebook first; a sign before it says which is meant."""
    book = codebook(constructs=[{"id": "rol", "label": "Rolopvatting"}], groups=[])
    made = study([transcript("a", {"rol": "hr"})], book)
    assert axis.rows(made, "rol").kind is axis.Kind.ATTRIBUTE
    assert axis.columns(made, "rol").kind is axis.Kind.CONSTRUCT
    assert axis.rows(made, "construct:rol").kind is axis.Kind.CONSTRUCT
    assert axis.columns(made, "attribute:rol").kind is axis.Kind.ATTRIBUTE


@pytest.mark.parametrize("name", ["construct:bedrijf", "attribute:steun", "kleur:rood", "facet:", ""])
def test_a_name_that_means_nothing(name: str) -> None:
    """A sign before a name of another kind, or before nothing, is refused."""
    with pytest.raises(QualcodeError, match="no transcript has an attribute"):
        axis.rows(_study(), name)


SORTED = [
    fragment("a", "tijd", "stimulerend"),
    fragment("a", "tijd", "belemmerend", start=1),
    fragment("b", "vraagstuk"),
    fragment("b", "tijd", start=1),
    fragment("b", "vraagstuk", start=2),
]


@pytest.mark.parametrize(
    ("by", "sort", "rows"),
    [
        ("bedrijf", "", ["Maan", "Zon"]),
        ("bedrijf", "total", ["Maan", "Zon"]),
        ("bedrijf", "tijd", ["Zon", "Maan"]),
        ("constructs", "", ["steun", "ruimte", "durf", "tijd", "vraagstuk"]),
        ("constructs", "name", ["durf", "ruimte", "steun", "tijd", "vraagstuk"]),
    ],
)
def test_sorted(by: str, sort: str, rows: list[str]) -> None:
    """Rows are in the order of the codebook or of their names; sorted by a total or a column, the largest comes first, others as they were."""
    table = matrix(_study(), SORTED, by=by, columns="rol" if by == "constructs" else "constructs", sort=sort)
    assert [row.id for row in table.rows] == rows


def test_together_sorted() -> None:
    """Constructs that occur together can be sorted by in how many places they stand."""
    assert [row.id for row in cooccurrence(_study(), SORTED, within=Unit.TRANSCRIPT, sort="total").rows][:2] == ["tijd", "vraagstuk"]
    assert [row.id for row in cooccurrence(_study(), SORTED, within=Unit.TRANSCRIPT, sort="vraagstuk").rows][:2] == ["tijd", "vraagstuk"]


@pytest.mark.parametrize("sort", ["totaal", "rust"])
def test_no_such_order(sort: str) -> None:
    """An order that there is not is refused with the nearest."""
    with pytest.raises(QualcodeError, match=rf"^cannot sort by `{sort}`$"):
        matrix(_study(), SORTED, sort=sort)
    with pytest.raises(QualcodeError, match=rf"^cannot sort by `{sort}`$"):
        cooccurrence(_study(), SORTED, sort=sort)


def test_columns_called_alike() -> None:
    """Columns have names of their own, also when a value of an attribute is called like a total or like another with its condition."""
    made = study([transcript(str(n), {"ploeg": name}) for n, name in enumerate(["total", "a:onbeslist", "a", "total*"])], BOOK)
    table = matrix(made, [fragment(str(n), "tijd") for n in range(4)], by="constructs", columns="ploeg", totals=True)
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert [int(value or 0) for value in table.rows[-1].values if value] == [1, 1, 1, 1, 4]
