"""Findings of a file of execution → the cells of its sheet; what a changed cell is about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rpd.diagnostics import Diagnostic, Severity
from rpd.exchange.changed import Edit
from rpd.exchange.execution_patch import Executed
from rpd.exchange.returned import Fault
from rpd.exchange.tables import Table
from rpd.outside import files
from rpd.outside.files import Source
from rpd.polish.wording import quote
from rpd.progress.said import Slugs
from rpd.workspace import execution_check
from rpd.workspace.desk import Desk

_ELSEWHERE = frozenset((Slugs.BOTH, Slugs.TWICE, Slugs.PLACE, Slugs.NOWHERE, Slugs.FOREIGN))
"""Faults that lie in other files too: they are told, and hinder no body from reporting."""


def judged(
    path: Path, text: bytes, source: Source | None, done: Executed, desk: Desk
) -> tuple[list[Fault], list[str]]:
    """What the file would be refused for, and what is only said, cell by cell."""
    known = {
        (one.slug, one.path, one.message)
        for one in (execution_check.judged(path, source, desk) if source else ())
    }
    faults: list[Fault] = []
    told: list[str] = []
    new = execution_check.judged(path, Source(files.display_name(path), text), desk)
    for one in new:
        if (one.slug, one.path, one.message) in known or one.severity is Severity.INFO:
            continue
        where = _cell(one, done)
        if one.severity is Severity.ERROR and one.slug not in _ELSEWHERE:
            faults.append(Fault(where, one.message, one.hint))
        elif one.slug != Slugs.PLACE:
            told.append(f"{where}: {one.message}" + (f" {one.hint}" if one.hint else ""))
    return faults, told


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


def named(edit: Edit, now: Sequence[Table]) -> str:
    """What an edit is about: „I.1.2/1, „Liczba osób”: Wartość”."""
    table = next(one for one in now if one.key == edit.table)
    row = next(one for one in table.rows if one.key == edit.row)
    header = table.by_key[edit.column].column.header
    values = row.values
    what = values.get("wskaznik") or values.get("zrodlo") or values.get("kamien") or ""
    of_row = ", ".join(part for part in (values.get("numer", ""), what and quote(what)) if part)
    return f"{of_row}: {header}" if of_row else header
