"""The only reads of files, and the search for a workspace.

Reads refuse what is not a regular file and stop at a bound. What has been read is remembered, so
that no result is written over it (``guard.py``).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rpd.errors import CannotReadError, CannotWriteError, NotFoundError
from rpd.frozen import dataclass

MAX_BYTES = 32 * 1024 * 1024
_PACKAGE = Path(__file__).resolve().parent.parent
_MARKERS = ("rpd.toml", "plans")


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes of a file and its name in messages (relative to where one works, with „/”)."""

    name: str
    data: bytes


@cache
def resource(folder: str, name: str) -> str:
    """Text of a file that comes with the package: ``resource("schema", "plan.schema.json")``.

    An installed wheel carries the folders inside the package; in a checkout they stand beside it.
    """
    return (resource_folder(folder) / name).read_text("utf-8")


def resource_folder(folder: str) -> Path:
    """The folder of that name that comes with the package."""
    installed = _PACKAGE / "_data" / folder
    return installed if installed.is_dir() else _PACKAGE.parent / folder


def display_name(path: Path) -> str:
    """The path as messages show it: relative to the current folder where that is shorter."""
    try:
        relative = os.path.relpath(path)
    except (ValueError, OSError):  # another drive; the current folder is gone
        return path.as_posix()
    shown = Path(relative) if not relative.startswith(os.pardir) else path
    return shown.as_posix()


_inputs: set[Path] = set()


def inputs() -> frozenset[Path]:
    """The files that the command has read, as absolute paths."""
    return frozenset(_inputs)


def remember(paths: Iterable[Path]) -> None:
    """Count files among the inputs that another process has read for this one."""
    _inputs.update(paths)


def forget_inputs() -> None:
    """Another command begins."""
    _inputs.clear()


def read(path: Path, root: Path | None = None) -> Source:
    """Read a regular file that lies in `root`. Raises CannotReadError with the reason in Polish.

    Without `root` that is the workspace around the file. A link that leads out of it is refused:
    whoever sends a link in a change would else see what it leads to in an excerpt.
    """
    demand_inside(path, root)
    return read_anywhere(path)


def workspace_of(path: Path) -> Path:
    """The folder that a file may not lead out of: its workspace, or where there is none its own."""
    folder = Path(os.path.normpath(path.absolute())).parent
    try:
        return find_workspace(folder)
    except NotFoundError:
        return folder


def demand_inside(path: Path, root: Path | None = None) -> None:
    """Raise CannotReadError where a path, all links followed, leads out of a folder."""
    shown = display_name(path)
    try:
        root = root or workspace_of(path)
        real, inside = path.resolve(), root.resolve()
    except FileNotFoundError as error:  # the current folder is gone
        raise _missing(shown) from error
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: a loop of links
        raise CannotReadError(f"Nie można odczytać pliku „{shown}”: {reason(error)}.") from error
    if not real.is_relative_to(inside):
        raise CannotReadError(
            f"„{shown}” prowadzi poza folder, w którym są plany, więc rpd tego nie czyta.",
            "Zamiast dowiązania albo ścieżki na zewnątrz wstaw do tego folderu kopię pliku.",
        )


def read_anywhere(path: Path) -> Source:
    """Read a regular file wherever it leads: for what is never quoted, such as a document.

    Of a file over `MAX_BYTES` one byte more than that is read: enough to be told and refused.
    Raises CannotReadError with the reason in Polish.
    """
    source = _read(path)
    _inputs.add(path.absolute())
    return source


def peek(path: Path) -> bytes:
    """What stands where a result is to be written: as `read`, but it is no input."""
    return _read(path).data


def _read(path: Path) -> Source:
    shown = display_name(path)
    try:
        if path.is_dir():
            raise CannotReadError(
                f"„{shown}” to folder, a potrzebny jest plik.",
                "Podaj rok planu (np. 2024) albo ścieżkę do pliku .yaml.",
            )
        if path.exists() and not path.is_file():
            raise CannotReadError(f"„{shown}” nie jest zwykłym plikiem.", "Podaj plik .yaml.")
        with path.open("rb") as stream:
            return Source(shown, stream.read(MAX_BYTES + 1))
    except FileNotFoundError as error:
        raise _missing(shown) from error
    except PermissionError as error:
        raise CannotReadError(
            f"Brak prawa do odczytu pliku „{shown}”.", "Nadaj sobie prawo odczytu tego pliku."
        ) from error
    except (OSError, ValueError) as error:
        raise CannotReadError(f"Nie można odczytać pliku „{shown}”: {reason(error)}.") from error


def _missing(shown: str) -> CannotReadError:
    return CannotReadError(
        f"Nie ma pliku „{shown}”.", "Sprawdź nazwę i folder, w którym pracujesz."
    )


