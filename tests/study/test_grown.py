"""A codebook that grows: one construct more, every other letter as it was, or not at all."""

from __future__ import annotations

import pytest

from qualcode.study.grown import with_construct

HEAD = "codebook: bakken\ntitle: Bakken\n"
TREE = f"{HEAD}constructs:\n  - id: ruimte\n    label: Ruimte\n    constructs:\n      - {{id: keus, label: Keus}}\n"
NEW = '  - id: nieuw\n    label: "Zo \\"nieuw\\"!"\n    origin: data\n'
SOUND = {
    "at the end": (f"{HEAD}constructs:\n  - {{id: ruimte, label: Ruimte}}\n", "{0}" + NEW),
    "no line end": (f"{HEAD}constructs:\n  - id: ruimte\n    label: Ruimte", "{0}\n" + NEW),
    "before another key": (f"{TREE}\n# bronnen\nreferences: []\n", f"{TREE}{NEW}\n# bronnen\nreferences: []\n"),
    "not indented": (f"{HEAD}constructs:\n-   id: ruimte\n    label: Ruimte\n", '{0}-   id: nieuw\n    label: "Zo \\"nieuw\\"!"\n    origin: data\n'),
    "line ends": (f"{HEAD}constructs:\n  - id: ruimte\n    label: Ruimte\n".replace("\n", "\r\n"), "{0}" + NEW.replace("\n", "\r\n")),
}


@pytest.mark.parametrize("kind", SOUND)
def test_grown(kind: str) -> None:
    """The construct stands behind the others, in the way in which they are written."""
    before, after = SOUND[kind]
    assert with_construct(before, id="nieuw", label='Zo "nieuw"!') == after.replace("{0}", before)


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"{HEAD}constructs: [{{id: ruimte, label: Ruimte}}]\n",
        f"{HEAD}constructs:\n  - id: [ruimte\n",
        f"{HEAD}constructs:\n  - id: ruimte\n    label: Ruimte\n...\n",
        "- id: ruimte\n",
    ],
    ids=["empty", "on one line", "broken", "closed", "a list"],
)
def test_not_grown(text: str) -> None:
    """A codebook that is laid out otherwise is left alone."""
    assert with_construct(text, id="nieuw", label="Nieuw") is None
