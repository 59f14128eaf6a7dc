"""What a plan has come to be wrong about with the changes of a workbook, and by which cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rpd.diagnostics import Diagnostic, Severity
from rpd.exchange.changed import Edit, GoneRow, NewRow
from rpd.exchange.patched import Unit
from rpd.exchange.returned import Fault
from rpd.exchange.tables import ACTIONS, Row, Table
from rpd.load.whole import Loaded
from rpd.rules import sprzeczna_pozycja, zmiana_bez_uchwaly

_OF_ADOPTION = zmiana_bez_uchwaly.CODE
"""That a draft prints other words than the adopted plan is what it is for."""
_CONTRADICTION = sprzeczna_pozycja.CODE


def drafted(loaded: Loaded) -> Loaded:
    """A plan as a draft: that its words are not the adopted ones is no mistake of it."""
    kept = tuple(one for one in loaded.diagnostics if one.code != _OF_ADOPTION)
    return replace(loaded, diagnostics=kept)


def added(before: Loaded, after: Loaded) -> list[Diagnostic]:
    """The errors that the plan did not have before its changes."""
    known = Counter(map(_said, _errors(before)))
    found = []
    for one in _errors(after):
        if known[_said(one)]:
            known[_said(one)] -= 1
        elif one.code != _OF_ADOPTION:
            found.append(one)
    return found


def _errors(loaded: Loaded) -> list[Diagnostic]:
    return [
        one
        for one in loaded.diagnostics
        if one.severity is Severity.ERROR and one.acknowledged is None
    ]


def _said(one: Diagnostic) -> tuple[str, str, str]:
    return one.code, one.id, one.message


def contradictions(
    found: Iterable[Diagnostic], tables: Sequence[Table], units: Sequence[Unit]
) -> tuple[Fault, ...]:
    """Why no such entry may be written: it would deny itself."""
    return tuple(fault(one, tables, units) for one in found if one.code == _CONTRADICTION)


def fault(one: Diagnostic, tables: Sequence[Table], units: Sequence[Unit]) -> Fault:
    """A mistake of the changed plan, as one of the workbook."""
    where = cell_of(one, tables, units) or f"plan po zmianie, {one.where}".rstrip(", ")
    return Fault(where, f"w planie będzie błąd {one.code}: {one.message}", one.hint)


def cell_of(found: Diagnostic, tables: Sequence[Table], units: Sequence[Unit]) -> str:
    """The cell whose change has brought a mistake, "" where it cannot be told.

    `tables` are those of the changed plan, which the mistake is in.
    """
    entry = _row_of(found, tables)
    best, cell = 0, ""
    for unit in units:
        if isinstance(unit, GoneRow):
            continue
        closeness = _closeness(found, entry, unit)
        if closeness > best:
            best, cell = closeness, unit.where
    return cell


def _row_of(found: Diagnostic, tables: Sequence[Table]) -> tuple[str, Row] | None:
    """The entry that a mistake is in, or else the action."""
    rows = [(t.key, row) for t in tables for row in t.rows if row.path]
    inside = [one for one in rows if found.path[: len(one[1].path)] == one[1].path]
    return max(inside, key=lambda one: len(one[1].path), default=None)


def _closeness(found: Diagnostic, entry: tuple[str, Row] | None, unit: Edit | NewRow) -> int:
    """How surely a change has brought a mistake: its field, its row, its list; 0 is not."""
    edited = isinstance(unit, Edit)
    row = unit.row if isinstance(unit, Edit) else (unit.owner, unit.id)
    if entry is None or entry[0] != unit.table or entry[1].owner != row[0]:
        return 0
    same_row = entry[1].key == row
    if unit.table == ACTIONS and not same_row:
        return 0
    if isinstance(unit, Edit) and unit.column in found.path:
        return 4 if same_row else 2
    if unit.table == ACTIONS:
        # Another cell of the action has nothing to do with it.
        return 0 if edited else 3
    return 3 if same_row else 1
