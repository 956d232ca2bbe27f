"""What guides/README.md and codebooks/README.md show can be used as it stands there."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Callable

import pytest
import yaml
from jsonschema import Draft7Validator

from qualcode.study import library, schema
from tests.conftest import ROOT, Run

Command = Callable[..., Run]
PAGES = {kind: (ROOT / kind / "README.md").read_text(encoding="utf-8") for kind in ("guides", "codebooks")}
SHOWN = [(kind, text) for kind, page in PAGES.items() for text in re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)]


def test_there_are_examples() -> None:
    """The pages show a guide, a codebook, and codebooks on top of another."""
    assert [(kind, yaml.safe_load(text)[kind.removesuffix("s")]) for kind, text in SHOWN] == [
        ("guides", "fouten-kort"),
        ("codebooks", "bakkerijen"),
        ("codebooks", "werkplekleren-zorg"),
        ("codebooks", "met-beelden"),
    ]


@pytest.mark.parametrize(("kind", "text"), SHOWN, ids=["guide", "codebook", "extending", "views"])
def test_example_is_sound(run: Command, tmp_path: pathlib.Path, kind: str, text: str) -> None:
    """An example of the page passes check in a study of its own, and fits the schema that an editor has."""
    key = kind.removesuffix("s")
    shown = yaml.safe_load(text)
    books = shown["codebook"]
    (tmp_path / kind).mkdir()
    (tmp_path / kind / f"{shown[key]}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "study.yaml").write_text(f"study: proef\ncodebooks: [{books}]\n", encoding="utf-8")
    assert run("check", "--study", str(tmp_path)) == Run(0, "", "")
    assert list(Draft7Validator(schema.schema(key)).iter_errors(shown)) == []


@pytest.mark.parametrize("kind", PAGES)
def test_every_shipped_file_is_in_the_table(kind: str) -> None:
    """The table names exactly what is shipped, and each guide with its codebook."""
    assert sorted(re.findall(r"^\| `([\w-]+)` \|", PAGES[kind].split("\n## ")[0], re.MULTILINE)) == library.names(kind)


def test_every_key_is_shown() -> None:
    """Every key that a guide or codebook can have is on its page."""
    for kind, page in PAGES.items():
        made = schema.schema(kind.removesuffix("s"))
        keys = {key for part in (made, *made["definitions"].values()) for key in _keys(part)}
        assert sorted(key for key in keys if not re.search(rf"\b{key}:", page)) == []


def _keys(part: dict[str, object]) -> set[str]:
    """Return the keys of a noun in a schema, also of one that may be written as one text."""
    options = part.get("anyOf")
    inside = [one for one in options if isinstance(one, dict)] if isinstance(options, list) else []
    properties = part.get("properties")
    return {*(properties if isinstance(properties, dict) else {}), *(key for one in inside for key in _keys(one))}


def test_self_scan(run: Command, folder: pathlib.Path) -> None:
    """A self-scan that was filled in as a survey becomes a transcript a person, coded by what was asked.

    === study.yaml
    study: proef
    codebooks: [blijven-leren]
    === scan.csv
    functie;Bij welk werk zit je vooral in de rode cirkel?;Bij welk werk zit je vooral in de groene cirkel?
    docent;De toetsen van de onderbouw, die maak ik al jaren op dezelfde manier.;Het nieuwe practicum, daar wist ik niks van.
    mentor;De ouderavonden, dat is routine.;Lesgeven aan nieuwkomers, dat had ik nog nooit gedaan.
    """
    (command,) = re.findall(r"^\$ qualcode (import .*?)\n```$", PAGES["guides"], re.MULTILINE | re.DOTALL)
    words = [word.strip('"') for word in re.findall(r'"[^"]*"|[^\s\\]+', command)]
    assert run(*words, "--set", "bedrijf=Merenveld").code == 0
    assert run("check") == Run(0, "", "")
    assert run("code").code == 0
    coded = {path.parent.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("codings/*/auto.jsonl"))}
    assert list(coded) == ["scan-001", "scan-002"]
    assert [('"lage-uitdaging"' in text, '"hoge-uitdaging"' in text) for text in coded.values()] == [(True, True), (True, True)]
    assert all('{"continuum": "versmallen"}' in text for text in coded.values())
