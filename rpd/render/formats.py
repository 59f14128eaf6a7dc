"""An annex → the bytes of a file in one of the formats, each imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from rpd.errors import RpdError
from rpd.render.stamp import Stamp
from rpd.render.table import Annex
from rpd.wording import count

_MODULES = {"md": "markdown"}
_EXTRAS = {"typst": "pdf", "xlsxwriter": "xlsx"}


def render(document: Annex, stamp: Stamp, format_: str, *, templates: Sequence[Path] = ()) -> bytes:
    """The annex in that format, its stamp not sealed yet.

    Raises:
        RpdError: a template cannot be used, or an extra is not installed.
    """
    try:
        module = import_module(f"rpd.render.{_MODULES.get(format_, format_)}")
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
            f"Do plików {format_} potrzebny jest dodatek, który nie jest zainstalowany.",
            f"Zainstaluj go: pip install 'rpd[{extra}]'",
        ) from error
    assert isinstance(data, bytes)
    return data


def marked(document: Annex, errors: int) -> Annex:
    """The annex of a plan with errors, which says so under its title."""
    wrong = count(errors, "błąd", "błędy", "błędów")
    first, *others = document.header_lines
    mark = f"WERSJA ROBOCZA – plan ma {wrong}"
    return replace(document, header_lines=(first, mark, *others))
