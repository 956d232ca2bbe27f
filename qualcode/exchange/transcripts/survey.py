"""Read a survey: a row a respondent, open questions become turns, the other columns attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.errors import QualcodeError
from qualcode.exchange.transcripts.labels import folded
from qualcode.exchange.transcripts.said import Said, Source
from qualcode.text import letters, nearest, shorten, slug

_LONG = 4  # words of an answer, on average, from which a column is an open question
_SHORT = 6  # words of an answer that can have been chosen
_TOLD = 8  # columns that are named
_OPEN = re.compile(r"[\[(]open(?:e?[ -]?(?:vraag|antwoord|ended|text|tekst))?[\])]", re.IGNORECASE)
_IMPORT = re.compile(r'\{\s*"ImportId"')
_NUMBER = re.compile(r"[<>±~+-]?\s*[€$]?\s*\d[\d\s.,:/%+-]*(?:[^\W\d_]+\.?)?")  # also a date, a time, `3 jaar`, `10%`
_SCALE = frozenset(
    """ja nee wel niet weet ik onbekend nvt n v t geen mening neutraal een beetje helemaal volledig zeer erg heel mee eens oneens noch
    nooit zelden soms regelmatig vaak meestal altijd goed slecht matig redelijk voldoende onvoldoende tevreden ontevreden yes no""".split()
)
_IDS = ("id", "respondent", "respondentnummer", "respondent id", "respondentid", "nummer", "nr", "code", "case", "token")


@dataclass(frozen=True)
class Answers:
    """What one respondent filled in: a name for the file, facts, and questions with answers."""

    name: str
    attributes: dict[str, str]
    said: list[Said]


def answers(rows: Sequence[Sequence[str]], source: Source, *, questions: Sequence[str], attributes: Sequence[str]) -> Iterator[Answers]:
    """Yield what each respondent answered; the first row holds the headings, or the first three of an export of Qualtrics.

    `questions` and `attributes` are headings that the user named; the others are guessed by what the answers look like, and the source
    is told how. Raises QualcodeError when a heading does not exist.
    """
    codes = [" ".join(head.split()) for head in rows[0]]
    texts, first = _headings(rows)
    heads = [texts[n] if n < len(texts) and texts[n] else code for n, code in enumerate(codes)]
    people = [(n, row) for n, row in enumerate(rows[first:], first + 1) if any(cell.strip() for cell in row)]
    if not people:
        raise source.refuse("holds headings and no rows", hint="put one respondent on each row")
    asked = _asked(heads, [row for _, row in people], _columns(questions, codes, heads), _columns(attributes, codes, heads))
    if not asked:
        raise source.refuse("has no column with open answers", hint=f'name one: --question "{heads[0]}"')
    if not questions:
        _tell(heads, asked, source)
    id = next((n for n, code in enumerate(codes) if folded(code) in _IDS and n not in asked and _unique(people, n)), None)
    keys = _keys(heads)
    for n, row in people:
        facts = {keys[k]: " ".join(cell.split()) for k, cell in enumerate(row) if k < len(heads) and k not in asked and cell.strip()}
        facts |= {f"kolom-{k + 1}": " ".join(cell.split()) for k, cell in enumerate(row) if k >= len(heads) and cell.strip()}
        said = []
        for k in asked:
            if k < len(row) and row[k].strip():
                said += [Said("Interviewer", heads[k], line=n, paragraph=True), Said("Respondent", row[k], line=n, paragraph=True)]
        if not said:
            source.warn(f"row {n} answers no open question; no transcript is made of it", line=n, rule="survey")
            continue
        yield Answers(slug(row[id]) if id is not None and row[id].strip() else f"{n - first:03}", facts, said)


def _headings(rows: Sequence[Sequence[str]]) -> tuple[list[str], int]:
    """Return the texts of the questions as Qualtrics writes them below the codes, empty when it did not, and how many rows hold headings."""
    last = next((n for n, row in enumerate(rows[1:3], 1) if any(_IMPORT.search(cell) for cell in row)), 0)
    return [" ".join(cell.split()) for cell in rows[last - 1]] if last > 1 else [], last + 1


def _columns(names: Sequence[str], codes: Sequence[str], heads: Sequence[str]) -> list[int]:
    """Return the columns with the headings that the user named, by their code or their text."""
    known = {folded(head): n for n, head in [*enumerate(codes), *enumerate(heads)]}
    for name in names:
        if folded(name) not in known:
            raise QualcodeError(f"no column is called `{name}`", hint=nearest(name, [head for head in heads if head]))
    return [known[folded(name)] for name in names]


def _asked(heads: Sequence[str], people: Sequence[Sequence[str]], questions: Sequence[int], attributes: Sequence[int]) -> list[int]:
    """Return the columns that are open questions: those that were named, else those whose heading or answers look like it."""
    if questions:
        return sorted(set(questions))
    return [n for n, head in enumerate(heads) if head and n not in attributes and _open(head, [row[n] for row in people if n < len(row)])]


def _open(head: str, cells: Sequence[str]) -> bool:
    """Tell whether a heading with the answers below it is an open question."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if _OPEN.search(head):
        return True
    if not filled or _closed(filled):
        return False
    return head.endswith("?") or sum(len(cell.split()) for cell in filled) / len(filled) > _LONG


def _closed(filled: Sequence[str]) -> bool:
    """Tell whether answers were chosen and not written: numbers, places on a scale, single words, a few short values again and again."""
    if all(_NUMBER.fullmatch(cell) or _SCALE.issuperset(re.findall(r"[^\W\d_]+", cell.casefold())) for cell in filled):
        return True
    longest = max(len(cell.split()) for cell in filled)
    if longest > _SHORT or any(cell.endswith((".", "!", "?", "…")) for cell in filled):
        return False
    return longest == 1 or len({folded(cell) for cell in filled}) * 2 <= len(filled)


def _tell(heads: Sequence[str], asked: Sequence[int], source: Source) -> None:
    """Say once how the columns were taken, and how to say otherwise."""

    def listed(columns: Sequence[int]) -> str:
        more = f" and {len(columns) - _TOLD} more" if len(columns) > _TOLD else ""
        return ", ".join(f"`{shorten(heads[n] or letters(n + 1), 50)}`" for n in columns[:_TOLD]) + more

    facts = [n for n in range(len(heads)) if n not in asked]
    what = f"{'questions are' if len(asked) > 1 else 'the question is'} {listed(asked)}"
    if facts:
        what += f"; {'facts are' if len(facts) > 1 else 'a fact is'} {listed(facts)}"
    options = " ".join(f'--question "{heads[n]}"' for n in asked[:_TOLD])
    hint = f'when that is wrong, name every question: {options}; or only what is a fact: --attribute "{heads[asked[0]]}"'
    source.warn(what, rule="survey", hint=hint)


def _unique(people: Sequence[tuple[int, Sequence[str]]], n: int) -> bool:
    cells = [slug(row[n]) for _, row in people if n < len(row) and row[n].strip()]
    return len(cells) == len(people) == len(set(cells))


def _keys(heads: Sequence[str]) -> list[str]:
    """Return a key for each heading, all different."""
    keys: list[str] = []
    for n, head in enumerate(heads, 1):
        key = base = "-".join(folded(head).split()).strip("?.") or f"kolom-{n}"
        again = 1
        while key in keys or key in ("speakers", "bron"):
            again += 1
            key = f"{base}-{again}"
        keys.append(key)
    return keys
