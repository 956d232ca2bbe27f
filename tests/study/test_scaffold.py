"""A new study works at once."""

from __future__ import annotations

import pathlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.check import run
from qualcode.model.study import Settings
from qualcode.study import authored, library, scaffold, yamlfile
from qualcode.study.load import guide_for, load_study
from qualcode.text import slug


def make(folder: pathlib.Path, files: dict[str, str]) -> None:
    """Write the files of a study."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("codebook", library.names("codebooks"))
def test_new_study_is_sound(tmp_path: pathlib.Path, codebook: str) -> None:
    """A new study has no problems, and its transcript, case, codebook and guide belong together."""
    make(tmp_path, scaffold.files("mijn-studie", codebook=codebook, guide=guide_for(codebook, tmp_path)))
    study, problems = load_study(tmp_path)
    assert problems + run(study, []) == []
    (transcript,) = study.transcripts
    book, guide, case = study.codebook_of(transcript), study.guide_of(transcript), study.case(transcript.attributes["bedrijf"])
    assert (book.codebook if book else None, guide.codebook if guide else None) == (codebook, codebook)
    assert case is not None
    assert case.facts == {"omvang": "25 medewerkers"}


def test_title_of_a_new_study() -> None:
    """The title is the name in words."""
    assert "study: leren-in-de-bouw\ntitle: Leren in de bouw\n" in scaffold.files("leren-in-de-bouw", codebook="werkplekleren")["study.yaml"]


@settings(max_examples=60, deadline=None)
@given(name=st.text(max_size=100))
def test_any_folder_can_hold_a_study(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    """Whatever the folder is called, its study.yaml is sound."""
    path = tmp_path_factory.getbasetemp() / "nieuw.yaml"  # a `study.yaml` there would make one study of all tests
    path.write_text(scaffold.files(slug(name), codebook="werkplekleren")["study.yaml"], encoding="utf-8")
    read, problems = authored.load(Settings, path, "study.yaml")
    assert problems == []
    assert read is not None
    assert read.study == slug(name)


def test_files_of_a_new_study() -> None:
    """Without more a new study is five files and the schemas by which an editor knows them."""
    made = scaffold.files("a", codebook="werkplekleren")
    assert list(made)[:5] == ["study.yaml", "transcripts/00-voorbeeld.txt", "cases/voorbeeldbedrijf.yaml", ".gitignore", ".gitattributes"]
    assert list(made)[5:] == [f".qualcode/{kind}.schema.json" for kind in ("guide", "codebook", "study", "case")]


@pytest.mark.parametrize(("ci", "path"), [("github", ".github/workflows/qualcode.yml"), ("gitlab", ".gitlab-ci.yml")])
def test_workflow(ci: str, path: str) -> None:
    """A workflow is one file more, YAML in which the checks come before the report."""
    made = scaffold.files("a", codebook="werkplekleren", ci=ci)
    assert set(made) - set(scaffold.files("a", codebook="werkplekleren")) == {path}
    assert yamlfile.parse(made[path], path)[2] == []
    assert made[path].index("qualcode check") < made[path].index("qualcode report")