def listing(folder: Path, suffixes: tuple[str, ...] | None = None) -> list[Path]:
    """The files of a folder, by name; nothing where there is no folder.

    With ``suffixes`` only those that have one of them.

    Raises CannotReadError where the folder cannot be read.
    """
    try:
        if not folder.is_dir():
            return []
        return sorted(
            path
            for path in folder.iterdir()
            if (suffixes is None or path.suffix in suffixes) and path.is_file()
        )
    except OSError as error:
        shown = display_name(folder)
        raise CannotReadError(f"Nie można odczytać folderu „{shown}”: {reason(error)}.") from error


_REASONS = {
    "ENOSPC": "brak miejsca na dysku",
    "EROFS": "dysk jest tylko do odczytu",
    "EACCES": "brak prawa",
    "EPERM": "brak prawa",
    "ENAMETOOLONG": "nazwa jest za długa",
    "ELOOP": "dowiązania tworzą pętlę",
    "EIO": "błąd dysku",
    "EEXIST": "jest już plik o tej nazwie",
    "ENOTDIR": "częścią ścieżki jest plik, a nie folder",
    "ENOENT": "część ścieżki nie istnieje",
}


def reason(error: Exception) -> str:
    """Why an operation on a file failed, in a few Polish words."""
    import errno

    if isinstance(error, ValueError):
        return "niedozwolona nazwa"
    if isinstance(error, RuntimeError):
        return _REASONS["ELOOP"]
    name = errno.errorcode.get(getattr(error, "errno", None) or 0, "")
    return _REASONS.get(name, name or "nieznany powód")


def distinct(paths: Iterable[Path]) -> list[Path]:
    """Each file once, under the first of its names: links and other spellings are that file.

    What cannot be looked up is told apart by its path.
    """
    found: dict[tuple[int, int] | Path, Path] = {}
    for path in paths:
        key: tuple[int, int] | Path
        try:
            status = path.stat()
            key = (status.st_dev, status.st_ino)
        except (OSError, ValueError):
            key = path.absolute()
        found.setdefault(key, path)
    return list(found.values())


def make_folder(path: Path) -> None:
    """Make a folder and those above it, unless they are there. Raises CannotWriteError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise CannotWriteError(
            f"Nie można utworzyć folderu „{display_name(path)}”: {reason(error)}.",
            "Sprawdź nazwę i prawa do folderu.",
        ) from error


def find_workspace(start: Path) -> Path:
    """The nearest folder upwards that holds ``rpd.toml`` or ``plans/``. Raises NotFoundError."""
    for folder in (start, *start.parents):
        if (folder / _MARKERS[0]).is_file() or (folder / _MARKERS[1]).is_dir():
            return folder
    raise NotFoundError(
        "Nie znaleziono planów: ani tu, ani wyżej nie ma folderu „plans” ani pliku „rpd.toml”.",
        "Przejdź do folderu z planami albo podaj ścieżkę do pliku planu.",
    )


def all_plans(start: Path) -> list[Path]:
    """All plans (``plans/<year>.yaml``) of the workspace, oldest first. Raises NotFoundError."""
    workspace = find_workspace(start)
    folder = workspace / "plans"
    found = plans_in(folder)
    if not found:
        raise NotFoundError(
            f"W folderze „{display_name(folder)}” nie ma żadnego planu.",
            "Plan zapisuje się w pliku o nazwie będącej rokiem, np. plans/2024.yaml.",
        )
    return found


def plans_in(folder: Path) -> list[Path]:
    """The plans of a folder, oldest first; beside „2024.yaml” a „2024.yml” is passed over."""
    if not folder.is_dir():
        return []
    from rpd.outside import plan_names

    found = sorted(path for path in folder.glob("*") if plan_names.is_plan(path.name))
    years = {path.stem for path in found if path.suffix == ".yaml"}
    return [path for path in found if path.suffix == ".yaml" or path.stem not in years]


def find_plan(argument: str, start: Path) -> Path:
    """A PLAN argument: years of the workspace's plans, or a path. Raises NotFoundError.

    One year also means the plan of several years that it is the first of.
    """
    from rpd.outside import plan_names

    stem = plan_names.stem_of(argument)
    if not stem:
        return Path(argument)
    folder = find_workspace(start) / "plans"
    for suffix in (".yaml", ".yml"):
        if (path := folder / (stem + suffix)).exists():
            return path
    for path in plans_in(folder):
        if plan_names.first_year(path.name) == stem:
            return path
    names = {path.stem for path in folder.glob("*") if plan_names.is_plan(path.name)}
    years = ", ".join(sorted(names))
    when = f"rok {stem}" if len(stem) == 4 else f"lata {stem}"
    raise NotFoundError(
        f"Nie ma planu na {when} w folderze „{display_name(folder)}”.",
        f"Są plany na lata: {years}." if years else "W tym folderze nie ma żadnego planu.",
    )
