"""Guides and codebooks as trees."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from qualcode.cli.fragments import STYLES
from qualcode.model.codebook import Codebook, Construct
from qualcode.model.guide import Guide, Question
from qualcode.report.dutch import MARKS


def print_codebook(book: Codebook, *, full: bool) -> None:
    """Print groups, constructs and facets, with definitions; full adds how each is recognised."""
    tree = Tree(Text.assemble((book.title, "bold"), f"  {book.codebook} {book.version}", (f"\n{book.description}" if full else "", "")))
    groups = {group.id: tree.add(Text(group.label, style="bold")) for group in book.groups}
    for construct in book.constructs:
        _construct(groups.get(construct.group or "", tree), construct, full=full)
    for facet in book.facets:
        branch = tree.add(Text.assemble((facet.label, "bold"), f"  facet {facet.id}"))
        for value in facet.values:
            branch.add(Text.assemble(value.label, (f"  {value.id}", "dim"), (f"\n{value.definition}" if full else "", "")))
    Console(highlight=False).print(tree)


def _construct(parent: Tree, construct: Construct, *, full: bool) -> None:
    node = parent.add(
        Text.assemble((construct.label, "cyan"), (f"  {construct.id}", "dim"), f"\n{construct.definition}" if construct.definition else "")
    )
    if full:
        _list(node, "wel", construct.include)
        _list(node, "niet", construct.exclude)
        quotes = node.add(Text("voorbeelden", style="dim"))
        for example in construct.examples:
            mark = MARKS.get(example.condition or "", " ")
            quotes.add(Text(f"{mark} “{example.quote}”", style=STYLES.get(example.condition or "", "")))
        finds = [f"{MARKS.get(i.condition or '', '')}{i.find}" for i in construct.indicators]
        node.add(Text.assemble((f"{len(finds)} indicatoren  ", "dim"), ", ".join(finds)))
    for child in construct.constructs:
        _construct(node, child, full=full)


def print_guide(guide: Guide, *, full: bool) -> None:
    """Print sections and questions with what they inform; full adds probes, fallback, notes and other wordings."""
    minutes = f", {guide.duration} min" if guide.duration else ""
    tree = Tree(Text.assemble((guide.title, "bold"), f"  {guide.guide} {guide.version}{minutes}"))
    phases = {phase.id: phase.label for phase in guide.phases}
    for section in guide.sections:
        about = ", ".join(filter(None, [phases.get(section.phase or ""), f"{section.minutes} min" if section.minutes else ""]))
        branch = tree.add(Text.assemble((section.title, "bold"), (f"  {about}" if about else "", "dim")))
        for question in section.questions:
            informs = section.constructs if question.constructs is None else question.constructs
            _question(branch, question, informs, guide.probes(question) if full else None)
    for method in guide.methods:
        branch = tree.add(Text(method.title, style="bold"))
        for step in method.steps:
            branch.add(Text.assemble((f"{step.label}: ", "cyan"), step.ask))
    Console(highlight=False).print(tree)


def _question(parent: Tree, question: Question, informs: Sequence[str], probes: Sequence[str] | None) -> None:
    """Add a question; without probes only what it asks and informs."""
    node = parent.add(Text.assemble(question.ask, (f"  → {', '.join(informs)}" if informs else "", "cyan")))
    if probes is not None:
        _list(node, "doorvragen", probes)
        _list(node, "als het stilvalt", question.fallback)
        if question.note:
            node.add(Text(f"N.B. {question.note}", style="dim"))
        _list(node, "ook gevraagd als", question.also)


def _list(node: Tree, title: str, texts: Sequence[str]) -> None:
    if texts:
        branch = node.add(Text(title, style="dim"))
        for text in texts:
            branch.add(Text(text))
