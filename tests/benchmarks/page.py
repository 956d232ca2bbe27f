"""Measure the page of a large study: how long it takes to write, to open in Chromium, and to filter.

python -m tests.benchmarks.page [CASES] [CONSTRUCTS] [CODINGS]
"""

from __future__ import annotations

import pathlib
import random
import sys
import tempfile
import time
from collections.abc import Callable

from playwright.sync_api import Page

from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.report.site.page import render
from tests import nouns
from tests.report.site.browser import CHROMIUM, browser, opened

WORDS = "de het een ploeg werk leren tijd fout chef ruimte samen mogen zelf even gewoon niet wel altijd nooit café één".split()
TURNS, LONG = 110, 120  # turns of an interview, code points of a fragment


def large(cases: int, constructs: int, codings: int) -> tuple[Study, list[Fragment]]:
    """Return a study of one long interview a case, and about so many fragments spread over it."""
    rng = random.Random(1)
    book = nouns.codebook(constructs=[{"id": f"t{n}", "label": f"Thema nummer {n}", "group": "condities"} for n in range(constructs)])
    talks, found = [], {}
    for case in range(1, cases + 1):
        said = [("Respondent", 70) if n % 2 else ("Interviewer", 12) for n in range(TURNS)]
        speech = [(speaker, " ".join(rng.choices(WORDS, k=words)) + ".") for speaker, words in said]
        talk = nouns.transcript(f"{case:03}", {"bedrijf": f"Bedrijf {case:03}", "rol": rng.choice(["medewerker", "leidinggevende"])}, speech=speech)
        talks.append(talk)
        for _ in range(codings // cases):
            turn = talk.turns[rng.randrange(1, TURNS, 2)]
            start = turn.start + rng.randrange(turn.end - turn.start - LONG)
            construct, condition = f"t{rng.randrange(constructs)}", rng.choice(["stimulerend", "belemmerend", None])
            one = nouns.fragment(talk.name, construct, condition, quote=talk.body[start : start + LONG], start=start)
            found[one.id] = one
    return nouns.study(talks, book), sorted(found.values(), key=lambda one: (one.transcript, one.start))


def timed(page: Page, act: Callable[[], object]) -> str:
    """Return the milliseconds until what somebody does can be seen."""
    page.evaluate("window.begun = performance.now()")
    act()
    shown = "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now() - window.begun))))"
    return f"{page.evaluate(shown):.0f} ms"


def main() -> None:
    """Print what was measured."""
    sizes = [int(word) for word in sys.argv[1:]] or [100, 23, 20_000]
    study, found = large(*sizes)
    begun = time.perf_counter()
    written = render(study, found, [])
    took = time.perf_counter() - begun
    print(f"{sizes[0]} cases, {sizes[1]} constructs, {len(found)} fragments: {len(written.encode()) / 1e6:.1f} MB in {took:.1f} s")
    if not CHROMIUM:
        sys.exit("Chromium is not installed")
    with tempfile.TemporaryDirectory() as folder, browser() as started:
        path = pathlib.Path(folder) / "page.html"
        path.write_text(written, encoding="utf-8")
        with opened(started, path) as page:
            load = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
            first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN")
            print(f"first seen after {first:.0f} ms, opened after {load:.0f} ms")
            print("words, first time:", timed(page, lambda: page.fill("#text", "cafe zelf")))
            print("words, again:", timed(page, lambda: page.fill("#text", "cafe zelf fout")))
            print("all:", timed(page, lambda: page.fill("#text", "")))
            print("a theme:", timed(page, lambda: page.select_option("#theme", "3")))
            print("all:", timed(page, lambda: page.select_option("#theme", "")))
            print("list:", timed(page, lambda: page.click("nav a[href='#fragmenten']")))
            print("an interview:", timed(page, lambda: page.evaluate("location.hash = document.querySelector('#talks a').hash")))


if __name__ == "__main__":
    main()
