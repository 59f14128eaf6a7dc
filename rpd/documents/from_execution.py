"""Sheets that bodies have returned → the files of execution as they will be; nothing is written.

Every sheet is read by itself and changes one file or none. Faults of one stop no other, and the
order of the sheets says nothing: two that are of one file are refused unless they say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from rpd.diagnostics import Diagnostic, Severity
from rpd.documents.execution_sheets import Quarter, quarter
from rpd.errors import CannotReadError, RpdError
from rpd.exchange.changes import Edit, changes
from rpd.exchange.execution_book import KeptExecution, is_execution, read_execution
from rpd.exchange.execution_patch import Executed, executed
from rpd.exchange.execution_tables import execution_tables
from rpd.exchange.returned import Fault, returned
from rpd.exchange.tables import Data, Table
from rpd.exchange.values import Names
from rpd.exchange.workbook import read_kept
from rpd.formats import spreadsheet
from rpd.formats.filetype import FileType
from rpd.formats.form_sheets import kept_in
from rpd.formats.spreadsheet_cells import Spreadsheet
from rpd.load.data import data_of, decoded
from rpd.outside import files
from rpd.outside.files import Source
from rpd.plan.values import one_line
from rpd.plan.wykonanie import Kwartal
from rpd.polish.wording import count, quote
from rpd.progress.said import Slugs
from rpd.workspace import execution, plans
from rpd.workspace.desk import Desk
from rpd.writing import edit as editing
from rpd.writing import emit

_WANTED = (FileType.XLSX, FileType.ODS)
_ELSEWHERE = frozenset((Slugs.BOTH, Slugs.TWICE, Slugs.PLACE, Slugs.NOWHERE, Slugs.FOREIGN))
"""Faults that lie in other files too: they are told, and hinder no body from reporting."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a returned sheet does: the file of its body afterwards (``data``), or why it cannot be.

    ``data`` is None where nothing changes; ``expected`` is what the file holds now, None for a new
    one. ``names`` say what the row of an edit is about.
    """

    sheet: str
    podmiot: str = ""
    kwartal: Kwartal | None = None
    path: Path | None = None
    data: bytes | None = None
    expected: bytes | None = None
    edits: tuple[Edit, ...] = ()
    names: tuple[str, ...] = ()
    already: int = 0
    faults: tuple[Fault, ...] = ()
    remarks: tuple[str, ...] = field(default=())


def is_sheet(path: Path) -> bool:
    """Whether a file is a sheet of execution; a file that cannot be read is none."""
    if path.suffix.lower() not in (".xlsx", ".ods"):
        return False
    try:
        return is_execution(kept_in(spreadsheet.read(files.read_anywhere(path), _WANTED)))
    except CannotReadError:
        return False


def take(sheets: Iterable[Path], plan: Path | None, here: Path) -> tuple[Taken, ...]:
    """What each of the sheets does to the file of its body.

    `plan` is the one that they are of; without it, the plan of their year in the workspace `here`.
    """
    reader = _Reader(plan, here, Desk())
    taken = [reader.taken(path) for path in sheets]
    by_file: dict[Path, list[Taken]] = {}
    for one in taken:
        if one.path is not None and not one.faults:
            by_file.setdefault(one.path, []).append(one)
    return tuple(_alone(one, by_file.get(one.path, []) if one.path else []) for one in taken)


def _alone(one: Taken, same_file: Sequence[Taken]) -> Taken:
    """A sheet beside others of the same file: taken once where they say the same, else not."""
    others = [other for other in same_file if other is not one]
    if not others or one.faults:
        return one
    if all(_said(other) == _said(one) for other in others):
        first = min(other.sheet for other in same_file)
        if one.sheet == first:
            return one
        remark = f"mówi to samo co „{first}”, więc wczytano go raz."
        return replace(one, data=None, edits=(), remarks=(*one.remarks, remark))
    named = ", ".join(quote(other.sheet) for other in others)
    fault = Fault(
        "cały plik",
        f"to arkusz tego samego podmiotu za ten sam kwartał co {named}, a mówi co innego.",
        "Zostaw jeden z nich.",
    )
    return replace(one, data=None, edits=(), faults=(fault,))


def _said(one: Taken) -> set[tuple[str, tuple[str, str], str, str]]:
    return {(edit.table, edit.row, edit.column, edit.after) for edit in one.edits}


class _RefusedError(Exception):
    """Why a sheet as a whole cannot be taken."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.fault = Fault("cały plik", message, hint)


