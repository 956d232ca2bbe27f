"""The screen: every verb by its keys, at the sizes that terminals have, with what became of it on disk."""

from __future__ import annotations

import asyncio
import pathlib
from collections.abc import Awaitable, Callable

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from qualcode.errors import Location, Problem
from qualcode.review.app import Review
from qualcode.review.asking import Page
from qualcode.review.pane import TranscriptPane
from tests.review import small
from tests.review.small import SENTENCES, codings, short

KIES, CHEF, JAMMER, VRAAGT = SENTENCES.values()
FEET: dict[Review, str] = {}  # the line at the bottom when a screen was closed
Use = Callable[[Review, Pilot[None]], Awaitable[None]]


def use(study: pathlib.Path, *keys: str, size: tuple[int, int] = (80, 24), then: Use | None = None, blind: bool = False) -> Review:
    """Open the interview on a screen, press keys, and return what is there then."""
    app = Review(lambda _: (small.session(study, blind=blind), []), ["oven"])

    async def run() -> None:
        async with app.run_test(size=size) as pilot:
            await press(app, *keys)
            await pilot.pause()
            if then:
                await then(app, pilot)
            FEET[app] = foot(app)

    asyncio.run(run())
    return app


async def press(app: Review, *keys: str) -> None:
    """Press keys as fast as the terminal can send them, and wait until all are answered."""
    await app.type(*(events.Key(_character_to_key(key) if len(key) == 1 else key, key if len(key) == 1 else None) for key in keys))


def screen(app: Review) -> list[str]:
    """Return the lines of the conversation that are on the screen."""
    pane = app.query_one(TranscriptPane)
    return [pane.render_line(y).text.rstrip() for y in range(pane.size.height)]


def foot(app: Review) -> str:
    """Return the line at the bottom, now or when the screen was closed."""
    if app in FEET:
        return FEET[app]
    return str(app.query_one("#foot", Static).content).strip()


def selected(app: Review) -> str:
    """Return the selected words."""
    return app.session.transcript.body[app.session.selection.start : app.session.selection.end]


def test_begins_with_what_is_undecided(study: pathlib.Path) -> None:
    """The first proposal that is undecided is looked at, and the help key is named."""
    app = use(study)
    assert (short(app.session.current), "? help" in foot(app)) == ((KIES, "ruimte"), True)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
def test_screen(study: pathlib.Path, size: tuple[int, int]) -> None:
    """The conversation is there with a mark for each fragment, on any size of screen."""

    async def look(app: Review, pilot: Pilot[None]) -> None:
        text = " ".join(" ".join(screen(app)).split())
        assert "Respondent: (+Ik kies de volgorde.)" in text or size == (40, 12)
        assert max(map(len, screen(app))) <= app.query_one(TranscriptPane).size.width

    use(study, then=look, size=size)


def test_reasons_and_definition(study: pathlib.Path) -> None:
    """Below stands why a coding was proposed, beside it what its construct means."""

    async def look(app: Review, pilot: Pilot[None]) -> None:
        assert str(app.query_one("#why", Static).content) == "> + Ruimte  auto proposed  indicator `kiest`"
        assert str(app.query_one("#definition", Static).content) == "Ruimte\nruimte\nZelf mogen kiezen."
        assert str(app.query_one("#head", Static).content).rstrip() == " oven   anna   2 undecided   by sentence"

    use(study, then=look)


def test_accept_and_reject(study: pathlib.Path) -> None:
    """`a` and `r` decide and go on."""
    app = use(study, "a", "r")
    assert [one[3] for one in codings(study, "auto")] == ["accepted", "rejected"]
    assert app.session.left() == 0


@pytest.mark.parametrize(("key", "condition"), [("+", "stimulerend"), ("-", "belemmerend"), ("0", None), ("=", "stimulerend")])
def test_condition(study: pathlib.Path, key: str, condition: str | None) -> None:
    """`+`, `-` and `0` set the condition."""
    use(study, key)
    assert codings(study, "auto")[0] == (KIES, "ruimte", condition, "accepted")


def test_condition_by_name(study: pathlib.Path) -> None:
    """`d` lets one be chosen by typing."""
    use(study, "d", *"bel", "enter")
    assert codings(study, "auto")[0] == (KIES, "ruimte", "belemmerend", "accepted")
    use(study, "a", "d", *"none", "enter")
    assert codings(study, "auto")[1] == (CHEF, "inspraak", None, "accepted")


def test_recode(study: pathlib.Path) -> None:
    """`c` gives another construct, found by part of its label."""
    use(study, "c", *"vraag", "enter")
    assert codings(study, "anna") == [(KIES, "vraagstuk", None, "accepted")]
    assert codings(study, "auto")[0][3] == "rejected"


