"""Rows of headers: which columns of a table are which columns of the plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from rpd.importing import wording
from rpd.importing.outline import faces, grid
from rpd.importing.outline.faces import SHARE, Face, Part
from rpd.importing.outline.grid import Line
from rpd.importing.outline.tree import Structure
from rpd.importing.source import DAY, MARK, PassedOver
from rpd.importing.wording import one_line
from rpd.plan.layout import AMOUNT, BUDGET
from rpd.plan.profil import DZIALANIA, Profil

_LONGEST: Final = 120
TOTAL: Final = re.compile(r"(?:razem|ogółem|suma|łącznie)\b", re.IGNORECASE)
_DOCUMENT: Final = Part(DZIALANIA, ())
SUMS: Final = Part("zrodla", ())
"""A table of sums by source that no layout tells of."""
_MONEY: Final = (AMOUNT, BUDGET)


@dataclass(slots=True)
class Heads:
    """The columns that a row of headers names, and what the rows below are about."""

    part: Part = _DOCUMENT
    columns: dict[int, Face] = field(default_factory=dict)

    @property
    def named(self) -> frozenset[str]:
        """What the columns are called: tables of one kind have the same."""
        return frozenset(face.header for face in self.columns.values())


class Headers:
    """Knows the columns of a profile, and those that somebody has `mapped` by their headers.

    A header that is the name of a `source` is of a column of what it brings in.
    """

    def __init__(
        self,
        profil: Profil,
        mapped: Mapping[str, Face],
        made: Structure,
        source: Callable[[str], bool],
    ) -> None:
        self._parts = faces.parts(profil)
        self._mapped = mapped
        self._made = made
        self._source = source
        self._budget = next((one.key for one in profil.columns if one.kind == "kwoty"), "")

    def of(self, line: Line) -> Heads | None:
        """The columns that a row of headers names, None where it is no such row."""
        headers = {at: text for at, text in line.headers.items() if text or line.at[at].names}
        if len(headers) < 2 or max(map(len, headers.values())) > _LONGEST:
            return None
        given = {
            at: self._mapped[wording.key(faces.bare(text))]
            for at, text in headers.items()
            if wording.key(faces.bare(text)) in self._mapped
        }
        tried = [self._matched(part, headers, given, line) for part in self._parts]
        part, found, guessed = max(tried, key=_rank)
        found |= guessed
        declared = all(cell.header for cell in line.own)
        if len(found) < 2 or (len(found) * 2 < len(headers) and not (declared or given)):
            return None
        for at, text in headers.items():
            if at not in found:
                self._made.unknown[text] = self._made.unknown.get(text, 0) + 1
                found[at] = Face(f"?{text}", "?", faces.bare(text))
            elif mark := MARK.search(text):
                self._made.column_notes[found[at]] = mark[1]
        self._made.headers += [text for text in headers.values() if text]
        if _of_sums(found):
            part = SUMS
        return Heads(part, dict(sorted(found.items())))

    def _matched(
        self, part: Part, headers: Mapping[int, str], given: Mapping[int, Face], line: Line
    ) -> tuple[Part, dict[int, Face], dict[int, Face]]:
        """The headers that columns of a layout have, and those that say it in other words."""
        found = dict(given)
        for at in headers:
            if (name := line.at[at].names) and at not in found:
                known = next((one for one in part.faces if one.field == name), None)
                found[at] = known or Face(name, name, name.capitalize())
        taken = {face.field for face in found.values()}
        left = [one for one in part.faces if one.field not in taken or one.okres]
        rest = {at: text for at, text in headers.items() if at not in found}
        found |= faces.match(rest, left)
        guessed = faces.guessed(headers, found, left) if part.of_actions else {}
        if part.of_actions:
            guessed |= self._of_money(headers, {**found, **guessed})
        return part, found, guessed

    def _of_money(self, headers: Mapping[int, str], found: Mapping[int, Face]) -> dict[int, Face]:
        """Columns that sources stand in the headers of, and the one of their sum."""
        if not self._budget:
            return {}
        rest = {at: faces.bare(text) for at, text in headers.items() if at not in found and text}
        more = {at: share(text) for at, text in rest.items() if self._source(text)}
        by_year = any(face.okres for face in found.values())
        totals = [at for at, text in rest.items() if TOTAL.match(text)]
        if totals and (more or by_year) and not any(one.total for one in found.values()):
            more[totals[-1]] = total(rest[totals[-1]])
        return more

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
        known = faces.match(under, [face for part in self._parts for face in part.faces])
        of_money = {
            at
            for c in wide.values()
            if _is_money(columns.get(c.column))
            for at in range(c.column, c.column + c.columns)
        }
        for at, text in under.items():
            if at in of_money and at not in known:
                columns[at] = total(text) if TOTAL.match(text) else share(text)
            else:
                columns[at] = known.get(at) or columns.get(at) or Face(f"?{text}", "?", text)
        self._made.headers += list(under.values())
        return 1


def days_in(line: Line, columns: Mapping[int, Face]) -> Iterator[str]:
    """The cells of a row that hold a day in a column that is about none."""
    for cell in line.own:
        face = columns.get(cell.column)
        if cell.doubt != DAY or face is None or face.kind == "?" or faces.of_time(face):
            continue
        yield f"{cell.place} (kolumna „{face.header}”: {one_line(cell.text)})"


def _rank(tried: tuple[Part, dict[int, Face], dict[int, Face]]) -> tuple[int, int, int]:
    """The more columns a layout knows the better, first of its own."""
    part, found, guessed = tried
    own = sum(face not in part.others for face in found.values())
    return len(found), own, len(guessed)


def _of_sums(found: Mapping[int, Face]) -> bool:
    """Whether a table says what each source brings in, and names no action."""
    first, *rest = (found[at] for at in sorted(found))
    by_period = any(face.okres for face in rest)
    return faces.of_sources(first.header) and by_period and all(map(of_money, rest))


def of_money(face: Face) -> bool:
    """Whether a column holds nothing but money."""
    return face.kind in ("kwoty", SHARE) or face.field in _MONEY or face.total


def _is_money(face: Face | None) -> bool:
    return face is not None and (face.kind == "kwoty" or face.field in _MONEY)


def share(header: str) -> Face:
    """The column of what a source brings in."""
    return Face(header, SHARE, header)


def total(header: str) -> Face:
    """The column of the sum of others."""
    return Face(AMOUNT, AMOUNT, header, total=True)
