"""The source as a tree: headings, below them actions, with the texts of each of their columns.

What a page or a merged cell tore apart is put together here; what the texts mean is not asked yet.
"""

from __future__ import annotations

import re
from typing import Final

from rpd.importing import wording
from rpd.importing.outline import grid
from rpd.importing.outline.columns import Headers
from rpd.importing.outline.faces import LEVEL, Face
from rpd.importing.outline.grid import Line
from rpd.importing.outline.headings import Headings, Title
from rpd.importing.outline.tree import Action, Node, Piece, Structure
from rpd.importing.source import Cell, Paragraph, PassedOver, Source, Table
from rpd.importing.wording import one_line, tidy
from rpd.plan.layout import NUMBER
from rpd.plan.profil import Profil

_TOTAL: Final = re.compile(r"(?:razem|ogółem|suma|łącznie)\b", re.IGNORECASE)
_NAME: Final = "nazwa"


class Builder:
    """Goes through a source once."""

    def __init__(self, profil: Profil, mapped: dict[str, Face] | None = None) -> None:
        self._headings = Headings(profil)
        self._depths = len(profil.levels)
        self._noun = profil.dzialanie.noun.one
        self._kinds = [level.kind for level in profil.levels]
        self._numbered = profil.dzialanie.numbering != "brak"
        self.made = Structure(Node())
        self._headers = Headers(profil, mapped or {}, self.made)
        self._path: list[Node] = [self.made.root]
        self._columns: dict[int, Face] = {}
        self._begun = False

    def build(self, source: Source) -> Structure:
        """The tree of a source."""
        tables = [n for n, block in enumerate(source.blocks) if isinstance(block, Table)]
        for position, block in enumerate(source.blocks):
            if isinstance(block, Paragraph):
                self._paragraph(block, last=bool(tables) and position > tables[-1])
            else:
                self._table(block)
        return self.made

    # --- headings and texts ----------------------------------------------------------------------

    def _paragraph(self, paragraph: Paragraph, *, last: bool) -> None:
        text = one_line(paragraph.printed)
        title = self._headings.of(text, sure=paragraph.level is not None)
        if title is not None:
            self._open(title, paragraph.place)
        elif not self._begun:
            self.made.before.append(paragraph)
        elif text and last:
            over = PassedOver("tekst za tabelami", paragraph.printed, paragraph.place)
            self.made.passed_over.append(over)
        elif text:
            self._path[-1].texts.append(Piece([tidy(paragraph.printed)], paragraph.place))

    def _open(self, title: Title, place: str) -> None:
        self._begun = True
        node = Node(title, place)
        above = self._path[: title.depth + 1]
        if len(above) < title.depth + 1:
            node.doubts.append("w dokumencie brakuje nagłówka poziomu wyżej")
            while len(above) < title.depth + 1:
                missing = Node(Title(len(above) - 1, "", "", ""), place)
                above[-1].below.append(missing)
                above.append(missing)
        above[-1].below.append(node)
        self._path = [*above, node]

    # --- tables ----------------------------------------------------------------------------------

    def _table(self, table: Table) -> None:
        found = grid.lines(table)
        first = True
        skip = 0
        for position, line in enumerate(found):
            if skip:
                skip -= 1
                continue
            if not line.filled:
                continue
            if self._is_heading(line, table.width):
                first = False
                continue
            if columns := self._headers.of(line):
                skip = self._headers.below(found[position + 1 : position + 2], line, columns)
                self._columns, self._begun, first = columns, True, False
                continue
            self._row(line, torn=first and position == 0)
            first = False

    def _is_heading(self, line: Line, width: int) -> bool:
        only = grid.framed(line)
        if only is None:
            return False
        text = one_line(grid.text_of(only))
        spanning = only.columns > 1 and only.columns >= width - 1
        leveled = any(one.level is not None for one in only.paragraphs)
        title = self._headings.of(text, sure=spanning or leveled)
        if title is not None:
            self._open(title, only.place or line.place)
            return True
        if not spanning:
            return False
        if _TOTAL.match(text):
            self.made.passed_over.append(PassedOver("wiersz sumy", text, line.place))
        else:
            self._stray(text, only.place or line.place)
        return True

    def _stray(self, text: str, place: str) -> None:
        self._path[-1].texts.append(Piece([tidy(text)], place))

    # --- rows of actions -------------------------------------------------------------------------

    def _row(self, line: Line, *, torn: bool) -> None:
        if not self._columns:
            for cell in line.filled:
                self._stray(grid.text_of(cell), cell.place or line.place)
            return
        name_at = next((at for at, one in self._columns.items() if one.field == _NAME), None)
        node = self._path[-1]
        name = line.at.get(name_at) if name_at is not None else None
        named = bool(name and grid.text_of(name).strip())
        begins = name_at in line.begins if name_at is not None else True
        if _TOTAL.match(one_line(grid.text_of(line.filled[0]))):
            text = " ".join(one_line(grid.text_of(cell)) for cell in line.filled)
            self.made.passed_over.append(PassedOver("wiersz sumy", text, line.place))
            return
        last = node.actions[-1] if node.actions else None
        goes_on = last is not None and (
            line.continued
            # Where no column holds names, nothing tells that a row goes on.
            or (name_at is not None and not named)
            or not begins
            or (torn and self._continues(name, last, line))
        )
        if goes_on and last is not None:
            self._grow(last, line, torn=torn or line.continued)
            return
        self._levels(line)
        node = self._path[-1]
        action = Action(place=line.place)
        if len(self._path) <= self._depths and self._depths:
            action.doubts.append(f"{self._noun} stoi poza nagłówkiem najniższego poziomu")
        node.actions.append(action)
        self._begun = True
        self._fill(action, line)
        self._number(action)

    def _levels(self, line: Line) -> None:
        """Open the headings that stand in columns of the row, where they are other ones."""
        for at, face in self._columns.items():
            if face.kind != LEVEL or at not in line.begins:
                continue
            text = one_line(grid.text_of(line.at[at]))
            if not text:
                continue
            title = self._headings.in_column(text, self._kinds.index(face.field))
            here = self._path[title.depth + 1] if len(self._path) > title.depth + 1 else None
            if here is not None and here.title == title:
                self.made.headers.append(text)
            else:
                self._open(title, line.at[at].place or line.place)

    def _continues(self, name: Cell | None, last: Action, line: Line) -> bool:
        """Whether the first row of a table without headers goes on from the page before."""
        text = one_line(grid.text_of(name)) if name else ""
        number = wording.numbered(text)[0] or self._lp(line)
        if number:
            return False
        return bool(last.number) or text[:1].islower() or not self._numbered

    def _lp(self, line: Line) -> str:
        at = next((at for at, one in self._columns.items() if one.field == NUMBER), None)
        return (
            one_line(grid.text_of(line.at[at])).rstrip(".")
            if at in line.at and at is not None
            else ""
        )

    def _fill(self, action: Action, line: Line) -> None:
        for at, cell in sorted(line.at.items()):
            face = self._face(at)
            text = grid.text_of(cell)
            if not text.strip() or (face is not None and face.kind == LEVEL):
                continue
            shared = at not in line.begins
            place = f"{line.place}, kolumna „{face.header}”" if face else line.place
            if face is None:
                if not shared:
                    self._stray(text, cell.place or place)
                continue
            texts = wording.together([tidy(one.printed) for one in grid.paragraphs_of(cell)])
            doubt = cell.doubt or next((one.doubt for one in cell.paragraphs if one.doubt), "")
            if cell.tables:
                doubt = doubt or "w komórce jest tabela; zapisano ją wierszami"
            if shared:
                doubt = "komórka scalona: wspólna z wierszem wyżej"
            if face in action.cells:
                action.cells[face].paragraphs += texts
            else:
                action.cells[face] = Piece(texts, place, doubt, shared)

    def _face(self, at: int) -> Face | None:
        return self._columns.get(at)

    def _grow(self, action: Action, line: Line, *, torn: bool) -> None:
        for at in sorted(line.begins):
            cell, face = line.at[at], self._face(at)
            if face is not None and face.kind == LEVEL:
                self._stray(grid.text_of(cell), cell.place or line.place)
                continue
            texts = wording.together([tidy(one.printed) for one in grid.paragraphs_of(cell)])
            if not texts:
                continue
            if face is None:
                self._stray("\n".join(texts), cell.place or line.place)
                continue
            piece = action.cells.get(face)
            if piece is None:
                action.cells[face] = Piece(texts, f"{line.place}, kolumna „{face.header}”")
                continue
            if torn and piece.paragraphs:
                text, doubt, left_out = wording.joined(piece.paragraphs[-1], texts[0])
                piece.left_out += left_out
                piece.paragraphs[-1:] = [text, *texts[1:]]
                piece.doubt = "; ".join(filter(None, (piece.doubt, doubt)))
            else:
                piece.paragraphs += texts
        if torn and not action.number:
            self._number(action)

    def _number(self, action: Action) -> None:
        """Take the number from the front of the name, or from a column of its own."""
        for face, piece in action.cells.items():
            if face.field == NUMBER:
                action.number = one_line(piece.text).rstrip(".)")
        if action.number or not self._numbered:
            return
        for face, piece in action.cells.items():
            if face.field == _NAME and piece.paragraphs:
                number, rest, words = wording.numbered(piece.paragraphs[0])
                if number:
                    action.number, action.words = number, words.strip()
                    piece.paragraphs[0] = rest