def test_tag_a_word(study: pathlib.Path) -> None:
    """`t` codes what is selected: here two words of a sentence without a coding."""
    app = use(study, "G", "right", "w", "right", "right", ">", "t", *"insp", "down", "up", "enter")
    assert (codings(study, "anna"), selected(app)) == ([("de volgorde", "inspraak", "stimulerend", "accepted")], "de volgorde")


def test_select_letters(study: pathlib.Path) -> None:
    """Any characters can be selected, from either end."""
    app = use(study, "G", "w", "w", "o", *[">"] * 2, "o", *[">"] * 4)
    assert selected(app) == "Soms v"
    app = use(study, "G", "w", "w", *[">"] * 4, "o", ">", "shift+right", "shift+left")
    assert selected(app) == "oms v"


def test_turn(study: pathlib.Path) -> None:
    """A whole turn can be selected and coded."""
    use(study, "G", "W", "t", "enter")
    assert codings(study, "anna") == [(f"{VRAAGT} {KIES}", "ruimte", None, "accepted")]


def test_interviewer(study: pathlib.Path) -> None:
    """Coding what the interviewer says is refused before anything is asked."""
    app = use(study, "g", "t")
    assert (foot(app), codings(study, "anna")) == ("the interviewer's words are not coded - select what the respondent says", [])


def test_facet(study: pathlib.Path) -> None:
    """`f` sets a facet."""
    use(study, "f", *"team", "enter")
    assert '"facets": {"kring": "team"}' in small.file(study, "auto").read_text(encoding="utf-8")
    use(study, ",", "f", *"none", "enter")
    assert '"facets": {"kring": "team"}' not in small.file(study, "auto").read_text(encoding="utf-8")


def test_memo(study: pathlib.Path) -> None:
    """`m` writes a memo of as many lines as it takes; Escape leaves it as it was."""
    use(study, "m", *"een", "ctrl+j", *"twee", "enter")
    assert '"memo": "een\\ntwee"' in small.file(study, "auto").read_text(encoding="utf-8")
    before = small.file(study, "auto").read_bytes()
    use(study, "m", *"drie", "escape")
    assert small.file(study, "auto").read_bytes() == before


def test_in_vivo(study: pathlib.Path) -> None:
    """`i` makes a construct of the words, in the study's own codebook, and the tree has it."""
    app = use(study, "G", "i")
    assert codings(study, "anna") == [(VRAAGT, "soms-vraagt-hij-wat-ik-vind", None, "accepted")]
    assert app.session.book.ids()[-1] == "soms-vraagt-hij-wat-ik-vind"


def test_in_vivo_without_a_codebook_of_its_own(study: pathlib.Path) -> None:
    """Where the codebook is not the study's own, the words are kept in a memo."""
    (study / "codebooks" / "bakken.yaml").unlink()
    (study / "study.yaml").write_text("study: bakkers\ncodebooks: [werkplekleren]\n", encoding="utf-8")
    use(study, "G", "i", *"autonomie", "enter")
    assert codings(study, "anna") == [(VRAAGT, "autonomie", None, "accepted")]
    assert f'"memo": "in vivo: {VRAAGT}"' in small.file(study, "anna").read_text(encoding="utf-8")


def test_remove_undo_redo(study: pathlib.Path) -> None:
    """`x`, `u` and `U`: what is taken away comes back, and goes again."""
    app = use(study, "G", "t", "enter", "x")
    assert codings(study, "anna") == []

    async def again(app: Review, pilot: Pilot[None]) -> None:
        await press(app, "u")
        assert codings(study, "anna") == [(VRAAGT, "ruimte", None, "accepted")]
        await press(app, "U")
        assert codings(study, "anna") == []
        await press(app, "u", "u", "u")
        assert (foot(app), small.file(study, "anna").read_bytes()) == ("nothing left to undo", b"")

    small.file(study, "anna").write_bytes(b"")
    app = use(study, "G", "t", "enter", "x", then=again)
    assert app.session.left() == 2


def test_next(study: pathlib.Path) -> None:
    """`n`, `N`, `.` and `,` walk through what is undecided, and through all codings."""
    walked = []

    async def walk(app: Review, pilot: Pilot[None]) -> None:
        for key in ("n", "N", ".", ".", ","):
            await press(app, key)
            walked.append(short(app.session.current))

    use(study, then=walk)
    kies, chef, jammer = (KIES, "ruimte"), (CHEF, "inspraak"), (JAMMER, "vraagstuk")
    assert walked == [chef, kies, chef, jammer, chef]


def test_view(study: pathlib.Path) -> None:
    """`v` shows only what is asked for, and everything again."""
    app = use(study, "v", *"vraagstuk", "enter")
    assert (short(app.session.current), [short(one) for one in app.session.shown]) == ((JAMMER, "vraagstuk"), [(JAMMER, "vraagstuk")])
    app = use(study, "v", *"vraagstuk", "enter", "v", *"every", "enter")
    assert len(app.session.shown) == 3


