"""Choose pseudonyms for the names that were found: one for each person, company or number, the same throughout a study."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qualcode.coding.swap import literal
from qualcode.language.identifiers import Found, Kind
from qualcode.model.key import Alias, Key
from qualcode.model.study import TRANSCRIPT, Study
from qualcode.model.transcript import Transcript
from qualcode.text import letters

_CALLED = {Kind.PERSON: "collega", Kind.URL: "webadres"}  # what a pseudonym says; other kinds say what they are
_IN_PARTS = {Kind.PERSON, Kind.COMPANY}  # whose names are also said in part
_LETTERED = {Kind.COMPANY}
_SMALL = frozenset("van de der den ten ter te het 't la le el von zu du di da mevrouw meneer mijnheer dhr mw mr dr ir heer".split())
_PSEUDONYM = re.compile(rf"\[?(?<!\w)(?:{'|'.join(sorted({str(kind) for kind in Kind} | set(_CALLED.values())))}) (?:\d+|[A-Z]{{1,2}})(?!\w)\]?")
_NAMING = frozenset("naam name respondent geïnterviewde interviewer interviewster onderzoeker aanwezigen deelnemers contact contactpersoon".split())
_SHORT = 3  # letters up to which the name of a case is a letter or a number
_CONTEXT = 30  # code points on either side of an example


@dataclass(frozen=True)
class Proposal:
    """A name that is to be replaced: its alias, how often it was found, why, and one place with the words around it."""

    alias: Alias
    count: int
    why: str
    example: str


def propose(found: Mapping[str, tuple[str, Sequence[Found]]], key: Key, *, keep: Iterable[str] = ()) -> list[Proposal]:
    """Return a proposal for each name that the key does not know yet, in order of appearance.

    `found` holds per transcript its text and what was found in it; `keep` are names that stay. Forms of one name (`Kees`,
    `Kees de Wit`) get one pseudonym; a form of a name that the key knows gets that one.
    """
    staying, known = {_folded(name) for name in (*keep, *key.kept, *(alias.plain for alias in key.aliases))}, key.forms()
    groups: list[_Group] = [_Group(Kind(alias.kind), dict.fromkeys(alias.forms, 0), alias) for alias in key.aliases if alias.kind in set(Kind)]
    for text, ones in found.values():
        standing = [match.span() for match in _PSEUDONYM.finditer(text)]
        for one in ones:
            if any(start < one.end and one.start < end for start, end in standing):
                continue
            form = " ".join(one.text.split())
            if _folded(form) in staying or (form in known and not _group_of(form, one.kind, groups)):
                continue
            group = _group_of(form, one.kind, groups)
            if group is None:
                groups.append(group := _Group(one.kind, {}, None))
            group.add(form, one, text)
    texts = [text.casefold() for text, _ in found.values()]
    taken = {alias.pseudonym for alias in key.aliases}
    return list(_named(_merged(groups), lambda name: name in taken or stands(name, texts), taken))


def stands(pseudonym: str, texts: Iterable[str]) -> bool:
    """Tell whether a pseudonym, with or without brackets, stands in one of some texts in small letters already."""
    pattern = re.compile(rf"(?<!\w){re.escape(pseudonym.strip('[]').casefold())}(?!\w)")
    return any(pattern.search(text) for text in texts)


def cases(text: str, study: Study) -> list[Found]:
    """Return where a text names a case of a study whose cases are companies, or organisations of another sort."""
    if study.settings.case == TRANSCRIPT:
        return []
    known = sorted({value for one in study.transcripts if len(value := one.attributes.get(study.settings.case, "")) > _SHORT})
    return [Found(Kind.COMPANY, start, end, text[start:end], "the name of a case") for start, end in literal(text, known)]


def people(transcript: Transcript) -> list[Found]:
    """Return the persons whom the front matter of a transcript names as such: `interviewer: H. Wolters`."""
    named = [value for name, value in transcript.attributes.items() if name in _NAMING and value[:1].isupper()]
    return [Found(Kind.PERSON, 0, 0, part, "front matter") for value in named for part in re.split(r"\s*(?:[,;&]|\ben\b)\s*", value) if part]


class _Group:
    """Forms of one name, each with how often it was found."""

    def __init__(self, kind: Kind, forms: dict[str, int], alias: Alias | None) -> None:
        self.kind, self.forms, self.alias = kind, Counter(forms), alias
        self.why = self.example = ""

    def add(self, form: str, one: Found, text: str) -> None:
        """Count a form at a place."""
        self.forms[form] += 1
        self.why = self.why or one.why
        self.example = self.example or " ".join(text[max(0, one.start - _CONTEXT) : one.end + _CONTEXT].split())


def _group_of(form: str, kind: Kind, groups: Sequence[_Group]) -> _Group | None:
    return next((group for group in groups if group.kind is kind and form in group.forms), None)


def _merged(groups: Sequence[_Group]) -> list[_Group]:
    """Return groups with a part of the name of a person or company brought under the one full name that it can be a part of."""
    merged = list(groups)
    for group in [one for one in groups if one.kind in _IN_PARTS and one.alias is None]:
        parts = _parts(group)
        wider = [one for one in merged if one is not group and one.kind is group.kind and parts and parts < _parts(one)]
        if len(wider) == 1:
            wider[0].forms.update(group.forms)
            wider[0].why, wider[0].example = wider[0].why or group.why, wider[0].example or group.example
            merged.remove(group)
    return merged


def _parts(group: _Group) -> set[str]:
    """Return the telling words of a name: `kees` and `wit` of `Kees de Wit`."""
    return {word for form in group.forms for word in re.findall(r"[^\W\d_]{2,}", form.casefold()) if word not in _SMALL}


def _named(groups: Iterable[_Group], in_use: Callable[[str], bool], taken: set[str]) -> Iterator[Proposal]:
    for group in groups:
        if not group.example:
            continue  # nothing new
        known = group.alias
        pseudonym = known.pseudonym if known else next(name for name in _names(group.kind) if not in_use(name))
        taken.add(pseudonym)
        forms = tuple(sorted(group.forms, key=lambda form: (-len(form), form)))
        yield Proposal(Alias(str(group.kind), pseudonym, forms), sum(group.forms.values()), group.why, group.example)


def _names(kind: Kind) -> Iterator[str]:
    called = _CALLED.get(kind, str(kind))
    n = 0
    while True:
        n += 1
        yield f"[{called} {letters(n) if kind in _LETTERED else n}]"


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def agreed(key: Key, proposals: Iterable[Proposal], *, refused: Iterable[Proposal] = ()) -> Key:
    """Return a key with the proposals that were agreed on; the names of those that were refused stay from now on."""
    aliases = {alias.pseudonym: alias for alias in key.aliases}
    for one in proposals:  # under one pseudonym all forms come together
        before = aliases.get(one.alias.pseudonym)
        forms = {*one.alias.forms, *(before.forms if before else ())}
        aliases[one.alias.pseudonym] = replace(one.alias, forms=tuple(sorted(forms, key=lambda form: (-len(form), form))))
    return replace(key, aliases=tuple(aliases.values()), kept=tuple(sorted({*key.kept, *(form for one in refused for form in one.alias.forms)})))
