"""A sheet laid out for a width: amounts are never cut or wrapped; bars where there is room.

What does not fit is given up in this order: names, spare columns, the currency after every amount;
then the columns are shown in several tables one under another, each with the rows' labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal

from rpd.frozen import dataclass
from rpd.polish.wording import join
from rpd.report.escape import visible
from rpd.report.lines import cells as columns_of
from rpd.report.lines import clip
from rpd.report.sums.sheet import Sheet, SheetCell, SheetColumn, SheetRow

GAP = 2
_LABEL = 24
_SHORTEST_LABEL = 12
_BAR = 24
_SHORTEST_BAR = 10
_EIGHTHS = " ▏▎▍▌▋▊▉"


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table of texts for one width. ``right`` tells the alignment, ``bars`` is the last column.

    Columns of texts may be wrapped by whoever prints them, to ``widths``; the others are whole.
    """

    keys: tuple[str, ...]
    headers: tuple[str, ...]
    right: tuple[bool, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] | None
    in_zloty: bool


def blocks(sheet: Sheet, width: int | None, bars: bool) -> list[TextTable]:
    """The sheet for a width in columns; None is as wide as needed (a file or a pipe)."""
    every = range(len(sheet.columns))
    unnamed = [i for i in every if sheet.columns[i].key != "nazwa"]
    whole = [i for i in every if i in unnamed or any(row.cells[i] for row in sheet.rows)]
    required = [i for i in unnamed if not sheet.columns[i].spare]
    if width is None:
        # A name at the end of a line is whole and does no harm, however long it is.
        chosen = [*unnamed, *(i for i in whole if i not in unnamed)]
        return [_block(sheet, chosen, None, currency=True, bars=False)]
    for indices, currency in (
        (unnamed, True),
        (required, True),
        (unnamed, False),
        (required, False),
    ):
        if _needed(sheet, indices, currency) <= width:
            named = _with_name(sheet, indices, whole, width, bars=bars) if currency else indices
            return [_block(sheet, named, width, currency=currency, bars=bars)]
    return [
        _block(sheet, portion, width, currency=False, bars=False)
        for portion in _portions(sheet, required, width)
    ]


def left_out(sheet: Sheet, shown: Iterable[TextTable]) -> str:
    """What to say of the columns that a terminal has no room for; "" where all are there."""
    there = {key for block in shown for key in block.keys}
    missing = [
        visible(column.header)
        for index, column in enumerate(sheet.columns)
        if column.key not in there and any(row.cells[index] is not None for row in sheet.rows)
    ]
    if not missing:
        return ""
    noun, them = ("kolumnę", "ją") if len(missing) == 1 else ("kolumny", "je")
    listed = join(f"„{header}”" for header in missing)
    return (
        f"Zabrakło miejsca na {noun} {listed}; pokaże {them} szersze okno, „--format csv” "
        "albo „-o sumy.xlsx”."
    )


def _with_name(
    sheet: Sheet, chosen: Sequence[int], whole: Sequence[int], width: int, *, bars: bool
) -> Sequence[int]:
    """The columns with the names, if a quarter of a line is left for them beside the bars."""
    room = width - _needed(sheet, chosen, currency=True) - GAP
    if bars and _drawable(sheet):
        room -= _BAR + GAP
    return whole if set(chosen) < set(whole) and room >= width // 4 else chosen


def _drawable(sheet: Sheet) -> bool:
    return bool(sheet.whole) and any(row.bar for row in sheet.rows)


def _portions(sheet: Sheet, chosen: Sequence[int], width: int) -> list[list[int]]:
    first, *others = chosen
    portions: list[list[int]] = []
    current = [first]
    for index in others:
        if len(current) > 1 and _needed(sheet, [*current, index], currency=False) > width:
            portions.append(current)
            current = [first]
        current.append(index)
    return [*portions, current]


def _needed(sheet: Sheet, chosen: Sequence[int], currency: bool) -> int:
    """The least width of these columns: texts may be wrapped, everything else may not."""
    return sum(
        _least(sheet, index, position, currency) for position, index in enumerate(chosen)
    ) + GAP * (len(chosen) - 1)


def _least(sheet: Sheet, index: int, position: int, currency: bool) -> int:
    column = sheet.columns[index]
    natural = _natural(sheet, index, currency)
    if column.kind != "text" or column.solid:
        return natural
    return min(natural, _LABEL if position == 0 else _SHORTEST_LABEL)


