"""Tests of the templates that a study may bring: bounded, sandboxed, and told of when they fail."""

from __future__ import annotations

import pathlib

import pytest

from qualcode.errors import QualcodeError
from qualcode.report import html, markdown
from qualcode.report.blocks import Document, Paragraph

REPORT = Document("Zon & Maan", "", "", "", (Paragraph("Een."),) * 3)
LOOP = "{% for a in range(9999) %}" * 3 + "{% endfor %}" * 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LOOP, "the template does not come to an end"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "maximum recursion depth exceeded"),
        ('{{ "x" * 10000000000 }}', "may not compute with *"),
        ("{{ 9 ** 9 ** 9 }}", "may not compute with **"),
        ('{{ "%999999999d" % 1 }}', "may not compute with %"),
        ("{{ document.title.__class__.__mro__ }}", "unsafe"),
        ("{{ document.blocks.append(1) }}", "has no attribute 'append'"),
        ("{% include '/etc/passwd' %}", "passwd"),
        ("{% include '../../study.yaml' %}", "study.yaml"),
        ("a\n{{ missing }}", "verslag.md.j2:2: 'missing' is undefined"),
        ("{% if %}", "verslag.md.j2:1"),
    ],
)
def test_refused(text: str, said: str, tmp_path: pathlib.Path) -> None:
    """A template that fails, never ends, fills the memory or looks elsewhere is an error with its place."""
    (tmp_path / "verslag.md.j2").write_text(text, encoding="utf-8")
    with pytest.raises(QualcodeError) as caught:
        markdown.render(REPORT, templates=tmp_path)
    assert said in str(caught.value)


def test_own_template_for_a_kind(tmp_path: pathlib.Path) -> None:
    """A template named after the kind of report goes before the study's general one, and that before the shipped one."""
    (tmp_path / "verslag.md.j2").write_text("algemeen {{ '-' * 3 }} {{ 7 % 4 }}", encoding="utf-8")
    (tmp_path / "membercheck.md.j2").write_text("eigen", encoding="utf-8")
    assert markdown.render(REPORT, kind="membercheck", templates=tmp_path) == "eigen\n"
    assert markdown.render(REPORT, kind="overzicht", templates=tmp_path) == "algemeen --- 3\n"
    assert "<p>Een.</p>" in html.render(REPORT, kind="membercheck", templates=tmp_path)


def test_html_template_escapes(tmp_path: pathlib.Path) -> None:
    """What a study's own HTML template shows is escaped like that of the shipped one."""
    (tmp_path / "verslag.html.j2").write_text("<h1>{{ document.title }}</h1>", encoding="utf-8")
    assert html.render(REPORT, templates=tmp_path) == "<h1>Zon &amp; Maan</h1>\n"
