"""Tests of reports in Markdown: the shipped template, a study's own, and what has a meaning in Markdown."""

from __future__ import annotations

import pathlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from qualcode.coding.merge import fragments
from qualcode.errors import QualcodeError
from qualcode.report import markdown
from qualcode.report.blocks import Block, Bullets, Document, Facts, Heading, Paragraph, Quote, Table
from qualcode.report.findings import findings
from qualcode.report.kinds import casusverslag
from qualcode.store.codings import load_codings
from qualcode.study.load import load_study
from tests import tiny

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
NAMES = ["*Noord*", "a_b_c", "x | y", "<b>Zon</b>", "[groep](weg)", "`code`", "# 1", r"a\b", "Jan &amp; Zn", "~~oud~~", "![plaat](x)", "&lt;"]


def _document(*blocks: Block) -> Document:
    return Document("Casusverslag Zon", "Proef", "Casusverslag Zon", "An en Bo", blocks)


def _body(*blocks: Block) -> str:
    """Return what the shipped template makes of some blocks, without the title."""
    return markdown.render(_document(*blocks)).partition("An en Bo\n\n")[2]


def test_whole_report(tmp_path: pathlib.Path, golden: Callable[[str, str], None]) -> None:
    """The report of a tiny study is, to the letter, the golden file."""
    tiny.write(tmp_path)
    study, _ = load_study(tmp_path)
    document = casusverslag.build(findings(study, fragments(study, load_codings(study)[0]), by="bedrijf").of_case("Bakkerij Zon"))
    golden("report/bakkerij-zon.md", markdown.render(document))


def test_title() -> None:
    """Title, study and authors stand on top; without a study there is a title only."""
    assert markdown.render(_document()) == "# Casusverslag Zon\n\n*Proef* · An en Bo\n"
    assert markdown.render(Document("Casusverslag Zon", "", "", "", ())) == "# Casusverslag Zon\n"


def test_title_without_authors() -> None:
    """A study without authors has its title alone."""
    assert markdown.render(Document("Casusverslag Zon", "Proef", "", "", ())) == "# Casusverslag Zon\n\n*Proef*\n"


def test_headings() -> None:
    """A heading is a level lower than in the report, for the title is the first."""
    assert _body(Heading("Een"), Heading("Twee", 2), Heading("Drie", 3)) == "## Een\n\n### Twee\n\n#### Drie\n"


def test_paragraphs() -> None:
    """A note is in italics, other text plain."""
    assert _body(Paragraph("Een."), Paragraph("Twee.", note=True), Paragraph("Drie.")) == "Een.\n\n*Twee.*\n\nDrie.\n"


def test_quote() -> None:
    """A quote stands in a block of its own below who said it."""
    assert _body(Quote("Goed.", "Een kok zei:"), Paragraph("Ja.")) == "Een kok zei:\n\n> “Goed.”\n\nJa.\n"


def test_facts() -> None:
    """Facts are a table with bold names."""
    assert _body(Facts((("Omvang", "12"), ("Sector", "zorg"))), Heading("H")) == (
        "| | |\n|---|---|\n| **Omvang** | 12 |\n| **Sector** | zorg |\n\n## H\n"
    )


def test_table() -> None:
    """Numbers in a table are set to the right."""
    block = Table(("Thema", "Aantal"), (("Rust", 2), ("Ruimte", 1)), (0.5, 0.5))
    assert _body(block, Heading("H")) == "| Thema | Aantal |\n|---|---:|\n| Rust | 2 |\n| Ruimte | 1 |\n\n## H\n"


def test_bullets() -> None:
    """A list has a line for each item."""
    assert _body(Bullets(("een", "twee")), Heading("H")) == "- een\n- twee\n\n## H\n"


@pytest.mark.parametrize("name", NAMES)
def test_names_in_every_place(name: str) -> None:
    """A name is read as written in a title, a heading, a quote, a source, a cell and a list, whatever it holds."""
    blocks = (Heading(name), Quote(name, name), Facts(((name, name),)), Table((name,), ((name,),), (1.0,)), Bullets((name,)))
    tokens = READER.parse(markdown.render(Document(name, name, name, name, blocks)))
    shown = ["".join(part.content for part in token.children or ()) for token in tokens if token.type == "inline"]
    assert [text for text in shown if text] == [name, f"{name} · {name}", name, name, f"“{name}”", *[name] * 5]


TEXTS = st.text(st.sampled_from("ab1. \\`*_[]<>|#~&;+-=()!:'\"é🙂") | st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)
TEXTS_OF_MARKDOWN = st.sampled_from([*NAMES, "1. Eerst", "2) dan", "- niets", "+ iets", "---", "- - -", "+", "-", "~~~", "===", "1.", "    a", "> b"])


