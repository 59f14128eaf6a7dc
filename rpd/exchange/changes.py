"""What the spreadsheet changed: its cells against those that were exported.

Nothing else of it counts: the plan as it is now is asked later, and a cell that was not changed
says nothing about it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import field
from typing import Final

from rpd.exchange.returned import Fault, Line, Page, Returned
from rpd.exchange.tables import ACTIONS, ID, OWNER, FieldOf, Row, Table
from rpd.exchange.texts import same
from rpd.exchange.values import BadValueError, Names, value_of
from rpd.exchange.workbook import Kept
from rpd.formats.forms import Value
from rpd.frozen import dataclass
from rpd.polish.wording import quote

_ID: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_INFORMED: Final = ("numer", "nazwa_dzialania")


@dataclass(frozen=True, slots=True)
class Edit:
    """A cell that says something else: of which row and column, what was there, what is."""

    table: str
    row: tuple[str, str]
    column: str
    before: Value
    after: Value
    where: str


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row without an id: a new action, or a new entry of its owner."""

    table: str
    owner: str
    id: str
    values: Mapping[str, Value]
    where: str


@dataclass(frozen=True, slots=True)
class GoneRow:
    """A row that was exported and is not there any more."""

    table: str
    row: tuple[str, str]
    name: str


@dataclass(slots=True)
class Changes:
    """All that a workbook changed, and why it may be refused."""

    edits: list[Edit] = field(default_factory=list)
    new: list[NewRow] = field(default_factory=list)
    gone: list[GoneRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def changes(
    kept: Kept,
    came: Returned,
    tables: Mapping[str, Table],
    known: Names,
    headings: Collection[str] = (),
    *,
    closed: bool = False,
) -> Changes:
    """What came back against what was kept; `tables` know what the columns mean.

    `headings` are what besides actions may have entries. Tables that are `closed` take no new rows.
    """
    made = Changes(faults=list(came.faults))
    owners = {row.id for table in kept.tables if table.key == ACTIONS for row in table.rows}
    owners.update(headings)
    for key, page in came.pages.items():
        if key not in tables:
            continue
        reader = _Reader(page, tables[key], known, owners, made, closed)
        reader.read()
        if key == ACTIONS:
            owners |= {one.id for one in made.new if one.table == ACTIONS and one.id}
    return made


@dataclass(slots=True)
class _Reader:
    page: Page
    table: Table
    known: Names
    owners: set[str]
    made: Changes
    closed: bool

    def read(self) -> None:
        """All lines of a page, and the rows that no line is of."""
        former = {row.key: row for row in self.page.table.rows}
        for line in self.page.lines:
            row = former.pop((line.owner, line.id), None)
            if row is not None:
                self._edited(row, line)
            elif self.closed:
                self._refuse(
                    line,
                    ID,
                    f"{f'identyfikatora {quote(line.id)}' if line.id else 'wiersza'} nie ma w "
                    "arkuszu, który został wydany.",
                    "Przywróć identyfikator albo usuń wiersz; nowych wierszy się tu nie dopisuje.",
                )
            elif line.id.startswith("#") or (line.id and self.table.key != ACTIONS):
                self._refuse(
                    line,
                    ID,
                    f"nie było wiersza z identyfikatorem {quote(line.id)} przy "
                    f"{quote(line.owner)}.",
                    "Przywróć identyfikatory; w nowym wierszu zostaw komórkę pustą.",
                )
            else:
                self._new(line, former)
        for row in former.values():
            name = row.values.get("nazwa") or row.values.get("podmiot") or row.values.get("zrodla")
            self.made.gone.append(GoneRow(self.table.key, row.key, name or row.id))

    def _edited(self, row: Row, line: Line) -> None:
        for about in self.table.fields:
            key = about.key
            if key in (OWNER, ID) or key not in self.page.columns:
                continue
            before = row.values.get(key, "")
            cell = line.cells.get(key)
            legible = cell is None or cell.kind != "error"
            if legible and _untouched(before, cell.text if cell else "", about):
                continue
            after = self._value(line, about)
            if after is None or same(before, after):
                continue
            if self.closed and (about.informs or key in row.fixed):
                self._grey(line, about, before, after)
            elif about.informs or key in row.fixed:
                said = "jest tylko do odczytu" if about.informs else "nie mieści się w arkuszu"
                self._refuse(
                    line,
                    key,
                    f"treść kolumny „{about.column.header}” {said}, a zmieniono ją na "
                    f"{quote(after)}.",
                    f"{_back(before)}; tę treść zmienia się {about.place}.",
                )
            elif about.needed and not after:
                self._refuse(
                    line,
                    key,
                    f"kolumna „{about.column.header}” nie może być pusta.",
                    f"Przywróć {quote(before)} albo wpisz nową treść.",
                )
            else:
                where = self.page.where(line.number, key)
                self._edit(row, about, before, after, where)

    def _grey(self, line: Line, about: FieldOf, before: Value, after: Value) -> None:
        """What was typed where nothing is filled in."""
        header, typed = about.column.header, quote(after) if after else "pustą"
        if about.informs:
            message = f"treść kolumny „{header}” jest tylko do odczytu, a zmieniono ją na {typed}."
            hint = f"Przywróć {quote(before)}." if before else "Wyczyść tę komórkę."
        else:
            message = f"jest {typed}, a kolumnę „{header}” wypełnia się raz na pozycję."
            hint = "Przenieś wpis do białej komórki w wierszu innego źródła tej pozycji."
        self._refuse(line, about.key, message, hint)

    def _edit(self, row: Row, about: FieldOf, before: Value, after: Value, where: str) -> None:
        """An edit; a list of bodies in the cell of one is an edit and new rows."""
        if about.listed == "bodies" and self.table.key != ACTIONS:
            after, *more = after.split("; ")
            for name in more:
                values = {about.key: name, "rola": row.values.get("rola", "")}
                self.made.new.append(NewRow(self.table.key, row.owner, "", values, where))
            if same(before, after):
                return
        self.made.edits.append(Edit(self.table.key, row.key, about.key, before, after, where))

    def _new(self, line: Line, missing: Mapping[tuple[str, str], Row]) -> None:
        where = self.page.where(line.number, OWNER if OWNER in line.cells else ID)
        stated = [key for key in _INFORMED if key in line.cells and key in self.page.columns]
        if stated and any(key in self.table.by_key for key in stated):
            wrong = f"jest identyfikator {quote(line.id)}, którego nie było"
            self._refuse(
                line,
                ID,
                f"{wrong if line.id else 'nie ma identyfikatora'}, choć w kolumnie zablokowanej "
                f"stoi {quote(line.cells[stated[0]].text)}.",
                "Przywróć identyfikator; w nowym wierszu wyczyść kolumny numeru i nazwy.",
            )
            return
        if not self._owned(line) or self._fills_what_informs(line):
            return
        values = {}
        for about in self.table.fields:
            if about.key in (OWNER, ID) or about.informs:
                continue
            value = self._value(line, about)
            if value is None:
                return
            values[about.key] = value or about.default
            if about.needed and not value:
                self._refuse(
                    line,
                    about.key,
                    f"w nowym wierszu kolumna „{about.column.header}” nie może być pusta.",
                    "Uzupełnij ją albo wyczyść cały wiersz.",
                )
                return
        if self._renamed(line, values, missing):
            return
        self._add(NewRow(self.table.key, line.owner, line.id, values, where))

    def _fills_what_informs(self, line: Line) -> bool:
        """Whether a new row says something where nobody would read it."""
        filled = [
            about
            for about in self.table.fields
            if about.informs and about.key not in (OWNER, ID) and about.key in line.cells
        ]
        for about in filled:
            self._refuse(
                line,
                about.key,
                f"kolumna „{about.column.header}” jest tylko do odczytu, także w nowym wierszu.",
                f"Wyczyść komórkę; tę treść wpisuje się {about.place}.",
            )
        return bool(filled)

    def _add(self, row: NewRow) -> None:
        about = self.table.fields
        bodies = next((one.key for one in about if one.listed == "bodies"), "")
        if row.table == ACTIONS or not bodies:
            self.made.new.append(row)
            return
        for name in row.values[bodies].split("; "):
            values = {**row.values, bodies: name}
            self.made.new.append(NewRow(row.table, row.owner, "", values, row.where))

    def _owned(self, line: Line) -> bool:
        """Whether a new row says whose it is, and its id, if any, may be one."""
        if self.table.key == ACTIONS:
            if line.id and not _ID.fullmatch(line.id):
                self._refuse(
                    line,
                    ID,
                    f"{quote(line.id)} nie może być identyfikatorem.",
                    "Użyj małych liter bez ogonków, cyfr i łączników albo zostaw komórkę pustą.",
                )
                return False
            return True
        if line.owner in self.owners:
            return True
        self._refuse(
            line,
            OWNER,
            f"nie wiadomo, do czego wiersz należy: {quote(line.owner)}."
            if line.owner
            else "nie wiadomo, do czego wiersz należy: komórka jest pusta.",
            "Wybierz identyfikator z listy.",
        )
        return False

    def _renamed(
        self, line: Line, values: Mapping[str, Value], missing: Mapping[tuple[str, str], Row]
    ) -> bool:
        """Whether a „new” row is one that was exported, under another id."""
        if not line.id:
            return False
        for row in missing.values():
            if all(same(row.values.get(key, ""), value) for key, value in values.items()):
                self._refuse(
                    line,
                    ID,
                    f"identyfikator {quote(row.id)} zmieniono na {quote(line.id)}.",
                    f"Przywróć „{row.id}”; identyfikatora się nie zmienia.",
                )
                return True
        return False

    def _value(self, line: Line, about: FieldOf) -> Value | None:
        """The value of a cell; None where there is none, which is told."""
        try:
            return value_of(line.cells.get(about.key), about, self.known) or about.default
        except BadValueError as error:
            self._refuse(line, about.key, error.message, error.hint)
            return None

    def _refuse(self, line: Line, key: str, message: str, hint: str) -> None:
        self.made.faults.append(Fault(self.page.where(line.number, key), message, hint))


def _back(before: Value) -> str:
    return f"Przywróć {quote(before)}" if before else "Wyczyść komórkę"


def _untouched(before: Value, text: str, about: FieldOf) -> bool:
    """Whether a cell says what was exported, before anybody asks whether it may."""
    if about.column.kind in ("number", "amount", "whole"):
        return before == text
    return same(before, text)
