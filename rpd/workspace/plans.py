"""Arguments that name plans → loaded plans."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rpd.errors import CannotReadError, NotFoundError
from rpd.load.shapes import shape_of
from rpd.load.stages import Begun
from rpd.load.whole import load
from rpd.outside import files, plan_names
from rpd.plan.profil import Profil
from rpd.workspace import settings
from rpd.workspace.desk import Desk, Opened, opened

if TYPE_CHECKING:
    from rpd.reading.events import Composed


def load_plan(
    path: Path,
    desk: Desk | None = None,
    *,
    place_acknowledged: bool = True,
    composed: Composed | None = None,
) -> Opened:
    """Load a plan and what it names. Raises CannotReadError where the plan itself is unreadable.

    The `desk` is that of the run; a plan's text that was `composed` before is not parsed again.
    """
    from rpd.workspace import vouching

    desk = desk or Desk()
    source = desk.read(path)
    loaded = load(
        source, desk.fetch(path), place_acknowledged=place_acknowledged, composed=composed
    )
    found = vouching.judged(opened(loaded, path, desk))
    desk.put(found)
    return found


def profil_of(folder: Path, rok: object, desk: Desk) -> Profil | None:
    """The profile that the plan of a year in a folder names; None for none that can be read."""
    for path in files.plans_in(folder):
        if plan_names.first_year(path.name) == str(rok):
            try:
                text = desk.read(path, files.workspace_of(path)).data.decode("utf-8", "replace")
                # The line that names it is enough: the plan itself is parsed by whoever needs it.
                return shape_of(Begun(text, (), None), desk.fetch(path)).profil
            except CannotReadError:
                return None  # told of the plan itself
    return None


def named(arguments: list[str], here: Path) -> list[Path]:
    """The plans that were named, each once, or all of the workspace around the folder `here`.

    Raises NotFoundError.
    """
    if not arguments:
        return files.distinct(of_workspace(here))
    return files.distinct(_find(argument, here) for argument in arguments)


def of_workspace(folder: Path) -> list[Path]:
    """All plans of the workspace around a folder, oldest first. Raises NotFoundError."""
    return _configured(folder) or files.all_plans(folder)


def one(argument: str | None, here: Path) -> Path:
    """The plan that was named, or the latest of the workspace. Raises NotFoundError."""
    return _find(argument, here) if argument else (_configured(here) or files.all_plans(here))[-1]


def _find(argument: str, here: Path) -> Path:
    """A year among the plans that ``rpd.toml`` names, or what files.find_plan makes of it."""
    stem = plan_names.stem_of(argument)
    if stem and (listed := _configured(here)):
        for path in listed:
            if path.stem.endswith(stem):
                return path
        for path in listed:
            if _year(path) == stem:
                return path
        shown = ", ".join(files.display_name(path) for path in listed[:10])
        raise NotFoundError(
            f"Wśród planów wskazanych w rpd.toml nie ma planu na rok {argument}.",
            f"Są tam: {shown}.",
        )
    return files.find_plan(argument, here)


def _configured(here: Path) -> list[Path]:
    """The files that ``plans`` of ``rpd.toml`` names, oldest first; empty where it names none.

    A pattern means files whose name ends with a year, so that the strategy and the dictionary
    beside them are not taken for plans; a name without „*” means that file.
    """
    space = settings.workspace(here)
    if space.config is None or not space.config.plans:
        return []
    found: set[Path] = set()
    for pattern in space.config.plans:
        matching = list(space.folder.glob(pattern))
        if any(sign in pattern for sign in "*?["):
            matching = [path for path in matching if plan_names.ends_with_years(path.name)]
        found.update(matching)
    if not found:
        raise NotFoundError(
            "Wzorce „plans” w rpd.toml nie wskazują żadnego pliku.",
            "Plan zapisuje się w pliku o nazwie kończącej się rokiem, np. plans/2024.yaml.",
        )
    return sorted(found, key=lambda path: (_year(path), path))


def _year(path: Path) -> str:
    return plan_names.first_year(path.name)


def year_of(path: Path) -> int | None:
    """The year that a file of a plan is called by, or None."""
    year = _year(path)
    return int(year) if year else None
