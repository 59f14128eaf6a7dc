"""``rpd export --quarter``: sheets in which bodies say what they have done."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rpd.cli import output, quarters, result
from rpd.documents import replacing
from rpd.errors import RpdError, UsageError
from rpd.outside import files
from rpd.polish.wording import count
from rpd.workspace import plans

if TYPE_CHECKING:
    from rpd.documents.execution_sheets import Quarter, SheetOf


def run(named: list[str], wanted: str, body: str | None, out: Path | None, *, force: bool) -> int:
    """Write the sheet of a body, or those of all bodies to a folder. Returns the exit code."""
    if len(named) > 1:
        raise UsageError("Arkusz jest jednego planu.", "Podaj jeden plan.")
    if out is None and (body is None or sys.stdout.isatty()):
        what = "pliku, np. -o arkusz.xlsx" if body else "folderu, np. -o arkusze"
        raise UsageError("Arkusza nie da się pokazać na ekranie.", f"Podaj nazwę {what}.")
    if body is not None:
        result.demand_suffix(out, "xlsx")
    from rpd.documents import execution_sheets

    rok, numer = quarters.parsed(wanted)
    assert numer is not None
    made = execution_sheets.quarter(plans.one(named[0] if named else None, Path.cwd()), rok, numer)
    output.remark(*execution_sheets.remarks(made))
    if body is None:
        assert out is not None
        return _all(made, out, force=force)
    sheet = execution_sheets.sheet(made, body)
    replacing.demand_replaceable(out, document=True, force=force)
    result.write(out, sheet.data, document=True, force=force)
    return 0


def _all(made: Quarter, folder: Path, *, force: bool) -> int:
    """One sheet per body; a body for which there can be none is told, and stops no other."""
    from rpd.documents import execution_sheets

    if folder.exists() and not folder.is_dir():
        shown = files.display_name(folder)
        raise UsageError(f"„{shown}” to plik, nie folder.", "Podaj po -o nazwę folderu.")
    found: list[SheetOf] = []
    code = 0
    for one in execution_sheets.sheets(made):
        if isinstance(one, RpdError):
            output.complain(one.message, one.hint)
            code = 1
            continue
        replacing.demand_replaceable(folder / one.name, document=True, force=force)
        found.append(one)
    files.make_folder(folder)
    for sheet in found:
        output.save(folder / sheet.name, sheet.data, document=True, force=force)
    output.say(f"Arkusze: {count(len(found), 'podmiot', 'podmioty', 'podmiotów')}.")
    return code
