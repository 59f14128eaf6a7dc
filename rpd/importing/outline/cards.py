"""Tables of two columns that are cards: a label, and what stands beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from rpd.importing.outline import grid
from rpd.importing.outline.grid import Line
from rpd.importing.source import Cell, Paragraph, Row, Table
from rpd.importing.wording import key, one_line
from rpd.plan.layout import NUMBER

_NAME: Final = "nazwa"
_LONGEST: Final = 80
_LEAST: Final = 2
NUMBERED: Final = re.compile(
    r"(?P<words>(?:[^\W\d_][\w-]*\s+){0,4}?)(?:nr\s+)?"
    r"(?P<number>(?:[IVXLC]{1,7}|[0-9]{1,3}|[a-zA-Z])(?:\.\s?[0-9]{1,3}[a-z]?)*)\s?[.):]?"
)
"""„I.1.”, „Działanie 3”, „Karta zadania nr 2”."""
_BEHIND: Final = re.compile(r"\s*[–:-]?\s*")


@dataclass(slots=True)
class Card:
    """What is known of one action: the words and the number at the top, its name, labels.

    Words without a number are a sign in front of the name.
    """

    place: str
    words: Cell | None = None
    number: Cell | None = None
    name: Cell | None = None
    pairs: list[tuple[Cell, Cell]] = field(default_factory=list)

    def table(self, cell_is: str) -> Table:
        """The card as a table of two rows."""
        heads: list[Cell] = []
        cells: list[Cell] = []
        if self.number is not None:
            heads.append(replace(self.words or Cell(place=self.place), names=NUMBER))
            cells.append(self.number)
        if self.name is not None:
            sign = self.words if self.number is None else None
            heads.append(replace(sign or Cell(place=self.place), names=_NAME))
            cells.append(self.name)
        for label, said in self.pairs:
            heads.append(label)
            cells.append(said)
        rows = (
            Row(tuple(_placed(heads, header=True)), self.place, cell_is=cell_is),
            Row(tuple(_placed(cells, header=False)), self.place, cell_is=cell_is),
        )
        return Table(rows, self.place, len(heads))


def _placed(cells: Iterable[Cell], *, header: bool) -> Iterator[Cell]:
    for column, cell in enumerate(cells):
        yield replace(cell, column=column, columns=1, rows=1, header=header)


class Cards:
    """Takes tables apart that are cards; a label is known by words, or by being there again."""

    def __init__(self, known: frozenset[str], narrow: Iterable[Table]) -> None:
        times = Counter(
            label for table in narrow for line in grid.lines(table) for label in _labels(line)
        )
        self._known = known
        self._again = {label for label, n in times.items() if n > 1 and label}

    def unfolded(self, block: Table) -> list[Table]:
        """The cards in a table, each as a table of its own; the table where it holds none."""
        lines = [line for line in grid.lines(block) if line.filled]
        if not lines or not is_narrow(block) or not self._are_cards(lines):
            return [block]
        cards: list[Card] = []
        for line in lines:
            if self._begins(line, cards):
                cards.append(Card(block.place))
                if self._head(line, cards[-1]):
                    continue
            cards[-1].pairs += _pairs(line)
        if any(not card.pairs for card in cards[:-1]):
            return [block]
        return [card.table("etykieta") for card in cards]

    def _are_cards(self, lines: list[Line]) -> bool:
        first = [key(_text(cell)) for cell in lines[0].own]
        if len(first) > 1 and all(one in self._known for one in first):
            return False  # names of columns
        labels = [label for line in lines for label in _labels(line)]
        rest = [one for one in labels[1:] if one] if len(labels) > 1 else []
        known = {one for one in rest if one in self._known}
        again = {one for one in rest if one in self._again}
        distinct = set(rest)
        if len(known) >= _LEAST or (known and len(again) >= _LEAST):
            return 2 * len(known | again) >= len(distinct)
        # A short card: number and name at the top, and one label that profiles know.
        top = NUMBERED.fullmatch(_text(lines[0].own[0])) is not None
        return bool(known) and top and known == distinct

    def _begins(self, line: Line, cards: list[Card]) -> bool:
        """Whether a row is the first one of a card."""
        if not cards:
            return True
        (label, *_) = [*_labels(line), ""]
        if not cards[-1].pairs:
            return False
        first = key(_text(cards[-1].pairs[0][0])) if cards[-1].name is None else ""
        return not _pairs(line) or label == first or self._is_head(line)

    def _is_head(self, line: Line) -> bool:
        label = _text(line.own[0])
        return key(label) not in self._known and NUMBERED.fullmatch(label) is not None

    def _head(self, line: Line, card: Card) -> bool:
        """Take the number and the name from the first row; whether it was such a row."""
        pairs = _pairs(line)
        label = line.own[0]
        text = _text(label)
        if not pairs:
            found = NUMBERED.match(text)
            if found and found["words"].strip() and not text[found.end() :].strip():
                _numbered(card, label, found)
            else:
                card.name = label
            return True
        found = NUMBERED.fullmatch(text)
        if found and key(text) not in self._known:
            _numbered(card, label, found)
            card.name = pairs[0][1]
            return True
        return False


def _numbered(card: Card, cell: Cell, found: re.Match[str]) -> None:
    """Part the words in front of a number from the number."""
    at = found.start("number")
    if found["words"].strip():
        words = Paragraph(found.string[:at].strip(), cell.place)
        card.words = Cell((words,), cell.place)
    card.number = Cell((Paragraph(found.string[at:].strip(), cell.place),), cell.place)


def is_narrow(table: Table) -> bool:
    """Whether a table may be cards: two columns, or twice two."""
    lines = [line for line in grid.lines(table) if line.filled]
    widths = {len(line.own) for line in lines}
    return bool(lines) and widths <= {1, 2, 4} and bool(widths & {2, 4})


def _pairs(line: Line) -> list[tuple[Cell, Cell]]:
    """The labels of a row with what stands beside them; none where a cell fills it."""
    own = line.own
    if len(own) == 1 or (grid.framed(line) is own[0] is not None and own[0].columns > 1):
        return []
    return [(own[at], own[at + 1]) for at in range(0, len(own) - 1, 2)]


def _labels(line: Line) -> list[str]:
    texts = (_text(label) for label, _ in _pairs(line))
    return [key(text) if len(text) <= _LONGEST else "" for text in texts]


def _text(cell: Cell) -> str:
    return one_line(cell.text).removesuffix(":")
