"""Tests of what is shipped: guides, codebooks and example studies are sound, complete, and coded as the program codes now."""

from __future__ import annotations

import pathlib
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from qualcode.model.codebook import Codebook, Construct
from qualcode.model.guide import Guide
from qualcode.study import library
from qualcode.study.load import load_codebook, load_guide
from tests.conftest import Run

Command = Callable[..., Run]
HERE = pathlib.Path(__file__).parent
NOWHERE = pathlib.Path("nowhere")
BOOKS = ["blijven-leren", "leren-van-fouten", "psychologische-veiligheid", "werkplekleren"]
EXAMPLES = ["blijven-leren", "leren-van-fouten", "veilig-falen", "werkplekleren"]
GUIDES = {
    "begeleide-intervisie": "psychologische-veiligheid",
    "blijven-leren": "blijven-leren",
    "groepsgesprek": "blijven-leren",
    "leren-van-fouten": "leren-van-fouten",
    "werkplekleren": "werkplekleren",
    "workshop-invloedscirkel": "blijven-leren",
    "workshop-marktplaats": "blijven-leren",
    "zelfscan-uitdaging": "blijven-leren",
}
ENOUGH_INDICATORS = 20

MISTAKES = ["omgang-met-fouten", "rol-leidinggevende", "toon-aan-de-top", "melden-van-fouten", "leren-van-fouten"]
CONDITIONS = """
    autonomie coachend-leiderschap job-aids taakvariatie samenwerken fouten-mogen-maken feedback kwaliteiten zelfvertrouwen participatie
    leertijd werkdruk werkprocessen kennisdeelmomenten werkplekbegeleiding steun-leiding borging
""".split()
ASPECTS = ["vraagstuk", "interventies", "instrumenten", "opbrengsten", "voorwaarden", "vervolg"]
GROUPS = [
    (
        "psychologische-veiligheid",
        "klimaat",
        "psychologische-veiligheid perfectiecultuur kwetsbaarheid-leiding sturen-of-coachen eigenaarschap zelf-beslissen veiligheid",
    ),
    ("psychologische-veiligheid", "stappen", "stap-leerproces stap-vragen stap-eigen-fouten stap-reactie stap-vieren"),
    (
        "psychologische-veiligheid",
        "intervisie",
        "eigen-casus aan-de-beurt feedback-in-de-groep begeleiding-intervisie leervraag-onderzoeken groep-van-gelijken",
    ),
    (
        "blijven-leren",
        "versmallen",
        "lage-uitdaging routine-beloond nieuwe-eisen moeten-en-sturing terugval vasthouden afsluiten vastlopen",
    ),
    (
        "blijven-leren",
        "leren",
        "hoge-uitdaging twijfel-als-prikkel zelfreflectie hulp-en-feedback eigen-motivatie succeservaring vertrouwen-in-nieuw grenzen-verleggen",
    ),
    (
        "blijven-leren",
        "omgeving",
        "leersteun patronen jong-en-oud beelden-van-leeftijd rol-schoolleiding betrokkenheid deskundigheid-delen toekomstbeeld",
    ),
]
FACETS = [
    ("leren-van-fouten", "scissor", True, "situation choices incompatibility stakeholders selection outcome reflection"),
    ("leren-van-fouten", "fouttype", False, "vermijdbaar complex intelligent"),
    ("psychologische-veiligheid", "fouttype", False, "vermijdbaar complex intelligent"),
    ("psychologische-veiligheid", "reactie", False, "proces-en-aandacht samen-analyseren waarderen overnemen straffen negeren"),
    ("blijven-leren", "continuum", True, "versmallen meer-versmallen in-balans meer-leren blijven-leren"),
    ("blijven-leren", "kringloop", False, "sturing afsluiting groei"),
    ("blijven-leren", "invloedscirkel", True, "zelf klas sectie school omgeving"),
    ("blijven-leren", "kant", False, "aanbod vraag"),
    (
        "blijven-leren",
        "onderwerp",
        False,
        """vakinhoud didactiek digitale-middelen orde begeleiding toetsing differentiatie
        organiseren samenwerken anders""",
    ),
    ("werkplekleren", "instrument", False, "film kaart lijst scherm leerprogramma boek overleg"),
    ("werkplekleren", "gebruik", True, "niet-gebruikt deels-gebruikt gebruikt"),
]


SILENT = set("id unless find guide codebook extends phase group condition probes_of language references origin version".split())
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def prose(value: object, key: str = "") -> Iterator[str]:
    """Yield the texts in a guide or codebook that people read: no ids, indicators, fill-ins or titles of publications."""
    if isinstance(value, dict):
        for name, one in value.items():
            if name not in SILENT and not (name == "facets" and isinstance(one, dict)):
                yield from prose(one, name)
    elif isinstance(value, tuple | list):
        for one in value:
            if key not in ("constructs", "conditions") or not isinstance(one, str):
                yield from prose(one, key)
    elif isinstance(value, str):
        yield re.sub(r"\{\w+\}|`[^`]*`|\S+@\S+", " ", value)


