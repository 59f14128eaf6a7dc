"""The changes of a spreadsheet → the data of the plan with them, and what contradicts them.

Three versions meet: what was exported, what the spreadsheet says, what the plan says now. A cell
that was changed is written where the plan still says what was exported; where it says something
else by now, that is a contradiction with a cell. What two sheets add is put in one order, whichever
comes first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import cast

from rpd.exchange import clashes
from rpd.exchange.action_fields import PLACE
from rpd.exchange.changed import Edit, GoneRow, NewRow
from rpd.exchange.kept import Kept
from rpd.exchange.matched import content
from rpd.exchange.patched import Patched, Said, Unit, matches, said, sorted_by
from rpd.exchange.returned import Fault
from rpd.exchange.tables import ACTIONS, NAMED, Data, Row, Table
from rpd.exchange.texts import same
from rpd.exchange.working import Item, Working, insertion
from rpd.plan.model import Plan
from rpd.plan.profil import DZIALANIE, WSKAZNIKI, Kind
from rpd.polish.slug import slug
from rpd.polish.wording import quote
from rpd.writing.id_names import base_of, free


def patched(
    plan: Plan, data: Data, tables: Sequence[Table], kept: Kept, units: Sequence[Unit]
) -> Patched:
    """The data of a plan with the changes made in them; none are made where one contradicts."""
    made = _Patcher(plan, Working.of(plan, data), tables, kept, units)
    for unit in units:
        if isinstance(unit, Edit):
            made.edit(unit)
    for unit in sorted(
        (one for one in units if isinstance(one, NewRow)), key=lambda one: one.table != ACTIONS
    ):
        made.add(unit)
    for unit in units:
        if isinstance(unit, GoneRow):
            made.remove(unit)
    if not made.result.faults:
        made.result.carried = made.working.finished()
        made.result.expected = made.expected()
    return made.result


class _Patcher:
    """Changes one after another, in the data."""

    def __init__(
        self,
        plan: Plan,
        working: Working,
        tables: Sequence[Table],
        kept: Kept,
        units: Sequence[Unit],
    ) -> None:
        self.working = working
        self.result = Patched()
        self._plan, self._kept, self._units = plan, kept, units
        self._tables: dict[str, Table] = {table.key: table for table in tables}
        self._matched = matches(kept, tables, units)
        self._kept_rows = {table.key: {row.key for row in table.rows} for table in kept.tables}
        # What each row is going to say, and what comes new.
        self._said = {id(row): dict(row.values) for table in tables for row in table.rows}
        self._added: list[tuple[str, str, Mapping[str, str]]] = []
        self._fresh: set[str] = set()
        self._given: dict[str, set[str]] = {}

    def expected(self) -> Counter[Said]:
        """All rows as they have to be after the changes."""
        tables = [
            replace(
                table,
                rows=tuple(
                    replace(row, values=self._said[id(row)])
                    for row in table.rows
                    if id(row) in self._said
                ),
            )
            for table in self._tables.values()
        ]
        added = (
            (key, owner, content(values, self._tables[key])) for key, owner, values in self._added
        )
        return said(tables) + Counter(added)

    # --- cells -----------------------------------------------------------------------------------

    def edit(self, unit: Edit) -> None:
        """Write a cell, unless the plan says something else there by now."""
        row = self._matched[unit.table].rows.get(unit.row)
        if row is None:
            self._clash(clashes.gone(unit, self._tables[unit.table].by_key[unit.column]))
            return
        now = row.values.get(unit.column, "")
        if same(now, unit.after):
            self.result.already += 1
            return
        if not same(now, unit.before) or unit.column in row.fixed:
            about = self._tables[unit.table].by_key[unit.column]
            self._clash(clashes.changed_both(unit, about, row))
            return
        self._said[id(row)][unit.column] = unit.after
        self._write(unit, row)

    def _write(self, unit: Edit, row: Row) -> None:
        about = self._tables[unit.table].by_key[unit.column]
        if unit.column == PLACE:
            self._move(unit, row)
        elif unit.table != ACTIONS:
            put = about.put
            assert put is not None
            name = self._list_of(unit.table)
            self.working.change(row.owner, name, row.path, lambda entry: put(entry, unit.after))
        elif about.listed:
            self.working.texts(row.id, about, unit.after)
        else:
            assert about.put is not None
            about.put(self.working.actions[row.id], unit.after)

    def _move(self, unit: Edit, row: Row) -> None:
        if not self._may_hold(unit.after, unit.where):
            return
        action = self.working.actions[row.id]
        self.working.take_out(action)
        self.working.insert(action, unit.after, self._kept.places.get(unit.after, ()))

    def _may_hold(self, number: str, where: str) -> bool:
        held = self.working.headings.get(number)
        if held is not None and self._plan.profil.holds(held[1], DZIALANIE):
            return True
        noun = self._plan.profil.dzialanie.noun
        self.result.faults.append(
            Fault(
                where,
                f"w planie nie ma {quote(number)}, gdzie mogłoby stać {noun.one}.",
                "Wybierz numer z listy.",
            )
        )
        return False

    def _list_of(self, table: str) -> str:
        column = self._plan.profil.column(cast("Kind", table))
        return column.key if column else WSKAZNIKI

    # --- rows ------------------------------------------------------------------------------------

    def add(self, unit: NewRow) -> None:
        """A new action or entry, unless somebody has added the same or another of its name."""
        if unit.table == ACTIONS:
            self._add_action(unit)
        else:
            self._add_entry(unit)

    def _add_action(self, unit: NewRow) -> None:
        known = {row.id for key, row in self._matched[ACTIONS].rows.items() if key}
        known |= {name for ids in self._kept.places.values() for name in ids} | self._fresh
        wanted = unit.id or free(slug([unit.values["nazwa"]], "dzialanie"), known)
        there = [row for rows in self._matched[ACTIONS].since.values() for row in rows]
        table = self._tables[ACTIONS]
        twin = next((row for row in there if row.id == wanted), None)
        if twin is not None and content(twin.values, table) == content(unit.values, table):
            self.result.already += 1
            return
        if wanted in self.working.actions:
            other = free(wanted, known | set(self.working.actions))
            noun = self._plan.profil.dzialanie.noun
            self._clash(clashes.action_there(unit, twin, table, noun, (wanted, other)))
            return
        number = unit.values.get(PLACE, "")
        if not self._may_hold(number, unit.place or unit.where):
            return
        action: Data = {"id": wanted, "nazwa": unit.values["nazwa"]}
        self.working.actions[wanted] = action
        self._fresh.add(wanted)
        for about in table.fields:
            value = unit.values.get(about.key, "")
            if value and about.listed:
                self.working.texts(wanted, about, value)
            elif value and about.put is not None and about.key != "nazwa":
                about.put(action, value)
        self.working.insert(action, number, self._kept.places.get(number, ()))
        self._added.append((ACTIONS, "", unit.values))

    def _add_entry(self, unit: NewRow) -> None:
        table = self._tables[unit.table]
        if unit.owner not in self.working.actions and unit.owner not in self._owners():
            self._clash(clashes.owner_gone(unit, table))
            return
        since = self._matched[unit.table].since.get(unit.owner, [])
        if any(content(row.values, table) == content(unit.values, table) for row in since):
            self.result.already += 1
            return
        entry: Data = {}
        for about in table.fields:
            value = unit.values.get(about.key, "")
            if value and about.put is not None:
                about.put(entry, value)
        name = self._list_of(unit.table)
        items = self.working.entries(unit.owner, name)
        if unit.table in NAMED and not self._name(unit, entry):
            return
        self._added.append((unit.table, unit.owner, unit.values))
        main = self._main(name)
        made = entry[main] if main and set(entry) == {main} else entry
        if unit.owner in self._fresh:
            items.append([0, made])
            return
        known = self._known(unit, items)
        place = insertion([sorted_by(item[1]) for item in items], sorted_by(made), known)
        items.insert(place, [0, made])

    def _main(self, name: str) -> str:
        return self._plan.profil.by_key[name].main if name in self._plan.profil.by_key else ""

    def _owners(self) -> Collection[str]:
        return {"plan", *self.working.headings}

    def _known(self, unit: NewRow, items: Sequence[Item]) -> set[str]:
        """How the entries that were exported are sorted."""
        since = {row.path for row in self._matched[unit.table].since.get(unit.owner, [])}
        places = {path[-1] + 1 if isinstance(path[-1], int) else 1 for path in since}
        return {sorted_by(entry) for place, entry in items if place and place not in places}

    def _name(self, unit: NewRow, entry: Data) -> bool:
        """Give a new entry its id; whether it could have one that no other sheet gives."""
        taken = self._given.setdefault(unit.owner, set())
        for key, rows in self._kept_rows.items():
            if key in NAMED:
                taken |= {name for owner, name in rows if owner == unit.owner}
        wanted = free(base_of(cast("Kind", unit.table), entry), taken)
        for key in NAMED:
            if key not in self._matched:
                continue
            for row in self._matched[key].since.get(unit.owner, []):
                if row.id == wanted:
                    self._clash(clashes.name_taken(unit, row, self._tables[key]))
                    return False
        taken.add(wanted)
        entry["id"] = wanted
        return True

    def remove(self, unit: GoneRow) -> None:
        """Take out a row, unless it says something else by now."""
        found = self._matched[unit.table]
        row = found.rows.get(unit.row)
        if row is None:
            self.result.already += 1
            return
        table = next(one for one in self._kept.tables if one.key == unit.table)
        former = next(one for one in table.rows if one.key == unit.row)
        about = self._tables[unit.table]
        if content(row.values, about) != content(former.values, about):
            where = f"arkusz „{table.title}”, usunięty wiersz {quote(unit.name)}"
            self._clash(clashes.changed_since(where, former, row, about))
            return
        if unit.table == ACTIONS:
            for other in self._units:
                if isinstance(other, Edit | NewRow) and _owner(other) == row.id:
                    self._clash(clashes.removed_and_changed(other, row.id))
            self.working.take_out(self.working.actions[row.id])
            for one in self._tables.values():
                for below in one.rows:
                    if below is row or below.owner == row.id:
                        self._said.pop(id(below), None)
            return
        self._said.pop(id(row), None)
        items = self.working.entries(row.owner, self._list_of(unit.table))
        position = row.path[-1]
        place = position + 1 if isinstance(position, int) else 1
        items[:] = [item for item in items if item[0] != place]

    def _clash(self, fault: Fault) -> None:
        self.result.faults.append(fault)


def _owner(unit: Edit | NewRow) -> str:
    return unit.owner if isinstance(unit, NewRow) else unit.row[0]
