"""The figures of agreement on the terminal, where they come from, and the places where coders differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.table import Table

from qualcode.analysis.agreement import KAPPA_BANDS, RELIABLE, TENTATIVE, Agreement, Disagreement, Figure, Row, band_of_alpha, band_of_kappa
from qualcode.cli import say
from qualcode.cli.fragments import WIDE, console
from qualcode.coding.ratings import DRAWS, PAIR
from qualcode.model.study import Study
from qualcode.text import shorten

SOURCES = {
    "cohen": "Cohen (1960)",
    "fleiss": "Fleiss (1971)",
    "ac1": "Gwet (2008)",
    "alpha": "Krippendorff (2011)",
    "unitizing": "Krippendorff, Mathet, Bouvry and Widlöcher (2016)",
    "MASI": "Passonneau (2006)",
    "kappa_bands": "Landis and Koch (1977)",
    "alpha_bands": "Krippendorff (2004)",
}
UNDEFINED = "–"
_NAMES = {"sentence": "sentences", "turn": "turns", "character": "code points", "fragment": "code points"}
_SHOWN = 10  # disagreements that are shown when not all are asked for


def print_agreement(found: Agreement, study: Study, *, unit: str, by: str) -> None:
    """Print a row of figures per construct, condition or facet, and below them what they are and where they come from."""
    out = console()
    transcripts = say.count(len(found.transcripts), "transcript")
    whose = "both" if len(found.coders) == PAIR else "two or more of them"
    out.print(f"{', '.join(found.coders)}: {found.units} {_NAMES[unit]} of {transcripts} that {whose} coded\n")
    if not found.rows or not found.rows[-1].units:
        out.print(f"no {by} was given by two coders to the same unit")
        return
    columns = _columns(found, out, unit=unit, by=by)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        words = column in (by, "κ is", "α is")
        table.add_column(column, justify="left" if words else "right", overflow="fold", no_wrap=column != by)
    shown = [[_cells(row, study, by=by)[column] for column in columns] for row in found.rows]
    for cells in shown:
        table.add_row(*cells)
    out.print(table)
    out.print()
    for line in _legend(found, columns, undefined=any(UNDEFINED in cells for cells in shown)):
        out.print(line)
    if found.unreached and by == "construct":
        codings = say.count(found.unreached, "coding covers", "codings cover")
        out.print(f"{codings} less than half of any sentence and {'does' if found.unreached == 1 else 'do'} not count; to count: --unit character")


def _columns(found: Agreement, out: Console, *, unit: str, by: str) -> list[str]:
    """Return the headers of what is shown; a narrow terminal has no room for kappa in words."""
    given = ["yes"] if by == "construct" else ["units"]
    kappa = "κ" if len(found.coders) == PAIR else "Fleiss κ"
    figures = [] if unit == "fragment" else ["agree", kappa, *(["κ is"] if out.width >= WIDE else []), "AC1"]
    return [by, *given, *figures, "α", "95%", "α is"]


def _cells(row: Row, study: Study, *, by: str) -> dict[str, str]:
    """Return what stands in a row by the header above it."""
    kappa, alpha = row.cohen or row.fleiss, row.alpha
    unbounded = alpha.low is None or alpha.high is None
    return {
        by: label(row.name, study),
        "units": str(row.units),
        "yes": "" if row.prevalence is None else f"{row.prevalence:.1%}",
        "agree": f"{row.percent.value:.1%}" if row.percent and row.percent.value is not None else _number(row.percent),
        "κ": _number(row.cohen),
        "Fleiss κ": _number(row.fleiss),
        "κ is": band_of_kappa(kappa.value) if kappa and kappa.value is not None else "",
        "AC1": _number(row.ac1),
        "α": _number(alpha),
        "95%": UNDEFINED if unbounded else f"{alpha.low:.2f}–{alpha.high:.2f}".replace("-0.00", "0.00"),
        "α is": band_of_alpha(alpha.value) if alpha.value is not None else "",
    }


def label(name: str, study: Study) -> str:
    """Return a construct or facet as the codebook calls it; of the row of all, that it is of all."""
    facets = {facet.id: facet.label for book in study.codebooks.values() for facet in book.facets}
    construct = study.constructs().get(name)
    return construct.label if construct else facets.get(name) or name or "all together"


def _number(figure: Figure | None) -> str:
    return "" if figure is None else UNDEFINED if figure.value is None else f"{figure.value:.2f}".replace("-0.00", "0.00")


def _legend(found: Agreement, columns: Sequence[str], *, undefined: bool) -> Iterator[str]:
    """Yield where figures come from, and the names of their bands."""
    distances = {row.distance for row in found.rows}
    if "AC1" in columns:
        kappa = SOURCES["cohen"] if "κ" in columns else SOURCES["fleiss"]
        bands = ", ".join(f"{name} above {above:.2f}" for above, name in KAPPA_BANDS if above)
        yield f"κ: {kappa}; by {SOURCES['kappa_bands']} {bands}, slight from 0, poor below"
        yield f"AC1: {SOURCES['ac1']}"
    alpha = SOURCES["unitizing" if "unitizing" in distances else "alpha"]
    yield f"α: {alpha}; by {SOURCES['alpha_bands']} reliable from {RELIABLE:.3f}, tentative from {TENTATIVE:.3f}"
    if "MASI" in distances:
        yield f"all together: sets of constructs, at the MASI distance of {SOURCES['MASI']}"
    if "ordinal" in distances:
        yield "of facets that are ordered α compares ranks"
    yield f"95%: interval of α, percentiles of {DRAWS} resamples, the same each time"
    if undefined:
        yield f"{UNDEFINED}: undefined, for all gave the same, or too few differ for an interval"


def print_disagreements(found: Sequence[Disagreement], study: Study, *, everything: bool) -> None:
    """Print the places where coders differ, with what each said and the words."""
    out = console()
    shown = found if everything else found[:_SHOWN]
    out.print(f"\n{say.count(len(found), 'disagreement')}" + (":" if found else ""))
    for quote, places in groupby(shown, key=lambda one: (one.transcript.name, one.start, one.quote)):
        for one in places:
            said = ", ".join(f"{coder} {text}" for coder, text in one.said)
            about = " / ".join(label(name, study) for name in (one.construct, one.facet) if name)
            out.print(f"{one.transcript.at(one.start)}: {about}: {said}", soft_wrap=True)
        words = " ".join(quote[-1].split())
        out.print(f"    {words if everything else shorten(words, out.width - 4)}", soft_wrap=True)
    if len(found) > len(shown):
        out.print(f"{len(found) - len(shown)} more: --disagreements")


def as_data(found: Agreement, study: Study) -> dict[str, Any]:
    """Return the figures with their bands and sources, and all disagreements, as plain data."""
    rows = [_row(row, study) for row in found.rows]
    return {"rows": rows, "disagreements": list(_places(found.disagreements)), "sources": SOURCES}


def _row(row: Row, study: Study) -> dict[str, Any]:
    """Return a row; a figure that does not apply is null, one that is undefined has the value null."""
    data: dict[str, Any] = {"name": row.name or None, "label": label(row.name, study), "units": row.units, "prevalence": row.prevalence}
    for name in ("percent", "cohen", "fleiss", "ac1", "alpha"):
        figure: Figure | None = getattr(row, name)
        data[name] = figure and {"value": figure.value, "low": figure.low, "high": figure.high}
        if figure and name not in {"percent", "ac1"}:
            band = band_of_alpha if name == "alpha" else band_of_kappa
            data[name]["band"] = None if figure.value is None else band(figure.value)
    return {**data, "distance": row.distance}


def _places(found: Iterable[Disagreement]) -> Iterator[dict[str, Any]]:
    for one in found:
        place = one.transcript.at(one.start)
        where = {"transcript": one.transcript.name, "file": place.file, "line": place.line, "start": one.start, "end": one.end}
        yield {**where, "quote": one.quote, "construct": one.construct, "facet": one.facet or None, "said": dict(one.said)}
