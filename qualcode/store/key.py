"""The key of pseudonyms on disk: outside the study and outside every git repository, for its owner only."""

from __future__ import annotations

import json
import os
import pathlib
import stat
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.model.key import Alias, Key
from qualcode.model.study import Study
from qualcode.store import files
from qualcode.study.load import STUDY

_ELSEWHERE = "name a place outside, such as ~/sleutels"


def path_of(study: str, given: pathlib.Path | None = None) -> pathlib.Path:
    """Return where the key of a study is kept: where it is said to be, else in the folder QUALCODE_KEYS, else in the user's own data folder."""
    if given:
        return given
    if own := os.environ.get("QUALCODE_KEYS"):
        return pathlib.Path(own) / f"{study}.json"
    from platformdirs import user_data_path  # only needed without QUALCODE_KEYS

    return user_data_path("qualcode", appauthor=False) / "keys" / f"{study}.json"


def refuse(path: pathlib.Path, root: pathlib.Path) -> None:
    """Raise QualcodeError when a key may not be kept in a place: in the study, in a git repository, or open to others."""
    refuse_place(path, root)
    real = path.resolve()
    if os.name == "posix" and real.exists() and stat.S_IMODE(real.stat().st_mode) & 0o077:
        raise QualcodeError(f"others can read the key: `{path}`", hint=f"close it with: chmod 600 {path}")


def refuse_place(path: pathlib.Path, root: pathlib.Path) -> None:
    """Raise QualcodeError for a file with names that lies in the study or in any git repository."""
    real = path.resolve()
    if real.is_relative_to(root.resolve()):
        raise QualcodeError(f"names may not be kept in the study: `{path}`", hint=_ELSEWHERE)
    if any((folder / ".git").exists() for folder in real.parents):
        raise QualcodeError(f"names may not be kept in a git repository: `{path}`", hint=_ELSEWHERE)


def load(path: pathlib.Path, study: str) -> Key:
    """Return the key in a file, an empty one when there is none; raises QualcodeError when it cannot be understood."""
    try:
        key = _read(json.loads(path.read_bytes()))
    except FileNotFoundError:
        return Key(study)
    except OSError as error:
        raise QualcodeError(f"the key cannot be read: `{path}`: {(error.strerror or str(error)).lower()}") from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise QualcodeError(f"the key cannot be understood: `{path}`", hint="put back a copy of it, or name another: --key FILE") from error
    if key.study != study:
        raise QualcodeError(f"`{path}` is the key of another study, `{key.study}`", hint="name the key of this one: --key FILE")
    return key


def _read(raw: Any) -> Key:
    """Return the key that a document holds; what is raised when it holds another thing is of many kinds."""
    aliases = tuple(Alias(_text(one["kind"]), _text(one["pseudonym"]), _texts(one["forms"], least=1)) for one in raw["names"])
    places = {_text(part): tuple((_text(pseudonym), _text(form)) for pseudonym, form in found) for part, found in raw["places"].items()}
    return Key(_text(raw["study"]), aliases, _texts(raw["kept"]), places, _text(raw["root"]) if raw["root"] else "")


def _texts(value: Any, *, least: int = 0) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) < least:
        raise ValueError(value)
    return tuple(map(_text, value))


def _text(value: Any) -> str:
    """Return a text in which something stands; raises ValueError when it is none: what is nothing would be found everywhere."""
    if not isinstance(value, str) or not value.strip("[] \n"):
        raise ValueError(value)
    value.encode()  # half a character cannot be written again
    return value


def save(path: pathlib.Path, key: Key) -> None:
    """Write a key so that only its owner can read it."""
    names = [{"kind": alias.kind, "pseudonym": alias.pseudonym, "forms": list(alias.forms)} for alias in key.aliases]
    places = {part: [list(one) for one in found] for part, found in sorted(key.places.items())}
    document = {"study": key.study, "names": names, "root": key.root, "kept": list(key.kept), "places": places}
    files.write(path, json.dumps(document, ensure_ascii=False, indent=1) + "\n", private=True)


def known(study: Study) -> Key:
    """Return the key of a study where it is kept, an empty one when there is none here.

    Raises QualcodeError when there is one that cannot be used: what cannot be looked for must not be taken for absent.
    """
    name = study.settings.study
    if not study.settings.file:
        return Key(name)
    key = load(_kept(path_of(name)), name)
    return Key(name) if of_another(key, study.root) else key


def of_another(key: Key, root: pathlib.Path) -> bool:
    """Tell whether a key belongs to a study of the same name in another folder, which is still there."""
    return key.root not in ("", str(root.resolve())) and (pathlib.Path(key.root) / STUDY).is_file()


def remember(path: pathlib.Path, study: str) -> None:
    """Note where a key is kept that is not in its usual place, so that leaks are looked for with it."""
    usual = path_of(study)
    if path.resolve() != usual.resolve():
        files.write(usual, json.dumps({"elsewhere": str(path.resolve())}) + "\n", private=True)


def _kept(usual: pathlib.Path) -> pathlib.Path:
    try:
        raw = json.loads(usual.read_bytes())
        return pathlib.Path(raw["elsewhere"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return usual
