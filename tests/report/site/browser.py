"""A real browser for the tests of the page: Chromium without a window, where there is one."""

from __future__ import annotations

import pathlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

Scheme = Literal["light", "dark"]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_TRIES = 500
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Chromium, and stop it."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])  # root in CI; only our own page is opened
        yield started
        started.close()


@contextmanager
def opened(started: Browser, file: pathlib.Path, *, scheme: Scheme = "light", width: int = 1280, script: bool = True) -> Iterator[Page]:
    """Open a page; fails when the browser has anything to complain of, or the page asks for anything else than itself."""
    context = started.new_context(viewport={"width": width, "height": 860}, color_scheme=scheme, java_script_enabled=script)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if request.url.split("#")[0] != file.as_uri() else None)
    page.goto(file.as_uri())
    yield page
    context.close()
    assert said == []


def until(page: Page, told: str, of: object = None) -> None:
    """Wait until what a page tells is true; by asking again, for a page that allows no `eval` cannot be asked to tell by itself."""
    for _ in range(_TRIES):
        if page.evaluate(told, of):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"never true: {told}")