def _natural(sheet: Sheet, index: int, currency: bool) -> int:
    column = sheet.columns[index]
    texts = [_text(column, row, row.cells[index], index, currency) for row in sheet.rows]
    if sheet.total:
        texts.append(_plain(column, sheet.total[index], currency))
    header = max(map(columns_of, column.header.split(" ")))
    return max([header, *map(columns_of, texts)])


def _text(column: SheetColumn, row: SheetRow, cell: SheetCell, index: int, currency: bool) -> str:
    text = _plain(column, cell, currency)
    return "  " * row.level + text if index == 0 else text


def _plain(column: SheetColumn, cell: SheetCell, currency: bool) -> str:
    return visible(column.written(cell, currency=currency))


def _block(
    sheet: Sheet, chosen: Sequence[int], width: int | None, *, currency: bool, bars: bool
) -> TextTable:
    columns = [sheet.columns[index] for index in chosen]
    rows = [
        tuple(_text(sheet.columns[i], row, row.cells[i], i, currency) for i in chosen)
        for row in sheet.rows
    ]
    last = sheet.total
    total = (
        None if last is None else tuple(_plain(sheet.columns[i], last[i], currency) for i in chosen)
    )
    widths = [_natural(sheet, index, currency) for index in chosen]
    if width is not None:
        named = any(column.key == "nazwa" for column in columns)
        reserved = _BAR + GAP if bars and named and _drawable(sheet) else 0
        soft = [column.kind == "text" and not column.solid for column in columns]
        _narrow(widths, soft, width - reserved)
    block = TextTable(
        keys=tuple(column.key for column in columns),
        headers=tuple(column.header for column in columns),
        right=tuple(column.kind != "text" for column in columns),
        widths=tuple(widths),
        rows=tuple(
            tuple(
                clip(text, room) if column.key == "nazwa" else text
                for text, room, column in zip(row, widths, columns, strict=True)
            )
            for row in rows
        ),
        total=total,
        in_zloty=not currency and any(column.kind == "amount" for column in columns),
    )
    if width is None or not bars or not sheet.whole or not _drawable(sheet):
        return block
    room = width - sum(widths) - GAP * len(widths)
    if room < _SHORTEST_BAR and widths[0] <= _LABEL:
        # A short label in two lines is a fair price for a bar.
        given = min(_SHORTEST_BAR - room, max(widths[0] - _SHORTEST_LABEL, 0))
        block = replace(block, widths=(widths[0] - given, *widths[1:]))
        room += given
    if room < _SHORTEST_BAR:
        return block
    return _with_bars(block, sheet.rows, sheet.whole, min(room, _BAR))


def _narrow(widths: list[int], texts: Sequence[bool], width: int) -> None:
    """Take what is too much from the columns of texts, the widest first."""
    excess = sum(widths) + GAP * (len(widths) - 1) - width
    while excess > 0 and any(texts):
        index = max((i for i, text in enumerate(texts) if text), key=lambda i: widths[i])
        if widths[index] <= _SHORTEST_LABEL:
            return
        widths[index] -= 1
        excess -= 1


def _with_bars(block: TextTable, rows: Iterable[SheetRow], whole: Decimal, room: int) -> TextTable:
    drawn = tuple(
        (*texts, bar(*(row.bar or (Decimal(0), Decimal(0))), whole, room))
        for texts, row in zip(block.rows, rows, strict=True)
    )
    return replace(
        block,
        keys=(*block.keys, ""),
        headers=(*block.headers, ""),
        right=(*block.right, False),
        widths=(*block.widths, room),
        rows=drawn,
        total=(*block.total, "") if block.total else None,
    )


def bar(least: Decimal, most: Decimal, whole: Decimal, room: int) -> str:
    """A bar in eighths of a column: full for `least`, shaded on to `most`."""
    eighths = int(least * room * 8 / whole)
    full, rest = divmod(max(eighths, 1 if least else 0), 8)
    drawn = "█" * full + (_EIGHTHS[rest] if rest else "")
    reach = int((most * room / whole).to_integral_value(ROUND_CEILING))
    return drawn + "░" * (max(reach, 1) - len(drawn) if most > least else 0)
