"""One pseudonym for each name, the same throughout a study."""

from __future__ import annotations

from qualcode.coding.pseudonyms import agreed, propose
from qualcode.language.identifiers import Found, Kind
from qualcode.model.key import Alias, Key

EMPTY = Key("proef")


def found(text: str, *names: tuple[Kind, str]) -> tuple[str, list[Found]]:
    """Return a text with all places of some names in it."""
    ones = []
    for kind, name in names:
        at = text.find(name)
        while at >= 0:
            ones.append(Found(kind, at, at + len(name), name, "test"))
            at = text.find(name, at + 1)
    return text, sorted(ones, key=lambda one: one.start)


def shown(key: Key, *texts: tuple[str, list[Found]], keep: tuple[str, ...] = ()) -> list[tuple[str, tuple[str, ...], int]]:
    """Return pseudonym, forms and count of each proposal."""
    return [(one.alias.pseudonym, one.alias.forms, one.count) for one in propose({str(n): t for n, t in enumerate(texts)}, key, keep=keep)]


def test_forms_of_one_name() -> None:
    """A first name and a full name that it is part of are one person; the fullest form comes first."""
    text = found("Kees de Wit kwam. Hanneke zag Kees.", (Kind.PERSON, "Kees de Wit"), (Kind.PERSON, "Hanneke"))
    other = found("En Kees weer.", (Kind.PERSON, "Kees"))
    assert shown(EMPTY, text, other) == [("[collega 1]", ("Kees de Wit", "Kees"), 2), ("[collega 2]", ("Hanneke",), 1)]


def test_a_part_of_a_company() -> None:
    """A company that is named in short is the same company."""
    text = found("Bij Plaatwerkerij Bos, ja, Bos zelf.", (Kind.COMPANY, "Plaatwerkerij Bos"))
    short = found("Bos dus.", (Kind.COMPANY, "Bos"))
    assert shown(EMPTY, text, short) == [("[bedrijf A]", ("Plaatwerkerij Bos", "Bos"), 2)]


def test_a_part_of_two_names_stays_apart() -> None:
    """A first name that two people have is not brought under either."""
    names = [(Kind.PERSON, name) for name in ("Kees de Wit", "Kees Bos")]
    assert [forms for _, forms, _ in shown(EMPTY, found("Kees de Wit, Kees Bos.", *names), found("Kees!", (Kind.PERSON, "Kees")))] == [
        ("Kees de Wit",),
        ("Kees Bos",),
        ("Kees",),
    ]


def test_kinds_have_their_own_pseudonyms() -> None:
    """Companies get letters, other kinds numbers; one that stands in a text already is passed over."""
    text = found("[plaats 1] Bakkerij Bos, Ede, 06-12345678", (Kind.COMPANY, "Bakkerij Bos"), (Kind.PLACE, "Ede"), (Kind.PHONE, "06-12345678"))
    assert [name for name, _, _ in shown(EMPTY, text)] == ["[bedrijf A]", "[plaats 2]", "[telefoonnummer 1]"]


def test_a_known_name_keeps_its_pseudonym() -> None:
    """What the key knows is not asked again; a new form of a known name gets its pseudonym; what was refused stays."""
    key = Key("proef", (Alias("persoon", "[de chef]", ("Kees de Wit",)),), ("Mark",))
    text = found("Kees de Wit. Kees. Mark. Ans.", *((Kind.PERSON, name) for name in ("Mark", "Ans")))
    again = found("Kees!", (Kind.PERSON, "Kees"))
    assert shown(key, text, again) == [("[de chef]", ("Kees de Wit", "Kees"), 1), ("[collega 1]", ("Ans",), 1)]
    assert shown(key, text, keep=("ans",)) == []


def test_agreed() -> None:
    """What was agreed on goes into the key, what was refused is kept as a name that stays."""
    one, two = propose({"a": found("Kees, Mark", (Kind.PERSON, "Kees"), (Kind.PERSON, "Mark"))}, EMPTY)
    key = agreed(EMPTY, [one], refused=[two])
    assert (key.aliases, key.kept) == ((one.alias,), ("Mark",))
