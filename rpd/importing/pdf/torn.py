"""Rows of a table without tags that a page has torn: found, and put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rpd.importing.pdf import lines
from rpd.importing.source import MARK, Cell, Row

NUMBERED: Final = re.compile(r"\s*(?:Ad\.?\s*)?[0-9]{1,3}\s?[.)]")
_SENTENCE: Final = (".", ";", ":", "!", "?", ")")
JOINED: Final = "Złączono z wierszem z poprzedniej strony, bo wygląda na jego dalszy ciąg."
APART: Final = "Wiersz zaczyna stronę; mógł być dalszym ciągiem wiersza z poprzedniej strony."
_PARAGRAPH: Final = "Nie wiadomo, czy na granicy stron zaczyna się nowy akapit."
_HYPHEN: Final = "Strona kończy się dywizem; zostawiono go, ale mógł tylko dzielić wyraz."


def said(row: Row) -> list[str]:
    """What the cells say, to compare rows by."""
    return ["".join(MARK.sub("", cell.text).split()) for cell in row.cells]


def torn(rows: Sequence[Row], row: Row) -> tuple[bool, bool]:
    """Whether a row goes on from the last one, and whether that is certain."""
    last = rows[-1]
    if len(last.cells) != len(row.cells):
        return False, len(row.cells) == 1
    narrow = [one for one in rows if len(one.cells) == len(last.cells)]
    numbered = [one for one in narrow if NUMBERED.match(one.cells[0].text)]
    first = row.cells[0].text
    if len(numbered) >= max(1, len(narrow) - 1):
        return not NUMBERED.match(first), bool(NUMBERED.match(first)) or not first[:1].isupper()
    if NUMBERED.match(first):
        return False, True
    pairs = [(a.text, b.text) for a, b in zip(last.cells, row.cells, strict=True)]
    goes_on = sum(b[:1].islower() and not a.endswith(_SENTENCE) for a, b in pairs if a and b)
    empty = sum(not b for _, b in pairs)
    if goes_on:
        return True, goes_on > 1 or empty > 0
    return not first, False


def united(row: Row, more: Row, doubt: str) -> Row:
    """Both as one row; `doubt` is why that is not certain."""
    return replace(
        row,
        cells=tuple(
            _one_cell(cell, other, doubt) for cell, other in zip(row.cells, more.cells, strict=True)
        ),
    )


def _one_cell(cell: Cell, more: Cell, doubt: str) -> Cell:
    if not more.paragraphs:
        return cell
    held, added = list(cell.paragraphs), list(more.paragraphs)
    said = doubt
    if held and not lines.is_item(added[0].text) and not held[-1].text.endswith(_SENTENCE):
        one = added.pop(0)
        hyphen = re.search(r"\w-\Z", held[-1].text) is not None
        text = f"{held[-1].text}{'' if hyphen else ' '}{one.text}"
        said = said or (_HYPHEN if hyphen else "")
        doubts = " ".join(filter(None, (held[-1].doubt, one.doubt)))
        held[-1] = replace(held[-1], text=text, doubt=doubts)
    elif held and not lines.is_item(added[0].text):
        said = doubt or _PARAGRAPH
    return replace(
        cell,
        paragraphs=(*held, *added),
        doubt=" ".join(filter(None, dict.fromkeys((cell.doubt, said)))),
    )


def doubted(row: Row, doubt: str) -> Row:
    """The row with a doubt in all its cells."""
    cells = (replace(cell, doubt=" ".join(filter(None, (cell.doubt, doubt)))) for cell in row.cells)
    return replace(row, cells=tuple(cells))