def misspelled(words: set[str]) -> set[str]:
    """Return the words that the Dutch dictionary does not have; skips the test where there is none."""
    if not shutil.which("hunspell"):
        pytest.skip("hunspell is not installed")
    command = ["hunspell", "-d", "nl_NL", "-i", "utf-8", "-l"]
    done = subprocess.run(command, input="\n".join(sorted(words)), capture_output=True, encoding="utf-8", check=False)
    if done.returncode or "nl_NL" in done.stderr:
        pytest.skip("hunspell has no Dutch dictionary")
    return set(done.stdout.split())


@cache
def _book(name: str) -> Codebook:
    return load_codebook(name, NOWHERE)[0]


def _constructs() -> list[tuple[str, Construct]]:
    return [(name, construct) for name in BOOKS for _, _, construct in _book(name).walk()]


def test_names() -> None:
    """These guides, codebooks and examples are shipped."""
    assert {kind: library.names(kind) for kind in ("guides", "codebooks", "examples")} == {
        "guides": list(GUIDES),
        "codebooks": BOOKS,
        "examples": EXAMPLES,
    }


@pytest.mark.parametrize(("guide", "codebook"), GUIDES.items())
def test_codebook_and_guide_are_sound(run: Command, tmp_path: pathlib.Path, guide: str, codebook: str) -> None:
    """A shipped codebook and each of its guides pass the strictest check, silently."""
    (tmp_path / "study.yaml").write_text(f"study: proef\ncodebooks: [{codebook}]\nguides: [{guide}]\n", encoding="utf-8")
    assert run("check", "--strict", "--study", str(tmp_path)) == Run(0, "", "")


def test_all_codebooks_in_one_study(run: Command, tmp_path: pathlib.Path) -> None:
    """The shipped codebooks and guides can be used together: no construct has the id of one in another codebook."""
    (tmp_path / "study.yaml").write_text(f"study: proef\ncodebooks: [{', '.join(BOOKS)}]\nguides: [{', '.join(GUIDES)}]\n", encoding="utf-8")
    assert run("check", "--strict", "--study", str(tmp_path)) == Run(0, "", "")


@pytest.mark.parametrize(("guide", "codebook"), GUIDES.items())
def test_guide_is_of_its_codebook(guide: str, codebook: str) -> None:
    """A shipped guide says for which codebook it is made."""
    assert load_guide(guide, NOWHERE)[0].codebook == codebook


@pytest.mark.parametrize("name", GUIDES)
def test_guide_is_complete(name: str) -> None:
    """A shipped guide opens and closes, knows its length, fills in what it names, and knows other wordings of every question."""
    guide = load_guide(name, NOWHERE)[0]
    said = guide.introduction + guide.closing + "".join(question.ask + question.note for _, _, question, _ in guide.questions())
    said += "".join(section.note for section in guide.sections) + "".join(
        probe for _, _, question, _ in guide.questions() for probe in question.probes
    )
    said += "".join(wording for _, _, question, _ in guide.questions() for wording in question.also)
    assert [part for part in ("introduction", "closing", "duration", "fill_ins") if not getattr(guide, part)] == []
    assert [fill_in.id for fill_in in guide.fill_ins if f"{{{fill_in.id}}}" not in said or not fill_in.example] == []
    assert [section.id for section in guide.sections if not section.note] == []
    assert [question.id for _, _, question, _ in guide.questions() if not question.also] == []
    assert sum(section.minutes or 0 for section in guide.sections) == guide.duration


@pytest.mark.parametrize(("book", "group", "ids"), GROUPS)
def test_groups(book: str, group: str, ids: str) -> None:
    """Each part of the two younger codebooks has exactly these constructs, in the order of the scheme that it comes from."""
    assert _book(book).ids(group) == ids.split()


def test_every_construct_is_in_a_group() -> None:
    """No construct of a shipped codebook is left out when a matrix is made of its groups."""
    assert [construct.id for _, construct in _constructs() if construct.group is None] == []


def test_constructs_of_learning_from_mistakes() -> None:
    """The codebook for learning from mistakes has exactly these constructs, in the order of the interview."""
    assert _book("leren-van-fouten").ids() == MISTAKES


@pytest.mark.parametrize(("group", "ids"), [("condities", CONDITIONS), ("aspecten", ASPECTS), (None, CONDITIONS + ASPECTS)])
def test_constructs_of_learning_at_work(group: str | None, ids: list[str]) -> None:
    """The codebook for learning at work has exactly these constructs, in two groups."""
    assert _book("werkplekleren").ids(group) == ids


