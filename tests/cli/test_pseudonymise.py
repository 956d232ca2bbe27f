"""`qualcode pseudonymise`: names out of a whole study, codings along, and back again."""

from __future__ import annotations

import json
import pathlib
import shutil
from collections.abc import Callable

import pytest

from qualcode.store import files
from tests.conftest import ROOT, Run

Command = Callable[..., Run]


@pytest.fixture
def study(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return a copy of the example study with a memo and the researcher's keys in a folder of their own."""
    root = tmp_path / "studie"
    shutil.copytree(ROOT / "examples" / "leren-van-fouten", root)
    (root / "memos").mkdir()
    (root / "memos" / "een.md").write_text("Marlies belde nog, op 06-87654321.\n", encoding="utf-8")
    monkeypatch.chdir(root)
    monkeypatch.setenv("QUALCODE_KEYS", str(tmp_path / "sleutels"))
    return root


def content(root: pathlib.Path) -> dict[str, bytes]:
    """Return all files of a study."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_there_and_back(study: pathlib.Path, run: Command) -> None:
    """After pseudonymise no name is left, every coding stands, reports can be made; --reverse gives every byte back."""
    before = content(study)
    done = run("pseudonymise", "--yes")
    assert (done.code, "Marlies" in done.out) == (0, True)
    text = "".join(raw.decode() for raw in content(study).values())
    assert [name for name in ("Marlies", "Yusuf", "Petra Hoogland", "Kees Rademaker") if name in text] == []
    assert "gepseudonimiseerd: ja\n" in text
    assert run("anchor") == Run(0, "", "every coding stands where it stood\n")
    assert run("check") == Run(0, "", "")
    assert run("report", "--format", "md").code == 0
    shutil.rmtree(study / "build")
    assert run("pseudonymise", "--reverse").code == 0
    assert {name for name, raw in content(study).items() if raw != before[name]} == set()


def test_again_changes_nothing(study: pathlib.Path, run: Command) -> None:
    """A second run finds nothing new and leaves every file as it is."""
    run("pseudonymise", "--yes")
    before = content(study)
    assert "no names that are not replaced already" in run("pseudonymise", "--yes").err
    assert content(study) == before


def test_a_name_that_comes_back_is_a_leak(study: pathlib.Path, run: Command) -> None:
    """A name from the key that somebody writes again fails check --strict and everything that renders."""
    run("pseudonymise", "--yes")
    (study / "memos" / "twee.md").write_text("Volgens Marlies klopt dat niet.\n", encoding="utf-8")
    assert "memos/twee.md: error: `Marlies` is a name from the key (name-leak)" in run("check", "--strict").out
    for command in (("report",), ("matrix",)):
        done = run(*command)
        assert (done.code, "(name-leak)" in done.err) == (1, True)
    assert not (study / "build").exists()


def test_a_dry_run_writes_nothing(study: pathlib.Path, run: Command, tmp_path: pathlib.Path) -> None:
    """--dry-run shows what was found, as JSON too, and without a terminal nothing is replaced unasked."""
    before = content(study)
    proposals = json.loads(run("pseudonymise", "--dry-run", "--json", "--kind", "persoon").out)
    assert {"kind": "persoon", "pseudonym": "[collega 1]", "forms": ["Yusuf"], "count": 5} in proposals
    done = run("pseudonymise")
    assert (done.code, "nothing was replaced: there is nobody to ask" in done.err) == (2, True)
    assert (content(study), (tmp_path / "sleutels").exists()) == (before, False)


def test_the_studys_own_list(study: pathlib.Path, run: Command, tmp_path: pathlib.Path) -> None:
    """Names from a researcher's own list are replaced, in small letters too; the list may not lie in the study."""
    own = tmp_path / "namen.yaml"
    own.write_text("bedrijf: [eigen risico]\n", encoding="utf-8")
    assert "bedrijf A" in run("pseudonymise", "--dry-run", "--names", str(own), "--kind", "bedrijf").out
    shutil.copy(own, study)
    assert "names may not be kept in the study" in run("pseudonymise", "--dry-run", "--names", "namen.yaml").err
    own.write_text("mensen: [Kees]\n", encoding="utf-8")
    assert "is no list of names" in run("pseudonymise", "--dry-run", "--names", str(own)).err


def test_the_key_in_the_study_is_refused(study: pathlib.Path, run: Command) -> None:
    """A key that would lie in the study is refused before anything is read or written."""
    assert run("pseudonymise", "--yes", "--key", "sleutel.json").code == 2
    assert not (study / "sleutel.json").exists()


def test_a_killed_run_is_finished_by_the_next(study: pathlib.Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever file a run got to, running it again gives the very study that a whole run gives."""
    reference = study.parent / "heel"
    shutil.copytree(study, reference)
    monkeypatch.chdir(reference)
    run("pseudonymise", "--yes")
    whole = content(reference)
    shutil.rmtree(study.parent / "sleutels")
    monkeypatch.chdir(study)
    written = files.write
    for stop in (1, 3, 6, 9):
        left = [stop]

        def interrupted(*words: object, left: list[int] = left, **options: object) -> bool:
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
            return written(*words, **options)  # type: ignore[arg-type]

        with monkeypatch.context() as patch:
            patch.setattr(files, "write", interrupted)
            assert run("pseudonymise", "--yes").code == 130
    assert run("pseudonymise", "--yes").code == 0
    assert {name for name, raw in content(study).items() if raw != whole[name]} == set()


def test_a_memo_that_is_no_text(study: pathlib.Path, run: Command) -> None:
    """A memo in another encoding stops everything before anything is written."""
    (study / "memos" / "twee.md").write_bytes("Coördinator Marlies".encode("cp1252"))
    before = content(study)
    done = run("pseudonymise", "--yes")
    assert (done.code, content(study)) == (1, before)
    assert "twee.md:1: error: is not UTF-8" in done.err


def test_reverse_without_a_key(study: pathlib.Path, run: Command) -> None:
    """Without a key nothing is put back."""
    done = run("pseudonymise", "--reverse")
    assert (done.code, "there is no key at" in done.err) == (2, True)


@pytest.fixture
def small(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return a small study with names wherever a researcher may write them."""
    written = {
        "study.yaml": "study: klein\ntitle: Leren bij Waterlei\ncodebooks: [werkplekleren]\nattributes:\n  bedrijf: {values: [Waterlei]}\n",
        "transcripts/a.txt": (
            "---\nbedrijf: Waterlei\nrol: medewerker\ninterviewer: Tessa Pol\nnaam: Joris Hagedoorn\n---\n\n"
            "Interviewer: Wie leert je het werk?\n\n"
            "Mevrouw Hagedoorn: Ik krijg daar tijd voor van Kees de Wit. Kees legde alles uit. En JORIS HAGEDOORN ook.\n"
        ),
        "cases/w.yaml": (
            "case: Waterlei\nfacts: {directeur: Joris Hagedoorn, 'nee': Wie is Kees}\nsummaries:\n"
            "  vraagstuk:\n    text: Volgens Kees de Wit kan het.\n    quotes:\n"
            "      - {transcript: a, quote: Kees legde alles uit.}\n      - transcript: a\n        quote: Kees legde alles uit.\n"
        ),
        "memos/m.md": "Joris Hagedoorn belde nog. Kees de Wit niet.\n",
    }
    for name, text in written.items():
        (tmp_path / "klein" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "klein" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "klein")
    monkeypatch.setenv("QUALCODE_KEYS", str(tmp_path / "sleutels"))
    return tmp_path / "klein"


def test_names_wherever_they_are_written(small: pathlib.Path, run: Command) -> None:
    """Names in front matter, labels, cases, memos and study.yaml are replaced, and all files can still be read as what they are."""
    assert run("code").code == 0
    before = {name: raw for name, raw in content(small).items() if not name.startswith("codings")}
    assert run("pseudonymise", "--yes").code == 0
    after = "".join(raw.decode() for raw in content(small).values())
    assert [name for name in ("Hagedoorn", "HAGEDOORN", "Kees", "Tessa", "Waterlei") if name in after] == []
    assert "\nMevrouw collega" in after
    assert run("check") == Run(0, "", "")
    assert run("report", "--format", "md").code == 0
    shutil.rmtree(small / "build")
    again = content(small)
    assert "no names that are not replaced already" in run("pseudonymise", "--yes").err
    assert content(small) == again
    assert run("pseudonymise", "--reverse").code == 0
    back = content(small)
    assert {name for name, raw in before.items() if back[name] != raw and not name.startswith("cases")} == set()


def test_who_can_be_reached(small: pathlib.Path, run: Command) -> None:
    """Who asks people to take part stays named in letters, also when the key has that name; whom the study is about does not."""
    with (small / "study.yaml").open("a", encoding="utf-8") as file:
        file.write("letters:\n  contact: Tessa Pol\n  email: tessa@example.nl\n  location: bij Waterlei\n  feedback: Kees de Wit vertelt het.\n")
    assert run("pseudonymise", "--yes").code == 0
    text = (small / "study.yaml").read_text("utf-8")
    assert "\n  contact: Tessa Pol\n  email: tessa@example.nl\n  location: bij " in text
    assert [name for name in ("Waterlei", "Kees") if name in text] == []
    assert run("letter", "uitnodiging", "--format", "md").code == 0
    assert "Tessa Pol: tessa@example.nl" in (small / "build/uitnodiging.md").read_text("utf-8")
    refused = run("letter", "uitnodiging", "--set", "name=Kees de Wit")
    assert (refused.code, "`Kees de Wit` is a name from the key (name-leak)" in refused.err) == (1, True)


def answer(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    """Let somebody at a terminal answer the questions in turn; Enter when there are no more words."""
    left = list(words)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.prompt", lambda text, default, **options: left.pop(0) if left else default)


def test_answers(small: pathlib.Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """j and ja agree, one pseudonym for two names is for both, and one that stands in the study already is asked again."""
    answer(monkeypatch, "j", "[]", "medewerker", "de baas", "de baas")
    assert run("pseudonymise", "--kind", "persoon").code == 0
    key = json.loads((small.parent / "sleutels" / "klein.json").read_text(encoding="utf-8"))
    names = [alias["pseudonym"] for alias in key["names"]]
    assert (names.count("[de baas]"), "[j]" in names, "[medewerker]" in names, "[]" in names) == (1, False, False, False)
    assert len(next(alias["forms"] for alias in key["names"] if alias["pseudonym"] == "[de baas]")) > 1


def test_two_studies_of_one_name(small: pathlib.Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another study with the same name does not use the first one's key, nor is it checked with it."""
    other = small.parent / "ander"
    shutil.copytree(small, other)
    assert run("pseudonymise", "--yes").code == 0
    monkeypatch.chdir(other)
    done = run("pseudonymise", "--yes")
    assert (done.code, "is the key of another study that is also called `klein`" in done.err) == (2, True)
    assert "a name from the key" not in run("check", "--strict").out


def test_a_key_elsewhere_still_guards(small: pathlib.Path, run: Command) -> None:
    """A key that was named with --key is used to look for leaks; one that is damaged is told of."""
    place = small.parent / "kluis" / "sleutel.json"
    assert run("pseudonymise", "--yes", "--key", str(place)).code == 0
    (small / "memos" / "m.md").write_text("Kees de Wit belde.\n", encoding="utf-8")
    assert "memos/m.md: error: `Kees de Wit` is a name from the key (name-leak)" in run("check", "--strict").out
    place.write_text("{", encoding="utf-8")
    assert (run("report").code, "the key cannot be understood" in run("report").err) == (2, True)
