"""A line of a row that was exported: which of its cells say something else, and which may not."""

from __future__ import annotations

from rpd.exchange.changed import Edit, NewRow
from rpd.exchange.page_cells import PageCells
from rpd.exchange.returned import ReturnedRow
from rpd.exchange.tables import ACTIONS, ID, INFORMED, OWNER, FieldOf, Row
from rpd.exchange.texts import same
from rpd.formats.forms import Value
from rpd.frozen import dataclass
from rpd.polish.wording import quote


@dataclass(frozen=True, slots=True)
class EditedRows:
    """Rows that came back; sheets that are ``closed`` have cells in which nothing is filled in."""

    cells: PageCells
    closed: bool

    def read(self, row: Row, line: ReturnedRow) -> None:
        """What the cells of a line change in its row."""
        edits = len(self.cells.made.edits)
        for about in self.cells.table.fields:
            key = about.key
            if key in (OWNER, ID) or key not in self.cells.page.columns:
                continue
            before = row.values.get(key, "")
            cell = line.cells.get(key)
            legible = cell is None or cell.kind != "error"
            if legible and _untouched(before, cell.text if cell else "", about):
                continue
            locked = about.informs or key in row.fixed
            after = self.cells.shown(line, about) if locked else self.cells.value(line, about)
            if after is None or same(before, after):
                continue
            if about.aside:
                self.cells.pass_over(line, about)
            elif self.closed and locked:
                self._grey(line, about, before, after)
            elif locked:
                said = "jest tylko do odczytu" if about.informs else "nie mieści się w arkuszu"
                self.cells.refuse(
                    line,
                    key,
                    f"treść kolumny „{about.column.header}” {said}, a zmieniono ją na "
                    f"{quote(after)}.",
                    f"{_back(before)}; tę treść zmienia się {about.place}.",
                )
            elif about.needed and not after:
                self.cells.refuse(
                    line,
                    key,
                    f"kolumna „{about.column.header}” nie może być pusta.",
                    f"Przywróć {quote(before)} albo wpisz nową treść{self._or_delete()}.",
                )
            else:
                where = self.cells.page.where(line.number, key)
                self._edit(row, about, before, after, where)
        self._demand_content(row, line, edits)

    def _or_delete(self) -> str:
        """What to do with an entry that is meant to go."""
        if self.closed or self.cells.table.key == ACTIONS:
            return ""
        return (
            "; jeśli wpis ma zniknąć, usuń albo wyczyść cały wiersz i powtórz polecenie z --remove"
        )

    def _demand_content(self, row: Row, line: ReturnedRow, first: int) -> None:
        """Refuse to clear an entry cell by cell; its edits are those behind the `first`."""
        made, table = self.cells.made, self.cells.table
        after = {**row.values, **{one.column: one.after for one in made.edits[first:]}}
        if len(made.edits) == first or table.key == ACTIONS or self.closed:
            return
        shown = (OWNER, ID, *INFORMED)
        if any(
            after.get(one.key) for one in table.fields if one.key not in shown and not one.aside
        ):
            return
        del made.edits[first:]
        self.cells.refuse(
            line,
            table.editable[0],
            "w wierszu niczego już nie ma.",
            f"Przywróć jego treść{self._or_delete()}.",
        )

    def _grey(self, line: ReturnedRow, about: FieldOf, before: Value, after: Value) -> None:
        """What was typed where nothing is filled in."""
        header, typed = about.column.header, quote(after) if after else "pustą"
        if about.informs:
            message = f"treść kolumny „{header}” jest tylko do odczytu, a zmieniono ją na {typed}."
            hint = f"Przywróć {quote(before)}." if before else "Wyczyść tę komórkę."
        else:
            message = f"jest {typed}, a kolumnę „{header}” wypełnia się raz na pozycję."
            hint = "Przenieś wpis do białej komórki w wierszu innego źródła tej pozycji."
        self.cells.refuse(line, about.key, message, hint)

    def _edit(self, row: Row, about: FieldOf, before: Value, after: Value, where: str) -> None:
        """An edit; a list of bodies in the cell of one is an edit and new rows."""
        made, table = self.cells.made, self.cells.table
        if about.listed == "bodies" and table.key != ACTIONS:
            after, *more = after.split("; ")
            for name in more:
                values = {about.key: name, "rola": row.values.get("rola", "")}
                made.new.append(NewRow(table.key, row.owner, "", values, where))
            if same(before, after):
                return
        made.edits.append(Edit(table.key, row.key, about.key, before, after, where))


def _back(before: Value) -> str:
    return f"Przywróć {quote(before)}" if before else "Wyczyść komórkę"


def _untouched(before: Value, text: str, about: FieldOf) -> bool:
    """Whether a cell says what was exported, before anybody asks whether it may."""
    if about.column.kind in ("number", "amount", "whole"):
        return before == text
    return same(before, text)
