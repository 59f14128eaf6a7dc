"""The files of a workspace → the register of its resolutions; what is broken is told, not lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from rpd.amendment.operations import Amendment
from rpd.amendment.register import register
from rpd.amendment.resolutions import Plik, Register, Unread
from rpd.amendment.saved import from_data
from rpd.diagnostics import Diagnostic
from rpd.errors import CannotReadError
from rpd.load import alone, whole
from rpd.load.kinds import AMENDMENTS
from rpd.outside import digests, files
from rpd.plan.model import Plan
from rpd.workspace import plans, settings
from rpd.workspace.desk import Desk


def of_workspace(folder: Path, day: date) -> tuple[Register, tuple[files.Source, ...]]:
    """The register of the workspace around a folder, and the files that were read for it.

    Raises:
        NotFoundError: there are no plans.
    """
    found: list[tuple[Plan, Plik]] = []
    saved: list[tuple[Amendment, Plik]] = []
    unread: list[Unread] = []
    sources: list[files.Source] = []
    desk = Desk()
    paths = plans.of_workspace(folder)
    for path in paths:
        match _read(path, desk):
            case Unread() as broken:
                unread.append(broken)
            case source:
                sources.append(source)
                loaded = whole.load(source, desk.fetch(path))
                if loaded.plan is None:
                    unread.append(_broken(source, loaded.diagnostics))
                else:
                    found.append((loaded.plan, _plik(source)))
    for below in dict.fromkeys(path.parent for path in paths):
        for path in files.listing(below / AMENDMENTS, (".yaml", ".yml")):
            match _read(path, desk):
                case Unread() as broken:
                    unread.append(broken)
                case source:
                    sources.append(source)
                    checked = alone.check("zmiana", source)
                    if checked.diagnostics:
                        unread.append(_broken(source, checked.diagnostics))
                    else:
                        saved.append((from_data(checked.data), _plik(source)))
    return register(found, saved, unread, day, _usual(folder)), tuple(sources)


def _read(path: Path, desk: Desk) -> files.Source | Unread:
    try:
        return desk.read(path)
    except CannotReadError as error:
        return Unread(files.display_name(path), error.message, error.hint)


def _plik(source: files.Source) -> Plik:
    return Plik(source.name, digests.digest(source.data))


def _usual(folder: Path) -> Mapping[str, str]:
    config = settings.workspace(folder).config
    return config.metryczka if config else {}


def _broken(source: files.Source, diagnostics: tuple[Diagnostic, ...]) -> Unread:
    """The first mistake of a file, with its line."""
    first = diagnostics[0]
    line = f"wiersz {first.span.line}: " if first.span else ""
    return Unread(source.name, f"{line}{first.message}", first.hint)
