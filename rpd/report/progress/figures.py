"""Printed figures of a report → numbers again, for charts and spreadsheets; never by guessing."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from rpd.plan.sprawozdanie import Rodzaj
from rpd.polish.wording import MINUS, NBSP, amount, number

_SUFFIX: dict[Rodzaj, str] = {"kwota": f"{NBSP}zł", "procent": "%", "liczba": "", "tekst": ""}


def figure(text: str, rodzaj: Rodzaj) -> Decimal | None:
    """The number that a cell prints; None where it prints none, or not as it is printed here."""
    suffix = _SUFFIX[rodzaj]
    if rodzaj == "tekst" or not text.endswith(suffix):
        return None
    digits = text.removesuffix(suffix).replace(NBSP, "").replace(MINUS, "-").replace(",", ".")
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return None
    return value if value.is_finite() and printed(value, rodzaj) == text else None


def printed(value: Decimal, rodzaj: Rodzaj) -> str:
    """A number as a cell of that kind prints it."""
    if rodzaj == "kwota":
        return amount(value)
    if rodzaj == "procent":
        return f"{value:.1f}".replace(".", ",") + "%"
    return number(value)
