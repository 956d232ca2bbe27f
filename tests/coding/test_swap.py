"""Names are replaced and put back, and every other letter is accounted for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.coding.swap import Swapped, literal, restored, small_words, swaps
from qualcode.model.key import Alias

KEES = Alias("persoon", "[collega 1]", ("Kees de Wit", "Kees"))
BAKKER = Alias("bedrijf", "[bedrijf A]", ("Bakkerij De Zon",))
FORMS = {form: alias for alias in (KEES, BAKKER) for form in alias.forms}


def replaced(text: str, *, yaml: bool = False) -> str:
    """Return a text with all names replaced."""
    return Swapped(text, swaps(text, literal(text, FORMS), FORMS, yaml=yaml)).text


def test_longest_first() -> None:
    """A full name is replaced as a whole, an s of possession stays, and a name within a word is none."""
    assert replaced("Kees de Wit en Kees, Kees' fiets, Keesje.") == "[collega 1] en [collega 1], [collega 1]' fiets, Keesje."


def test_labels_have_no_brackets() -> None:
    """The label of a turn stays one that is read as a label."""
    assert replaced("Kees: Ik ben Kees.\n\nInterviewer: Kees?") == "collega 1: Ik ben [collega 1].\n\nInterviewer: [collega 1]?"


def test_yaml_stays_yaml() -> None:
    """A value in YAML does not begin with a bracket; further on in a value, or in quotation marks, it may."""
    text = 'bedrijf: Bakkerij De Zon\nnoot: met Kees\nlijst: [Kees, "Kees"]\n'
    assert replaced(text, yaml=True) == 'bedrijf: bedrijf A\nnoot: met [collega 1]\nlijst: [collega 1, "[collega 1]"]\n'


def test_an_ordinary_word_that_begins_a_sentence() -> None:
    """A name that is also an ordinary word counts only where a sentence does not begin."""
    text = "Wil je koffie? Nee, zei Wil. “Wil dat wel?”"
    assert [text[start:end] for start, end in literal(text, ["Wil"])] == ["Wil"] * 3
    assert list(literal(text, ["Wil"], ordinary=small_words(["ik wil"]))) == [(text.index("Wil."), text.index("Wil.") + 3)]


def test_forms_come_back_in_their_order() -> None:
    """With what was replaced where, each pseudonym becomes just the form that stood there; else the fullest."""
    text = "[collega 1] zag [collega 1]."
    both = restored(text, [KEES], [("[collega 1]", "Kees"), ("[collega 1]", "Kees de Wit")])
    assert Swapped(text, both).text == "Kees zag Kees de Wit."
    assert Swapped(text, restored(text, [KEES], [("[collega 1]", "Kees")])).text == "Kees de Wit zag Kees de Wit."
    assert restored(text, [], []) == []


def test_a_name_with_an_s_comes_back() -> None:
    """An s of possession, with or without apostrophe, stays behind the pseudonym and behind the name that is put back."""
    for text, yaml in (("Hannekes fiets en Hanneke’s pet.", False), ("noot: Hannekes fiets\n", True)):
        hanneke = Alias("persoon", "[collega 2]", ("Hanneke",))
        new = Swapped(text, swaps(text, literal(text, ["Hanneke"]), {"Hanneke": hanneke}, yaml=yaml)).text
        assert new == text.replace("Hanneke", "collega 2" if yaml else "[collega 2]")
        assert Swapped(new, restored(new, [hanneke], [], yaml=yaml)).text == text


PIECES = st.lists(
    st.sampled_from(["s ", "Kees", "Kees de Wit", "Bakkerij De Zon", " ", ". ", "\n\n", "ja", "Kees: ", "één", "[", "]", "collega 1 "]), max_size=12
)


@given(PIECES.map("".join))
def test_there_and_back(text: str) -> None:
    """Whatever a text is, putting names back gives it again, to the letter."""
    done = swaps(text, literal(text, FORMS), FORMS)
    if restored(text, [KEES, BAKKER], []):  # it held a pseudonym of its own
        return
    new = Swapped(text, done).text
    places = [(one.alias.pseudonym, text[one.start : one.end]) for one in done]
    assert Swapped(new, restored(new, [KEES, BAKKER], places)).text == text


@given(PIECES.map("".join), st.data())
def test_where_letters_went(text: str, data: st.DataObject) -> None:
    """A range that holds no part of a name has the same words afterwards; one that cuts into a name takes it whole."""
    done = swaps(text, literal(text, FORMS), FORMS)
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
