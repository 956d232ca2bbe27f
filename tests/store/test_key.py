"""The key lives outside the study and every repository, for its owner only."""

from __future__ import annotations

import os
import pathlib
import stat

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.key import Alias, Key
from qualcode.store import key as keys

KEY = Key("proef", (Alias("persoon", "[collega 1]", ("Kees de Wit", "Kees")),), ("Mark",), {"transcripts/01.txt": (("[collega 1]", "Kees"),)})


def test_round_trip(tmp_path: pathlib.Path) -> None:
    """A key is read back as it was written; without a file it is empty."""
    assert keys.load(tmp_path / "k.json", "proef") == Key("proef")
    keys.save(tmp_path / "k.json", KEY)
    assert keys.load(tmp_path / "k.json", "proef") == KEY


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_only_its_owner_reads_it(tmp_path: pathlib.Path) -> None:
    """A key and the folder made for it are closed to others, also one that was open; an open one is refused."""
    path = tmp_path / "sleutels" / "k.json"
    keys.save(path, KEY)
    assert [stat.S_IMODE(place.stat().st_mode) for place in (path, path.parent)] == [0o600, 0o700]
    path.chmod(0o644)
    with pytest.raises(QualcodeError, match="others can read the key") as raised:
        keys.refuse(path, tmp_path / "studie")
    assert raised.value.hint == f"close it with: chmod 600 {path}"
    keys.save(path, Key("proef"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_not_in_a_study_or_repository(tmp_path: pathlib.Path) -> None:
    """A key in the study or below a folder with .git is refused, also by way of a link."""
    (tmp_path / "studie").mkdir()
    (tmp_path / "code" / ".git").mkdir(parents=True)
    (tmp_path / "schijn").symlink_to(tmp_path / "studie", target_is_directory=True)
    for place, said in [("studie/k.json", "in the study"), ("schijn/k.json", "in the study"), ("code/diep/k.json", "in a git repository")]:
        with pytest.raises(QualcodeError, match=said):
            keys.refuse(tmp_path / place, tmp_path / "studie")
    keys.refuse(tmp_path / "elders" / "k.json", tmp_path / "studie")


def _written(name: str = '{"kind": "persoon", "pseudonym": "[collega 1]", "forms": ["Kees"]}', kept: str = "[]", places: str = "{}") -> str:
    """Return a key as it is written."""
    return f'{{"study": "proef", "names": [{name}], "root": "", "kept": {kept}, "places": {places}}}'


_UNSOUND = [
    *(_written(name) for name in ("3", '{"kind": 1, "pseudonym": "[a]", "forms": ["b"]}', '{"kind": "persoon", "pseudonym": "[]", "forms": ["b"]}')),
    *(_written(f'{{"kind": "persoon", "pseudonym": "[a]", "forms": {forms}}}') for forms in ("[]", '"Kees"', "[1.5]", '[""]', r'["\ud800"]')),
    *(_written(kept='"Kees"'), _written(places='{"a.txt": ["ab"], "b.txt": [1]}'), _written(places='{"a.txt": [["[a]", null]]}')),
]


def test_sound(tmp_path: pathlib.Path) -> None:
    """What the damaged keys below are made from is a key."""
    (tmp_path / "k.json").write_text(_written(), encoding="utf-8")
    assert keys.load(tmp_path / "k.json", "proef") == Key("proef", (Alias("persoon", "[collega 1]", ("Kees",)),))


@pytest.mark.parametrize("raw", ["", "[]", "{}", '{"study": "proef", "names": 3, "places": {}, "kept": []}', "[" * 100000, *_UNSOUND])
def test_damaged(tmp_path: pathlib.Path, raw: str) -> None:
    """A file that is no key is told of and never taken for an empty one."""
    (tmp_path / "k.json").write_text(raw, encoding="utf-8")
    with pytest.raises(QualcodeError, match="the key cannot be understood"):
        keys.load(tmp_path / "k.json", "proef")


def test_another_study(tmp_path: pathlib.Path) -> None:
    """The key of another study is not used."""
    keys.save(tmp_path / "k.json", KEY)
    with pytest.raises(QualcodeError, match="the key of another study"):
        keys.load(tmp_path / "k.json", "ander")
