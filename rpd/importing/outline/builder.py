"""The source as a tree: headings, below them actions, with the texts of each of their columns.

What a page or a merged cell tore apart is put together here; what the texts mean is not asked yet.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from rpd.importing import wording
from rpd.importing.outline import grid
from rpd.importing.outline.columns import Headers, Heads, days_in
from rpd.importing.outline.faces import LEVEL, Face
from rpd.importing.outline.grid import Line
from rpd.importing.outline.measured import Measures
from rpd.importing.outline.places import Places
from rpd.importing.outline.sums import Sums
from rpd.importing.outline.texts import Texts
from rpd.importing.outline.tree import Action, Node, Piece, Structure
from rpd.importing.source import Cell, Paragraph, PassedOver, Source, Table
from rpd.importing.wording import one_line, tidy
from rpd.plan.layout import NUMBER
from rpd.plan.profil import Profil

_NAME: Final = "nazwa"


class Builder:
    """Goes through a source once; `source` tells names of sources of money."""

    def __init__(
        self,
        profil: Profil,
        mapped: dict[str, Face] | None = None,
        source: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._noun = profil.dzialanie.noun.one
        self._numbered = profil.dzialanie.numbering != "brak"
        self._leveled = bool(profil.levels)
        self.made = Structure(Node())
        self._headers = Headers(profil, mapped or {}, self.made, source)
        self._places = Places(profil, self.made.root)
        self._measures = Measures(self.made, self._places)
        self._texts = Texts(profil, self.made)
        self._sums = Sums(profil, self.made)
        self._heads = Heads()
        self._begun = False
        self._width = 0

    def build(self, source: Source) -> Structure:
        """The tree of a source."""
        tables = [n for n, block in enumerate(source.blocks) if isinstance(block, Table)]
        for position, block in enumerate(source.blocks):
            if isinstance(block, Paragraph):
                self._paragraph(block, last=bool(tables) and position > tables[-1])
            else:
                self._table(block)
        self._measures.settle()
        return self.made

    # --- headings and texts ----------------------------------------------------------------------

    def _paragraph(self, paragraph: Paragraph, *, last: bool) -> None:
        text = one_line(paragraph.printed)
        if self._texts.opens(text):
            return
        title = self._places.title(text, paragraph, sure=paragraph.level is not None)
        if title is not None:
            self._begun = True
            self._texts.close()
            self._places.open(title, paragraph.place, paragraph.level)
        elif text and self._texts.takes(paragraph):
            return
        elif not self._begun:
            self.made.before.append(paragraph)
        elif text and last:
            over = PassedOver("tekst za tabelami", paragraph.printed, paragraph.place)
            self.made.passed_over.append(over)
        elif text:
            self._stray(paragraph.printed, paragraph.place)

    def _stray(self, text: str, place: str) -> None:
        self._places.here.texts.append(Piece([tidy(text)], place))

    # --- tables ----------------------------------------------------------------------------------

    def _table(self, table: Table) -> None:
        found = grid.lines(table)
        self._texts.close()
        if not self._heads.part.of_actions and table.width != self._width:
            # Columns of indicators and of sums are those of no other table.
            self._heads = Heads()
        self._width = table.width
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
            if heads := self._headers.of(line):
                skip = self._headers.below(found[position + 1 : position + 2], line, heads.columns)
                self._heads, self._begun, first = heads, True, False
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
        title = self._places.title(text, None, sure=spanning or leveled)
        if title is not None:
            self._begun = True
            self._places.open(title, only.place or line.place)
            return True
        if not spanning:
            return False
        if self._sums.named(text):
            self.made.passed_over.append(PassedOver("wiersz sumy", text, line.place))
        else:
            self._stray(text, only.place or line.place)
        return True

    # --- rows ------------------------------------------------------------------------------------

    def _row(self, line: Line, *, torn: bool) -> None:
        columns = self._heads.columns
        if not columns:
            for cell in line.filled:
                self._stray(grid.text_of(cell), cell.place or line.place)
            return
        self.made.days += days_in(line, columns)
        if self._heads.part.of_indicators:
            self._measures.row(line, columns)
        elif self._heads.part.of_actions:
            self._of_action(line, torn=torn)
        else:
            self._sums.passed_over(line, "tabela sum według źródeł")

    def _of_action(self, line: Line, *, torn: bool) -> None:
        columns = self._heads.columns
        name_at = next((at for at, one in columns.items() if one.field == _NAME), None)
        actions = self._places.here.actions
        name = line.at.get(name_at) if name_at is not None else None
        named = bool(name and grid.text_of(name).strip())
        begins = name_at in line.begins if name_at is not None else True
        if self._sums.is_one(line, columns):
            self._sums.passed_over(line, "wiersz sumy")
            return
        last = actions[-1] if actions else None
        if last is not None and self._sums.is_part(last, line, self._heads):
            last.parts.append(self._sums.part(last, line, columns))
            return
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
        action = Action(place=line.place)
        self._fill(action, line)
        self._number(action)
        self._begun = True
        if (same := self._sums.known(action, self._heads)) is not None:
            self._again(same, action, line)
            return
        self._levels(line)
        if self._leveled and not self._places.holds_actions:
            action.doubts.append(f"{self._noun} stoi poza nagłówkiem najniższego poziomu")
        self._places.here.actions.append(action)

    def _again(self, same: Action, action: Action, line: Line) -> None:
        """Keep what another table says of an action that is there already."""
        self.made.headers += [action.words] if action.words else []
        same.again |= action.cells
        for at, face in self._heads.columns.items():
            if face.kind == LEVEL and at in line.begins:
                self.made.headers.append(one_line(grid.text_of(line.at[at])))

    def _levels(self, line: Line) -> None:
        """Open the headings that stand in columns of the row, where they are other ones."""
        for at, face in self._heads.columns.items():
            if face.kind != LEVEL or at not in line.begins:
                continue
            text = one_line(grid.text_of(line.at[at]))
            title = self._places.in_column(text, face.field) if text else None
            place = line.at[at].place or line.place
            if title is None:
                if text and text != face.of_plan:
                    self._stray(text, place)
            elif self._places.is_open(title):
                self.made.headers.append(text)
            else:
                self._places.open(title, place)

    def _continues(self, name: Cell | None, last: Action, line: Line) -> bool:
        """Whether the first row of a table without headers goes on from the page before."""
        text = one_line(grid.text_of(name)) if name else ""
        number = wording.numbered(text)[0] or self._lp(line)
        if number:
            return False
        return bool(last.number) or text[:1].islower() or not self._numbered

    def _lp(self, line: Line) -> str:
        columns = self._heads.columns
        at = next((at for at, one in columns.items() if one.field == NUMBER), None)
        return (
            one_line(grid.text_of(line.at[at])).rstrip(".")
            if at in line.at and at is not None
            else ""
        )

    def _fill(self, action: Action, line: Line) -> None:
        for at, cell in sorted(line.at.items()):
            face = self._heads.columns.get(at)
            text = grid.text_of(cell)
            if not text.strip() or (face is not None and face.kind == LEVEL):
                continue
            shared = at not in line.begins
            place = line.place_of(face.header) if face else line.place
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

    def _grow(self, action: Action, line: Line, *, torn: bool) -> None:
        for at in sorted(line.begins):
            cell, face = line.at[at], self._heads.columns.get(at)
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
                action.cells[face] = Piece(texts, line.place_of(face.header))
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
