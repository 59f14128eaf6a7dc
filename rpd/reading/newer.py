"""The version of a file's format: what is of a newer one is refused as a whole, in one sentence."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from rpd.diagnostics import Finding
from rpd.errors import RpdError

FORMAT = 1
"""The format that is read; a file that does not state one is of this."""

SLUG = "nowszy-format"


def newer(data: Any) -> Finding | None:
    """What is said of data of a newer format, and nothing besides; None where they are of ours."""
    stated = _newer(data)
    return None if stated is None else Finding(("format",), _said("Plik", stated), _HINT, slug=SLUG)


def demand_read(data: Any, named: str) -> None:
    """Refuse data of a newer format, before anything is done to their file.

    Raises:
        RpdError: they are of a newer format.
    """
    if (stated := _newer(data)) is not None:
        raise RpdError(_said(named, stated), _HINT)


_HINT = (
    "Czyta go nowszy rpd: zainstaluj go poleceniem „pip install -U rpd-plan” albo zapytaj autora "
    "pliku, której wersji użył."
)


def _said(named: str, stated: Decimal) -> str:
    return (
        f"{named} jest w formacie {stated:f}, a ten rpd czyta format {FORMAT}; reszty pliku nie "
        "sprawdzono."
    )


def _newer(data: Any) -> Decimal | None:
    """The newer format that data state; one that is no number at all is for the schema."""
    stated = data.get("format") if isinstance(data, dict) else None
    if isinstance(stated, str) and stated.isascii() and stated.isdecimal():
        stated = Decimal(stated)
    if isinstance(stated, bool) or not isinstance(stated, int | Decimal) or not stated > FORMAT:
        return None
    return Decimal(stated)
