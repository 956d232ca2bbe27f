"""The coverage of a guide as a page, as CSV and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from qualcode.analysis.coverage import Asked, Coverage
from qualcode.model.guide import fill
from qualcode.model.study import Study
from qualcode.report import dutch
from qualcode.report.blocks import Block, Bullets, Document, Heading, Paragraph, Table
from qualcode.report.grid import EMPTY, csv_table
from qualcode.text import shorten

_NUMBER, _ASK = 0.06, 0.34  # shares of the page


def build(study: Study, found: Coverage, *, most: int = 300) -> Document:
    """Return the coverage of a guide: a table of questions, cut at so many characters, against cases, and below it what is missing."""
    title = f"{dutch.COVERAGE['title']} {found.guide.title}"
    about = study.settings.title if study.settings.file else ""
    return Document(title, about, title, "", tuple(_blocks(study, found, most)), landscape=len(found.interviews) > 4)  # noqa: PLR2004


def _blocks(study: Study, found: Coverage, most: int) -> Iterator[Block]:
    yield Paragraph(dutch.COVERAGE["reading"], note=True)
    cases = list(found.interviews)
    single = all(n == 1 for n in found.interviews.values())
    headers = [case if single else f"{case} ({n})" for case, n in found.interviews.items()]
    rows = []
    for number, ask, id in _questions(study, found):
        cells = [_cell(found.of(id, case), counted=not single) for case in cases]
        rows.append((number, shorten(ask, most), *cells, _cell(found.total(id), counted=True)))
    share = (1 - _NUMBER - _ASK) / (len(cases) + 1)
    yield Table(
        ("", dutch.COVERAGE["question"], *headers, dutch.COVERAGE["total"]), tuple(rows), (_NUMBER, _ASK, *[share] * (len(cases) + 1)), fine=True
    )
    asks = {id: ask for _, ask, id in _questions(study, found)}
    yield Heading(dutch.COVERAGE["never"])
    never = tuple(asks[question.id] for question in found.never)
    yield Bullets(never) if never else Paragraph(dutch.COVERAGE["all asked"], note=True)
    yield Heading(dutch.COVERAGE["uninformed"])
    labels = tuple(construct.label for construct in found.uninformed)
    yield Bullets(labels) if labels else Paragraph(dutch.COVERAGE["all informed"], note=True)


def to_csv(found: Coverage) -> str:
    """Return the coverage as CSV: a row per question and case, with the number of interviews it was asked and answered in."""
    rows: list[list[str | int | None]] = [
        [section.id, question.id, question.ask, case, n, found.of(question.id, case).asked, found.of(question.id, case).answered]
        for _, section, question, _ in found.guide.questions()
        for case, n in found.interviews.items()
    ]
    return csv_table(["section", "question", "ask", found.by, "interviews", "asked", "answered"], rows)


def to_json(found: Coverage) -> str:
    """Return the coverage as JSON: each question with what became of it per case, and the ids of what is missing."""
    questions = [
        {
            "section": section.id,
            "question": question.id,
            "ask": question.ask,
            "cases": {case: {"asked": one.asked, "answered": one.answered} for case in found.interviews for one in [found.of(question.id, case)]},
        }
        for _, section, question, _ in found.guide.questions()
    ]
    document = {
        "guide": found.guide.guide,
        "by": found.by,
        "interviews": dict(found.interviews),
        "questions": questions,
        "never_asked": [question.id for question in found.never],
        "constructs_without_question": [construct.id for construct in found.uninformed],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _questions(study: Study, found: Coverage) -> Iterator[tuple[str, str, str]]:
    """Yield number, wording and id of each question, numbered as in the printed guide."""
    words = study.settings.fill_ins
    for n, section in enumerate(found.guide.sections, 1):
        for m, question in enumerate(section.questions, 1):
            yield f"{n}.{m}", fill(question.ask, lambda id: words.get(id) or f"[{id}]"), question.id


def _cell(one: Asked, *, counted: bool) -> str:
    """Return `✓2 ○1` for three interviews, two of them with an answer; without a number when there is one interview."""
    marks = (("✓", one.answered), ("○", one.asked - one.answered))
    return " ".join(f"{mark}{n if counted else ''}" for mark, n in marks if n) or EMPTY
