"""Rows of headers: which columns of a table are which columns of the plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rpd.importing import wording
from rpd.importing.outline import faces, grid
from rpd.importing.outline.faces import Face
from rpd.importing.outline.grid import Line
from rpd.importing.outline.tree import Structure
from rpd.importing.source import MARK, PassedOver
from rpd.importing.wording import one_line
from rpd.plan.profil import Profil

_LONGEST: Final = 120


class Headers:
    """Knows the columns of a profile, and those that somebody has `mapped` by their headers."""

    def __init__(self, profil: Profil, mapped: Mapping[str, Face], made: Structure) -> None:
        self._known = faces.faces(profil)
        self._mapped = mapped
        self._made = made

    def of(self, line: Line) -> dict[int, Face] | None:
        """The columns that a row of headers names, None where it is no such row."""
        headers = {at: text for at, text in line.headers.items() if text}
        if len(headers) < 2 or max(map(len, headers.values())) > _LONGEST:
            return None
        given = {
            at: self._mapped[wording.key(faces.bare(text))]
            for at, text in headers.items()
            if wording.key(faces.bare(text)) in self._mapped
        }
        rest = {at: text for at, text in headers.items() if at not in given}
        taken = {face.field for face in given.values()}
        left = [face for face in self._known if face.field not in taken or face.okres]
        found = given | faces.match(rest, left)
        found |= faces.guessed(headers, found, left)
        declared = all(cell.header for cell in line.own)
        if len(found) < 2 or (len(found) * 2 < len(headers) and not (declared or given)):
            return None
        for at, text in headers.items():
            if at not in found:
                self._made.unknown[text] = self._made.unknown.get(text, 0) + 1
                found[at] = Face(f"?{text}", "?", faces.bare(text))
            elif mark := MARK.search(text):
                self._made.column_notes[found[at]] = mark[1]
        self._made.headers += list(headers.values())
        return dict(sorted(found.items()))

    def below(self, following: list[Line], line: Line, columns: dict[int, Face]) -> int:
        """How many rows belong to the headers: names of their parts, or numbers that count them."""
        if not following:
            return 0
        texts = {at: one_line(grid.text_of(following[0].at[at])) for at in following[0].begins}
        filled = [text.strip(".()") for text in texts.values() if text]
        if len(filled) > 2 and filled == [str(n) for n in range(1, len(filled) + 1)]:
            joined = " ".join(filled)
            self._made.passed_over.append(PassedOver("numery kolumn", joined, following[0].place))
            return 1
        wide = {c.column: c for c in line.own if c.columns > 1}
        under = {
            at: text
            for at, text in texts.items()
            if text and any(at in range(c.column, c.column + c.columns) for c in wide.values())
        }
        if not under or len(under) < len(filled):
            return 0
        known = faces.match(under, self._known)
        for at, text in under.items():
            columns[at] = known.get(at) or columns.get(at) or Face(f"?{text}", "?", text)
        self._made.headers += list(under.values())
        return 1