@dataclass(slots=True)
class _Reader:
    plan: Path | None
    here: Path
    desk: Desk
    _quarters: dict[tuple[Path, Kwartal], Quarter] = field(default_factory=dict)

    def taken(self, path: Path) -> Taken:
        """What a sheet does."""
        shown = files.display_name(path)
        try:
            came = spreadsheet.read(files.read_anywhere(path), _WANTED)
            return self._of(came, shown)
        except _RefusedError as error:
            return Taken(shown, faults=(error.fault,))
        except RpdError as error:
            return Taken(shown, faults=(Fault("cały plik", error.message, error.hint),))

    def _of(self, came: Spreadsheet, shown: str) -> Taken:
        data = kept_in(came)
        kept = read_execution(data)
        if read_kept(data) is not None:
            raise _RefusedError(
                "to arkusz planu, a nie wykonania.", "Wczytaj go osobno, z opcją --into."
            )
        if kept is None:
            raise _RefusedError(
                "to nie jest arkusz wykonania z „rpd export --quarter” albo stracił ukryty arkusz "
                "„rpd”, po którym się go rozpoznaje.",
                "Wyeksportuj arkusz jeszcze raz i przenieś do niego wpisy.",
            )
        made = self._quarter(kept)
        self._demand_same_plan(kept, made)
        path = made.file_of(kept.podmiot)
        source = self._source(path, made)
        asked = made.asked(kept.podmiot)
        now = execution_tables(asked)
        sheets = returned(came, kept.as_of_plan, closed=True)
        by_key: dict[str, Table] = {one.key: one for one in now}
        found = changes(kept.as_of_plan, sheets, by_key, Names((), ()), closed=True)
        before = data_of(decoded(source)) if source else None
        done = executed(asked, now, kept, found.edits, before)
        faults = [*found.faults, *done.faults]
        remarks = list(sheets.remarks)
        if found.gone:
            rows = count(len(found.gone), "wiersza", "wierszy", "wierszy")
            remarks.append(f"Brakuje w nim {rows}; tego, co w nich było, nie zmieniono.")
        taken = Taken(
            shown,
            kept.podmiot,
            kept.kwartal,
            path,
            expected=source.data if source else None,
            already=done.already,
            remarks=tuple(remarks),
        )
        if not faults and done.done and (before is not None or _says(done)):
            text = _text(source, before, done.data)
            judged, told = self._judged(path, text, source, done)
            faults += judged
            taken = replace(
                taken,
                data=text,
                edits=tuple(done.done),
                names=tuple(_name(one, now) for one in done.done),
                remarks=(*remarks, *told),
            )
        if faults:
            return replace(taken, data=None, edits=(), names=(), faults=_in_order(faults))
        return taken

    def _quarter(self, kept: KeptExecution) -> Quarter:
        path = self.plan or plans.one(str(kept.rok_planu), self.here)
        year = plans.year_of(path)
        if year is not None and year != kept.rok_planu:
            shown = files.display_name(path)
            raise _RefusedError(
                f"to arkusz planu na rok {kept.rok_planu}, a „{shown}” jest na rok {year}.",
                f"Podaj plan, z którego arkusz powstał: {kept.plan}.",
            )
        key = path, kept.kwartal
        if key not in self._quarters:
            rok, numer = kept.kwartal.rok, kept.kwartal.numer
            self._quarters[key] = quarter(path, rok, numer, self.desk)
        return self._quarters[key]

    def _demand_same_plan(self, kept: KeptExecution, made: Quarter) -> None:
        plan = made.found.plans[made.kwartal].plan
        shown = files.display_name(made.found.path)
        if one_line(plan.tytul) != kept.tytul:
            raise _RefusedError(
                f"to arkusz planu {quote(kept.tytul)}, a „{shown}” to {quote(plan.tytul)}.",
                "Podaj plan, z którego arkusz powstał (--into), albo wyeksportuj arkusz jeszcze "
                "raz.",
            )
        if kept.podmiot not in made.bodies:
            raise _RefusedError(
                f"w planie nie ma {plan.profil.dzialanie.noun.many_genitive} podmiotu "
                f"{quote(kept.podmiot)}.",
                "Sprawdź, czy plan nie zmienił się od wydania arkusza.",
            )

    def _source(self, path: Path, made: Quarter) -> Source | None:
        """The file of the body as it is, None where there is none. Raises for one with mistakes."""
        shown = files.display_name(path)
        for one in made.found.unread:
            if one.file == shown and one.severity is Severity.ERROR:
                raise _RefusedError(
                    f"plik wykonania „{shown}” ma błąd: {one.message}",
                    "Popraw ten plik („rpd validate”) i powtórz.",
                )
        return self.desk.read(path) if path.is_file() else None

    def _judged(
        self, path: Path, text: bytes, source: Source | None, done: Executed
    ) -> tuple[list[Fault], list[str]]:
        """What the file would be refused for, and what is only said, cell by cell."""
        known = {
            (one.slug, one.path, one.message)
            for one in (execution.judged(path, source, self.desk) if source else ())
        }
        faults: list[Fault] = []
        told: list[str] = []
        new = execution.judged(path, Source(files.display_name(path), text), self.desk)
        for one in new:
            if (one.slug, one.path, one.message) in known or one.severity is Severity.INFO:
                continue
            where = _cell(one, done)
            if one.severity is Severity.ERROR and one.slug not in _ELSEWHERE:
                faults.append(Fault(where, one.message, one.hint))
            elif one.slug != Slugs.PLACE:
                told.append(f"{where}: {one.message}" + (f" {one.hint}" if one.hint else ""))
        return faults, told


