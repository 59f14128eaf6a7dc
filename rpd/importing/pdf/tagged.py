"""A tagged PDF → the neutral source, by its structure tree: headings, lists, tables, footnotes.

A cell without any text is told by no page: its place is known from its row, which says how many
cells it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from rpd.importing.pdf.pages import Word
from rpd.importing.pdf.text import Texts, label_of
from rpd.importing.pdf.tree import Element
from rpd.importing.source import MARK, Block, Cell, Paragraph, Row, Table

_HEADING: Final = re.compile(r"H([1-6])?|Title")
_INLINE: Final = frozenset(
    ("Span", "Link", "Reference", "Lbl", "Quote", "Em", "Strong", "Annot", "Sub", "Code", "Ruby")
)
_NOTES: Final = frozenset(("Note", "FENote", "Footnote", "Endnote"))
_GROUPS: Final = frozenset(("THead", "TBody", "TFoot"))
_CELLS: Final = frozenset(("TD", "TH"))


@dataclass(slots=True)
class _Columns:
    """What is known of the columns of a table: names, right edges, rows that cells still cover."""

    width: int
    heads: dict[int, str]
    edges: dict[tuple[int, int], float]
    taken: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Reader:
    """Elements → blocks, with the footnotes that stand among them."""

    texts: Texts
    notes: dict[str, str] = field(default_factory=dict)
    _tables: int = 0
    _edge: float | None = None

    def blocks(self, root: Element) -> tuple[Block, ...]:
        """What a document holds, in order."""
        found = list(_notes_in(root))
        for note in found:
            words = [word for word in note.all_words() if word.text]
            self.texts.notes.add(label_of(words))
        self.texts.notes.discard("")
        made = tuple(self._blocks(root, ""))
        for note in found:
            self._note(note)
        return made

    def _note(self, note: Element) -> None:
        words = list(note.all_words())
        # A word without text is a soft hyphen: it says that the word around it goes on.
        first = next((at for at, word in enumerate(words) if word.text), None)
        if first is None:
            return
        label = label_of(words[first:])
        texts = [self.texts.text(words[first + bool(label) :], f"przypis {label}")[0]]
        mark, again = label or "?", 1
        while mark in self.notes:
            again += 1
            mark = f"{label or '?'}.{again}"
        self.notes[mark] = "\n".join(texts)

    def _blocks(self, element: Element, place: str, label: str = "") -> Iterator[Block]:
        """What an element holds; ``label`` is printed before its first paragraph."""
        level = _level(element.kind)
        loose: list[Word] = []
        for _, kid in sorted(element.kids.items()):
            if isinstance(kid, list):
                loose += kid
            elif kid.kind in _NOTES:
                continue
            elif kid.kind in _INLINE:
                loose += _inside(kid)
            else:
                yield from self._paragraph(loose, place, level, label)
                label = "" if loose else label
                loose = []
                for block in self._block(kid, place, label):
                    label = ""
                    yield block
        yield from self._paragraph(loose, place, level, label)

    def _block(self, element: Element, place: str, label: str) -> Iterator[Block]:
        match element.kind:
            case "Table":
                yield from self._table(element)
            case "LI":
                yield from self._item(element, place)
            case _:
                yield from self._blocks(element, place, label)

    def _paragraph(
        self, words: list[Word], place: str, level: int | None, label: str
    ) -> Iterator[Paragraph]:
        seen = [word for word in words if word.text]
        if not seen:
            return
        place = place or f"strona {seen[0].page}"
        text, doubt = self.texts.text(words, place, self._edge)
        yield Paragraph(text, place, level, label, doubt)

    def _item(self, element: Element, place: str) -> Iterator[Block]:
        labels = Element(kids={n: k for n, k in element.kids.items() if _is(k, "Lbl")})
        label, _ = self.texts.text(list(labels.all_words()), place)
        rest = Element("LBody", kids={n: k for n, k in element.kids.items() if not _is(k, "Lbl")})
        made = list(self._blocks(rest, place, label))
        if label and not made:
            made = [Paragraph("", place, None, label)]
        yield from made

    # --- tables ----------------------------------------------------------------------------------

    def _table(self, element: Element) -> Iterator[Block]:
        self._tables += 1
        number = self._tables
        for _, kid in sorted(element.kids.items()):
            if isinstance(kid, Element) and kid.kind == "Caption":
                yield from self._blocks(kid, "")
        found = list(_rows(element))
        width = max((sum(_spans(row)) for row in found), default=0)
        grid = _Columns(width, dict(self._heads(found)), dict(_edges(found)))
        rows: list[Row] = []
        for at, row in enumerate(found, 1):
            where = f"strona {row.page or element.page}, tabela {number}, wiersz {at}"
            rows.append(Row(tuple(self._cells(row, where, grid)), where))
        yield Table(tuple(rows), f"strona {element.page}, tabela {number}", width)

    def _heads(self, rows: list[Element]) -> Iterator[tuple[int, str]]:
        """The names of the columns, for places."""
        if rows and _is_head(rows[0]):
            column = 0
            for _, kid in sorted(rows[0].kids.items()):
                if isinstance(kid, Element):
                    text = self.texts.text(list(_inside(kid)))[0]
                    yield column, MARK.sub("", text)
                    column += kid.columns

    def _cells(self, row: Element, where: str, grid: _Columns) -> Iterator[Cell]:
        head, column, taken = _is_head(row), 0, grid.taken
        unseen = row.count - sum(isinstance(kid, Element) for kid in row.kids.values())
        spare = grid.width - sum(_spans(row)) - sum(1 for n in taken.values() if n)
        for at in range(row.count):
            while taken.get(column, 0):
                taken[column] -= 1
                column += 1
            kid = row.kids.get(at)
            if not isinstance(kid, Element):
                # No page tells how wide an empty cell is; one alone fills its row.
                columns = 1 + (max(0, spare) if unseen == 1 else 0)
                yield Cell((), f"{where}, kolumna {column + 1}", column, columns)
                column += columns
                continue
            name = grid.heads.get(column)
            named = f"„{name}”" if name and not head else str(column + 1)
            place = f"{where}, kolumna {named}"
            outer, self._edge = self._edge, grid.edges.get((at, kid.columns))
            blocks = tuple(self._blocks(kid, place))
            self._edge = outer
            yield Cell(
                tuple(one for one in blocks if isinstance(one, Paragraph)),
                place,
                column,
                kid.columns,
                kid.rows,
                head,
                tuple(one for one in blocks if isinstance(one, Table)),
            )
            for covered in range(column, column + kid.columns):
                taken[covered] = kid.rows - 1
            column += kid.columns
        while taken.get(column, 0):
            taken[column] -= 1
            column += 1


def _is(kid: Element | list[Word], kind: str) -> bool:
    return isinstance(kid, Element) and kid.kind == kind


def _level(kind: str) -> int | None:
    found = _HEADING.fullmatch(kind)
    return int(found[1] or 1) if found else None


def _inside(element: Element) -> Iterator[Word]:
    """The words of an element, without footnotes that stand in it."""
    for _, kid in sorted(element.kids.items()):
        if isinstance(kid, list):
            yield from kid
        elif kid.kind not in _NOTES:
            yield from _inside(kid)


def _notes_in(element: Element) -> Iterator[Element]:
    for _, kid in sorted(element.kids.items()):
        if isinstance(kid, Element):
            if kid.kind in _NOTES:
                yield kid
            else:
                yield from _notes_in(kid)


def _rows(element: Element) -> Iterator[Element]:
    for _, kid in sorted(element.kids.items()):
        if _is(kid, "TR"):
            assert isinstance(kid, Element)
            yield kid
        elif isinstance(kid, Element) and kid.kind != "Caption":
            yield from _rows(kid)


def _spans(row: Element) -> list[int]:
    """The widths of the cells of a row; 1 for those that no page tells of."""
    seen = (row.kids.get(at) for at in range(row.count))
    return [kid.columns if isinstance(kid, Element) else 1 for kid in seen]


def _edges(rows: Iterable[Element]) -> Iterator[tuple[tuple[int, int], float]]:
    """How far to the right the cells of a column reach, by their place in rows and their width."""
    found: dict[tuple[int, int], float] = {}
    for row in rows:
        for at, kid in row.kids.items():
            if isinstance(kid, Element):
                reached = max((word.x1 for word in kid.all_words()), default=0.0)
                key = at, kid.columns
                found[key] = max(found.get(key, 0.0), reached)
    yield from found.items()


def _is_head(row: Element) -> bool:
    """Whether a row names columns: all its cells are headers, and not of rows."""
    cells = [kid for kid in row.kids.values() if isinstance(kid, Element)]
    return bool(cells) and all(one.kind == "TH" and one.scope != "Row" for one in cells)
