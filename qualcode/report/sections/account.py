"""How a report came about: guide, codebook, numbers, and how much a person has confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.model.coding import NOBODY
from qualcode.report import dutch
from qualcode.report.blocks import Block, Paragraph
from qualcode.report.findings import Findings
from qualcode.report.quoting import Quotes


def account(findings: Findings, quotes: Quotes) -> Iterator[Block]:
    """Yield what the report rests on, how it was coded, and how people are quoted."""
    yield Paragraph(" ".join(_basis(findings)))
    yield Paragraph(" ".join(_coded(findings)))
    styles = sorted({t.attributes["weergave"] for t in findings.transcripts if "weergave" in t.attributes})
    shown = [f"Weergave van de interviews: {dutch.enumeration(styles)}."] if styles else []
    if quotes.any:
        shown += _quoted(findings)
    if shown:
        yield Paragraph(" ".join(shown))


def _basis(findings: Findings) -> Iterator[str]:
    interviews = dutch.amount(len(findings.transcripts), "interview", "interviews")
    words = sum(t.words() for t in findings.transcripts)
    people = dutch.roles(findings.roles)
    yield f"Dit verslag berust op {interviews} ({dutch.thousands(words)} woorden){' met ' + people if people else ''}."
    for guide in findings.guides:
        yield f"Er is gevraagd volgens de leidraad ‘{guide.title}’ (versie {guide.version})."


def _coded(findings: Findings) -> Iterator[str]:
    for book in findings.books:
        yield f"De gesprekken zijn gecodeerd met het codeboek ‘{book.title}’ (versie {book.version})."
    if not findings.books:
        yield "De gesprekken zijn niet gecodeerd."
    total, confirmed = len(findings.fragments), sum(fragment.confirmed for fragment in findings.fragments)
    if findings.books:
        yield f"Dat leverde {dutch.amount(total, 'fragment', 'fragmenten')} op."
    coders = sorted({coder for fragment in findings.fragments for coder in fragment.coders if fragment.confirmed and coder not in NOBODY})
    if confirmed < total:
        yield (
            f"Daarvan {'is' if confirmed == 1 else 'zijn'} er {confirmed} ({dutch.share(confirmed, total)}) door een onderzoeker bevestigd"
            + (f" (codeurs: {dutch.enumeration(coders)})" if coders else "")
            + "; de overige zijn voorstellen van het programma die nog niemand heeft beoordeeld."
        )
    elif total:
        yield "Alle fragmenten zijn door een onderzoeker bevestigd."


def _quoted(findings: Findings) -> Iterator[str]:
    yield "Citaten zijn toegeschreven aan een rol, niet aan een naam."
    if findings.attribution.several:
        yield "De letter erachter is die van de casus."
    yield "Het nummer achter een citaat noemt het interview en de beurt waarin het gezegd is."
    if any(findings.attribution.hides(case) for case in findings.cases):
        yield dutch.hidden(findings.study.settings.privacy.min_group)
