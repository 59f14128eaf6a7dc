"""The only writes of files: results, which replace no file of data, and data that were read before.

`write` is for what commands make of plans; it goes past the guard. `update` is for the data
themselves: it needs to be told what the file held when it was read, and replaces nothing else.
What is not a regular file (``/dev/stdout``, a pipe) is written straight into.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rpd.errors import CannotWriteError
from rpd.outside import atomic, files, guard, locks
from rpd.polish.wording import count


class ChangedMeanwhileError(CannotWriteError):
    """Somebody else has written the file since it was read."""


def write(path: Path, data: bytes) -> list[str]:
    """Write a result atomically; sentences about what of the old file could not be kept.

    Raises:
        UsageError: a file of data stands there.
        CannotWriteError: it cannot be written, or somebody else writes it; it is whole.
    """
    with _told(path, "plik"):
        if _poured(path, data):
            return []
        guard.demand_no_data(path)
        target = _target(path)
        before = _state(target)
        return sentences(atomic.replace(target, data, lambda: _state(target) == before))


def update(path: Path, data: bytes, expected: bytes | None, noun: str = "plik") -> list[str]:
    """Replace a file that held `expected` when it was read; None: there was no such file.

    `noun` is what the file is called where it has changed since; the rest is as `write` has it.

    Raises:
        ChangedMeanwhileError: it holds something else now, and is left as it is.
        CannotWriteError: it cannot be written; it is whole.
    """
    with _told(path, noun):
        if _poured(path, data):
            return []
        target = _target(path)
        return sentences(atomic.replace(target, data, _holds(target, expected)))


def remove(path: Path, expected: bytes) -> None:
    """Take away a file that held `expected` when it was read; raises as `update` does."""
    with _told(path, "plik"):
        target = _target(path)
        atomic.remove(target, _holds(target, expected))


def _poured(path: Path, data: bytes) -> bool:
    """Whether that is no regular file, and so was written straight into, never replaced."""
    special = path.exists() and not path.is_file() and not path.is_dir()
    if special:
        path.write_bytes(data)
    return special


def _target(path: Path) -> Path:
    """The file itself: a symbolic link stays, and leads to what is written."""
    if path.is_dir():
        raise CannotWriteError(
            f"„{files.display_name(path)}” to folder.", "Podaj po -o nazwę pliku."
        )
    target = path.resolve()
    if not target.parent.is_dir():
        raise CannotWriteError(
            f"Nie ma folderu „{files.display_name(target.parent)}”.",
            "Utwórz go albo podaj inną ścieżkę.",
        )
    if target.exists() and not path.exists():
        # „brak/../plan.yaml”: whoever looks at that path sees no file, so no guard has known it.
        raise CannotWriteError(
            f"„{path.as_posix()}” prowadzi przez folder, którego nie ma.",
            "Podaj ścieżkę bez tego folderu.",
        )
    return target


def _holds(target: Path, expected: bytes | None) -> Callable[[], bool]:
    def unchanged() -> bool:
        try:
            return target.read_bytes() == expected
        except FileNotFoundError:
            return expected is None

    return unchanged


def _state(target: Path) -> tuple[int, ...]:
    """What tells that a file has been written since, without reading it."""
    try:
        about = target.stat()
    except FileNotFoundError:
        return ()
    return about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns


def sentences(lost: atomic.Lost) -> list[str]:
    """What of the old file could not be kept, as it is said."""
    said = []
    if lost.names:
        names = count(lost.names, "inną nazwę", "inne nazwy", "innych nazw")
        said.append(
            f"Plik miał {names} (twarde dowiązania); pod nimi została poprzednia treść."
            if lost.names > 1
            else "Plik miał inną nazwę (twarde dowiązanie); pod nią została poprzednia treść."
        )
    if lost.owner:
        said.append("Pliku nie udało się zostawić dotychczasowemu właścicielowi: jest teraz Twój.")
    if lost.group:
        said.append("Pliku nie udało się zostawić dotychczasowej grupie; ma grupę, którą masz Ty.")
    return said


@contextmanager
def _told(path: Path, noun: str) -> Iterator[None]:
    """What goes wrong, in Polish."""
    shown = files.display_name(path)
    try:
        yield
    except atomic.ChangedError as error:
        raise ChangedMeanwhileError(
            f"„{shown}”: {noun} zmienił się w międzyczasie (zapisał go ktoś inny).",
            "Niczego nie zapisano. Powtórz polecenie, żeby uwzględniło tamtą zmianę.",
        ) from error
    except locks.BusyError as error:
        folder = files.display_name(guard.real(path).parent)
        raise CannotWriteError(
            f"Nie można zapisać pliku „{shown}”: inny proces rpd zapisuje właśnie w folderze "
            f"„{folder}”.",
            "Spróbuj ponownie, gdy skończy; jeśli żaden nie pracuje, usuń z tego folderu plik "
            f"„{locks.LOCK}”.",
        ) from error
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: a loop of symbolic links
        raise CannotWriteError(
            f"Nie można zapisać pliku „{shown}”: {files.reason(error)}.",
            "Sprawdź prawa do folderu i wolne miejsce; poprzedni plik nie został zmieniony.",
        ) from error
