"""A workbook that came back and the plan that it is of → the file of the plan with its changes.

In an adopted plan only what nobody prints is written; what would change its print goes into a
draft beside it, which an amending resolution is made of.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from rpd.amendment.from_changes import demand_unique
from rpd.documents.sheet_into_plan import SheetAsked, unread
from rpd.documents.sheet_outcome import FromSheet, NoExportError
from rpd.errors import CannotReadError
from rpd.exchange.changed import Changes, GoneRow
from rpd.exchange.changes import changes
from rpd.exchange.kept import Kept, read_kept
from rpd.exchange.patched import Unit, matches
from rpd.exchange.returned import returned
from rpd.exchange.rows import tables
from rpd.exchange.tables import ACTIONS, PLAN
from rpd.exchange.values import Names
from rpd.formats import spreadsheet
from rpd.formats.filetype import FileType
from rpd.formats.form_sheets import kept_in
from rpd.outside import files
from rpd.plan.model import Plan, Slownik, dzialania, galezie
from rpd.workspace import plans
from rpd.workspace.desk import Desk

_SHEETS = (FileType.XLSX, FileType.ODS)


def export_in(path: Path) -> Kept | None:
    """The export that a workbook is of; None for another, and for a file that cannot be read."""
    try:
        return read_kept(kept_in(spreadsheet.read(files.read_anywhere(path), _SHEETS)))
    except CannotReadError:
        return None


def patch(sheet: Path, plan: Path, *, remove: bool = False) -> FromSheet:
    """The changes of a workbook, made in the plan of a file; nothing is written.

    With `remove`, rows that are missing in the workbook go.

    Raises:
        RpdError: one of the files cannot be read, or they do not belong together.
    """
    came = spreadsheet.read(files.read_anywhere(sheet), _SHEETS)
    kept = read_kept(kept_in(came))
    if kept is None:
        raise NoExportError(
            f"„{came.name}” nie jest arkuszem, który zapisał rpd export, albo stracił ukryty "
            "arkusz „rpd”, z którym porównuje się zmiany.",
            "Wyeksportuj plan („rpd export”) i wpisz zmiany w tym pliku.",
        )
    desk = Desk()
    before = plans.load_plan(plan, desk)
    if before.plan is None or unread(before):
        return FromSheet(before, unread=unread(before))
    if kept.rok != before.plan.rok:
        raise NoExportError(
            f"„{came.name}” to arkusz planu na rok {kept.rok}, a podano plan na rok "
            f"{before.plan.rok}.",
            f"Podaj plan, z którego arkusz powstał: {kept.plan}.",
        )
    demand_unique(before.plan)
    wanted = {table.key: tuple(table.headers) for table in kept.tables}
    now = tables(before.plan, wanted=wanted)
    sheets = returned(came, kept)
    known = names(before.plan, before.slownik)
    made = changes(kept, sheets, {one.key: one for one in now}, known, _headings(before.plan))
    remarks = (*sheets.remarks, *made.remarks)
    if made.faults:
        return FromSheet(before, faults=tuple(made.faults), remarks=remarks)
    there = matches(kept, now, made.edits)
    gone = [one for one in _without_below(made) if one.row in there[one.table].rows]
    units: list[Unit] = [*made.edits, *made.new, *(gone if remove else ())]
    asked = SheetAsked(before, plan, desk, kept, now, wanted)
    found = asked.answer(units)
    return replace(found, gone=() if remove else tuple(gone), remarks=remarks)


def names(plan: Plan, slownik: Slownik | None) -> Names:
    """The names of bodies and sources that the dictionary and the plan know."""
    bodies = set(slownik.canonical_bodies()) if slownik else set()
    sources = set(slownik.canonical_sources()) if slownik else set()
    for table in tables(plan):
        for row in table.rows:
            if table.key == "podmioty":
                bodies.add(row.values["podmiot"])
    for dzialanie in dzialania(plan):
        column = plan.profil.column("kwoty")
        for entry in getattr(dzialanie, column.key) if column else ():
            sources.update(entry.zrodla)
    return Names(bodies, sources)


def _headings(plan: Plan) -> list[str]:
    return [PLAN, *(str(one.numer) for one in galezie(plan))] if plan.profil.measured else []


def _without_below(made: Changes) -> list[GoneRow]:
    """The missing rows, without entries of actions that are missing themselves."""
    actions = {one.row[1] for one in made.gone if one.table == ACTIONS}
    return [one for one in made.gone if one.row[0] not in actions]