def _says(done: Executed) -> bool:
    """Whether a new file would say more than the day that the sheet came with."""
    return any(one.column != "stan_na" or one.table != "calosc" for one in done.done)


def _text(source: Source | None, before: Data | None, data: Data) -> bytes:
    """The text of the file: the old one with its comments, or a new one."""
    if source is None or before is None:
        return "".join(emit.entry(key, value, 0) for key, value in data.items()).encode()
    text = editing.rewrite(decoded(source), data, before=before).text
    bom = b"\xef\xbb\xbf" if source.data.startswith(b"\xef\xbb\xbf") else b""
    return bom + text.encode()


def _cell(one: Diagnostic, done: Executed) -> str:
    """The cell that a finding is about: the one whose place is the nearest to its own."""
    best, where = 0, ""
    for path, edit in done.places:
        common = 0
        for step, other in zip(path, one.path, strict=False):
            if step != other:
                break
            common += 1
        if common > best and common >= min(len(one.path), len(path) - 1):
            best, where = common, edit.where
    return where or f"plik „{one.file}”"


def _name(edit: Edit, now: Sequence[Table]) -> str:
    """What an edit is about: „I.1.2/1, „Liczba osób”: Wartość”."""
    table = next(one for one in now if one.key == edit.table)
    row = next(one for one in table.rows if one.key == edit.row)
    header = table.by_key[edit.column].column.header
    values = row.values
    what = values.get("wskaznik") or values.get("zrodlo") or values.get("kamien") or ""
    named = ", ".join(part for part in (values.get("numer", ""), what and quote(what)) if part)
    return f"{named}: {header}" if named else header


def _in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(dict.fromkeys(faults))
