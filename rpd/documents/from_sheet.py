"""A workbook that came back and the plan that it is of → the file of the plan with its changes.

In an adopted plan only what nobody prints is written; what would change its print goes into a
draft beside it, which an amending resolution is made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from pathlib import Path

from rpd.amendment.from_changes import demand_unique
from rpd.diagnostics import Diagnostic, Severity
from rpd.documents.sheet_findings import added, cell_of, contradictions, drafted, fault
from rpd.errors import CannotReadError, RpdError
from rpd.exchange.changes import Changes, Edit, GoneRow, changes
from rpd.exchange.patch import patched
from rpd.exchange.patched import Patched, Unit, said
from rpd.exchange.returned import Fault, returned
from rpd.exchange.rows import tables
from rpd.exchange.tables import ACTIONS, PLAN, Data, Table
from rpd.exchange.values import Names
from rpd.exchange.workbook import Kept, read_kept
from rpd.formats import spreadsheet
from rpd.formats.filetype import FileType
from rpd.formats.form_sheets import kept_in
from rpd.frozen import dataclass
from rpd.load.data import data_in, decoded, plan_of
from rpd.load.whole import Loaded, load
from rpd.outside import files
from rpd.outside.files import Source
from rpd.plan.imprint import imprint, intact
from rpd.plan.model import Plan, Slownik, dzialania, galezie
from rpd.polish.wording import count
from rpd.workspace import plans
from rpd.workspace.desk import Desk, Opened

_BOM = b"\xef\xbb\xbf"
_STRUCTURE = "RPD0"
_SHEETS = (FileType.XLSX, FileType.ODS)
DRAFT = "-projekt"
"""What the name of a draft beside an adopted plan ends with."""


@dataclass(frozen=True, slots=True)
class Side:
    """A file as it will be: its bytes, the plan loaded of them, comments that go with entries."""

    data: bytes
    loaded: Loaded
    lost: tuple[tuple[int, str], ...] = ()
    wrong: tuple[Fault, ...] = ()
    """The errors that the plan did not have before, by the cells that brought them."""


@dataclass(frozen=True, slots=True)
class FromSheet:
    """What a workbook does to a plan.

    ``plan`` is its file afterwards, None where nothing in it changes; ``draft`` the file that an
    amending resolution is made of, where the workbook changes what an adopted plan prints.
    ``faults`` are why nothing can be done. ``gone`` are rows that are missing in the workbook.
    """

    before: Opened
    unread: bool = False
    """Whether the plan itself has mistakes for which nothing can be made of it."""
    plan: Side | None = None
    draft: Side | None = None
    already: int = 0
    gone: tuple[GoneRow, ...] = ()
    faults: tuple[Fault, ...] = ()
    remarks: tuple[str, ...] = field(default=())


class NoExportError(RpdError):
    """The file is no workbook of an export, or one of another plan."""


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
    if before.plan is None or _unread(before):
        return FromSheet(before, unread=True)
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
    remarks = tuple(sheets.remarks)
    if made.faults:
        return FromSheet(before, faults=tuple(made.faults), remarks=remarks)
    gone = _without_below(made)
    units: list[Unit] = [*made.edits, *made.new, *(gone if remove else ())]
    asked = _Asked(before, plan, desk, kept, now, wanted)
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


def _unread(loaded: Loaded) -> bool:
    return any(_structural(d, loaded) for d in loaded.diagnostics)


def _structural(one: Diagnostic, loaded: Loaded) -> bool:
    """Whether something in the file of the plan has no place in its model."""
    own = one.file == loaded.source.name and one.severity is Severity.ERROR
    return own and one.code.startswith(_STRUCTURE)


def _without_below(made: Changes) -> list[GoneRow]:
    """The missing rows, without entries of actions that are missing themselves."""
    actions = {one.row[1] for one in made.gone if one.table == ACTIONS}
    return [one for one in made.gone if one.row[0] not in actions]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the changes are made in."""

    before: Opened
    path: Path
    desk: Desk
    kept: Kept
    now: Sequence[Table]
    wanted: dict[str, tuple[str, ...]]

    def answer(self, units: Sequence[Unit]) -> FromSheet:
        """The plan with the changes, and a draft with those that would change adopted print."""
        plan = self.before.plan
        assert plan is not None
        whole = self._made(units)
        if whole.faults:
            return FromSheet(self.before, faults=whole.faults)
        if whole.side is None:
            return FromSheet(self.before, already=whole.already)
        if not self._adopted(plan):
            return self._only(whole)
        if imprint(plan_of(data_in(whole.side.loaded))) == imprint(plan) and not whole.side.wrong:
            return self._only(whole)
        silent = self._silent(_by_rows(units), plan)
        side = self._made(silent).side if silent else None
        return FromSheet(
            self.before,
            # A mistake belongs to the draft: what was adopted stays as good as it was.
            plan=None if side is not None and side.wrong else side,
            draft=replace(whole.side, loaded=drafted(whole.side.loaded)),
            already=whole.already,
        )

    def _only(self, whole: _Made) -> FromSheet:
        """All changes go into the plan itself."""
        return FromSheet(self.before, plan=whole.side, already=whole.already)

    def _adopted(self, plan: Plan) -> bool:
        """Whether the file holds adopted words, and not a draft of other ones."""
        return plan.uchwala is not None and intact(plan) and DRAFT not in self.path.stem

    def _silent(self, rows: list[list[Edit]], plan: Plan) -> list[Edit]:
        """The edits of rows in which nothing printed changes, found by halves."""
        if not rows:
            return []
        edits = [edit for row in rows for edit in row]
        done = self._patched(edits)
        if done.carried is not None and imprint(plan_of(done.carried.data)) == imprint(plan):
            return edits
        if len(rows) == 1:
            return []
        half = len(rows) // 2
        return [*self._silent(rows[:half], plan), *self._silent(rows[half:], plan)]

    def _made(self, units: Sequence[Unit]) -> _Made:
        from rpd.amendment.apply import rewritten

        data: Data = data_in(self.before)
        done = self._patched(units)
        if done.carried is None or done.faults:
            return _Made(faults=tuple(done.faults))
        if done.carried.data == data:
            return _Made(already=done.already)
        text = rewritten(decoded(self.before.source), data, done.carried)
        written = text.text.encode("utf-8")
        if self.before.source.data.startswith(_BOM):
            written = _BOM + written
        source = Source(self.before.source.name, written)
        after = load(source, self.desk.fetch(self.path), composed=text.composed)
        new = plan_of(data_in(after))
        changed = tables(new, wanted=self.wanted)
        if bad := _broken(self.before, after, changed, units):
            return _Made(faults=(bad,))
        found = added(self.before, after)
        if bads := contradictions(found, changed, units):
            return _Made(faults=bads)
        if said(changed) != done.expected:
            raise RpdError(
                "Zmian z arkusza nie udało się wpisać do planu dokładnie tak, jak w nim stoją.",
                "Niczego nie zapisano. Podziel zmiany na mniejsze części albo wpisz je w planie.",
            )
        lost = tuple((one.line, one.text) for one in text.lost)
        wrong = tuple(fault(one, changed, units) for one in found)
        return _Made(Side(written, after, lost, wrong), already=done.already)

    def _patched(self, units: Sequence[Unit]) -> Patched:
        assert self.before.plan is not None
        return patched(self.before.plan, data_in(self.before), self.now, self.kept, units)


