"""An annex → the bytes of a file in one of the formats, each imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from rpd.annex.table import Annex
from rpd.errors import RpdError
from rpd.formats.stamp import Stamp
from rpd.outside import extras
from rpd.polish.wording import count

_MODULES = {"md": "markdown"}
_EXTRAS = {"typst": "pdf", "xlsxwriter": "xlsx"}


def render(document: Annex, stamp: Stamp, format_: str, *, templates: Sequence[Path] = ()) -> bytes:
    """The annex in that format, its stamp not sealed yet.

    Raises:
        RpdError: a template cannot be used, or an extra is not installed.
    """
    try:
        module = import_module(f"rpd.annex.{_MODULES.get(format_, format_)}")
        data = (
            module.render(document, stamp, templates=templates)
            if "templates" in module.render.__annotations__
            else module.render(document, stamp)
        )
    except ModuleNotFoundError as error:
        extra = _EXTRAS.get(error.name or "")
        if extra is None:
            raise
        raise RpdError(
            f"Do plików {format_.upper()} potrzebny jest dodatek, który nie jest zainstalowany.",
            f"Zainstaluj go: {extras.command(extra)}",
        ) from error
    assert isinstance(data, bytes)
    return data


def draft_mark(errors: int, *, edited: bool = False) -> str:
    """What a draft says of itself: its errors, and whether it was edited without a resolution."""
    said = ["zmiany bez uchwały"] if edited else []
    if errors or not edited:
        said.insert(0, f"plan ma {count(errors, 'błąd', 'błędy', 'błędów')}")
    return f"WERSJA ROBOCZA – {', '.join(said)}"


def marked(document: Annex, mark: str) -> Annex:
    """The annex with the mark of a draft under its title."""
    first, *others = document.header_lines
    return replace(document, header_lines=(first, mark, *others))
