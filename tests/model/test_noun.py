"""What all nouns of an authored file share."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from qualcode.errors import Location, Marks
from qualcode.model.noun import Authored, Id, Noun, Text


class Leaf(Noun):
    """A part of a noun."""

    id: Id
    label: Text = "zonder naam"
    note: str | None = None


class Tree(Authored):
    """A noun with a file of its own."""

    tree: Id
    leaves: tuple[Leaf, ...] = ()


@pytest.mark.parametrize("id", ["a", "autonomie", "tijd-om-te-leren", "A1", "1e-gesprek", "2.10", "geërfd", "a_b", "日本", "a" * 80])
def test_ids(id: str) -> None:
    """An id is letters of any script, digits and underscores, with single hyphens or points between them."""
    assert Leaf(id=id).id == id


@pytest.mark.parametrize("id", ["", "-", "a b", "-a", "a-", "a--b", "_a", ".a", "a.", "a/b", "../a", "a\nb", "a:b", "a" * 81])
def test_no_ids(id: str) -> None:
    """What could not be a file name or a plain YAML key is no id."""
    with pytest.raises(ValidationError):
        Leaf(id=id)


def test_unknown_keys_are_refused() -> None:
    """A key that nobody knows is a mistake, also when nothing stands behind it."""
    with pytest.raises(ValidationError) as caught:
        Leaf.model_validate({"id": "a", "lable": None})
    assert [(detail["type"], detail["loc"]) for detail in caught.value.errors()] == [("extra_forbidden", ("lable",))]


def test_empty_keys_count_as_left_out() -> None:
    """A key with nothing behind it has its default."""
    assert Leaf.model_validate({"id": "a", "label": None, "note": None}) == Leaf(id="a")


def test_texts_are_stripped() -> None:
    """White space round a text is no part of it."""
    assert Leaf(id=" a ", label="\n Tijd om te leren \n").label == "Tijd om te leren"


def test_text_of_white_space_is_empty() -> None:
    """A text that holds only white space is as wrong as an empty one."""
    with pytest.raises(ValidationError):
        Leaf(id="a", label="  ")


def test_nouns_are_frozen() -> None:
    """A noun does not change once it is made."""
    with pytest.raises(ValidationError):
        Leaf(id="a").label = "anders"  # type: ignore[misc]


def test_authored_knows_its_places() -> None:
    """A marked noun knows its file and where each part stands; the unmarked one still knows nothing."""
    bare = Tree(tree="eik", leaves=(Leaf(id="a"),))
    marked = bare.marked(Marks("eik.yaml", {(): (1, 1), ("leaves", 0, "id"): (3, 5)}))
    assert (marked.file, marked.at("leaves", 0, "id")) == ("eik.yaml", Location("eik.yaml", 3, 5))
    assert (bare.file, bare.at("leaves", 0, "id")) == ("", Location(""))


def test_copy_keeps_its_places() -> None:
    """A changed copy of a noun still knows where it was written."""
    marked = Tree(tree="eik").marked(Marks("eik.yaml", {("tree",): (1, 1)}))
    assert marked.model_copy(update={"tree": "beuk"}).at("tree") == Location("eik.yaml", 1, 1)
