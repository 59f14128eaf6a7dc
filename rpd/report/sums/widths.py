"""How wide the columns of a page are, and which of them make one table.

Widths are estimates in hundredths of an em, on the wide side for the fonts of the page: browsers
differ, and a table that is narrower than was thought does no harm. The page scales a table to the
room it has (``--em`` in the template); so that this never makes it too small to read, a wide one is
divided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rpd.report.sums.sheet import Sheet

WIDEST = 8000
"""At 1280 px such a table has its full size, on A4 upright about 7 points, lying about 10."""
_LABEL = 1300
_TEXT = 1000
_LEVEL = 120
_PADDING = 130
_DIGIT, _NARROW, _LETTER = 64, 34, 70


def column(sheet: Sheet, index: int, position: int) -> int:
    """The least width of a column; texts and headers are broken at spaces, figures never."""
    about = sheet.columns[index]
    header = max(map(_text, about.header.split(" ")))
    cells = [about.written(row.cells[index]) for row in sheet.rows]
    if sheet.total:
        cells.append(about.written(sheet.total[index]))
    if about.kind != "text":
        return max([header, *map(_text, cells)]) + _PADDING
    words = [_text(word) for cell in cells for word in cell.split(" ")]
    if about.solid:
        words = list(map(_text, cells))
    least = _LABEL + _LEVEL * max((row.level for row in sheet.rows), default=0)
    return max([header, *words, _TEXT if position else least]) + _PADDING


def portions(sheet: Sheet, chosen: Sequence[int]) -> Iterator[tuple[list[int], int]]:
    """Columns for one table after another, each with the labels of the rows, and their width."""
    first, *others = chosen
    label = column(sheet, first, 0)
    current, width = [first], label
    for index in others:
        more = column(sheet, index, 1)
        if len(current) > 1 and width + more > WIDEST:
            yield current, width
            current, width = [first], label
        current.append(index)
        width += more
    yield current, width


def _text(text: str) -> int:
    return sum(
        _DIGIT if sign.isdigit() else _NARROW if sign in " \u00a0,.:/–−" else _LETTER
        for sign in text
    )