@settings(max_examples=100, deadline=None)
@given((TEXTS | TEXTS_OF_MARKDOWN).filter(str.strip))
def test_any_text_is_read_as_written(text: str) -> None:
    """A paragraph of any text is read by a Markdown reader as just that text, on one line."""
    tokens = READER.parse(markdown.escape(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    parts = tokens[1].children or []
    assert {part.type for part in parts} <= {"text", "text_special"}
    assert "".join(part.content for part in parts) == " ".join(text.split())


def test_texts_that_stay_as_they_are() -> None:
    """Text that means nothing in Markdown is not littered with backslashes."""
    for text in ("+3 −2 ?1", "-5%", "Jan & Zn", "2026-03-02", "1.5 uur", "Ja!", "a - b", "=1+1", "10.000 euro"):
        assert markdown.escape(text) == text


def _template(folder: pathlib.Path, **files: str) -> pathlib.Path:
    """Write templates by their first name, and return their folder."""
    templates = folder / "templates"
    templates.mkdir(exist_ok=True)
    for name, text in files.items():
        (templates / f"{name}.md.j2").write_text(text, encoding="utf-8")
    return templates


def test_own_template_first(tmp_path: pathlib.Path) -> None:
    """A study's own template goes before the shipped one, and has the report and the `md` filter."""
    templates = _template(tmp_path, verslag="{{ document.title | md }}: {{ document.blocks | length }}, {{ 'a*b' | md }}\n")
    assert markdown.render(_document(Heading("H")), templates=templates) == "Casusverslag Zon: 1, a\\*b\n"


def test_own_template_that_includes_another(tmp_path: pathlib.Path) -> None:
    """A template can be put together from several files."""
    templates = _template(tmp_path, verslag="{% include 'kop.md.j2' %}", kop="== {{ document.title }}")
    assert markdown.render(_document(), templates=templates) == "== Casusverslag Zon\n"


def test_folder_without_template(tmp_path: pathlib.Path) -> None:
    """A study with other templates only, or with none, gets the shipped one."""
    expected = markdown.render(_document())
    assert markdown.render(_document(), templates=tmp_path / "weg") == expected
    assert markdown.render(_document(), templates=_template(tmp_path, kop="iets")) == expected


def test_template_that_comes_later(tmp_path: pathlib.Path) -> None:
    """A template that is added or taken away while a notebook runs counts for the next report."""
    expected = markdown.render(_document(), templates=tmp_path / "templates")
    own = _template(tmp_path, verslag="eigen")
    assert markdown.render(_document(), templates=own) == "eigen\n"
    (own / "verslag.md.j2").unlink()
    assert markdown.render(_document(), templates=own) == expected


FAILURES = {
    "a\n\n{% if %}": "templates/verslag.md.j2:3: Expected an expression, got 'end of statement block'",
    "a\n{{ nope }}": "templates/verslag.md.j2:2: 'nope' is undefined",
    "a\n\n\n{{ document.titel }}": "templates/verslag.md.j2:4: 'qualcode.report.blocks.Document object' has no attribute 'titel'",
    "{{ 1 / 0 }}": "templates/verslag.md.j2:1: division by zero",
    "\n{{ 'a' | nofilter }}": "templates/verslag.md.j2:2: No filter named 'nofilter'.",
    "\n{{ document.title | dictsort }}": "templates/verslag.md.j2:2: 'str' object has no attribute 'items'",
    "{{ document.blocks.append(1) }}": "templates/verslag.md.j2:1: 'tuple object' has no attribute 'append'",
}


@pytest.mark.parametrize(("template", "message"), FAILURES.items())
def test_failing_template(tmp_path: pathlib.Path, template: str, message: str) -> None:
    """A template that fails is named with the line on which it does and why, whatever the failure is."""
    with pytest.raises(QualcodeError) as error:
        markdown.render(_document(), templates=_template(tmp_path, verslag=template))
    assert (str(error.value), error.value.hint) == (message, "mend the template, or take it away to use the shipped one")


def test_failing_part_of_a_template(tmp_path: pathlib.Path) -> None:
    """When an included file fails, that file is named."""
    templates = _template(tmp_path, verslag="a\n{% include 'kop.md.j2' %}", kop="a\n\n{{ nope }}")
    with pytest.raises(QualcodeError, match=r"^templates/kop\.md\.j2:3: 'nope' is undefined$"):
        markdown.render(_document(), templates=templates)


def test_template_that_includes_itself(tmp_path: pathlib.Path) -> None:
    """A template without end is named, not a bug."""
    with pytest.raises(QualcodeError, match=r"^templates/verslag\.md\.j2:1: maximum recursion depth exceeded"):
        markdown.render(_document(), templates=_template(tmp_path, verslag="{% include 'verslag.md.j2' %}"))


def test_template_that_is_no_text(tmp_path: pathlib.Path) -> None:
    """A template that is not UTF-8 is named."""
    templates = _template(tmp_path)
    (templates / "verslag.md.j2").write_bytes(b"caf\xe9")
    with pytest.raises(QualcodeError, match=r"^templates/verslag\.md\.j2: 'utf-8' codec can't decode byte 0xe9"):
        markdown.render(_document(), templates=templates)


@pytest.mark.parametrize("reach", ["document.__class__", "document.title.__class__.__mro__", "cycler.__init__.__globals__", "document.__dict__"])
def test_sandbox(tmp_path: pathlib.Path, reach: str) -> None:
    """A template cannot get behind the report to Python itself."""
    with pytest.raises(QualcodeError, match=r"^templates/verslag\.md\.j2:1: access to attribute '__\w+__' of '\w+' object is unsafe\.$"):
        markdown.render(_document(), templates=_template(tmp_path, verslag="{{ " + reach + " }}"))


@pytest.mark.parametrize("path", ["../study.yaml", "/etc/hostname"])
def test_sandbox_of_files(tmp_path: pathlib.Path, path: str) -> None:
    """A template cannot read a file outside its folder."""
    (tmp_path / "study.yaml").write_text("geheim", encoding="utf-8")
    with pytest.raises(QualcodeError, match=r"^templates/verslag\.md\.j2:1: "):
        markdown.render(_document(), templates=_template(tmp_path, verslag="{% include '" + path + "' %}"))