def test_search(study: pathlib.Path) -> None:
    """`/` goes to the next place with words, and `F3` to the one after it."""
    start = small.session(study).transcript.body.index("kies de volgorde")
    app = use(study, "/", *"kies de volgorde", "enter")
    assert (app.session.selection.start, selected(app)) == (start, "kies de volgorde")
    app = use(study, "/", *"kies de volgorde", "enter", "f3")
    assert app.session.selection.start == start + 129
    assert foot(use(study, "/", *"nergens", "enter")) == "nobody says `nergens`"


def test_codebook(study: pathlib.Path) -> None:
    """From the codebook a construct is chosen with Enter, and Escape goes back."""
    use(study, "G", "C", "down", "enter")
    assert [one[1] for one in codings(study, "anna")] != []
    app = use(study, "G", "right", "C", "down", "escape", "a")
    assert foot(app).startswith("no coding is selected here")


def test_help_and_problems(study: pathlib.Path) -> None:
    """`?` and `!` show a page, and any of the keys that go back goes back."""

    async def look(app: Review, pilot: Pilot[None]) -> None:
        for key, back in (("?", "q"), ("!", "escape"), ("e", "enter")):
            await press(app, key)
            assert isinstance(app.screen, Page)
            await press(app, "down", "pagedown", back)
            assert not isinstance(app.screen, Page)

    use(study, then=look)


def test_problems_are_told(study: pathlib.Path) -> None:
    """What is wrong in the files is told at once."""
    app = Review(lambda _: (small.session(study), [Problem(Location("a.jsonl", 3), "is not a line of JSON", "coding")] * 2), ["oven"])

    async def run() -> None:
        async with app.run_test():
            assert foot(app) == "a.jsonl:3: is not a line of JSON (and 1 more); all: !"

    asyncio.run(run())


def test_blind(study: pathlib.Path) -> None:
    """A blind coder sees no mark of others, and has nothing to decide."""

    async def look(app: Review, pilot: Pilot[None]) -> None:
        assert not any(sign in line for line in screen(app) for sign in "()[]")

    app = use(study, "n", then=look, blind=True)
    assert foot(app) == "nothing is undecided"


def test_mouse(study: pathlib.Path) -> None:
    """A click selects a sentence or a coding, two clicks a word, dragging whatever lies between."""
    found = []

    async def click(app: Review, pilot: Pilot[None]) -> None:
        pane = app.query_one(TranscriptPane)
        lines = screen(app)
        y = next(n for n, line in enumerate(lines) if "Soms" in line)
        x = lines[y].index("Soms")
        await pilot.click(pane, offset=(x, y))
        found.append(selected(app))
        await pilot.click(pane, offset=(x, y), times=2)
        found.append(selected(app))
        await pilot.mouse_down(pane, offset=(x + 5, y))
        await pilot.hover(pane, offset=(x + 14, y))
        await pilot.mouse_up(pane, offset=(x + 14, y))
        found.append(selected(app))
        top = next(n for n, line in enumerate(lines) if "chef" in line)
        await pilot.click(pane, offset=(lines[top].index("chef"), top))
        found.append(selected(app))

    use(study, size=(120, 40), then=click)
    assert found == [VRAAGT, "Soms", "vraagt hij", CHEF]


def test_another_transcript(study: pathlib.Path) -> None:
    """`T` goes to another transcript, and what was done in the first can be undone when it is gone back to."""
    app = Review(lambda _: (small.session(study), []), ["oven", "molen"])

    async def run() -> None:
        async with app.run_test():
            await press(app, "a")
            first = app.session
            await press(app, "T", *"mol", "enter")
            assert app.session is not first
            assert app.session.left() == 1
            await press(app, "a", "T", *"oven", "enter")
            assert (app.session is first, app.session.left()) == (True, 0)
            await press(app, "u")
            assert [one[3] for one in codings(study, "auto")] == ["proposed", "accepted"]

    asyncio.run(run())


def test_long_list_by_keys(study: pathlib.Path) -> None:
    """In a list the arrow keys go up and down while the cursor stays in the field."""

    async def look(app: Review, pilot: Pilot[None]) -> None:
        await press(app, "t", "down", "down", "up")
        assert app.screen.query_one(OptionList).highlighted == 1

    use(study, "G", then=look)


def test_cannot_be_written(study: pathlib.Path) -> None:
    """What cannot be written is told, and nothing is lost or half done."""
    small.file(study, "auto").write_text("<<<<<<< HEAD\n" + small.file(study, "auto").read_text(encoding="utf-8"), encoding="utf-8")
    before = small.file(study, "auto").read_bytes()
    app = use(study, "a", "G", "t", "enter")
    assert (small.file(study, "auto").read_bytes(), len(codings(study, "anna"))) == (before, 1)
    app = use(study, "a")
    assert foot(app).startswith("a merge conflict is left in `codings/oven/auto.jsonl`, so nothing is written in it")
