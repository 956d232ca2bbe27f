"""Counts that are kept: they are those of reading everything, and nothing that changed is believed."""

from __future__ import annotations

import json
import os
import pathlib
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coding.merge import fragments
from qualcode.coding.tally import Alike
from qualcode.model.coding import STATUSES, Coding
from qualcode.model.fragment import Fragment
from qualcode.store import rows, tallies, tally
from qualcode.store.codings import load_codings
from qualcode.store.tallies import Tallies
from qualcode.store.tally import Tallied
from qualcode.study.load import load_study
from tests import tiny

Kinds = Counter[tuple[str, Alike]]


@pytest.fixture
def root(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Return the folder of the tiny study, whose files were last changed a while ago, with a cache of its own."""
    monkeypatch.setenv("QUALCODE_CACHE", str(tmp_path / "cache"))
    study = tmp_path / "studie"
    tiny.write(study)
    _settle(study)
    return study


def _settle(root: pathlib.Path) -> None:
    """Let some time have passed since all files were changed."""
    for path in root.rglob("*"):
        if path.is_file():
            os.utime(path, (1_700_000_000, 1_700_000_000))


def _kinds(found: Sequence[Fragment]) -> Kinds:
    """Return how many fragments there are of each kind, by transcript."""
    counts: Kinds = Counter()
    for one in found:
        alike = Alike(one.speaker, one.construct, one.condition, tuple(sorted(one.facets.items())), one.coders, one.confirmed)
        counts[one.transcript, alike] += one.times
    return counts


def _read(root: pathlib.Path) -> list[Tallied] | None:
    return Tallies(root).read(load_study(root)[0])


def _in_full(root: pathlib.Path) -> Kinds:
    study = load_study(root)[0]
    return _kinds(fragments(study, load_codings(study)[0]))


def _keep(root: pathlib.Path) -> None:
    """Read a study and keep what was counted."""
    study, kept = load_study(root)[0], Tallies(root)
    read = kept.read(study)
    assert read is not None
    kept.save(study, read)


def test_the_same_as_in_full(root: pathlib.Path) -> None:
    """What is tallied is what reading and merging all codings finds."""
    read = _read(root)
    assert read is not None
    assert _kinds([fragment for one in read for fragment in one.fragments()]) == _in_full(root)


def test_kept(root: pathlib.Path) -> None:
    """What was kept comes back as it was, with as much of the study as counts need; before that there is nothing."""
    assert Tallies(root).whole() is None
    _keep(root)
    whole = Tallies(root).whole()
    assert whole is not None
    study, found = whole
    full = load_study(root)[0]
    assert _kinds(found) == _in_full(root)
    assert (study.settings.model_dump(), study.settings.file) == (full.settings.model_dump(), "study.yaml")
    assert [(one.name, one.file, one.attributes, one.respondents) for one in study.transcripts] == [
        (one.name, one.file, one.attributes, one.respondents) for one in full.transcripts
    ]
    assert (list(study.constructs()), study.carried(), study.subtrees()) == (list(full.constructs()), full.carried(), full.subtrees())


def _more(root: pathlib.Path) -> None:
    line = '{"start": 35, "end": 62, "quote": "Bij ons beslist de machine.", "construct": "ruimte"}\n'
    (root / "codings" / "c" / "bram.jsonl").write_text(line, encoding="utf-8")


def _other(root: pathlib.Path) -> None:
    (root / "transcripts" / "d.txt").write_text("Respondent: Ja.\n", encoding="utf-8")


def _replaced(name: str, old: str, new: str) -> Callable[[pathlib.Path], None]:
    def change(root: pathlib.Path) -> None:
        path = root / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    return change


CHANGES: dict[str, Callable[[pathlib.Path], None]] = {
    "a coding of another size": _replaced("codings/a/auto.jsonl", "0.6", "0.65"),
    "a coding of the same size": _replaced("codings/b/auto.jsonl", "belemmerend", "stimulerend"),
    "a coding file more": _more,
    "a coding file less": lambda root: (root / "codings" / "c" / "auto.jsonl").unlink(),
    "a transcript": _replaced("transcripts/c.txt", "rol: medewerker", "rol: hr"),
    "a transcript more": _other,
    "a transcript less": lambda root: (root / "transcripts" / "c.txt").unlink(),
    "the codebook": _replaced("codebooks/bakken.yaml", "id: inspraak", "id: inspraken"),
    "study.yaml": _replaced("study.yaml", "coders: [anna]", "coders: [bram]"),
    "a case": _replaced("cases/zon.yaml", "Bakkerij Zon", "Bakkerij Maan"),
}


@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.parametrize("settled", [True, False])
def test_changed(root: pathlib.Path, what: str, settled: bool) -> None:
    """After any change what was kept is not believed, also when the file has its old time and size again; what is read anew is right."""
    _keep(root)
    CHANGES[what](root)
    if settled:
        _settle(root)
    assert Tallies(root).whole() is None
    read = _read(root)
    if read is not None:
        assert _kinds([fragment for one in read for fragment in one.fragments()]) == _in_full(root)


def test_only_what_changed(root: pathlib.Path) -> None:
    """Of transcripts whose files are as they were nothing is read again."""
    _keep(root)
    CHANGES["a coding of the same size"](root)
    read = _read(root)
    assert read is not None
    assert [sorted(one.stamps) for one in read] == [[], ["codings/b/auto.jsonl"], []]


def test_another_time_and_the_same_content(root: pathlib.Path) -> None:
    """Files that only have another time, as after a copy, are known by their content."""
    _keep(root)
    for path in root.rglob("*.jsonl"):
        path.write_bytes(path.read_bytes())
    assert Tallies(root).whole() is not None


def test_changed_within_the_same_moment(root: pathlib.Path) -> None:
    """A file that was written just before it was read is known by its content, for its time would not tell that it was written again."""
    os.utime(root / "codings" / "b" / "auto.jsonl", (4_000_000_000, 4_000_000_000))  # later than any clock
    _keep(root)
    kept = next((root.parent / "cache" / "tallies").iterdir()).read_bytes().partition(b"\n")[2]
    stamps = json.loads(kept)["stamps"]
    assert stamps["codings/b/auto.jsonl"][1] == 0
    assert len(stamps["codings/b/auto.jsonl"][2]) == 64


def test_known_by_time(root: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that was not changed for a while is known by size and time, and is not read; one whose time was set back is found out."""
    monkeypatch.setattr(tally, "changed", lambda stat: stat.st_mtime_ns)
    monkeypatch.setattr(tallies, "changed", lambda stat: stat.st_mtime_ns)
    _keep(root)
    with monkeypatch.context() as patch:
        patch.setattr(tallies, "stamp", lambda *_: pytest.fail("a file was read"))
        assert Tallies(root).whole() is not None
    monkeypatch.undo()
    monkeypatch.setenv("QUALCODE_CACHE", str(root.parent / "cache"))
    CHANGES["a coding of the same size"](root)
    _settle(root)
    assert Tallies(root).whole() is None


def test_with_another_codebook(root: pathlib.Path) -> None:
    """What was counted with one codebook is not what another would count."""
    _keep(root)
    assert Tallies(root, "werkplekleren").whole() is None


def test_another_key(root: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When there are other names that may not be said, nothing is known to be sound any more."""
    _keep(root)
    monkeypatch.setenv("QUALCODE_KEYS", str(tmp_path / "sleutels"))
    (tmp_path / "sleutels").mkdir()
    names = [{"kind": "persoon", "pseudonym": "[collega 1]", "forms": ["Karin"]}]
    (tmp_path / "sleutels" / "bakkers.json").write_text(json.dumps({"study": "bakkers", "names": names, "root": "", "kept": [], "places": {}}))
    kept = Tallies(root)
    assert kept.whole() is None
    read = kept.read(load_study(root)[0])
    assert read is not None
    assert all(one.stamps for one in read)


@pytest.mark.parametrize("damage", [lambda raw: raw[:-5], lambda raw: raw.replace(b'"n"', b'"m"') + b" ", lambda _: b"", lambda _: b"{}"])
def test_damaged(root: pathlib.Path, damage: Callable[[bytes], bytes]) -> None:
    """What was kept is not believed when it is not as it was kept."""
    _keep(root)
    (kept,) = (root.parent / "cache" / "tallies").iterdir()
    kept.write_bytes(damage(kept.read_bytes()))
    assert Tallies(root).whole() is None


UNSOUND = {
    "no JSON": "weg\n",
    "a conflict": "<<<<<<< anna\n",
    "an unknown construct": '{"start": 35, "end": 38, "quote": "Bij", "construct": "tijd"}\n',
    "an unknown condition": '{"start": 35, "end": 38, "quote": "Bij", "construct": "ruimte", "condition": "anders"}\n',
    "an unknown facet": '{"start": 35, "end": 38, "quote": "Bij", "construct": "ruimte", "facets": {"kring": "niemand"}}\n',
    "other words": '{"start": 35, "end": 38, "quote": "bij", "construct": "ruimte"}\n',
    "another end": '{"start": 35, "end": 39, "quote": "Bij", "construct": "ruimte"}\n',
    "an unknown key": '{"start": 35, "end": 38, "quote": "Bij", "construct": "ruimte", "kleur": "rood"}\n',
    "a line twice": '{"start": 35, "end": 38, "quote": "Bij", "construct": "ruimte"}\n' * 2,
    "another encoding": "\xff",
}


@pytest.mark.parametrize("what", UNSOUND)
def test_unsound(root: pathlib.Path, what: str) -> None:
    """Of a study with anything odd in a coding file nothing is counted, so that it is read in full."""
    (root / "codings" / "c" / "anna.jsonl").write_bytes(UNSOUND[what].encode("latin-1" if what == "another encoding" else "utf-8"))
    assert _read(root) is None


def test_without_codebook(root: pathlib.Path) -> None:
    """Without a codebook nothing can be counted."""
    (root / "study.yaml").write_text("study: bakkers\n", encoding="utf-8")
    assert _read(root) is None


_SMALL = 1e-05  # is written in another way
TEXT = "Er is rust. Er is \\ ruimte. 'Er is \"tijd\".' Er is rust.\t🙂 Einde."


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_lines_at_once(data: st.DataObject) -> None:
    """Lines that are read at once say what they say when they are read one by one, whatever is quoted and noted."""
    made = []
    for n in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(TEXT) - 1))
        end = data.draw(st.integers(start + 1, len(TEXT)))
        note = data.draw(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=6))
        condition = data.draw(st.sampled_from([None, "stimulerend", ""]))
        facets = data.draw(st.sampled_from([{}, {}, {"kring": "zelf"}]))
        score = data.draw(st.sampled_from([None, 0.0, 0.5, 1.0, _SMALL]))
        status = data.draw(st.sampled_from(STATUSES))
        made.append(Coding("a", "anna", start, end, TEXT[start:end], "rust", condition, facets, status, score, note, note, id=f"id-{n}"))
    lines = [rows.row(one, TEXT) for one in made]
    found = rows.quick("".join(line + "\n" for line in lines))
    if found is None:
        odd = [one.facets or one.score == _SMALL or "\\u" in line for one, line in zip(made, lines, strict=True)]
        assert any(odd) or not made
        return
    contexts = [(fields.get("before", ""), fields.get("after", "")) for fields in map(json.loads, lines)]
    assert found == [
        (one.id, one.start, one.end, one.quote, one.construct, one.condition, one.status, one.why, one.memo, *context)
        for one, context in zip(made, contexts, strict=True)
    ]


@pytest.mark.parametrize("line", ['{"id": "x", "start": 1}', "{}", "", "\n", '{"id": "x", "start": 01, "end": 2, "quote": "a"}'])
def test_other_lines_not_at_once(line: str) -> None:
    """A file in which a line is not written like others is not read at once."""
    assert rows.quick(line) is None
