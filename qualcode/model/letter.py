"""What a study tells the people it asks: who, when, where, how long, and what becomes of their words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from qualcode.model.noun import Id, Noun, Text

Minutes = Annotated[int, Field(ge=1, le=960)]
Form = Literal["individueel", "duo", "groep"]


class Stage(Noun):
    """A step of the study as participants meet it."""

    label: Text
    period: str = ""
    text: str = ""


class Group(Noun):
    """People who get a letter of their own: what differs for them, and a paragraph in words for them."""

    label: str = ""
    form: Form | None = None
    guide: Id | None = None
    time: Minutes | None = None
    date: str = ""
    location: str = ""
    text: str = ""
    prepare: tuple[Text, ...] = ()


class LetterSettings(Noun):
    """What letters say; what a guide or the rest of study.yaml tells already is not repeated here."""

    about: str = ""
    client: str = ""
    contact: str = ""
    email: str = ""
    telephone: str = ""
    form: Form = "individueel"
    time: Minutes | None = None
    date: str = ""
    location: str = ""
    interviews: Annotated[int, Field(ge=1, le=10_000)] | None = None
    reply_by: str = ""
    recording: str = ""
    retention: str = ""
    withdraw: str = ""
    feedback: str = ""
    gains: tuple[Text, ...] = ()
    prepare: tuple[Text, ...] = ()
    stages: tuple[Stage, ...] = ()
    groups: dict[Id, Group] = Field(default_factory=dict)
