"""Tests of the page in a real browser: cells and their fragments, filters, keys, links, accessibility, and reading without a script."""

from __future__ import annotations

import json
import pathlib
import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from qualcode.coding.merge import fragments
from qualcode.report.site.page import render
from qualcode.store.codings import load_codings
from qualcode.study.load import load_study
from tests import nouns, tiny
from tests.conftest import ROOT
from tests.report.site.browser import Scheme, browser, needs_chromium, opened, until

pytestmark = needs_chromium
NO_SKIP_LINKS = {"rules": {"skip-link": {"enabled": False}}}  # takes every link within a page for one; ours is tested by itself
ODD = ["A/B", "A\\B", "A:B", "A*B", "A<b>B", "A&amp;B", "A\"B'", "🍞", "</script><script>console.log(1)</script>", "</noscript>", "{{ 7 }}"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Return a browser for the tests of this file."""
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Return the page of the example study in a file."""
    study, _ = load_study(ROOT / "examples" / "werkplekleren")
    codings, _ = load_codings(study)
    found = fragments(study, codings)
    folder = tmp_path_factory.mktemp("page")
    (folder / "zonder.html").write_text(render(study, found, codings, transcripts=False), encoding="utf-8")
    (folder / "page.html").write_text(render(study, found, codings), encoding="utf-8")
    return folder / "page.html"


@pytest.fixture
def bakers(tmp_path: pathlib.Path) -> pathlib.Path:
    """Return the page of the tiny study in a file."""
    tiny.write(tmp_path)
    study, _ = load_study(tmp_path)
    codings, _ = load_codings(study)
    path = tmp_path / "page.html"
    path.write_text(render(study, fragments(study, codings), codings), encoding="utf-8")
    return path


def known(file: pathlib.Path) -> dict[str, list[list[object]]]:
    """Return what is in a page as data."""
    match = re.search(r'<script type="application/json" id="data">(.*?)</script>', file.read_text(encoding="utf-8"), re.DOTALL)
    assert match
    found: dict[str, list[list[object]]] = json.loads(match[1])
    return found


def total(text: str) -> int:
    """Return how many fragments a line such as `12 van 34 fragmenten` counts."""
    return int(text.split(maxsplit=1)[0])


def focused(page: Page) -> str:
    """Return what the focus is on: the address of a link, the name of anything else."""
    return str(page.evaluate("document.activeElement.hash || document.activeElement.id || document.activeElement.tagName"))


def test_every_cell_opens_its_fragments(chromium: Browser, example: pathlib.Path) -> None:
    """Each cell opens just the fragments that it counts, of its case and theme, and all fragments are in a cell."""
    data = known(example)
    cases, numbers = [talk[1] for talk in data["talks"]], {str(one[0]): (one[1], one[2]) for one in data["passages"]}
    with opened(chromium, example) as page:
        links = page.locator("#matrix td a").evaluate_all("all => all.map(one => [one.hash, one.textContent])")
        seen: list[str] = []
        for hash_, text in links:
            _, case, theme = hash_.split("-")
            page.evaluate("hash => { location.hash = hash }", hash_)
            until(
                page,
                "head => document.querySelector('#panel-head').textContent === head",
                f"{data['themes'][int(theme)][1]}, {data['cases'][int(case)]}",
            )
            shown = page.locator("#panel-list li").evaluate_all("all => all.map(one => one.dataset.number)")
            assert len(shown) == sum(map(int, re.findall(r"\d+", text)))
            assert {(cases[int(str(numbers[one][0]))], numbers[one][1]) for one in shown} == {(int(case), int(theme))}
            seen += shown
        assert sorted(seen) == sorted(numbers)


@pytest.mark.parametrize(
    ("field", "place"), [("#sign", 3), ("#state", 4), ("#case", None), ("#role", None), ("#theme", 2)], ids=["sign", "state", "case", "role", "theme"]
)
def test_filters_count(chromium: Browser, example: pathlib.Path, field: str, place: int | None) -> None:
    """Each choice of a filter counts what is there, in the line, the matrix and the list alike, and the choices together count all."""
    data = known(example)
    talks = data["talks"]

    def value(one: list[object]) -> object:
        return one[place] if place is not None else talks[int(str(one[1]))][1 if field == "#case" else 2]

    with opened(chromium, example) as page:
        options = page.locator(f"{field} option").evaluate_all("all => all.map(one => one.value).filter(Boolean)")
        counted = 0
        for option in options:
            page.select_option(field, option)
            expected = sum(str(value(one)) == option for one in data["passages"])
            matrix = page.locator("#matrix td:not([hidden]) i").all_inner_texts()
            assert total(page.inner_text("#count")) == expected
            assert sum(int(re.sub(r"\D", "", text)) for text in matrix) == expected
            counted += expected
        assert counted == len(data["passages"]) > 0
        page.click("#clear")
        until(page, "n => document.querySelector('#count').textContent === `${n} fragmenten`", counted)


def test_text(chromium: Browser, bakers: pathlib.Path) -> None:
    """Words are found in any order, without regard to capitals, and a number finds its own fragment."""
    with opened(chromium, bakers) as page:
        found = {}
        for text in ("OVENS zelf", "zelf", "bak-01.4b", "niets van dit"):
            page.fill("#text", text)
            found[text] = page.inner_text("#count")
    assert found == {
        "OVENS zelf": "1 van 7 fragmenten",
        "zelf": "2 van 7 fragmenten",
        "bak-01.4b": "1 van 7 fragmenten",
        "niets van dit": "0 van 7 fragmenten",
    }


def test_a_theme_with_those_below_it(chromium: Browser, tmp_path: pathlib.Path) -> None:
    """The filter on a theme includes the themes below it, however deep."""
    tree = [
        {"id": "a", "label": "A", "constructs": [{"id": "b", "label": "B", "constructs": [{"id": "c", "label": "C"}]}]},
        {"id": "d", "label": "D"},
    ]
    study = nouns.study([nouns.transcript("x")], nouns.codebook(groups=[], constructs=tree))
    path = tmp_path / "page.html"
    path.write_text(render(study, [nouns.fragment("x", id, start=12 + n, quote="Go") for n, id in enumerate("abcd")], []), encoding="utf-8")
    counts = []
    with opened(chromium, path) as page:
        for theme in "0123":
            page.select_option("#theme", theme)
            counts.append(total(page.inner_text("#count")))
    assert counts == [3, 2, 1, 1]


def test_keys(chromium: Browser, bakers: pathlib.Path) -> None:
    """Arrows go from cell to cell and to the heads; Enter opens, Escape closes and comes back; / searches and ? explains."""
    with opened(chromium, bakers) as page:
        page.locator("#matrix td a").first.focus()
        start = focused(page)
        went = []
        for key in "Right Right Down Home End Left Up Left Up Down Right".split():
            page.keyboard.press(key if key in ("Home", "End") else f"Arrow{key}")
            went.append(focused(page))
        cells = [start, "#cel-1-0", "TD", "#cel-0-1"]
        assert went == [cells[1], cells[1], cells[2], "#thema-inspraak", cells[2], cells[3], start, "#thema-ruimte", "TH", "#thema-ruimte", start]
        page.keyboard.press("Enter")
        page.wait_for_selector("#panel[open]")
        assert focused(page) == "panel-head"
        page.keyboard.press("Escape")
        until(page, "!document.querySelector('#panel').open && location.hash === '#matrix'")
        assert focused(page) == start
        page.keyboard.press("/")
        assert focused(page) == "text"
        page.keyboard.type("a/b?")
        assert page.input_value("#text") == "a/b?"
        page.keyboard.press("Escape")
        assert page.input_value("#text") == ""
        page.locator("#matrix td a").first.focus()
        page.keyboard.press("?")
        assert page.locator("#help").get_attribute("open") == ""
        page.keyboard.press("Escape")
        assert focused(page) == start


def test_more_cases_than_themes(chromium: Browser, tmp_path: pathlib.Path) -> None:
    """With more cases than themes the cases are the rows; a filter leaves the columns and rows that it asks for, under their own heads."""
    talks = [nouns.transcript(f"{n}", {"bedrijf": name}) for n, name in enumerate("ABCDE", 1)]
    found = [nouns.fragment(f"{n}", id, start=12, quote="Goed.") for n, id in ((1, "rust"), (2, "rust"), (2, "vraagstuk"))]
    path = tmp_path / "page.html"
    path.write_text(render(nouns.study(talks), found, []), encoding="utf-8")
    with opened(chromium, path) as page:
        page.locator("#matrix td a").first.focus()
        went = []
        for key in ("Down", "Right", "Right", "Down", "Left", "Left", "Left"):
            page.keyboard.press(f"Arrow{key}")
            went.append(focused(page))
        assert went == ["#cel-1-0", "TD", "#cel-1-2", "TD", "TD", "TD", "TH"]
        page.select_option("#theme", "2")
        page.select_option("#case", "1")
        heads = [text for text in page.locator("#matrix th:visible").all_inner_texts() if text]
        assert (heads, page.locator("#matrix td[data-c]:visible").all_inner_texts()) == (["Aspecten", "Bedrijf", "Vraagstuk", "B B"], ["1"])


def test_one_cell_can_be_reached_with_tab(chromium: Browser, bakers: pathlib.Path) -> None:
    """Of all cells one is reached with Tab, so that the rest of the page is not far away."""
    with opened(chromium, bakers) as page:
        page.fill("#text", "zelf")
        assert page.locator('#matrix td[tabindex="0"], #matrix td a[tabindex="0"]').count() == 1
        assert page.locator('#matrix table a:not([tabindex="-1"])').count() == 1


def test_every_number_is_a_link(chromium: Browser, example: pathlib.Path) -> None:
    """The number of a fragment leads to its label in the interview, opened, with its own words marked."""
    data = known(example)
    some = data["passages"][:: len(data["passages"]) // 25]
    with opened(chromium, example) as page:
        for one in some:
            number = str(one[0])
            page.evaluate("number => { location.hash = number }", number)
            until(page, "number => document.getElementById(number)?.open", number)
            turns = data["talks"][int(str(one[1]))][6]
            pieces = one[9]
            assert isinstance(pieces, list)
            assert isinstance(turns, list)
            expected = "".join(turns[turn][2].encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") for turn, start, end in pieces)
            marked = page.locator("#talk mark").evaluate_all(
                "(all, number) => all.filter(one => one.dataset.of.split(' ').includes(number)).map(one => one.textContent).join('')", number
            )
            assert marked == expected


def test_numbers_without_transcripts(chromium: Browser, example: pathlib.Path) -> None:
    """Without transcripts a number leads to the fragment, and no speech that was not coded is in the page."""
    file = example.with_name("zonder.html")
    number = str(known(example)["passages"][400][0])
    with opened(chromium, file) as page:
        page.evaluate("number => { location.hash = number }", number)
        until(page, "number => document.activeElement.hash === `#${number}`", number)
        assert number in page.inner_text("#list li >> nth=0")
        assert page.input_value("#text") == number
    assert "Kost je dit je pauze?" in example.read_text(encoding="utf-8")
    assert "Kost je dit je pauze?" not in file.read_text(encoding="utf-8")


def test_emoji_and_turns(chromium: Browser, tmp_path: pathlib.Path) -> None:
    """A fragment after an emoji, or over several turns, marks its own words; labels of speakers between are no part of the quote."""
    said = nouns.transcript("x", speech=[("Respondent", "🍞🥖 is brood. Lekker."), ("Interviewer", "Ja?"), ("Respondent", "Heel lekker.")])
    body = said.body
    one = nouns.fragment("x", "rust", "stimulerend", quote="Lekker.", start=body.index("Lekker."))
    two = nouns.fragment("x", "ruimte", quote=body[body.index("is brood") : body.index("Heel") + 4], start=body.index("is brood"))
    path = tmp_path / "page.html"
    path.write_text(render(nouns.study([said]), [two, one], []), encoding="utf-8")
    with opened(chromium, path) as page:
        page.evaluate("location.hash = 'PRO-01'")
        page.wait_for_selector("#talk mark")
        marks = page.locator("#talk mark").evaluate_all("all => all.map(one => [one.dataset.of, one.className, one.textContent])")
        page.evaluate("location.hash = 'fragmenten'")
        quotes = page.locator("#list blockquote").all_inner_texts()
    assert marks == [
        ["PRO-01.1", "open", "is brood. "],
        ["PRO-01.1 PRO-01.1b", "mixed", "Lekker."],
        ["PRO-01.1", "open", "Ja?"],
        ["PRO-01.1", "open", "Heel"],
    ]
    assert quotes == ["“is brood. Lekker. — Ja? — Heel”", "“Lekker.”"]


def test_lists_are_made_as_far_as_somebody_looks(chromium: Browser, example: pathlib.Path) -> None:
    """A long list begins with fifty and grows when asked; on paper it is whole."""
    with opened(chromium, example) as page:
        page.click("nav a[href='#fragmenten']")
        page.wait_for_selector("#list li")
        first = page.locator("#list li").count()
        page.click("#list .more")
        second = page.locator("#list li").count()
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert (first, second, page.locator("#list li").count()) == (50, 100, len(known(example)["passages"]))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_accessible(chromium: Browser, bakers: pathlib.Path, scheme: Scheme, width: int) -> None:
    """Axe finds nothing to say about any part of the page, in light and dark, wide and narrow."""
    axe = Axe()
    with opened(chromium, bakers, scheme=scheme, width=width) as page:
        for place in ("matrix", "cel-0-0", "fragmenten", "gesprekken", "BAK-01.4", "thema-ruimte", "verantwoording"):
            page.evaluate("place => { location.hash = place }", place)
            page.wait_for_timeout(250)  # until colours have changed
            found = axe.run(page, options=NO_SKIP_LINKS)
            assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found.response["violations"]] == []
            page.evaluate("document.querySelectorAll('dialog').forEach(one => one.close())")


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_wider_than_the_screen(chromium: Browser, example: pathlib.Path, width: int) -> None:
    """However narrow the screen, only the matrix scrolls sideways, within its own frame."""
    with opened(chromium, example, width=width) as page:
        for place in ("matrix", "fragmenten", "gesprekken", "WPL-05.10", "thema-autonomie", "verantwoording"):
            page.evaluate("place => { location.hash = place }", place)
            page.wait_for_timeout(20)
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_skip_link(chromium: Browser, bakers: pathlib.Path) -> None:
    """The first thing that Tab reaches leads past the navigation, and leaves what is shown as it is."""
    with opened(chromium, bakers) as page:
        page.evaluate("location.hash = 'codeboek'")
        until(page, "!document.getElementById('codeboek').hidden")
        page.reload()
        page.keyboard.press("Tab")
        assert focused(page) == "#inhoud"
        page.keyboard.press("Enter")
        until(page, "document.activeElement.id === 'inhoud'")
        assert page.locator("#codeboek").is_visible()


def test_without_script(chromium: Browser, bakers: pathlib.Path) -> None:
    """Without a script everything can be read: counts, interviews with their fragments, the codebook; and every link leads somewhere."""
    with opened(chromium, bakers, script=False) as page:
        shown = page.locator("body").inner_text()
        links = [str(link.get_attribute("href")) for link in page.locator("a").all()]
        assert [link for link in links if page.locator(f'[id="{link[1:]}"]').count() != 1] == []
    for text in ("Ruimte", "Bakkerij Zon", "+1", "Ik mag zelf bepalen in welke volgorde ik de ovens vul.", "BAK-01.4", "Gecodeerd door: anna"):
        assert text in shown
    assert "Zoeken" not in shown


@pytest.mark.parametrize("script", [True, False])
def test_odd_names(chromium: Browser, tmp_path: pathlib.Path, script: bool) -> None:
    """Names and quotes with any characters are shown as they are, and do nothing."""
    talks = [nouns.transcript(f"{n}", {"bedrijf": name, "rol": name}, speech=[("Respondent", name)]) for n, name in enumerate(ODD, 1)]
    found = [nouns.fragment(f"{n}", "rust", quote=name, start=12) for n, name in enumerate(ODD, 1)]
    path = tmp_path / "page.html"
    path.write_text(render(nouns.study(talks, title=ODD[8]), found, []), encoding="utf-8")
    with opened(chromium, path, script=script) as page:
        shown = page.locator("#matrix th[data-c]").all_inner_texts()
        if script:
            page.evaluate("location.hash = 'fragmenten'")
            assert sorted(page.locator("#list blockquote").all_inner_texts()) == sorted(f"“{name}”" for name in ODD)
        assert page.title() == page.inner_text("h1") == ODD[8]
    assert sorted(text.split(" ", 1)[1] for text in shown) == sorted(ODD)


@pytest.mark.parametrize(
    "made",
    [
        lambda: (nouns.study([nouns.transcript("x")]), []),
        lambda: (
            nouns.study([nouns.transcript("x")], nouns.codebook(constructs=[{"id": f"c{n}", "label": f"Lang thema {n} " * 4} for n in range(300)])),
            [],
        ),
        lambda: (
            nouns.study([nouns.transcript("x", speech=[("Respondent", "woord" * 2000)])]),
            [nouns.fragment("x", "rust", start=12, quote="woord" * 2000)],
        ),
    ],
    ids=["nothing coded", "300 constructs", "a quote of ten thousand letters"],
)
def test_readable(chromium: Browser, tmp_path: pathlib.Path, made: Callable[[], tuple[object, list[object]]]) -> None:
    """What is empty, many or long stays within the screen."""
    study, found = made()
    path = tmp_path / "page.html"
    path.write_text(render(study, found, []), encoding="utf-8")  # type: ignore[arg-type]
    with opened(chromium, path, width=390) as page:
        for place in ("matrix", "fragmenten", "gesprekken", "PRO-01", "codeboek", "verantwoording"):
            page.evaluate("place => { location.hash = place }", place)
            page.wait_for_timeout(20)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390
