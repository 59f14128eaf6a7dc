"""What a command has made → the file, stdout or the screen; and the format it is made in."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from rpd.cli import output
from rpd.errors import UsageError
from rpd.polish.wording import quote

F = TypeVar("F", bound=StrEnum)


def format_of(asked: F | None, out: Path | None, without: F) -> F:
    """The format asked for, or the one that the file's name tells, or the one without either.

    Raises:
        UsageError: the name tells no format.
    """
    if asked is not None:
        return asked
    if out is None:
        return without
    formats = type(without)
    try:
        return formats(out.suffix.lower().removeprefix("."))
    except ValueError:
        raise UsageError(
            f"Końcówka nazwy {quote(out.name)} nie mówi, jaki plik utworzyć.",
            f"Użyj jednej z końcówek: {', '.join('.' + f for f in formats)}, albo dodaj --format.",
        ) from None


def demand_suffix(out: Path | None, suffix: str, otherwise: str = "") -> None:
    """Demand that a file is not called what it is not; a name without a suffix promises nothing.

    Raises:
        UsageError: the name is that of a file of another kind.
    """
    if out is None or out.suffix.lower() in ("", f".{suffix}"):
        return
    raise UsageError(
        f"Powstaje plik .{suffix}, a nazwa {quote(out.name)} mówi co innego.",
        " ".join(filter(None, [f"Podaj nazwę z końcówką .{suffix}.", otherwise])),
    )


def write(out: Path | None, data: bytes, *, document: bool = False, force: bool = False) -> None:
    """To the file, as `output.save` does it, or to stdout where there is none."""
    if out is not None:
        output.save(out, data, document=document, force=force)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
