"""The eindrapport: the whole study in one report, with blanks where only the researchers can write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qualcode.report import dutch, views
from qualcode.report.blocks import Block, Break, Bullets, Contents, Document, Heading, Paragraph
from qualcode.report.findings import Findings
from qualcode.report.kinds import overzicht
from qualcode.report.quoting import Quotes
from qualcode.report.sections import appendices, drawings, literature, themes
from qualcode.report.sections.account import account
from qualcode.report.sections.advice import advice
from qualcode.report.sections.coreq import coreq

_THEMES, _FIRST, _ASPECTS = 8, 5, 3


def build(findings: Findings) -> Document:
    """Return the final report of a whole study."""
    return Document(findings.title, dutch.FINAL_REPORT, findings.title, findings.authors, tuple(_blocks(findings)))


def _blocks(findings: Findings) -> Iterator[Block]:
    quotes = Quotes(findings)
    ranked = themes.ranking(findings)
    results = list(_results(findings, ranked, quotes))  # first, for the method says how people are quoted
    yield Contents()
    yield Break()
    yield Heading(dutch.SUMMARY)
    yield from _written(findings, "samenvatting")
    yield from _in_short(findings, ranked)
    yield Heading(dutch.INTRODUCTION)
    yield from _written(findings, "inleiding")
    yield Heading(dutch.METHOD)
    yield from account(findings, quotes)
    yield from drawings.phases(findings)
    yield Heading(dutch.SPOKEN_TO, 2)
    yield from appendices.participants(findings)
    yield Heading(dutch.RESULTS)
    yield from results
    yield Heading(dutch.RECOMMENDATIONS)
    yield from advice(findings)
    yield Heading(dutch.REFLECTION)
    yield from _written(findings, "reflectie")
    if publications := list(literature.bibliography(findings, findings.constructs)):
        yield Heading(dutch.LITERATURE)
        yield from publications
    yield Break()
    yield Heading(dutch.APPENDIX.format(1, dutch.COREQ_TITLE))
    yield from coreq(findings)
    yield Heading(dutch.APPENDIX.format(2, dutch.CONVERSATIONS))
    yield from appendices.conversations(findings)
    yield from drawings.saturation(findings)
    if findings.guides:
        yield Heading(dutch.APPENDIX.format(3, dutch.ASKED))
        yield from appendices.guide(findings)
    yield Heading(dutch.APPENDIX.format(4 if findings.guides else 3, dutch.CODE_TREE))
    yield from appendices.code_tree(findings)


def _written(findings: Findings, part: str) -> Iterator[Block]:
    """Yield what the researchers wrote in study.yaml, a paragraph for each in it, or a blank."""
    text = findings.study.settings.report.texts.get(part, "")
    for paragraph in text.split("\n\n") if text else ():
        yield Paragraph(" ".join(paragraph.split()))
    if not text:
        yield Paragraph(dutch.blank(dutch.TEXT_BLANKS[part]), note=True)


def _in_short(findings: Findings, ranked: list[str]) -> Iterator[Block]:
    if ranked:
        yield Paragraph(dutch.IN_SHORT)
        yield Bullets(tuple(f"{findings.label(id)}: {next(themes.told(findings, id))}" for id in ranked[:_FIRST]))


def _results(findings: Findings, ranked: list[str], quotes: Quotes) -> Iterator[Block]:
    """Yield the cases, the ranking, the conditions of each case, and the themes that come back most."""
    if written := [one for one in findings.aspects if any(findings.summary(one.id, case) for case in findings.cases)]:
        yield Heading(dutch.CASES_AND_ASPECTS, 2)
        for start in range(0, len(written), _ASPECTS):
            yield overzicht.summaries(findings, written[start : start + _ASPECTS])
    if not ranked:
        yield Paragraph(dutch.NOTHING_CODED, note=True)
        return
    yield Heading(dutch.RANKING, 2)
    yield Paragraph(dutch.RANKING_EXPLAINED)
    yield themes.table(findings, ranked)
    yield from drawings.balance(findings, ranked)
    yield Heading(dutch.CASES_AND_CONDITIONS, 2)
    yield Paragraph(dutch.MARKS_EXPLAINED, note=True)
    yield overzicht.counts(findings)
    yield from drawings.heat(findings, ranked)
    yield from drawings.together(findings, ranked)
    if found := themes.contrasts(findings):
        yield Heading(dutch.CONTRASTS, 2)
        yield Paragraph(dutch.SMALL_NUMBERS, note=True)
        yield Bullets(tuple(f"{findings.label(one.construct)}: {themes.sentence(one)}" for one in found))
    for id in ranked[:_THEMES]:
        yield from themes.theme(findings, id, quotes, level=2)
    known = findings.study.views()
    for name in findings.study.settings.report.views:
        if name in known:
            yield Heading(known[name].title, 2)
            yield from (
                replace(block, level=block.level + 2) if isinstance(block, Heading) else block for block in views.blocks(findings, known[name])
            )
