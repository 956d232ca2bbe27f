"""A heat map: a matrix of whole numbers, each in a colour that says how large it is."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.errors import QualcodeError
from qualcode.report import dutch
from qualcode.report.pictures.canvas import BODY, HIGHEST, MARGIN, SMALL, WIDTH, Canvas, label_height
from qualcode.report.pictures.colours import PAPER, RULE, SOFT, letters_on, shade
from qualcode.report.pictures.letters import clean, leading, width, wrap
from qualcode.report.pictures.picture import Picture, check_room

MOST_ROWS, MOST_COLUMNS = 40, 20
_FEW = 20  # rows that have room for larger letters
_NAMES, _HEADS = 5.2, 4.2  # the longest name of a row, and of a column that is turned
_CELL = 3.2  # the widest
_LEVEL = 4  # lines of a head that is not turned
_GAP, _AIR = 0.1, 0.16
_RULED = 0.4  # points
_SMALLEST = 5.0  # points, of a number
_OUT = 3  # cells that are named in the words
Values = Sequence[Sequence[int | None]]


def heatmap(title: str, rows: Sequence[str], columns: Sequence[str], values: Values, *, noun: tuple[str, str], balance: bool = False) -> Picture:
    """Return a matrix in colours; `values` has a row per name in `rows`, None where nothing was said.

    `noun` is what is counted, one and many. A balance may be below nought: orange and `−` there, blue and `+` above.
    Raises QualcodeError when there is too much to be read on a page.
    """
    check_room(len(rows), MOST_ROWS, "rows")
    check_room(len(columns), MOST_COLUMNS, "columns")
    if [len(line) for line in values] != [len(columns)] * len(rows):
        raise QualcodeError("a heat map needs a number, or nothing, for each row and column")
    canvas = Canvas()
    top = canvas.title(title, below=dutch.BALANCED if balance else dutch.COUNTED.format(noun[1]))
    size = BODY if len(rows) <= _FEW else SMALL
    names = min(_NAMES, max(width(clean(row), size) for row in rows) + _GAP)
    cell = min(_CELL, (WIDTH - 2 * MARGIN - _GAP - names) / len(columns))
    left = MARGIN + names + _GAP
    y = top = _heads(canvas, top, columns, left=left, cell=cell)
    texts = [[_number(value, balance=balance) for value in line] for line in values]
    digits = max(_SMALLEST, min(size, *(size * (cell - _GAP) / width(text, size) for line in texts for text in line)))
    most = max((abs(value) for line in values for value in line if value is not None), default=0)
    lines, highs = _lines(rows, size, names, HIGHEST - y)
    edges = [y]
    for name, high, line, shown in zip(rows, highs, values, texts, strict=True):
        canvas.words(MARGIN, y + high / 2, name, size=size, room=names, lines=lines, middle=True)
        for n, (value, text) in enumerate(zip(line, shown, strict=True)):
            fill = shade(value or 0, most)
            if fill != PAPER:
                canvas.box(left + n * cell, y, cell, high, fill=fill, edge="none")
            colour = SOFT if value is None else letters_on(fill)
            canvas.words(left + (n + 0.5) * cell, y + high / 2, text, size=digits, colour=colour, align="center", middle=True)
        y += high
        edges.append(y)
    for edge in edges:
        canvas.line([(left, edge), (left + cell * len(columns), edge)], colour=RULE, thick=_RULED)
    for n in range(len(columns) + 1):
        canvas.line([(left + n * cell, top), (left + n * cell, y)], colour=RULE, thick=_RULED)
    return canvas.picture(y + 0.2, title, _seen(title, rows, columns, values, balance=balance))


def _lines(rows: Sequence[str], size: float, room: float, height: float) -> tuple[int, list[float]]:
    """Return over how many lines the names of rows may go for all to fit in a height, and how high each row is."""
    for lines in (3, 2, 1):
        highs = [max(leading(size) + (_AIR if size == BODY else _GAP), label_height(row, size, room, lines=lines) + _GAP) for row in rows]
        if sum(highs) <= height:
            break
    return lines, highs


def _number(value: int | None, *, balance: bool) -> str:
    if value is None:
        return "·"
    return dutch.signed(value) if balance else str(value)


def _heads(canvas: Canvas, top: float, columns: Sequence[str], *, left: float, cell: float) -> float:
    """Write the names of the columns, turned when they are many; returns where the rows begin."""
    room = cell - _GAP
    if all(width(word, BODY) <= room for name in columns for word in clean(name).split()):
        bottom = top + max(label_height(name, BODY, room, lines=_LEVEL) for name in columns)
        for n, name in enumerate(columns):
            y = bottom - label_height(name, BODY, room, lines=_LEVEL)
            canvas.words(left + (n + 0.5) * cell, y, name, align="center", room=room, lines=_LEVEL)
    else:
        lines = max(1, min(2, int(cell / leading(BODY))))
        widest = max(width(word, BODY) for name in columns for word in clean(name).split() or [""])
        room = next((r for r in (2.0, 2.6, 3.2, 3.7) if r > widest and all(len(wrap(name, BODY, r)) <= lines for name in columns)), _HEADS)
        bottom = top + room
        for n, name in enumerate(columns):
            canvas.upright(left + (n + 0.5) * cell, bottom, name, room=room, lines=lines)
    return bottom + _GAP


def _seen(title: str, rows: Sequence[str], columns: Sequence[str], values: Values, *, balance: bool) -> str:
    """Return in words which cells are furthest from nought, and how many are empty."""
    cells = [(value, row, column) for row, line in zip(rows, values, strict=True) for column, value in zip(columns, line, strict=True)]
    found = sorted(((abs(value), n) for n, (value, _, _) in enumerate(cells) if value), key=lambda one: (-one[0], one[1]))
    most = [(cells[n][1], cells[n][2], _number(cells[n][0], balance=balance)) for _, n in found[:_OUT]]
    silent = sum(value is None for value, _, _ in cells)
    return dutch.heatmap_seen(title, len(rows), len(columns), most=most, silent=silent, balance=balance)
