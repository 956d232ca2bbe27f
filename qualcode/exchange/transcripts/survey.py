"""Read a survey: a row a respondent, open questions become turns, the other columns attributes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.errors import QualcodeError
from qualcode.exchange.transcripts.labels import folded
from qualcode.exchange.transcripts.said import Said, Source
from qualcode.text import nearest, slug

_LONG = 4  # words of an answer, on average, from which a column is an open question
_IDS = ("id", "respondent", "respondentnummer", "respondent id", "respondentid", "nummer", "nr", "code", "case", "token")


@dataclass(frozen=True)
class Answers:
    """What one respondent filled in: a name for the file, facts, and questions with answers."""

    name: str
    attributes: dict[str, str]
    said: list[Said]


def answers(rows: Sequence[Sequence[str]], source: Source, *, questions: Sequence[str], attributes: Sequence[str]) -> Iterator[Answers]:
    """Yield what each respondent answered; the first row holds the headings.

    `questions` and `attributes` are headings that the user named; the others are guessed by how long the answers are. Raises
    QualcodeError when a heading does not exist.
    """
    heads = [" ".join(head.split()) for head in rows[0]]
    people = [(n, row) for n, row in enumerate(rows[1:], 2) if any(cell.strip() for cell in row)]
    if not people:
        raise source.refuse("holds headings and no rows", hint="put one respondent on each row")
    asked = _asked(heads, [row for _, row in people], questions, attributes)
    if not asked:
        raise source.refuse("has no column with open answers", hint=f'name one: --question "{heads[0]}"')
    id = next((n for n, head in enumerate(heads) if folded(head) in _IDS and n not in asked and _unique(people, n)), None)
    keys = _keys(heads)
    for n, row in people:
        facts = {keys[k]: " ".join(cell.split()) for k, cell in enumerate(row) if k < len(heads) and k not in asked and cell.strip()}
        facts |= {f"kolom-{k + 1}": " ".join(cell.split()) for k, cell in enumerate(row) if k >= len(heads) and cell.strip()}
        said = []
        for k in asked:
            if k < len(row) and row[k].strip():
                said += [Said("Interviewer", heads[k], line=n, paragraph=True), Said("Respondent", row[k], line=n, paragraph=True)]
        if not said:
            source.warn("answers no open question; no transcript is made of it", line=n, rule="survey")
            continue
        yield Answers(slug(row[id]) if id is not None and row[id].strip() else f"{n - 1:03}", facts, said)


def _asked(heads: Sequence[str], people: Sequence[Sequence[str]], questions: Sequence[str], attributes: Sequence[str]) -> list[int]:
    """Return the columns that are open questions."""
    known = {folded(head): n for n, head in enumerate(heads)}
    for name in (*questions, *attributes):
        if folded(name) not in known:
            raise QualcodeError(f"no column is called `{name}`", hint=nearest(name, [head for head in heads if head]))
    if questions:
        return sorted({known[folded(name)] for name in questions})
    facts = {known[folded(name)] for name in attributes}
    return [n for n, head in enumerate(heads) if n not in facts and head and (head.endswith("?") or _words(people, n) > _LONG)]


def _words(people: Sequence[Sequence[str]], n: int) -> float:
    filled = [len(row[n].split()) for row in people if n < len(row) and row[n].strip()]
    return sum(filled) / len(filled) if filled else 0.0


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
