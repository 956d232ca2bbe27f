"""The casusverslag: what one company is about, in a fixed order of sections."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.model.attribution import Attribution
from qualcode.model.case import Case
from qualcode.model.codebook import Codebook, Construct
from qualcode.model.coding import MACHINES
from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.report import dutch
from qualcode.report.blocks import Block, Document, Facts, Heading, Paragraph, Quote, Table

BESIDE_CONDITIONS, LAST = "voorwaarden", "vervolg"  # aspects that stand with the conditions, and behind them
MOST_THEMES, MOST_QUOTES = 4, 2
SHORT, LONG = 50, 320  # characters of a quote that reads well
_NAME = re.compile(r"(?<=[\w,;:] )[A-ZÀ-Ý][a-zà-ÿ]+|@|\d{4,}")


@dataclass(frozen=True)
class _Scene:
    """One case with all that is known about it."""

    study: Study
    name: str
    transcripts: tuple[Transcript, ...]
    fragments: tuple[Fragment, ...]
    case: Case | None
    books: tuple[Codebook, ...]
    attribution: Attribution


def cases(study: Study, by: str) -> list[str]:
    """Return the names of the cases, sorted."""
    return sorted({value for transcript in study.transcripts if (value := study.value(transcript, by))})


def build(study: Study, fragments: Sequence[Fragment], name: str, *, by: str) -> Document:
    """Return the casusverslag of one case; `by` is the attribute that makes cases."""
    transcripts = tuple(t for t in study.transcripts if study.value(t, by) == name)
    names = {transcript.name for transcript in transcripts}
    books = tuple(dict.fromkeys(book.codebook for t in transcripts if (book := study.codebook_of(t))))
    scene = _Scene(
        study,
        name,
        transcripts,
        tuple(f for f in fragments if f.transcript in names),
        study.case(name) if by == study.settings.case else None,
        tuple(study.codebooks[book] for book in books if book in study.codebooks),
        Attribution(study, by),
    )
    quotes = _Quotes(scene)
    title = study.settings.title or study.settings.study
    return Document(
        f"{dutch.CASE_REPORT} {name}",
        title if study.settings.file else "",
        f"{dutch.CASE_REPORT} {name}",
        dutch.enumeration(study.settings.report.authors) if study.settings.report.authors else study.settings.report.organisation,
        tuple(_blocks(scene, quotes)),
    )


def _blocks(scene: _Scene, quotes: _Quotes) -> Iterator[Block]:
    if facts := tuple(_facts(scene)):
        yield Facts(facts)
    aspects = [c for book in scene.books for _, _, c in book.walk() if not book.conditions_of(c)]
    for aspect in aspects:
        if aspect.id not in (BESIDE_CONDITIONS, LAST):
            yield from _aspect(scene, aspect, quotes)
    if not aspects:
        yield from _themes(scene)
    for condition in dict.fromkeys(c for book in scene.books for c in book.conditions):
        yield from _conditions(scene, condition, quotes)
    for aspect in aspects:
        if aspect.id == LAST:
            yield from _aspect(scene, aspect, quotes)
    yield from _account(scene, quotes)


def _facts(scene: _Scene) -> Iterator[tuple[str, str]]:
    known = dict(scene.case.facts) if scene.case else {}
    sectors = {t.attributes["sector"] for t in scene.transcripts if "sector" in t.attributes}
    if sectors:
        known.setdefault("sector", dutch.enumeration(sorted(sectors)))
    if people := _spoken_to(scene):
        known["gesprekken"] = people
    if period := scene.study.settings.report.period or dutch.period([t.attributes.get("datum", "") for t in scene.transcripts]):
        known.setdefault("periode", period)
    order = ["sector", "omvang", "gesprekken", "periode", "bronnen"]
    for key in sorted(known, key=lambda k: (order.index(k) if k in order else len(order), k)):
        yield dutch.FACTS.get(key, key.replace("-", " ").capitalize()), known[key]


def _spoken_to(scene: _Scene) -> str:
    """Return how many people of each role class answered; empty when nobody did."""
    return dutch.roles(Counter(scene.study.role_of(t) for t in scene.transcripts for _ in t.respondents))


def _summary(scene: _Scene, construct: Construct) -> str:
    summary = scene.case.summaries.get(construct.id) if scene.case else None
    return " ".join(summary.text.split()) if summary else ""


def _aspect(scene: _Scene, aspect: Construct, quotes: _Quotes) -> Iterator[Block]:
    yield Heading(dutch.HEADINGS.get(aspect.id, aspect.label))
    summary = _summary(scene, aspect)
    basis = scene.case.summaries[aspect.id].quotes if scene.case and summary else ()
    if summary:
        yield Paragraph(summary)
        if one := next((one for one in basis if quotes.new(one.transcript, one.quote)), None):
            yield quotes.spoken(one.transcript, one.quote)
        return
    said = list(quotes.best(aspect.id, None))
    yield Paragraph(dutch.NO_SUMMARY + (" " + dutch.SAID_ABOUT if said else " " + dutch.NOTHING_SAID), note=True)
    yield from said


def _themes(scene: _Scene) -> Iterator[Block]:
    written = [(c, text) for book in scene.books for _, _, c in book.walk() if (text := _summary(scene, c))]
    if written:
        yield Heading(dutch.THEMES)
    for construct, text in written:
        yield Heading(construct.label, 2)
        yield Paragraph(text)


def _conditions(scene: _Scene, condition: str, quotes: _Quotes) -> Iterator[Block]:
    """Yield the themes that help, or that hinder, ranked by people and then by fragments, with the best quotes."""
    yield Heading(dutch.CONDITIONS.get(condition, condition.capitalize()))
    by_theme: dict[str, list[Fragment]] = {}
    for fragment in scene.fragments:
        if fragment.condition == condition:
            by_theme.setdefault(fragment.construct, []).append(fragment)
    first = next(c for book in scene.books for c in book.conditions)
    if condition == first and (needed := scene.case and scene.case.summaries.get(BESIDE_CONDITIONS)):
        yield Paragraph(" ".join(needed.text.split()))
    if not by_theme:
        yield Paragraph(dutch.NOTHING_SAID, note=True)
        return
    labels = {construct.id: construct.label for construct in scene.study.constructs().values()}
    ranked = sorted(by_theme, key=lambda id: (-_people(by_theme[id]), -len(by_theme[id]), labels.get(id, id)))
    rows = tuple((labels.get(id, id), len(by_theme[id]), _people(by_theme[id]), sum(f.confirmed for f in by_theme[id])) for id in ranked)
    columns = dutch.COLUMNS
    yield Table((columns["theme"], columns["fragments"], columns["people"], columns["confirmed"]), rows, (0.52, 0.16, 0.16, 0.16))
    for id in ranked[:MOST_THEMES]:
        if chosen := list(quotes.best(id, condition)):
            yield Heading(labels.get(id, id), 2)
            yield from chosen


def _people(fragments: Sequence[Fragment]) -> int:
    return len({(fragment.transcript, fragment.speaker) for fragment in fragments})


def _account(scene: _Scene, quotes: _Quotes) -> Iterator[Block]:
    """Yield how the report came about: guide, codebook, numbers, and how much a person has confirmed."""
    yield Heading(dutch.ACCOUNT)
    guides = {guide.guide: guide for t in scene.transcripts if (guide := scene.study.guide_of(t))}
    total, confirmed = len(scene.fragments), sum(fragment.confirmed for fragment in scene.fragments)
    coders = sorted({coder for fragment in scene.fragments for coder in fragment.coders if fragment.confirmed and coder not in MACHINES})
    interviews, words = dutch.amount(len(scene.transcripts), "interview", "interviews"), sum(t.words() for t in scene.transcripts)
    people = _spoken_to(scene)
    asked = [f"Er is gevraagd volgens de leidraad ‘{guide.title}’ (versie {guide.version})." for guide in guides.values()]
    yield Paragraph(" ".join([f"Dit verslag berust op {interviews} ({words} woorden){' met ' + people if people else ''}.", *asked]))
    coded = [f"De gesprekken zijn gecodeerd met het codeboek ‘{book.title}’ (versie {book.version})." for book in scene.books]
    coded += [f"Dat leverde {dutch.amount(total, 'fragment', 'fragmenten')} op."] if coded else ["De gesprekken zijn niet gecodeerd."]
    if confirmed < total:
        coded.append(
            f"Daarvan {'is' if confirmed == 1 else 'zijn'} er {confirmed} ({dutch.share(confirmed, total)}) door een onderzoeker bevestigd"
            + (f" (codeurs: {dutch.enumeration(coders)})" if coders else "")
            + "; de overige zijn voorstellen van het programma die nog niemand heeft beoordeeld."
        )
    elif total:
        coded.append("Alle fragmenten zijn door een onderzoeker bevestigd.")
    yield Paragraph(" ".join(coded))
    styles = sorted({t.attributes["weergave"] for t in scene.transcripts if "weergave" in t.attributes})
    shown = [f"Weergave van de interviews: {dutch.enumeration(styles)}."] if styles else []
    if quotes.any:
        shown.append("Citaten zijn toegeschreven aan een rol, niet aan een naam.")
        if scene.attribution.several:
            shown.append("De letter erachter is die van de casus.")
        if scene.attribution.hides(scene.name):
            shown.append(dutch.hidden(scene.study.settings.privacy.min_group))
    if shown:
        yield Paragraph(" ".join(shown))


class _Quotes:
    """Choose quotes that read well, each only once in a report, and say who spoke by role."""

    def __init__(self, scene: _Scene) -> None:
        self._scene = scene
        self._used: list[tuple[str, str]] = []

    @property
    def any(self) -> bool:
        """Tell whether anybody was quoted."""
        return bool(self._used)

    def best(self, construct: str, condition: str | None) -> Iterator[Quote]:
        """Yield the best quotes of a construct: confirmed, without names, of a good length, from different people."""
        fitting = [f for f in self._scene.fragments if f.construct == construct and (condition is None or f.condition == condition)]
        fitting.sort(key=lambda f: (bool(_NAME.search(f.quote)), not f.confirmed, not SHORT <= len(f.quote) <= LONG, -f.score, f.transcript, f.start))
        speakers: set[str] = set()
        for fragment in fitting:
            if len(speakers) < MOST_QUOTES and fragment.transcript not in speakers and self.new(fragment.transcript, fragment.quote):
                speakers.add(fragment.transcript)
                yield self.spoken(fragment.transcript, fragment.quote)

    def new(self, transcript: str, text: str) -> bool:
        """Tell whether words were not quoted before: no such quote, and none from the same interview that holds them or that they hold."""
        words = " ".join(text.split())
        return not any(words == said or (name == transcript and (words in said or said in words)) for name, said in self._used)

    def spoken(self, transcript: str, text: str) -> Quote:
        """Return a quote introduced by the speaker's role class."""
        verb = dutch.SAID[len(self._used) % len(dutch.SAID)]
        words = " ".join(text.split())
        self._used.append((transcript, words))
        return Quote(words, f"Een {self._speaker(transcript)} {verb}:")

    def _speaker(self, transcript: str) -> str:
        """Return a role class and the letter of the case: `medewerker (B)`."""
        attribution = self._scene.attribution
        letter = attribution.letter(transcript)
        return dutch.role(attribution.role(transcript)) + (f" ({letter})" if letter else "")
