"""Rows that are no actions of their own: sums, what an action is paid from, actions told again."""

from __future__ import annotations

import re
from typing import Final

from rpd.importing import wording
from rpd.importing.outline import grid
from rpd.importing.outline.columns import TOTAL, Heads, of_money
from rpd.importing.outline.faces import Face
from rpd.importing.outline.grid import Line
from rpd.importing.outline.tree import Action, Piece, Structure
from rpd.importing.outline.tree import Line as Kept
from rpd.importing.source import PassedOver
from rpd.importing.wording import key, one_line, tidy
from rpd.plan.profil import DZIALANIA, Profil

_NAME: Final = "nazwa"
_MADE_OF: Final = re.compile(r",?\s*w tym\s*:?\s*\Z", re.IGNORECASE)
_DASH: Final = re.compile(r"[–—-]\s+(?=\S)")
_PLACES: Final = re.compile(r"\\\{(?:nazwa|numer)\\\}")


class Sums:
    """Tells such rows from actions; remembers the actions that there are."""

    def __init__(self, profil: Profil, made: Structure) -> None:
        self._made = made
        said = [words for layout in profil.uklad for _, words in layout.labels]
        self._labels = [re.compile(_PLACES.sub(".*", re.escape(one_line(one)))) for one in said]
        self._several = sum(layout.rows == DZIALANIA for layout in profil.uklad) > 1
        self._seen: list[tuple[Action, list[frozenset[str]]]] = []

    def named(self, text: str) -> bool:
        """Whether a text is what rows of sums are called."""
        return bool(TOTAL.match(text)) or any(one.fullmatch(text) for one in self._labels)

    def is_one(self, line: Line, columns: dict[int, Face]) -> bool:
        """Whether a row is a sum: called so, and holding nothing but money."""
        first = line.filled[0]
        if not self.named(one_line(grid.text_of(first))):
            return False
        rest = (columns.get(cell.column) for cell in line.filled[1:])
        return all(face is None or face.kind == "?" or of_money(face) for face in rest)

    def passed_over(self, line: Line, what: str) -> None:
        """Tell of a row that it is no part of the plan."""
        text = " ".join(one_line(grid.text_of(cell)) for cell in line.filled)
        self._made.passed_over.append(PassedOver(what, text, line.place))

    # --- what an action is paid from -------------------------------------------------------------

    def is_part(self, action: Action, line: Line, heads: Heads) -> bool:
        """Whether a row says what the money of the action above is made of."""
        cells = [(heads.columns.get(cell.column), cell) for cell in line.filled]
        face, first = cells[0]
        if face is None or face.field != _NAME or not _DASH.match(one_line(first.text)):
            return False
        if any(one is None or not of_money(one) for one, _ in cells[1:]):
            return False
        name = next((p.text for one, p in action.cells.items() if one.field == _NAME), "")
        return heads.part.made_of or bool(action.parts) or bool(_MADE_OF.search(name))

    def part(self, action: Action, line: Line, columns: dict[int, Face]) -> Kept:
        """A row of a source: its name and its money; „w tym” above it goes."""
        kept = Kept(place=line.place)
        for column, piece in action.cells.items():
            found = _MADE_OF.search(piece.paragraphs[-1]) if column.field == _NAME else None
            if found and not action.parts:
                self._made.headers.append(found.group().strip())
                piece.paragraphs[-1] = piece.paragraphs[-1][: found.start()]
        for cell in line.filled:
            face = columns.get(cell.column)
            assert face is not None
            texts = wording.together([tidy(one.printed) for one in grid.paragraphs_of(cell)])
            doubt = cell.doubt or next((one.doubt for one in cell.paragraphs if one.doubt), "")
            kept.cells[face] = Piece(texts, line.place_of(face.header), doubt)
        return kept

    # --- actions told again ----------------------------------------------------------------------

    def known(self, action: Action, heads: Heads) -> Action | None:
        """The action that another table has told of already; else this one is remembered.

        A number that says the heading too is of one action; another may be of several headings.
        """
        if not (self._several or "." in action.number):
            return None
        mine = _called(action)
        for other, told in self._seen:
            # A table of each kind tells of an action once.
            new = heads.named not in told
            if new and _called(other) == mine and _agree(other, action):
                told.append(heads.named)
                return other
        self._seen.append((action, [heads.named]))
        return None


def _called(action: Action) -> str:
    return next((key(p.text) for face, p in action.cells.items() if face.field == _NAME), "")


def _agree(one: Action, other: Action) -> bool:
    return not one.number or not other.number or one.number == other.number
