"""Gather from a study what stands on the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from qualcode.coding import numbering
from qualcode.model.attribution import Attribution
from qualcode.model.codebook import Codebook, Construct
from qualcode.model.coding import NOBODY, Coding
from qualcode.model.fragment import Fragment
from qualcode.model.study import TRANSCRIPT, Study
from qualcode.model.transcript import Transcript
from qualcode.report import dutch
from qualcode.report.site import words
from qualcode.report.site.content import Content, Passage, Section, Sign, Spoken, Talk, Theme

SIGNS = ("+", "−")


def gather(study: Study, fragments: Sequence[Fragment], codings: Sequence[Coding], *, by: str, whole: bool = True) -> Content:
    """Return what stands on the page of a study; `by` is the attribute that makes cases."""
    attribution = Attribution(study, by)
    names = sorted({study.value(transcript, by) for transcript in study.transcripts})
    letters = {study.value(transcript, by): attribution.letter(transcript.name) for transcript in study.transcripts}
    books = tuple(study.codebooks.values())
    themes, sections = _themes(books)
    signs, sign_of = _signs(books)
    numbers = numbering.transcripts(study)
    talks = tuple(_talk(one, attribution, (numbers[one.name], names.index(study.value(one, by))), whole=whole) for one in study.transcripts)
    maker = _Passages(study, fragments, codings, {theme.construct.id: n for n, theme in enumerate(themes)}, sign_of)
    people = sorted({coder for one in fragments if one.confirmed for coder in one.coders if coder not in NOBODY})
    confirmed = sum(one.confirmed for one in fragments)
    hides = any(attribution.hides(name) for name in names)
    account = [
        *words.account(
            talks=len(talks),
            spoken=sum(talk.words for talk in talks),
            total=len(fragments),
            confirmed=confirmed,
            coders=people,
            books=[(book.title, book.version) for book in books],
        ),
        *words.attributed(several=attribution.several, hidden=study.settings.privacy.min_group if hides else None),
    ]
    return Content(
        study.settings.title or study.settings.study,
        words.TALK if by == TRANSCRIPT else study.label(by),
        whole,
        tuple((numbers[name] if by == TRANSCRIPT else name or words.NO_CASE.format(by), letters[name]) for name in names),
        sections,
        themes,
        signs,
        talks,
        tuple(maker(fragment) for fragment in fragments),
        tuple(account),
        books,
    )


def _themes(books: Sequence[Codebook]) -> tuple[tuple[Theme, ...], tuple[Section, ...]]:
    """Return the constructs in the order of their groups, each above its own, and what stands together."""
    themes: list[Theme] = []
    sections: list[Section] = []
    seen: set[str] = set()

    def down(construct: Construct, depth: int, parent: int) -> None:
        if construct.id not in seen:
            seen.add(construct.id)
            here = len(themes)
            themes.append(Theme(construct, depth, parent))
            for child in construct.constructs:
                down(child, depth + 1, here)

    for book in books:
        groups = {group.id: group.label for group in book.groups}
        for id, label in [*groups.items(), ("", book.title if groups or len(books) > 1 else words.NO_SECTION)]:
            first = len(themes)
            for construct in book.constructs:
                if (construct.group if construct.group in groups else "") == id:
                    down(construct, 0, -1)
            if len(themes) > first:
                heading = f"{book.title}: {label}" if len(books) > 1 and id else label
                sections.append(Section(heading, range(first, len(themes))))
    return tuple(themes), tuple(sections)


def _signs(books: Sequence[Codebook]) -> tuple[tuple[Sign, ...], Mapping[tuple[str, str | None], int]]:
    """Return the signs, and the place of that of each construct and condition."""
    deciding = {construct.id: book.conditions_of(construct) for book in reversed(books) for _, _, construct in book.walk()}
    used = dict.fromkeys([*(c for book in books for c in book.conditions), *(c for own in deciding.values() for c in own)])
    signs = [Sign(name, _mark(name, n), f"c{min(n, 2)}") for n, name in enumerate(used)]
    signs += [Sign(words.OPEN, dutch.MARKS[words.OPEN], "open"), Sign(words.PLAIN, "", "plain")]
    places: dict[tuple[str, str | None], int] = {}
    for id, own in deciding.items():
        places[id, None] = len(signs) - 2 if own else len(signs) - 1
        for n, name in enumerate(used):
            places[id, name] = n if own else len(signs) - 1
    return tuple(signs), places


def _mark(name: str, n: int) -> str:
    return dutch.MARKS.get(name) or (SIGNS[n] if n < len(SIGNS) else name[:1].upper())


def _talk(transcript: Transcript, attribution: Attribution, place: tuple[str, int], *, whole: bool) -> Talk:
    role = dutch.role(attribution.role(transcript.name))
    people = {label: f"{role} {n}" if len(transcript.respondents) > 1 else role for n, label in enumerate(transcript.respondents, 1)}
    turns = [
        Spoken("interviewer" if turn.interviewer else people[turn.speaker], turn.interviewer, transcript.speech(turn)) for turn in transcript.turns
    ]
    return Talk(
        *place,
        role,
        ", ".join(filter(None, (role, attribution.letter(transcript.name)))),
        transcript.words(),
        transcript.attributes.get("weergave", "").casefold() == "samenvatting",
        tuple(turns) if whole else (),
    )


class _Passages:
    """Makes passages of fragments."""

    def __init__(
        self,
        study: Study,
        fragments: Sequence[Fragment],
        codings: Sequence[Coding],
        themes: Mapping[str, int],
        signs: Mapping[tuple[str, str | None], int],
    ) -> None:
        self._study, self._themes, self._signs = study, themes, signs
        self._talks = {transcript.name: n for n, transcript in enumerate(study.transcripts)}
        self._numbers = numbering.numbers(study, fragments)
        self._named = numbering.transcripts(study)
        self._why = {coding.id: coding.why for coding in codings if coding.why}
        facets = [facet for book in study.codebooks.values() for facet in book.facets]
        self._facets = {(facet.id, value.id): f"{facet.label}: {value.label}" for facet in facets for value in facet.values}

    def __call__(self, fragment: Fragment) -> Passage:
        """Return a fragment as it is shown."""
        n = self._talks[fragment.transcript]
        transcript = self._study.transcripts[n]
        pieces = tuple(_pieces(transcript, fragment.start, fragment.end))
        said = [transcript.speech(transcript.turns[turn])[start:end] for turn, start, end in pieces] or [fragment.quote]
        return Passage(
            self._numbers[fragment.id],
            n,
            self._themes[fragment.construct],
            self._signs[fragment.construct, fragment.condition],
            fragment.confirmed,
            tuple(words.coder(coder) for coder in fragment.coders),
            words.reason(self._why.get(fragment.id, ""), self._named),
            " — ".join(" ".join(one.split()) for one in said),  # without the labels between, that may be names
            tuple(self._facets.get(pair, ": ".join(pair)) for pair in sorted(fragment.facets.items())),
            pieces,
        )


def _pieces(transcript: Transcript, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield which part of which turns a range of the body is in."""
    first = max(0, bisect_right(transcript.turns, start, key=lambda turn: turn.start) - 1)
    for n, turn in enumerate(transcript.turns[first:], first):
        if turn.start >= end:
            break
        if start < turn.end and turn.start < end:
            yield n, max(start, turn.start) - turn.start, min(end, turn.end) - turn.start
