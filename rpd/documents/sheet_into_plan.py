"""Changes of a workbook made in the text of a plan, and in a draft where adopted words change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rpd.diagnostics import Diagnostic, Severity
from rpd.documents.sheet_findings import added, cell_of, contradictions, drafted, fault
from rpd.documents.sheet_outcome import FromSheet, Side
from rpd.errors import RpdError
from rpd.exchange.changed import Edit
from rpd.exchange.kept import Kept
from rpd.exchange.patch import patched
from rpd.exchange.patched import Patched, Unit, said
from rpd.exchange.returned import Fault
from rpd.exchange.rows import tables
from rpd.exchange.tables import Data, Table
from rpd.frozen import dataclass
from rpd.load.data import data_in, decoded, plan_of, spans_of
from rpd.load.whole import Loaded, load
from rpd.outside.files import Source
from rpd.plan.imprint import imprint, intact
from rpd.plan.model import Plan
from rpd.polish.wording import count
from rpd.workspace.desk import Desk, Opened

_BOM = b"\xef\xbb\xbf"
_STRUCTURE = "RPD0"
DRAFT = "-projekt"
"""What the name of a draft beside an adopted plan ends with."""


def structural(one: Diagnostic, loaded: Loaded) -> bool:
    """Whether something in the file of the plan has no place in its model."""
    own = one.file == loaded.source.name and one.severity is Severity.ERROR
    return own and one.code.startswith(_STRUCTURE)


def unread(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """For what no sheet goes with a plan: what stands in its file and not in its model."""
    found = tuple(one for one in loaded.diagnostics if structural(one, loaded))
    if found or loaded.plan is not None:
        return found
    return tuple(one for one in loaded.diagnostics if one.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class SheetAsked:
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
            return _Made(faults=tuple(self._with_lines(done.faults)))
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

    def _with_lines(self, faults: Sequence[Fault]) -> Iterator[Fault]:
        """The faults, with the lines of the plan that their hints speak of."""
        paths = [one.path for one in faults if one.path]
        spans = spans_of(decoded(self.before.source), paths) if paths else {}
        for one in faults:
            span = spans.get(one.path)
            hint = f"{one.hint.removesuffix('.')} (wiersz {span.line})." if span else one.hint
            yield replace(one, hint=hint)

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
        d for d in after.diagnostics if structural(d, after) and (d.code, d.message) not in known
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
