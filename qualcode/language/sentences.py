"""Split spoken Dutch into sentences, and sentences into words.

Own rules, because the measured libraries miss Dutch abbreviations or cost a hundred times as much.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ABBREVIATIONS = frozenset(
    """a.u.b aub b.v bijv bijvb blz ca c.q d.d dd d.m.v dhr dr drs d.w.z e.a e.d enz etc evt excl f.a. fig gem i.d i.g.v
    i.h.a i.p.v ing incl ir i.v.m jl jr lic m.a.w m.b.t m.b.v mevr m.i m.i.v mln mnd mr mw m.u.v nl nr n.a.v o.a o.b.v
    o.i o.i.d o.l.v p.d pag p.m plm prof p.p resp sr st str t.a.v tel t.g.v t.o.v tot t.w t.z.t vb v.a vgl vlg vnl v.w.b zg zgn
    zgn. z.o.z z.s.m""".split()
) - {"tot", "nl"}
_END = re.compile(r"""[.?!…]+['"’”)\]]*(?=\s|$)|\n\s*\n""")
_LAST_WORD = re.compile(r"[\w.'’-]+$")
_WORD = re.compile(r"((?:'(?=[stnkmrd]\b))?\w+(?:['-]\w+)*)")
_OPENING = " \t\n'\"‘“„([-–—"
_CLITIC = re.compile(r"\s*['’][stnkm]\s+")  # 's Ochtends, 't Was
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")


@dataclass(slots=True)
class Words:
    """The words of a text in lower case with straight apostrophes, and what stands between them.

    `between[n]` is what stands before word n; the last one is what stands behind the last word.
    """

    texts: list[str]
    between: list[str]

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Return start and end (code points in the text) of the words first to last, both inclusive."""
        start = sum(map(len, self.between[: first + 1])) + sum(map(len, self.texts[:first]))
        return start, start + sum(map(len, self.between[first + 1 : last + 1])) + sum(map(len, self.texts[first : last + 1]))


def sentences(text: str, *, lower_starts: bool = False) -> list[tuple[int, int]]:
    """Return start and end (code points) of each sentence, without the white space around it.

    A sentence ends at `.`, `?`, `!` or `…` before a capital, a digit or an opening quote; a full stop of an
    abbreviation or initial does not end one. With `lower_starts` a sentence may also begin with a small letter.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match.start() < start or not _ends(text, match.start(), match.end(), lower_starts):
            continue
        _add(found, text, start, match.end())
        start = match.end()
    _add(found, text, start, len(text))
    return found


def _ends(text: str, at: int, end: int, lower_starts: bool) -> bool:
    mark = text[at]
    clitic = _CLITIC.match(text, end)
    rest = text[clitic.end() if clitic else end :].lstrip(_OPENING)[:1]
    if mark in ".…" and rest and not (rest.isupper() or rest.isdigit() or lower_starts):
        return False
    if mark == "." and text[at : at + 2] != "..":
        word = _LAST_WORD.search(text, max(0, at - 20), at)
        last = word.group() if word else ""
        return last.lower() not in _ABBREVIATIONS and not _INITIALS.fullmatch(last)
    return not (mark in "?!" and rest.islower() and not lower_starts)


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    if stripped := piece.strip():
        begin = start + len(piece) - len(piece.lstrip())
        found.append((begin, begin + len(stripped)))


def words(text: str) -> Words:
    """Return the words of a text."""
    lowered = text.lower().replace("’", "'")
    if len(lowered) != len(text):  # `İ` grows when lowered: keep the places right
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text).replace("’", "'")
    parts = _WORD.split(lowered)  # by turns what stands between words, and a word
    return Words(parts[1::2], parts[::2])
