"""Pictures of the findings; what does not fit on a page is left out, for the tables beside it hold the same."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from itertools import combinations

from qualcode.analysis.saturation import Interview
from qualcode.analysis.saturation import saturation as measure
from qualcode.coding import numbering
from qualcode.errors import QualcodeError
from qualcode.model.study import Study
from qualcode.report import dutch
from qualcode.report.blocks import Block, Figure
from qualcode.report.findings import Findings, people
from qualcode.report.pictures.picture import Picture

BARS, ROWS, NODES, EDGES, AT_LEAST = 24, 40, 12, 18, 2
_LIBRARY = "matplotlib"


def available() -> bool:
    """Tell whether the library that draws is installed."""
    return find_spec(_LIBRARY) is not None


def figure(name: str, draw: Callable[[], Picture]) -> Iterator[Block]:
    """Yield a picture, nothing when there is no library to draw it or too much for a page."""
    if not available():
        return
    try:
        made = draw()
    except QualcodeError:
        return
    yield Figure(name, made.svg, made.png, made.alt)


def balance(findings: Findings, constructs: Sequence[str]) -> Iterator[Block]:
    """Yield bars to two sides: what helps and what hinders, of the first so many themes."""
    from qualcode.report.pictures.diverging import Bar, diverging

    helps, hinders = (*findings.conditions, "", "")[:2]
    bars = [
        Bar(findings.label(id), len(findings.about(id, helps)), len(findings.about(id, hinders)), people(findings.about(id)))
        for id in constructs[:BARS]
    ]
    if bars and helps and hinders:
        yield from figure("condities", lambda: diverging(dutch.DRAWN["balance"], bars))


def heat(findings: Findings, constructs: Sequence[str]) -> Iterator[Block]:
    """Yield how much was said of each theme in each case, in colours."""
    from qualcode.report.pictures.heatmap import heatmap

    counts = Counter((findings.case_of(one.transcript), one.construct) for one in findings.fragments)
    shown = constructs[:ROWS]
    values = [[counts[case, id] or None for case in findings.cases] for id in shown]
    if shown and len(findings.cases) > 1:
        labels = [findings.label(id) for id in shown]
        title = f"{dutch.DRAWN['heat']} {dutch.case_nouns(findings.study, findings.by)[0]}"
        yield from figure("kaart", lambda: heatmap(title, labels, list(findings.cases), values, noun=dutch.FRAGMENTS))


def together(findings: Findings, constructs: Sequence[str]) -> Iterator[Block]:
    """Yield which themes come up in the same turns."""
    from qualcode.report.pictures.network import Edge, Node, network

    chosen = constructs[:NODES]
    talks = {transcript.name: transcript for transcript in findings.transcripts}
    turns: dict[tuple[str, int], set[int]] = {}
    for n, id in enumerate(chosen):
        for one in findings.about(id):
            turns.setdefault((one.transcript, numbering.turn(talks[one.transcript], one.start)), set()).add(n)
    counts = Counter(pair for said in turns.values() for pair in combinations(sorted(said), 2))
    most = sorted(counts, key=lambda pair: (-counts[pair], pair))[:EDGES]
    edges = [Edge(*pair, counts[pair]) for pair in most if counts[pair] >= AT_LEAST]
    nodes = [Node(findings.label(id), len(findings.about(id))) for id in chosen]
    if edges:
        yield from figure("samen", lambda: network(dutch.DRAWN["together"], nodes, edges))


def saturation(findings: Findings) -> Iterator[Block]:
    """Yield how many themes were new in each conversation, in order of date."""
    interviews = measure(findings.study, findings.fragments)
    if len(interviews) > 1:
        yield from figure("verzadiging", lambda: curve_of(findings.study, interviews))


def curve_of(study: Study, interviews: Sequence[Interview]) -> Picture:
    """Return the curve of what each interview added; raises QualcodeError when there are none, or nothing to draw with."""
    from qualcode.report.pictures.curve import Step, curve

    numbers = numbering.transcripts(study)
    return curve(dutch.DRAWN["saturation"], [Step(numbers[one.transcript], len(one.new)) for one in interviews])


def phases(findings: Findings) -> Iterator[Block]:
    """Yield the phases of the study: on a line of time when all have dates, else as steps; nothing when none are named in study.yaml."""
    from qualcode.report.pictures import process, timeline

    named = findings.study.settings.report.phases
    if not named:
        return
    if all(phase.start and phase.end for phase in named):
        spans = [timeline.Phase(phase.label, phase.start, phase.end) for phase in named if phase.start and phase.end]
        days = Counter(day for transcript in findings.transcripts if (day := _day(transcript.attributes.get("datum", ""))))
        marks = [timeline.Mark(dutch.amount(n, "gesprek", "gesprekken"), day) for day, n in sorted(days.items())]
        yield from figure("fasen", lambda: timeline.timeline(dutch.DRAWN["phases"], spans, marks))
    else:
        steps = [process.Step(phase.label, phase.note) for phase in named]
        yield from figure("stappen", lambda: process.process(dutch.DRAWN["phases"], steps))


def _day(iso: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(iso)
    except ValueError:
        return None