def _by_rows(units: Sequence[Unit]) -> list[list[Edit]]:
    """The edits of each row: its cells say together what an entry is."""
    rows: dict[tuple[str, tuple[str, str]], list[Edit]] = {}
    for unit in units:
        if isinstance(unit, Edit):
            rows.setdefault((unit.table, unit.row), []).append(unit)
    return list(rows.values())


@dataclass(frozen=True, slots=True)
class _Made:
    side: Side | None = None
    faults: tuple[Fault, ...] = ()
    already: int = 0


def _broken(
    before: Loaded, after: Loaded, changed: Sequence[Table], units: Sequence[Unit]
) -> Fault | None:
    """What of the changed plan could not be read; no value that a plan cannot hold is written."""
    known = {(d.code, d.message) for d in before.diagnostics}
    found: list[Diagnostic] = [
        d for d in after.diagnostics if _structural(d, after) and (d.code, d.message) not in known
    ]
    if not found:
        return None
    first = found[0]
    more = f" ({count(len(found), 'taki błąd', 'takie błędy', 'takich błędów')})"
    where = cell_of(first, changed, units) or (first.where and f"plan po zmianie, {first.where}")
    return Fault(
        where or "plan po zmianie",
        f"plan miałby błąd {first.code}: {first.message}{more if len(found) > 1 else ''}",
        first.hint,
    )
