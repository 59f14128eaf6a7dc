"""Sheets that bodies have returned → the files of execution as they will be; nothing is written.

Every sheet is read by itself and changes one file or none. Faults of one stop no other, and the
order of the sheets says nothing: two that are of one file are refused unless they say the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from pathlib import Path

from rpd.diagnostics import Severity
from rpd.documents.execution_cells import judged, named
from rpd.documents.execution_outcome import Taken, alone
from rpd.documents.execution_refused import RefusedError, demand_same_plan
from rpd.documents.execution_sheets import Quarter, quarter
from rpd.errors import CannotReadError, RpdError
from rpd.exchange.changes import changes
from rpd.exchange.execution_book import KeptExecution, is_execution, read_execution
from rpd.exchange.execution_patch import Executed, executed
from rpd.exchange.execution_tables import execution_tables
from rpd.exchange.kept import read_kept
from rpd.exchange.returned import Fault, returned
from rpd.exchange.tables import Data, Table
from rpd.exchange.values import Names
from rpd.formats import spreadsheet
from rpd.formats.filetype import FileType
from rpd.formats.form_sheets import kept_in
from rpd.formats.spreadsheet_cells import Spreadsheet
from rpd.frozen import dataclass
from rpd.load.data import data_of, decoded
from rpd.outside import files
from rpd.outside.files import Source
from rpd.plan.wykonanie import Kwartal
from rpd.polish.wording import count
from rpd.workspace import plans
from rpd.workspace.desk import Desk
from rpd.writing import edit as editing
from rpd.writing import emit

_WANTED = (FileType.XLSX, FileType.ODS)


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
    return tuple(alone(one, by_file.get(one.path, []) if one.path else []) for one in taken)


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
        except RefusedError as error:
            return Taken(shown, faults=(error.fault,))
        except RpdError as error:
            return Taken(shown, faults=(Fault("cały plik", error.message, error.hint),))

    def _of(self, came: Spreadsheet, shown: str) -> Taken:
        data = kept_in(came)
        kept = read_execution(data)
        if read_kept(data) is not None:
            raise RefusedError(
                "to arkusz planu, a nie wykonania.", "Wczytaj go osobno, z opcją --into."
            )
        if kept is None:
            raise RefusedError(
                "to nie jest arkusz wykonania z „rpd export --quarter” albo stracił ukryty arkusz "
                "„rpd”, po którym się go rozpoznaje.",
                "Wyeksportuj arkusz jeszcze raz i przenieś do niego wpisy.",
            )
        made = self._quarter(kept)
        demand_same_plan(kept, made)
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
            wrong, told = judged(path, text, source, done, self.desk)
            faults += wrong
            taken = replace(
                taken,
                data=text,
                edits=tuple(done.done),
                names=tuple(named(one, now) for one in done.done),
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
            raise RefusedError(
                f"to arkusz planu na rok {kept.rok_planu}, a „{shown}” jest na rok {year}.",
                f"Podaj plan, z którego arkusz powstał: {kept.plan}.",
            )
        key = path, kept.kwartal
        if key not in self._quarters:
            rok, numer = kept.kwartal.rok, kept.kwartal.numer
            self._quarters[key] = quarter(path, rok, numer, self.desk)
        return self._quarters[key]

    def _source(self, path: Path, made: Quarter) -> Source | None:
        """The file of the body as it is, None where there is none. Raises for one with mistakes."""
        shown = files.display_name(path)
        for one in made.found.unread:
            if one.file == shown and one.severity is Severity.ERROR:
                raise RefusedError(
                    f"plik wykonania „{shown}” ma błąd: {one.message}",
                    "Popraw ten plik („rpd validate”) i powtórz.",
                )
        return self.desk.read(path) if path.is_file() else None


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


def _in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(dict.fromkeys(faults))
