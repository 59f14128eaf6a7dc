"""What an amount may look like in a plan, and what is wrong with one that does not.

Accepted: a positive whole number of złoty, or one with exactly two decimals (``180000``,
``1250.50``), at most 10¹⁵. Amounts never pass through a float.
"""

from __future__ import annotations

import re
from decimal import Decimal

MAX = Decimal(10) ** 15
_FORM = "Zapisz kwotę cyframi, z kropką przed groszami: 180000 albo 1250.50."
_SPACES = re.compile(r"[\s\u00a0\u202f]")


def problem(value: object) -> tuple[str, str] | None:
    """What is wrong with the value of an amount's field and what to do; None where all is well."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return _number_problem(Decimal(value))
    if isinstance(value, str):
        return _text_problem(value)
    if value is None:
        return "Kwota jest pusta.", "Wpisz kwotę albo usuń to pole, jeśli kwoty nie ustalono."
    return "Kwota nie jest liczbą.", _FORM


def _number_problem(value: Decimal) -> tuple[str, str] | None:
    if value < 0:
        return f"Kwota {value} jest ujemna.", "Kwota w planie musi być większa od zera."
    if value == 0:
        return (
            "Kwota wynosi zero.",
            "Brak kosztów zapisz jako „bez_kosztow: true”, a kwotę nieustaloną – samym źródłem.",
        )
    if value > MAX:
        return "Kwota jest większa niż 10^15 zł.", "Sprawdź liczbę cyfr."
    exponent = value.as_tuple().exponent
    if exponent not in (0, -2):
        places = -exponent if isinstance(exponent, int) else 0
        digits = "1 cyfrę" if places == 1 else f"{places} {'cyfry' if places in (3, 4) else 'cyfr'}"
        return (
            f"Kwota {value} ma {digits} po kropce.",
            "Podaj pełne złote albo grosze dwiema cyframi, np. 1250.50.",
        )
    return None


def _text_problem(text: str) -> tuple[str, str]:
    from rpd.wording import quote

    shown = quote(text)
    bare = _SPACES.sub("", text)
    without_unit = re.sub(r"(?i)(zł|pln)\.?$", "", bare)
    if without_unit != bare and re.fullmatch(r"[0-9.,]+", without_unit):
        return f"Kwota {shown} ma dopisaną walutę.", f"Zostaw samą liczbę. {_suggest(without_unit)}"
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})*,[0-9]{1,2}", bare) and "." in bare:
        return (
            f"Kwota {shown} ma tysiące oddzielone kropką i grosze po przecinku.",
            _suggest(bare),
        )
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", bare) and bare != text:
        return f"Kwota {shown} ma odstępy między cyframi.", _suggest(bare)
    if re.fullmatch(r"[0-9]+,[0-9]+", bare):
        return f"Kwota {shown} ma przecinek zamiast kropki.", _suggest(bare)
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        if len(text) > 20:
            return "Kwota ma za dużo cyfr.", "Kwota nie może przekraczać 10^15 zł."
        if text.startswith("0"):
            return f"Kwota {shown} zaczyna się od zera.", _suggest(text.lstrip("0") or "0")
        return f"Kwota {shown} stoi w cudzysłowie.", f"Usuń cudzysłów. {_suggest(text)}"
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?[eE][+-]?[0-9]+", text):
        return f"Kwota {shown} jest zapisana w postaci wykładniczej.", _FORM
    return f"{shown} nie jest kwotą.", _FORM


def _suggest(digits: str) -> str:
    """The accepted form of the digits, where it can be told; only ever proposed, never assumed."""
    if "," in digits:
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+", digits):
        digits = digits.replace(".", "")
    if re.fullmatch(r"[0-9]+\.[0-9]", digits):
        digits += "0"
    return f"Wpisz: {digits}." if re.fullmatch(r"[1-9][0-9]*(\.[0-9]{2})?", digits) else _FORM
