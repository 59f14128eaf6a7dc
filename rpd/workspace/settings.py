"""``rpd.toml`` of the workspace: found, read, and refused with all that is wrong with it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rpd.errors import CannotReadError, NotFoundError, Remark, UsageError
from rpd.frozen import dataclass
from rpd.outside import files

if TYPE_CHECKING:
    from rpd.config import Config
    from rpd.outside.files import Source

NAME = "rpd.toml"
_MAX_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder that holds the plans; ``config`` is None where there is no ``rpd.toml``."""

    folder: Path
    config: Config | None


def workspace(start: Path) -> Workspace:
    """The workspace around a folder, or the folder itself where there is none.

    Raises UsageError where the settings are wrong; it holds all that is wrong with them.
    """
    try:
        folder = files.find_workspace(start)
    except NotFoundError:
        return Workspace(start, None)
    path = folder / NAME
    return Workspace(folder, _read(path) if path.is_file() else None)


def _read(path: Path) -> Config:
    source = files.read(path, path.parent)
    if len(source.data) > _MAX_BYTES:
        raise CannotReadError(
            f"Plik „{source.name}” jest za duży.", "Zostaw w nim same ustawienia."
        )
    return _parsed(source)


@cache
def _parsed(source: Source) -> Config:
    from rpd import config

    try:
        text = source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotReadError(
            f"Plik „{source.name}” nie jest zapisany w kodowaniu UTF-8.",
            "Otwórz go w edytorze i zapisz w kodowaniu UTF-8.",
        ) from error
    settings, problems = config.parse(text)
    if problems:
        *others, last = problems
        raise UsageError(
            f"{source.name}:{last.line}: {last.message}",
            last.hint,
            [Remark(f"{source.name}:{one.line}: {one.message}", one.hint, True) for one in others],
        )
    return settings
