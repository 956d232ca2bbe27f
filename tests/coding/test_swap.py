"""Names are replaced and put back, and every other letter is accounted for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.coding.swap import Swapped, always, is_label, literal, restored, small_words, swaps
from qualcode.model.key import Alias

KEES = Alias("persoon", "[collega 1]", ("Kees de Wit", "Kees"))
BAKKER = Alias("bedrijf", "[bedrijf A]", ("Bakkerij De Zon",))
FORMS = {form: alias for alias in (KEES, BAKKER) for form in alias.forms}


def replaced(text: str) -> str:
    """Return a text with all names replaced."""
    return Swapped(text, swaps(text, literal(text, FORMS), FORMS, plain=is_label)).text


def test_longest_first() -> None:
    """A full name is replaced as a whole, an s of possession stays, and a name within a word is none."""
    assert replaced("Kees de Wit en Kees, Kees' fiets, Keesje.") == "[collega 1] en [collega 1], [collega 1]' fiets, Keesje."


def test_labels_have_no_brackets() -> None:
    """The label of a turn stays one that is read as a label."""
    assert replaced("Kees: Ik ben Kees.\n\nInterviewer: Kees?") == "collega 1: Ik ben [collega 1].\n\nInterviewer: [collega 1]?"


def test_a_name_in_a_label() -> None:
    """A name that is a part of a label has no brackets either, or it would be a label no more."""
    assert replaced("Mevrouw Kees de Wit: Ja.\n\nKees teamleider : Kees: nee") == "Mevrouw collega 1: Ja.\n\ncollega 1 teamleider : [collega 1]: nee"


def test_other_letters() -> None:
    """A name of several words counts in small letters, every name in capitals; a word of a name in small letters does not."""
    assert replaced("KEES en kees de wit en kees. Foto_Kees.") == "[collega 1] en [collega 1] en kees. Foto_[collega 1]."


def test_an_ordinary_word_that_begins_a_sentence() -> None:
    """A name that is also an ordinary word counts only where a sentence does not begin."""
    text = "Wil je koffie? Nee, zei Wil. “Wil dat wel?”"
    assert [text[start:end] for start, end in literal(text, ["Wil"])] == ["Wil"] * 3
    assert list(literal(text, ["Wil"], ordinary=small_words(["ik wil"]))) == [(text.index("Wil."), text.index("Wil.") + 3)]


def test_forms_come_back_in_their_order() -> None:
    """With what was replaced where, each pseudonym becomes just the form that stood there; else the fullest."""
    text = "[collega 1] zag [collega 1]."
    both, guessed = restored(text, [KEES], [("[collega 1]", "Kees"), ("[collega 1]", "Kees de Wit")], plain=is_label)
    assert (Swapped(text, both).text, guessed) == ("Kees zag Kees de Wit.", 0)
    fullest, guessed = restored(text, [KEES], [("[collega 1]", "Kees")], plain=is_label)
    assert (Swapped(text, fullest).text, guessed) == ("Kees de Wit zag Kees de Wit.", 2)
    assert restored(text, [], [], plain=is_label) == ([], 0)


def test_a_name_with_an_s_comes_back() -> None:
    """An s of possession, with or without apostrophe, stays behind the pseudonym and behind the name that is put back."""
    hanneke = Alias("persoon", "[collega 2]", ("Hanneke",))
    for text, plain in (("Hannekes fiets en Hanneke’s pet.", is_label), ("noot: Hannekes fiets\n", always)):
        new = Swapped(text, swaps(text, literal(text, ["Hanneke"]), {"Hanneke": hanneke}, plain=plain)).text
        assert new == text.replace("Hanneke", "collega 2" if plain is always else "[collega 2]")
        assert Swapped(new, restored(new, [hanneke], [("[collega 2]", "Hanneke")], plain=plain)[0]).text == text


PIECES = st.lists(
    st.sampled_from(["s ", "Kees", "Kees de Wit", "Bakkerij De Zon", " ", ". ", "\n\n", "ja", "Kees: ", "één", "[", "]", "collega 1 "]), max_size=12
)


@given(PIECES.map("".join))
def test_there_and_back(text: str) -> None:
    """Whatever a text is, putting names back gives it again, to the letter."""
    done = swaps(text, literal(text, FORMS), FORMS, plain=is_label)
    if "collega 1" in text:  # it held a pseudonym of its own
        return
    new = Swapped(text, done).text
    places = [(one.alias.pseudonym, text[one.start : one.end]) for one in done]
    assert Swapped(new, restored(new, [KEES, BAKKER], places, plain=is_label)[0]).text == text


@given(PIECES.map("".join), st.data())
def test_where_letters_went(text: str, data: st.DataObject) -> None:
    """A range that holds no part of a name has the same words afterwards; one that cuts into a name takes it whole."""
    done = swaps(text, literal(text, FORMS), FORMS, plain=is_label)
    moved = Swapped(text, done)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = moved.text[moved.start(start) : moved.end(end)]
    inside = [one for one in done if one.start < end and start < one.end]
    if not inside:
        assert words == text[start:end]
    elif start < end:
        whole = text[min(start, inside[0].start) : max(end, inside[-1].end)]
        assert words == Swapped(whole, swaps_at(done, min(start, inside[0].start), inside)).text


def swaps_at(done: list, offset: int, inside: list) -> list:  # type: ignore[type-arg]
    """Return swaps as seen from an offset."""
    return [one._replace(start=one.start - offset, end=one.end - offset) for one in done if one in inside]
