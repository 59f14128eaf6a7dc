"""Where the baseline of a workspace is, and where it may be written: inside, over nothing else."""

from __future__ import annotations

from pathlib import Path

from rpd.errors import UsageError
from rpd.outside import files, guard
from rpd.workspace.settings import NAME, Workspace

BASELINE = "rpd-baseline.json"
"""Where a baseline is written when neither an option nor ``rpd.toml`` says it."""


def chosen(space: Workspace, named: Path | None) -> Path | None:
    """The baseline to read: the one that was `named`, or that of ``rpd.toml``; None without one.

    Raises UsageError where ``rpd.toml`` leads out of the workspace (by a link).
    """
    configured = space.config.baseline if space.config else ""
    if named is not None or not configured:
        return named
    path = space.folder / configured
    if not _inside(path, space.folder):
        raise UsageError(
            f"{NAME}: „baseline” prowadzi poza folder z tym plikiem: „{configured}”.",
            "Podaj nazwę pliku w tym folderze.",
        )
    return path


def target(space: Workspace, named: Path | None) -> Path:
    """Where to write the baseline.

    Raises UsageError where that is outside of the workspace, or something else stands there.
    """
    path = chosen(space, named) or space.folder / BASELINE
    shown = files.display_name(path)
    if not _inside(path, space.folder):
        raise UsageError(
            f"„{shown}” leży poza folderem planów „{files.display_name(space.folder)}”, a stan "
            "wyjściowy zapisuje się w nim.",
            f"Podaj po --baseline plik w tym folderze, np. „{_example(space)}”.",
        )
    before(path)
    return path


def before(path: Path) -> bytes | None:
    """The baseline that stands there, None without one. Raises UsageError: it is something else."""
    guard.demand_no_data(path, baseline=True)
    data = files.peek(path) if path.is_file() else None
    if data and not guard.is_baseline(data):
        raise UsageError(
            f"„{files.display_name(path)}” już istnieje i nie jest stanem wyjściowym; zapis by go "
            "zastąpił.",
            "Podaj po --baseline inną nazwę albo usuń ten plik.",
        )
    return data


def _inside(path: Path, folder: Path) -> bool:
    return guard.real(path).is_relative_to(guard.real(folder))


def _example(space: Workspace) -> str:
    return files.display_name(space.folder / BASELINE)
