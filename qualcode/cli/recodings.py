"""What each way to recode asks for: the codebook's new text, where its codings go, and the line in its log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from qualcode.coding.merge import fragments
from qualcode.coding.recode import CODER, CONDITION, by_construct, split
from qualcode.coding.stale import basis
from qualcode.errors import Marks, QualcodeError
from qualcode.model.codebook import Codebook
from qualcode.model.coding import Coding
from qualcode.model.fragment import Fragment
from qualcode.model.noun import Authored, Id
from qualcode.model.study import Study
from qualcode.store.recode import Asked
from qualcode.study import authored, library, recodebook, references
from qualcode.text import nearest, on_one_line

HINTS = {
    "rename": 'qualcode recode rename OLD NEW [--label "…"]',
    "merge": "qualcode recode merge A B --into C",
    "split": 'qualcode recode split A --into B C --by condition (or coder; or: --by "…" --by "…")',
    "move": "qualcode recode move A --below B (or --top)",
    "retire": "qualcode recode retire A [--to B]",
}
"""How each is written on the command line."""


@dataclass(frozen=True)
class Words:
    """What was asked for on the command line."""

    names: Sequence[str]
    label: str = ""
    by: Sequence[str] = ()
    below: str = ""
    top: bool = False
    to: str = ""
    into: Sequence[str] = ()


class _Named(Authored):
    """A construct of which only the id matters."""

    id: Id


class Book:
    """The codebook that is changed: found by the constructs that are named."""

    def __init__(self, study: Study, codings: Sequence[Coding]) -> None:
        self.study, self.codings = study, codings
        self.coded = {coding.construct for coding in codings}

    def of(self, *names: str) -> Codebook:
        """Return the codebook with all these constructs; raises QualcodeError with the nearest name when there is none."""
        known = list(self.study.constructs())
        for name in names:
            if name not in known:
                raise QualcodeError(f"unknown construct `{name}`", hint=nearest(name, known))
        books = {id: book for book in self.study.codebooks.values() for id in book.ids()}
        if len({books[name].codebook for name in names}) > 1:
            raise QualcodeError(f"{', '.join(f'`{name}`' for name in names)} are not in one codebook", hint="qualcode codebook --list")
        return books[names[0]]

    def text(self, book: Codebook, *names: str) -> tuple[str, str]:
        """Return the name and the text of the codebook in which constructs are written: this one, or one that it extends.

        Raises QualcodeError when they are written in several.
        """
        places: set[tuple[str, ...]] = set()
        texts: dict[str, str] = {}
        for name in book.lineage:
            place = library.find("codebooks", name, self.study.root)
            texts[name] = (authored.read_text(*place)[0] if place else None) or ""
        written = {name: recodebook.ids(text) for name, text in texts.items() if text}
        for id in names:
            places.add(tuple(name for name, ids in written.items() if id in ids))
        if len(places) != 1 or len(found := places.pop()) != 1:
            said = ", ".join(f"`{name}`" for name in book.lineage)
            hint = "put them in one of the two by hand first"
            raise QualcodeError(f"{_listed(names)}: written in several codebooks, which extend each other ({said})", hint=hint)
        return found[0], texts[found[0]]

    def left(self, names: Sequence[str], into: str) -> list[str]:
        """Return which of some constructs are still in the codebook; one that is gone must have codings that did not follow yet."""
        there = [name for name in names if name in self.study.constructs()]
        gone = [name for name in names if name not in there]
        if gone and not (into in self.study.constructs() and any(name in self.coded for name in gone)):
            self.of(gone[0])
        return there

    def new(self, id: str) -> str:
        """Return an id that a construct can have; raises QualcodeError for another."""
        _, problems = authored.build(_Named, {"id": id}, Marks())
        if problems:
            raise QualcodeError(problems[0].message, hint=problems[0].hint)
        return id


def _rename(here: Book, words: Words, day: str) -> Asked:
    old, new = words.names[0], here.new(words.names[1])
    there = here.left([old], new)
    if old == new and not words.label:
        raise QualcodeError("the old id and the new are the same", hint=HINTS["rename"])
    if old != new and there and new in here.study.constructs():
        raise QualcodeError(f"`{new}` is there already", hint=f"to make one of the two: qualcode recode merge {old} --into {new}")
    book = here.of(old if there else new)
    name, text = here.text(book, old if there else new)
    text = recodebook.renamed(text, old, new, label=words.label or None) if there else text
    text = references.in_views(text, {old: new})
    bases = _bases(here, old, new)
    called = f", voluit ‘{words.label}’" if words.label else ""
    return Asked(name, by_construct({old: new}), {old: new}, text, f"- {day}: `{old}` heet nu `{new}`{called}", gone=old != new, bases=bases)


def _bases(here: Book, old: str, new: str) -> dict[str, str]:
    """Return the fingerprints that summaries get on codings that only have another name, by those that they had."""
    before = [replace(one, construct=old) if one.construct == new else one for one in here.codings]  # some may have it already
    cases = {one.name: here.study.value(one, here.study.settings.case) for one in here.study.transcripts}
    found: dict[str, list[Fragment]] = {}
    for one in fragments(here.study, before):
        if one.construct == old:
            found.setdefault(cases[one.transcript], []).append(one)
    return {basis(own): basis([replace(one, construct=new) for one in own]) for own in found.values()}


def _merge(here: Book, words: Words, day: str) -> Asked:
    into, names = here.new(words.into[0]), [name for name in dict.fromkeys(words.names) if name != words.into[0]]
    if not names:
        raise QualcodeError(f"`{into}` is merged with nothing", hint=HINTS["merge"])
    there = here.left(names, into)
    known = into in here.study.constructs()
    book = here.of(*there, *([into] if known else []))
    (file, text), defined = here.text(book, *there, *([into] if known else [])), []
    if not known:
        text, there = recodebook.renamed(text, there[0], into), there[1:]
    for name in there:
        construct = book.find(name)
        defined += [f"‘{on_one_line(construct.definition)}’ (`{name}`)"] if construct and construct.definition else []
        text = recodebook.absorbed(text, name, into)
    text = recodebook.relabelled(text, into, words.label) if words.label else text
    line = f"- {day}: {_listed([*names])} {'gaan' if len(names) > 1 else 'gaat'} op in `{into}`" + (f"; was: {'; '.join(defined)}" if defined else "")
    named = dict.fromkeys(names, into)
    text = references.in_views(text, named)
    return Asked(file, by_construct(named), named, text, line, gone=True)


def _split(here: Book, words: Words, day: str) -> Asked:
    (name,) = words.names
    book = here.of(name)
    (file, text), behind = here.text(book, name), name
    for new in words.into:
        if new == name:
            raise QualcodeError(f"`{name}` cannot be split into itself", hint="what no query asks for stays there")
        if new not in here.study.constructs():
            text = recodebook.added(text, here.new(new), new.replace("-", " ").capitalize(), behind=behind)
            behind = new
        else:
            here.of(name, new)
    how = {CONDITION: "naar conditie", CODER: "naar codeur"}.get(words.by[0], "") or "naar " + ", ".join(
        f"‘{' '.join(one.split())}’" for one in words.by
    )
    target = split(here.study, here.codings, name, words.into, words.by)
    return Asked(file, target, {}, text, f"- {day}: `{name}` is gesplitst in {_listed(words.into)}, {how}")


def _move(here: Book, words: Words, day: str) -> Asked:
    (name,) = words.names
    book = here.of(name, *([words.below] if words.below else []))
    file, text = here.text(book, name, *([words.below] if words.below else []))
    path = next(path for path, _, one in book.walk() if one.id == name)
    below = next((one.id for other, _, one in book.walk() if other == path[:-2]), "")
    text = text if below == words.below else recodebook.moved(text, name, words.below or None)
    where = f"staat nu onder `{words.below}`" if words.below else "staat nu bovenaan"
    return Asked(file, by_construct({}), {}, text, f"- {day}: `{name}` {where}")


def _retire(here: Book, words: Words, day: str) -> Asked:
    (name,) = words.names
    book = here.of(name, *([words.to] if words.to else []))
    if name == words.to:
        raise QualcodeError(f"the codings of `{name}` cannot go to itself", hint=HINTS["retire"])
    construct = book.find(name)
    file, text = here.text(book, name)
    text = text if construct and construct.retired else recodebook.retired(text, name)
    named = {name: words.to} if words.to else {}
    return Asked(
        file,
        by_construct(named),
        named,
        text,
        f"- {day}: `{name}` is vervallen" + (f"; wat ermee gecodeerd was, hoort nu bij `{words.to}`" if words.to else ""),
    )


ASKED: dict[str, Callable[[Book, Words, str], Asked]] = {
    "rename": _rename,
    "merge": _merge,
    "split": _split,
    "move": _move,
    "retire": _retire,
}


def _listed(names: Sequence[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return " en ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))
