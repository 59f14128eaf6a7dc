"""The only reads and writes of files, and the search for a workspace.

Reads refuse what is not a regular file and stop at a bound; writes are atomic: the old file or the
new one, never half.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rpd.errors import CannotReadError, CannotWriteError, NotFoundError

MAX_BYTES = 32 * 1024 * 1024
_PACKAGE = Path(__file__).resolve().parent
_MARKERS = ("rpd.toml", "plans")
_PLAN_NAME = re.compile(r"[0-9]{4}\.ya?ml\Z")


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


def read(path: Path) -> Source:
    """Read a regular file. Raises CannotReadError with the reason in Polish.

    Of a file over `MAX_BYTES` one byte more than that is read: enough to be told and refused.
    """
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
        raise CannotReadError(
            f"Nie ma pliku „{shown}”.", "Sprawdź nazwę i folder, w którym pracujesz."
        ) from error
    except PermissionError as error:
        raise CannotReadError(
            f"Brak prawa do odczytu pliku „{shown}”.", "Nadaj sobie prawo odczytu tego pliku."
        ) from error
    except (OSError, ValueError) as error:
        raise CannotReadError(f"Nie można odczytać pliku „{shown}”: {reason(error)}.") from error


def listing(folder: Path, suffixes: tuple[str, ...]) -> list[Path]:
    """The files of a folder with one of the suffixes, by name; nothing where there is no folder.

    Raises CannotReadError where the folder cannot be read.
    """
    try:
        if not folder.is_dir():
            return []
        return sorted(p for p in folder.iterdir() if p.suffix in suffixes and p.is_file())
    except OSError as error:
        shown = display_name(folder)
        raise CannotReadError(f"Nie można odczytać folderu „{shown}”: {reason(error)}.") from error


def write(path: Path, data: bytes) -> None:
    """Write a file atomically; on any failure the old file stays whole. Raises CannotWriteError.

    What is not a regular file (``/dev/stdout``, a pipe) is written straight into, never replaced.
    """
    shown = display_name(path)
    try:
        if path.is_dir():
            raise CannotWriteError(f"„{shown}” to folder.", "Podaj po -o nazwę pliku.")
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        target = path.resolve()
        if not target.parent.is_dir():
            raise CannotWriteError(
                f"Nie ma folderu „{display_name(target.parent)}”.",
                "Utwórz go albo podaj inną ścieżkę.",
            )
        _replace(target, data)
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: a loop of symbolic links
        raise CannotWriteError(
            f"Nie można zapisać pliku „{shown}”: {reason(error)}.",
            "Sprawdź prawa do folderu i wolne miejsce; poprzedni plik nie został zmieniony.",
        ) from error


def _replace(target: Path, data: bytes) -> None:
    temporary = target.with_name(f".rpd-{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)
    try:
        mode = target.stat().st_mode if target.exists() else None
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink()


_REASONS = {
    "ENOSPC": "brak miejsca na dysku",
    "EROFS": "dysk jest tylko do odczytu",
    "EACCES": "brak prawa",
    "EPERM": "brak prawa",
    "ENAMETOOLONG": "nazwa jest za długa",
    "ELOOP": "dowiązania tworzą pętlę",
    "EIO": "błąd dysku",
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
    found = (
        [path for path in folder.glob("*") if _PLAN_NAME.match(path.name)]
        if folder.is_dir()
        else []
    )
    if not found:
        raise NotFoundError(
            f"W folderze „{display_name(folder)}” nie ma żadnego planu.",
            "Plan zapisuje się w pliku o nazwie będącej rokiem, np. plans/2024.yaml.",
        )
    return sorted(found)


def find_plan(argument: str, start: Path) -> Path:
    """A PLAN argument: a year of the workspace's plans, or a path. Raises NotFoundError."""
    if not re.fullmatch(r"[0-9]{4}", argument):
        return Path(argument)
    folder = find_workspace(start) / "plans"
    for suffix in (".yaml", ".yml"):
        if (path := folder / (argument + suffix)).exists():
            return path
    years = ", ".join(
        sorted({path.stem for path in folder.glob("*") if _PLAN_NAME.match(path.name)})
    )
    raise NotFoundError(
        f"Nie ma planu na rok {argument} w folderze „{display_name(folder)}”.",
        f"Są plany na lata: {years}." if years else "W tym folderze nie ma żadnego planu.",
    )
