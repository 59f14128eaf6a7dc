"""Rows of tables of indicators: kept until the whole tree is there, then put where they belong.

Which heading or action an indicator stands in is said by a column, or by where its table stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from rpd.importing import wording
from rpd.importing.outline import grid
from rpd.importing.outline.faces import LEVEL, Face
from rpd.importing.outline.grid import Line
from rpd.importing.outline.places import Places
from rpd.importing.outline.tree import Line as Kept
from rpd.importing.outline.tree import Node, Piece, Structure
from rpd.importing.source import PassedOver
from rpd.importing.wording import key, one_line, tidy
from rpd.plan.layout import ACTION, NUMBER

_NAME: Final = "nazwa"
_SAME: Final = "powtórzone w innej tabeli"


@dataclass(slots=True)
class Measures:
    """The rows of all such tables."""

    made: Structure
    places: Places
    _kept: list[tuple[Node, Kept]] = field(default_factory=list)

    def row(self, line: Line, columns: dict[int, Face]) -> None:
        """Keep a row; one without a name goes on with the one above."""
        kept = Kept(place=line.place)
        for at, cell in sorted(line.at.items()):
            face = columns.get(at)
            texts = wording.together([tidy(one.printed) for one in grid.paragraphs_of(cell)])
            if face is None or not texts:
                if texts and at in line.begins:
                    piece = Piece(texts, cell.place or line.place)
                    self.places.here.texts.append(piece)
                continue
            doubt = cell.doubt or next((one.doubt for one in cell.paragraphs if one.doubt), "")
            kept.cells[face] = Piece(
                texts, line.place_of(face.header), doubt, shared=at not in line.begins
            )
        named = any(face.field == _NAME for face in kept.cells)
        if named or not self._kept or all(face.field != _NAME for face in columns.values()):
            self._kept.append((self.places.here, kept))
            return
        above = self._kept[-1][1]
        for face, piece in kept.cells.items():
            if face in above.cells:
                above.cells[face].paragraphs += piece.paragraphs
            else:
                above.cells[face] = piece

    def settle(self) -> None:
        """Put the rows into the tree; what several tables say of one indicator is put together."""
        for node, kept in self._kept:
            holder = self._holder(node, kept)
            name = _said(kept, _NAME)
            owner = _said(kept, ACTION)
            for one in holder.measures:
                if key(_said(one, _NAME)) == key(name) and _said(one, ACTION) == owner:
                    self._join(one, kept)
                    break
            else:
                holder.measures.append(kept)

    def _holder(self, node: Node, kept: Kept) -> Node:
        """The heading that a row says it belongs to."""
        for face in [one for one in kept.cells if one.kind == LEVEL]:
            piece = kept.cells[face]
            text = one_line(piece.text)
            if face.of_plan and key(text) == key(face.of_plan):
                node = self.made.root
                self.made.headers.append(text)
            else:
                found = self.places.find(text, face.field)
                if found is self.made.root:
                    continue
                node = found
                # Of a heading that only this column names the words are counted there.
                if piece.shared or node.place:
                    self.made.headers += [] if piece.shared else [text]
                else:
                    node.place = piece.place
            del kept.cells[face]
        return node

    def _join(self, one: Kept, other: Kept) -> None:
        for face, piece in other.cells.items():
            mine = next(
                (f for f in one.cells if (f.field, f.okres) == (face.field, face.okres)), None
            )
            if mine is None:
                one.cells[face] = piece
            elif face.field == NUMBER or key(one.cells[mine].text) == key(piece.text):
                self.made.passed_over.append(PassedOver(_SAME, piece.text, piece.place))
            else:
                one.cells[mine].doubt = f"w innej tabeli: „{one_line(piece.text)}” ({piece.place})"
                one.cells[mine].left_out += f" {piece.text}"


def _said(kept: Kept, name: str) -> str:
    return next((one_line(p.text) for face, p in kept.cells.items() if face.field == name), "")
