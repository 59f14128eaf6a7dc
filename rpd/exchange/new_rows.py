"""A line without a row that was exported: a new action, a new entry, or a mistake."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from rpd.exchange.action_fields import PLACE
from rpd.exchange.changed import NewRow
from rpd.exchange.page_cells import PageCells
from rpd.exchange.returned import ReturnedRow
from rpd.exchange.tables import ACTIONS, ID, INFORMED, OWNER, FieldOf, Row
from rpd.exchange.texts import same
from rpd.formats.forms import Value
from rpd.frozen import dataclass
from rpd.polish.wording import join, plural, quote

_ID: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class NewRows:
    """Lines that nothing was exported for; ``owners`` are what may have entries."""

    cells: PageCells
    owners: Collection[str]

    def read(self, line: ReturnedRow, missing: Mapping[tuple[str, str], Row]) -> None:
        """The row that a line adds; `missing` are those that no line has come for."""
        page = self.cells.page
        where = page.where(line.number, OWNER if OWNER in line.cells else ID)
        stated = [key for key in INFORMED if key in line.cells and key in self.cells.table.by_key]
        copied = self._copied(line, stated, missing)
        if stated and not copied:
            wrong = f"jest identyfikator {quote(line.id)}, którego nie było"
            self.cells.refuse(
                line,
                ID,
                f"{wrong if line.id else 'nie ma identyfikatora'}, choć w kolumnie zablokowanej "
                f"stoi {quote(line.cells[stated[0]].text)}.",
                "Przywróć identyfikator; jeśli to nowy wiersz, wyczyść w nim "
                f"{self._told_to_be_cleared(line)}.",
            )
            return
        if not self._owned(line) or self._fills_what_informs(line, stated if copied else ()):
            return
        values = {}
        for about in self.cells.table.fields:
            if about.key in (OWNER, ID) or about.informs:
                continue
            value = self.cells.value(line, about)
            if value is None:
                return
            values[about.key] = value or about.default
            if about.needed and not value:
                self.cells.refuse(
                    line,
                    about.key,
                    f"w nowym wierszu kolumna „{about.column.header}” nie może być pusta.",
                    "Uzupełnij ją albo wyczyść cały wiersz.",
                )
                return
        if self._renamed(line, values, missing):
            return
        place = page.where(line.number, PLACE) if PLACE in page.columns else ""
        self._add(NewRow(self.cells.table.key, line.owner, line.id, values, where, place))

    def _copied(
        self,
        line: ReturnedRow,
        stated: Sequence[str],
        missing: Mapping[tuple[str, str], Row],
    ) -> bool:
        """Whether an entry without an id is a copy of one of its owner, all of which are there."""
        if line.id or any(owner == line.owner for owner, _ in missing):
            return False
        said = {key: line.cells[key].text for key in stated}
        return any(
            row.owner == line.owner
            and all(same(row.values.get(key, ""), text) for key, text in said.items())
            for row in self.cells.page.table.rows
            if row.owner
        )

    def _told_to_be_cleared(self, line: ReturnedRow) -> str:
        headers = [f"„{about.column.header}”" for about in self._informing(line) if not about.aside]
        return f"{plural(len(headers), 'komórkę', 'komórki', 'komórki')} {join(headers)}"

    def _informing(self, line: ReturnedRow) -> list[FieldOf]:
        return [
            about
            for about in self.cells.table.fields
            if about.informs and about.key not in (OWNER, ID) and about.key in line.cells
        ]

    def _fills_what_informs(self, line: ReturnedRow, copied: Collection[str]) -> bool:
        """Whether a new row says something where nobody would read it; what is `copied` may."""
        filled = [about for about in self._informing(line) if about.key not in copied]
        for about in filled:
            if about.aside:
                self.cells.pass_over(line, about)
                continue
            self.cells.refuse(
                line,
                about.key,
                f"kolumna „{about.column.header}” jest tylko do odczytu, także w nowym wierszu.",
                f"Wyczyść komórkę; tę treść wpisuje się {about.place}.",
            )
        return not all(about.aside for about in filled)

    def _add(self, row: NewRow) -> None:
        about = self.cells.table.fields
        bodies = next((one.key for one in about if one.listed == "bodies"), "")
        if row.table == ACTIONS or not bodies:
            self.cells.made.new.append(row)
            return
        for name in row.values[bodies].split("; "):
            values = {**row.values, bodies: name}
            self.cells.made.new.append(NewRow(row.table, row.owner, "", values, row.where))

    def _owned(self, line: ReturnedRow) -> bool:
        """Whether a new row says whose it is, and its id, if any, may be one."""
        if self.cells.table.key == ACTIONS:
            if line.id and not _ID.fullmatch(line.id):
                self.cells.refuse(
                    line,
                    ID,
                    f"{quote(line.id)} nie może być identyfikatorem.",
                    "Użyj małych liter bez ogonków, cyfr i łączników albo zostaw komórkę pustą.",
                )
                return False
            return True
        if line.owner in self.owners:
            return True
        stated, hint = quote(line.owner), "Wybierz identyfikator z listy."
        if not line.owner:
            stated = "komórka jest pusta"
            hint = "Wybierz identyfikator z listy; sumę albo notatkę usuń spod tabeli."
        self.cells.refuse(line, OWNER, f"nie wiadomo, do czego wiersz należy: {stated}.", hint)
        return False

    def _renamed(
        self, line: ReturnedRow, values: Mapping[str, Value], missing: Mapping[tuple[str, str], Row]
    ) -> bool:
        """Whether a „new” row is one that was exported, under another id."""
        if not line.id:
            return False
        for row in missing.values():
            if all(same(row.values.get(key, ""), value) for key, value in values.items()):
                self.cells.refuse(
                    line,
                    ID,
                    f"identyfikator {quote(row.id)} zmieniono na {quote(line.id)}.",
                    f"Przywróć „{row.id}”; identyfikatora się nie zmienia.",
                )
                return True
        return False
