"""``rpd export`` of plans as data: a folder of tables and what they mean, or of Parquet files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rpd.cli import output
from rpd.errors import UsageError
from rpd.exchange import datapackage
from rpd.exchange.datapackage import PlanOf
from rpd.outside import files, saving
from rpd.polish.wording import count, quote
from rpd.workspace import ledgers, plans, verdict

if TYPE_CHECKING:
    from rpd.workspace.desk import Opened

_TITLE = "Roczne plany działania"


def run(named: list[str], folder: Path, *, parquet: bool) -> int:
    """Write the plans that were named, or all of the workspace, to a new folder."""
    paths = plans.named(named, Path.cwd())
    _demand_new(folder)
    found: list[tuple[Path, Opened]] = []
    for path in paths:
        loaded = verdict.load_plan(path)
        if loaded.plan is None:
            return output.refuse(loaded.diagnostics)
        found.append((path, loaded))
    ledgers.refuse_twins((path, one.plan.rok) for path, one in found if one.plan is not None)
    held = [PlanOf(path.stem, one.plan, one.slownik) for path, one in found if one.plan is not None]
    made = datapackage.packed(held, _TITLE)
    if parquet:
        from rpd.exchange import parquet as columnar

        made = columnar.converted(made)
    files.make_folder(folder)
    for name, data in made.items():
        saving.write(folder / name, data)
    told = count(len(held), "plan", "plany", "planów")
    inside = count(len(made), "plik", "pliki", "plików")
    output.say(f"Zapisano {files.display_name(folder)}: {told}, {inside}.")
    faulty = [path for path, one in found if verdict.blocking(one.diagnostics)]
    if not faulty:
        return 0
    output.complain(
        f"Plany z błędami: {', '.join(quote(files.display_name(path)) for path in faulty)}. Ich "
        "kwoty są w tabelach tak, jak je zapisano, a „rpd budget” błędnych nie sumuje.",
        "Błędy wymienia „rpd validate”; popraw je i zapisz dane ponownie.",
    )
    return 1


def _demand_new(folder: Path) -> None:
    """Raise UsageError where something is in the folder already: old tables would lie among new."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    shown = quote(files.display_name(folder))
    what = f"Folder {shown} nie jest pusty." if folder.is_dir() else f"{shown} to plik, nie folder."
    raise UsageError(what, "Podaj po -o nazwę nowego folderu.")
