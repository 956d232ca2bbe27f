"""Method by the 32 items of COREQ (Tong, Sainsbury & Craig, 2007): filled from the study where it knows, blanks shown as blanks."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode import __version__
from qualcode.analysis.saturation import saturation, since
from qualcode.report import dutch
from qualcode.report.blocks import Block, Heading, Table
from qualcode.report.findings import Findings

_INTERVIEWER, _ROLES, _SAMPLE, _GUIDE, _RECORDED, _LENGTH = 1, 16, 12, 17, 19, 21
_SATURATION, _RETURNED, _CODERS, _TREE, _ORIGIN, _SOFTWARE, _CHECKED, _QUOTED, _MINOR = 22, 23, 24, 25, 26, 27, 28, 29, 32


def coreq(findings: Findings) -> Iterator[Block]:
    """Yield a table for each of the three domains: number, item, and what the study says of it."""
    known = dict(_known(findings)) | {n: " ".join(text.split()) for n, text in findings.study.settings.report.coreq.items()}
    for title, items in dutch.COREQ:
        yield Heading(title, 2)
        rows = tuple((str(n), label, known.get(n) or dutch.blank(dutch.FILL_IN)) for n, label in items)
        yield Table((dutch.COLUMNS["number"], dutch.COLUMNS["item"], dutch.COLUMNS["answer"]), rows, (0.07, 0.33, 0.6))


def _known(findings: Findings) -> Iterator[tuple[int, str]]:
    """Yield what follows from the study itself."""
    settings = findings.study.settings
    if settings.report.authors:
        yield _INTERVIEWER, dutch.enumeration(settings.report.authors)
    if findings.transcripts:
        yield _SAMPLE, f"{dutch.roles(findings.roles)}, in {dutch.amount(len(findings.cases), *dutch.case_nouns(findings.study, findings.by))}"
        yield _ROLES, dutch.SEE_PEOPLE
    if findings.guides:
        yield _GUIDE, dutch.enumeration([f"leidraad ‘{guide.title}’ (versie {guide.version})" for guide in findings.guides]) + "; zie de bijlage"
    if styles := sorted({t.attributes["weergave"] for t in findings.transcripts if "weergave" in t.attributes}):
        yield _RECORDED, f"weergave: {dutch.enumeration(styles)}"
    if lengths := [t.attributes["duur"] for t in findings.transcripts if t.attributes.get("duur")]:
        yield _LENGTH, dutch.enumeration(sorted(set(lengths)))
    if findings.fragments:
        yield _SATURATION, _saturation(findings)
        yield _CODERS, _coders(findings)
        yield _QUOTED, "ja, elk citaat met rol en nummer"
    if findings.books:
        yield _TREE, "zie de codeboom in de bijlage"
        yield _ORIGIN, _origins(findings)
        yield _MINOR, "alle thema’s staan in de tabel, ook die weinig genoemd zijn"
    yield _SOFTWARE, f"qualcode {__version__}"
    checked = sum(t.attributes.get("membercheck", "").casefold() in {"ja", "akkoord"} for t in findings.transcripts)
    if checked:
        yield _RETURNED, f"bij {dutch.part(checked, len(findings.transcripts), 'gesprek', 'gesprekken')}"
        yield _CHECKED, f"akkoord bij {dutch.part(checked, len(findings.transcripts), 'gesprek', 'gesprekken')}"


def _coders(findings: Findings) -> str:
    people = sorted({coder for one in findings.fragments for coder in one.coders if one.confirmed})
    confirmed = sum(one.confirmed for one in findings.fragments)
    by = f"{dutch.amount(len(people), 'codeur', 'codeurs')}; " if people else ""
    return f"{by}{dutch.share(confirmed, len(findings.fragments))} van de fragmenten is door een onderzoeker bevestigd"


def _saturation(findings: Findings) -> str:
    """Say how many themes there are, and how many interviews at the end brought no new one."""
    interviews = saturation(findings.study, findings.fragments)
    quiet = len(interviews) - since(interviews)
    return f"{dutch.amount(interviews[-1].total, 'construct', 'constructen')} gevonden; {dutch.saturation(quiet)}"


def _origins(findings: Findings) -> str:
    counts = {origin: sum(one.origin == origin for one in findings.constructs.values()) for origin in ("leidraad", "theorie", "data")}
    return dutch.enumeration([f"{dutch.amount(n, 'construct', 'constructen')} uit de {origin}" for origin, n in counts.items() if n]) or ""