def test_conditions() -> None:
    """Every construct helps or hinders, but the aspects of a case carry no condition."""
    carried = {construct.id: _book(name).conditions_of(construct) for name, construct in _constructs()}
    assert carried == {construct.id: () if construct.id in ASPECTS else ("stimulerend", "belemmerend") for _, construct in _constructs()}


@pytest.mark.parametrize(("book", "facet", "ordered", "values"), FACETS)
def test_facets(book: str, facet: str, ordered: bool, values: str) -> None:
    """The facets of the shipped codebooks have exactly these values, each of them defined."""
    found = _book(book).facet(facet)
    assert found is not None
    assert (found.ordered, [value.id for value in found.values]) == (ordered, values.split())
    assert [value.id for value in found.values if not (value.label and value.definition)] == []


def test_references() -> None:
    """What constructs refer to is in the list with an author or title, and the year or `z.j.`; nothing stands there unused."""
    for name in BOOKS:
        used = {id for _, _, construct in _book(name).walk() for id in construct.references}
        listed = {reference.id: reference.text for reference in _book(name).references}
        assert used == set(listed)
        assert [text for text in listed.values() if not re.search(r"\((?:\d{4}|z\.j\.|Red\.)", text)] == []


def _shown(noun: Codebook | Guide) -> dict[str, object]:
    """Return what stands in a guide or codebook, without the names of what its views look at."""
    views = [[view.title, view.note, *getattr(view, "corners", ())] for view in getattr(noun, "views", ())]
    return {**noun.model_dump(exclude={"views"}), "views": views}


@pytest.mark.parametrize("kind", ["guides", "codebooks"])
def test_spelling(kind: str) -> None:
    """Every word of the shipped guides and codebooks is in a Dutch dictionary, or in the list of words that no dictionary has."""
    read: dict[str, set[str]] = {}
    for name in library.names(kind):
        noun = load_codebook(name, NOWHERE)[0] if kind == "codebooks" else load_guide(name, NOWHERE)[0]
        read[name] = {word for text in prose(_shown(noun)) for word in WORD.findall(text)}
    wrong = misspelled(set().union(*read.values()))
    known = {*(HERE / "spelled.txt").read_text(encoding="utf-8").split(), *(construct.id for _, construct in _constructs())}
    assert {name: sorted(words & wrong - known) for name, words in read.items() if words & wrong - known} == {}


@pytest.mark.parametrize(("name", "construct"), _constructs(), ids=lambda part: part.id if isinstance(part, Construct) else "")
def test_construct_is_complete(name: str, construct: Construct) -> None:
    """A construct says what it is, when to use it and when not, with two examples and at least twenty indicators."""
    missing = [part for part in ("label", "definition", "include", "exclude") if not getattr(construct, part)]
    assert missing == []
    assert len(construct.examples) >= 2
    assert len(construct.indicators) >= ENOUGH_INDICATORS


@pytest.mark.parametrize(("name", "construct"), _constructs(), ids=lambda part: part.id if isinstance(part, Construct) else "")
def test_indicators_are_written_once(name: str, construct: Construct) -> None:
    """No indicator of a construct stands there twice."""
    finds = [indicator.find for indicator in construct.indicators]
    assert [find for find in dict.fromkeys(finds) if finds.count(find) > 1] == []


@pytest.mark.parametrize(("name", "construct"), _constructs(), ids=lambda part: part.id if isinstance(part, Construct) else "")
def test_both_conditions_have_an_example(name: str, construct: Construct) -> None:
    """A construct that can help and hinder shows an example of either."""
    conditions = _book(name).conditions_of(construct)
    assert set(conditions) - {example.condition for example in construct.examples} == set()


@pytest.mark.parametrize("name", EXAMPLES)
def test_example_is_sound(run: Command, name: str) -> None:
    """A shipped example study passes the strictest check, silently."""
    assert run("check", "--strict", "--study", str(library.folder("examples") / name)) == Run(0, "", "")


@pytest.mark.parametrize("name", EXAMPLES)
def test_example_is_coded_as_the_program_codes_now(run: Command, tmp_path: pathlib.Path, name: str) -> None:
    """Coding a shipped example study again changes nothing; when it should, run `qualcode code` in it."""
    original, copy = library.folder("examples") / name, tmp_path / name
    shutil.copytree(original, copy, ignore=shutil.ignore_patterns("build"))
    assert run("code", "--study", str(copy)).code == 0
    coded = {path.relative_to(copy).as_posix(): path.read_text(encoding="utf-8").splitlines() for path in copy.glob("codings/**/auto.jsonl")}
    assert len(coded) == len(list(original.glob("transcripts/**/*.txt")))
    changed = [path for path, lines in coded.items() if (original / path).read_text(encoding="utf-8").splitlines() != lines]
    assert changed == []
