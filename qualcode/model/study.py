"""A study: everything that belongs together in one repository of text files."""

from __future__ import annotations

import datetime as dt
import pathlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from qualcode.model.case import Case
from qualcode.model.codebook import Codebook, Construct
from qualcode.model.guide import Guide
from qualcode.model.letter import LetterSettings
from qualcode.model.memo import Memo
from qualcode.model.noun import Authored, Id, Noun, Text
from qualcode.model.transcript import Transcript
from qualcode.model.view import View

TRANSCRIPT = "transcript"
"""The attribute that every transcript has: its name."""


class Attribute(Noun):
    """A property of cases or people that transcripts carry in their front matter."""

    label: str = ""
    values: tuple[Text, ...] = ()
    of: Literal["person", "case"] = "person"


class Recommendation(Noun):
    """What the researchers advise, and the constructs whose fragments are the evidence for it."""

    text: Text
    constructs: tuple[Id, ...] = ()


class Phase(Noun):
    """A phase of the study itself, such as recruiting or interviewing."""

    label: Text
    start: dt.date | None = None
    end: dt.date | None = None
    note: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> Phase:
        if self.start and self.end and self.start > self.end:
            raise PydanticCustomError("order", "the end is before the start")
        return self


class ReportSettings(Noun):
    """What a report says about those who made it, and what only they can write in it.

    `texts` are parts of the final report by their id (`samenvatting`, `inleiding`, `reflectie`); `coreq` are answers to items of
    that checklist by their number (Tong et al., 2007); `views` are the named views that the final report shows.
    """

    organisation: str = ""
    authors: tuple[Text, ...] = ()
    period: str = ""
    texts: dict[Id, Text] = Field(default_factory=dict)
    coreq: dict[Annotated[int, Field(ge=1, le=32)], Text] = Field(default_factory=dict)
    recommendations: tuple[Recommendation, ...] = ()
    phases: tuple[Phase, ...] = ()
    views: tuple[Id, ...] = ()


class PrivacySettings(Noun):
    """What protects people: how many must share a role before it is named, whether names are replaced, and words that are no secret."""

    min_group: Annotated[int, Field(ge=1, le=100)] = 2
    pseudonyms: bool = True
    keep: tuple[Text, ...] = ()


class AgreementSettings(Noun):
    """How much of a study two people must have coded, as a share of its transcripts, and how well they must agree there."""

    minimum: Annotated[float, Field(ge=-1, le=1)] = 0.667
    share: Annotated[float, Field(gt=0, le=1)] = 0.1


class Wanted(Noun):
    """How many people with these attributes a study means to speak to."""

    where: Annotated[dict[Id, Text], Field(min_length=1)]
    people: Annotated[int, Field(ge=1, le=10_000)] = 1


class Settings(Authored):
    """The contents of study.yaml."""

    study: Id
    title: str = ""
    code: Annotated[str, Field(pattern=r"^[^\W\d_]{0,6}$")] = Field(default="", validate_default=True)
    language: str = "nl"
    case: Id = "bedrijf"
    role: Id = "rol"
    guides: tuple[Id, ...] = ()
    codebooks: tuple[Id, ...] = ()
    attributes: dict[Id, Attribute] = Field(default_factory=dict)
    coders: tuple[Id, ...] = ()
    report: ReportSettings = ReportSettings()
    privacy: PrivacySettings = PrivacySettings()
    views: tuple[View, ...] = ()
    agreement: AgreementSettings | None = None
    fill_ins: dict[Id, Text] = Field(default_factory=dict)
    letters: LetterSettings = LetterSettings()
    selection: tuple[Wanted, ...] = ()


@dataclass(frozen=True)
class Study:
    """A loaded study; a bare transcript is a study of one transcript and default settings."""

    root: pathlib.Path
    settings: Settings
    transcripts: tuple[Transcript, ...] = ()
    codebooks: Mapping[str, Codebook] = field(default_factory=dict)
    guides: Mapping[str, Guide] = field(default_factory=dict)
    cases: tuple[Case, ...] = ()
    memos: tuple[Memo, ...] = ()

    def codebook_of(self, transcript: Transcript) -> Codebook | None:
        """Return the codebook that a transcript names, else the study's first."""
        named = transcript.attributes.get("codebook") or next(iter(self.settings.codebooks), None)
        if named:
            return self.codebooks.get(named)
        return next(iter(self.codebooks.values()), None)

    def guide_of(self, transcript: Transcript) -> Guide | None:
        """Return the guide that a transcript names, else the one made for its codebook, or for what that extends."""
        named = transcript.attributes.get("guide")
        if named:
            return self.guides.get(named)
        codebook = self.codebook_of(transcript)
        return next((guide for book in (codebook.lineage if codebook else ()) for guide in self.guides.values() if guide.codebook == book), None)

    def role_of(self, transcript: Transcript) -> str:
        """Return the role class of who is interviewed: the role attribute, else `functie`, else empty."""
        return transcript.attributes.get(self.settings.role) or transcript.attributes.get("functie", "")

    def constructs(self) -> dict[str, Construct]:
        """Return all constructs of the study's codebooks by id, in reading order."""
        return {c.id: c for book in self.codebooks.values() for _, _, c in book.walk()}

    def views(self) -> dict[str, View]:
        """Return the views of the codebooks and of the study by id; one of study.yaml goes before a codebook's."""
        return {view.id: view for views in (*(book.views for book in self.codebooks.values()), self.settings.views) for view in views}

    def subtrees(self) -> dict[str, tuple[str, ...]]:
        """Return for each construct its own id and those of all below it, in reading order."""
        below: dict[str, list[str]] = {}
        for book in self.codebooks.values():
            above: list[str] = []
            for _, depth, construct in book.walk():
                above = [*above[:depth], construct.id]
                for id in above:
                    below.setdefault(id, []).append(construct.id)
        return {id: tuple(dict.fromkeys(ids)) for id, ids in below.items()}

    def carried(self) -> dict[str, tuple[str, ...]]:
        """Return for each construct the conditions that codings of it can carry."""
        return {c.id: book.conditions_of(c) for book in self.codebooks.values() for _, _, c in book.walk()}

    def conditions(self) -> tuple[str, ...]:
        """Return all conditions of the study's codebooks, and those of single groups behind them."""
        of_books = [condition for book in self.codebooks.values() for condition in book.conditions]
        return tuple(dict.fromkeys([*of_books, *(condition for own in self.carried().values() for condition in own)]))

    def case(self, name: str) -> Case | None:
        """Return what is written about a case in `cases/`."""
        return next((case for case in self.cases if case.case == name), None)

    def label(self, attribute: str) -> str:
        """Return the label of an attribute as a reader sees it."""
        known = self.settings.attributes.get(attribute)
        return (known.label if known else "") or attribute.capitalize()

    def attribute_names(self) -> list[str]:
        """Return the names that occur in any front matter, and `transcript`, which every transcript has; sorted."""
        return sorted({TRANSCRIPT, *(name for transcript in self.transcripts for name in transcript.attributes)})

    def value(self, transcript: Transcript, attribute: str) -> str:
        """Return what a transcript says of an attribute, empty when it says nothing."""
        return transcript.name if attribute == TRANSCRIPT else transcript.attributes.get(attribute, "")

    def default_by(self) -> str:
        """Return the attribute that makes cases, or `transcript` when no transcript has it."""
        case = self.settings.case
        return case if any(case in transcript.attributes for transcript in self.transcripts) else TRANSCRIPT
