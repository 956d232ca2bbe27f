"""Where the file of a case is, and what becomes of its summaries when words change."""

from __future__ import annotations

import pathlib

import pytest

from qualcode.errors import QualcodeError
from qualcode.store.cases import case_file, rebased, write_bases
from qualcode.study.load import load_study
from tests import tiny
from tests.nouns import study, transcript

MOLEN = "Molen *Noord* | <West>"
OLD, NEW, OTHER = "1-aaaaaaaaaaaa", "1-bbbbbbbbbbbb", "1-cccccccccccc"


@pytest.fixture
def root(tmp_path: pathlib.Path) -> pathlib.Path:
    """Return the folder of the tiny study."""
    tiny.write(tmp_path)
    return tmp_path


def test_a_file_that_is_there(root: pathlib.Path) -> None:
    """The file of a case is the one that says so, whatever it is called."""
    found = case_file(load_study(root)[0], "Bakkerij Zon")
    assert (found.name, found.there, found.text) == ("cases/zon.yaml", True, (root / "cases" / "zon.yaml").read_text(encoding="utf-8"))


def test_a_new_file(root: pathlib.Path) -> None:
    """A case without a file gets a name that no other file has, and nothing is written yet."""
    (root / "cases" / "molen-noord-west.yaml").write_text("# niets\n", encoding="utf-8")
    found = case_file(load_study(root)[0], MOLEN)
    assert (found.name, found.there, found.text) == ("cases/molen-noord-west-2.yaml", False, f'case: "{MOLEN}"\nsummaries:\n')
    assert not found.path.exists()


def test_no_such_case(root: pathlib.Path) -> None:
    """A case that no transcript belongs to has no file."""
    with pytest.raises(QualcodeError, match=r"^no case is called `Zon`$"):
        case_file(load_study(root)[0], "Zon")


def test_bare_transcripts() -> None:
    """Transcripts without a study have no case files."""
    with pytest.raises(QualcodeError, match=r"^bare transcripts have no case files$"):
        case_file(study([transcript("a", {"bedrijf": "Zon"})], written=False), "Zon")


def test_look_only(root: pathlib.Path) -> None:
    """Looking tells whether a file would change, and leaves it."""
    found = case_file(load_study(root)[0], "Bakkerij Zon")
    assert write_bases(found, {"vraagstuk": OLD}, look=True)
    assert found.again().text == found.text
    assert write_bases(found, {"vraagstuk": OLD})
    assert not write_bases(found.again(), {"vraagstuk": OLD})


@pytest.mark.parametrize(
    ("basis", "expected"),
    [(OLD, NEW), (NEW, NEW), (OTHER, OTHER)],
    ids=["right before", "right after already", "stale"],
)
def test_rebased(root: pathlib.Path, basis: str, expected: str) -> None:
    """What was right stays right when words and the name of the case change, what was stale stays stale."""
    path = root / "cases" / "zon.yaml"
    path.write_text(f"case: Bakkerij Zon\nsummaries:\n  vraagstuk: {{text: Druk., basis: {basis}}}\n", encoding="utf-8")
    made = load_study(root)[0]
    changed = path.read_text(encoding="utf-8").replace("Bakkerij Zon", "bedrijf A")
    texts = rebased(made, {("Bakkerij Zon", "vraagstuk"): OLD}, {("bedrijf A", "vraagstuk"): NEW}, {"cases/zon.yaml": changed})
    assert texts == {"cases/zon.yaml": changed.replace(basis, expected)}
