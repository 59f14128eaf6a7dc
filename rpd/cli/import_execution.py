"""``rpd import`` of sheets of execution: what bodies have returned goes into their files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rpd.cli import output
from rpd.errors import CannotReadError, CannotWriteError, UsageError
from rpd.outside import files
from rpd.polish.wording import count, quote

if TYPE_CHECKING:
    from rpd.documents.execution_outcome import Taken
    from rpd.exchange.changed import Edit

_SHOWN = 20
_LOCK = ("~$", ".")
"""How names of files begin that office programs keep beside open ones, and hidden ones."""


def run(named: Sequence[Path], into: str | None, *, write: bool) -> int:
    """Show what sheets say; with `write`, write it to the files. Returns the exit code."""
    from rpd.documents import from_execution

    plan = files.find_plan(into, Path.cwd()) if into is not None else None
    sheets = list(_sheets(named))
    if not sheets:
        raise UsageError("W podanych folderach nie ma arkuszy.", "Podaj pliki .xlsx albo .ods.")
    taken = from_execution.take(sheets, plan, Path.cwd())
    for one in taken:
        _tell(one)
    changed = [one for one in taken if one.data is not None]
    refused = sum(bool(one.faults) for one in taken)
    _sum_up(changed, refused, write=write)
    failed = sum(not _saved(one) for one in changed) if write else 0
    if refused == len(taken):
        return 2
    return 1 if refused or failed else 0


def _sheets(named: Sequence[Path]) -> list[Path]:
    """The files that were named, and those in folders that were named."""
    found: list[Path] = []
    for path in named:
        if not path.exists():
            shown = files.display_name(path)
            raise CannotReadError(f"Nie ma pliku „{shown}”.", "Sprawdź nazwę i folder.")
        inside = files.listing(path) if path.is_dir() else [path]
        found += [one for one in inside if one is path or not one.name.startswith(_LOCK)]
    return files.distinct(found)


def _tell(one: Taken) -> None:
    """What one sheet does, or all that is wrong with it."""
    if one.faults:
        number = len(one.faults)
        errors = count(number, "miejscu", "miejscach", "miejscach")
        output.complain(f"{quote(one.sheet)}: arkusza nie wczytano, do poprawy w {errors}.")
        for fault in one.faults[:_SHOWN]:
            hint = [f"     {fault.hint}"] if fault.hint else []
            output.say(f"  {fault.where}: {fault.message}", *hint)
        if number > _SHOWN:
            output.say(f"  … i {count(number - _SHOWN, 'dalsze', 'dalsze', 'dalszych')}.")
        return
    head = f"{quote(one.sheet)} ({one.podmiot}, kwartał {_quarter(one)})"
    if one.data is None:
        already = (
            f" ({count(one.already, 'wpis już jest', 'wpisy już są', 'wpisów już jest')} w pliku)"
            if one.already
            else ""
        )
        output.say(f"{head}: niczego nie zmienia{already}.")
    else:
        output.tell(f"{head}: {count(len(one.edits), 'wpis', 'wpisy', 'wpisów')}.")
        output.tell(*(_said(edit, name) for edit, name in zip(one.edits, one.names, strict=True)))
    for remark in one.remarks:
        output.say(f"  Uwaga: {remark}")


def _quarter(one: Taken) -> str:
    return f"{one.kwartal.rzymski} {one.kwartal.rok}" if one.kwartal else ""


def _said(edit: Edit, name: str) -> str:
    before, after = (value.replace("\n", " ") or "puste" for value in (edit.before, edit.after))
    return f"  {name}: {before} → {after}"


def _sum_up(changed: Sequence[Taken], refused: int, *, write: bool) -> None:
    if refused:
        sheets = count(refused, "arkusza", "arkuszy", "arkuszy")
        output.say(f"Nie wczytano {sheets}; z żadnego z nich niczego nie zapisano.")
    if write:
        return
    if changed:
        shown = ", ".join(files.display_name(one.path) for one in changed if one.path)
        output.say(f"Niczego nie zapisano. Z opcją --write zapisane będą: {shown}.")
    else:
        output.say("Niczego nie zapisano.")


def _saved(one: Taken) -> bool:
    """Write a file; one that cannot be written is told, and hinders no other."""
    assert one.path is not None
    assert one.data is not None
    try:
        files.make_folder(one.path.parent)
        output.update(one.path, one.data, one.expected, "plik wykonania")
    except CannotWriteError as error:
        output.complain(error.message, error.hint)
        return False
    return True
