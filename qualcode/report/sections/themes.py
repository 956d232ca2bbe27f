"""Recurring themes: in how many cases, by how many people, and whether roles see it differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.model.fragment import Fragment
from qualcode.report import dutch
from qualcode.report.blocks import Block, Heading, Paragraph, Table
from qualcode.report.findings import Findings, people
from qualcode.report.quoting import Quotes
from qualcode.report.sections import literature

FEW = 2  # people with a role, below which it is not compared with another; and roles that can be compared
_APART = 1 / 3  # difference between the shares of two roles that is worth a sentence
_QUOTES = 2


@dataclass(frozen=True)
class Contrast:
    """A theme that people of one role speak of more often than those of another: counts and how many have the role."""

    construct: str
    more: tuple[str, int, int]
    less: tuple[str, int, int]

    @property
    def size(self) -> float:
        """Return the difference between the shares."""
        return self.more[1] / self.more[2] - self.less[1] / self.less[2]


def ranking(findings: Findings) -> list[str]:
    """Return the themes that were spoken of: in most cases first, then by most people, most fragments, and label."""
    said = {construct.id: findings.about(construct.id) for construct in findings.themes}
    found = [id for id in said if said[id]]
    return sorted(found, key=lambda id: (-len(findings.cases_of(said[id])), -people(said[id]), -len(said[id]), findings.label(id)))


def table(findings: Findings, constructs: Sequence[str]) -> Table:
    """Return the themes with their numbers of cases, people and fragments, by condition."""
    parts = [dutch.MARKS.get(condition, condition) for condition in findings.conditions]
    heads = (dutch.COLUMNS["theme"], dutch.cases(findings.study, findings.by).capitalize(), dutch.COLUMNS["people"], *parts, dutch.MARKS["onbeslist"])
    rows: list[tuple[str | int, ...]] = []
    for id in constructs:
        said = findings.about(id)
        counts = [sum(one.condition == condition for one in said) for condition in (*findings.conditions, None)]
        rows.append((findings.label(id), len(findings.cases_of(said)), people(said), *counts))
    return Table(heads, tuple(rows), (0.46, 0.16, 0.14, *(0.08 for _ in parts), 0.08))


def theme(findings: Findings, construct: str, quotes: Quotes, *, level: int = 1) -> Iterator[Block]:
    """Yield one theme: who speaks of it, what helps and what hinders in their words, contrasts, and the literature."""
    yield Heading(findings.label(construct), level)
    yield Paragraph(" ".join(told(findings, construct)))
    for condition in findings.conditions:
        if chosen := list(quotes.of(findings.about(construct, condition), most=_QUOTES)):
            yield Heading(dutch.CONDITION.get(condition, condition.capitalize()), level + 1)
            yield from chosen
    yield from literature.box(findings, construct)


def told(findings: Findings, construct: str) -> Iterator[str]:
    """Yield sentences on how many cases and people speak of a theme, and how."""
    said = findings.about(construct)
    where = dutch.part(len(findings.cases_of(said)), len(findings.cases), *dutch.case_nouns(findings.study, findings.by))
    who = dutch.part(people(said), sum(findings.roles.values()), dutch.RESPONDENT, dutch.RESPONDENTS)
    yield f"Dit komt ter sprake in {where}, bij {who}."
    counts = {condition: len(findings.about(construct, condition)) for condition in findings.conditions}
    undecided = len(said) - sum(counts.values())
    parts = [f"{dutch.times(n)} {condition}" for condition, n in counts.items() if n]
    parts += [f"{dutch.times(undecided)} zonder duidelijke richting"] if undecided else []
    yield f"Het is {dutch.enumeration(parts)}."
    if one := contrast(findings, construct, said):
        yield sentence(one)


def contrasts(findings: Findings) -> list[Contrast]:
    """Return the themes that roles differ about, the largest difference first."""
    found = [one for id in ranking(findings) if (one := contrast(findings, id, findings.about(id)))]
    return sorted(found, key=lambda one: (-one.size, findings.label(one.construct)))


def contrast(findings: Findings, construct: str, said: Sequence[Fragment]) -> Contrast | None:
    """Return the two roles that differ most about a theme, if they differ much.

    Roles are counted over all cases; those of too few people to be compared, or to be named, are left out.
    """
    speakers = {(one.transcript, one.speaker) for one in said}
    role_of = {transcript.name: findings.study.role_of(transcript) for transcript in findings.transcripts}
    told = Counter(role_of[name] for name, _ in speakers)
    least = max(FEW, findings.study.settings.privacy.min_group)
    shares = [(role, told[role], total) for role, total in sorted(findings.roles.items()) if role and total >= least]
    if len(shares) < FEW:
        return None
    ordered = sorted(shares, key=lambda one: (-one[1] / one[2], one[0]))
    found = Contrast(construct, ordered[0], ordered[-1])
    return found if found.size >= _APART else None


def sentence(one: Contrast) -> str:
    """Return a contrast in words: `Leidinggevenden spreken er vaker over (drie van de vier) dan medewerkers (één van de vijf).`"""
    more, less = (f"{dutch.role(role, total)} ({dutch.of(n, total)})" for role, n, total in (one.more, one.less))
    return f"{more[:1].upper()}{more[1:]} spreken er vaker over dan {less}."
