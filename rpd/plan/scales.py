"""Units with a scale („tys. os.”), and what a value of an indicator is as a plain number.

A value is printed as it was written; what is counted here serves comparisons alone: 35 of „tys.
os.”, „35 tys.” of „os.” and 35 000 of „os.” are the same.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

_POWERS: Final = {
    **dict.fromkeys(("tys.", "tys", "tysiąc", "tysiące", "tysięcy"), 3),
    **dict.fromkeys(("mln", "mln.", "milion", "miliony", "milionów"), 6),
    **dict.fromkeys(("mld", "mld.", "miliard", "miliardy", "miliardów"), 9),
}
_NUMBER: Final = r"[-−]?(?:[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+|[0-9]{1,15})(?:[.,][0-9]{1,6})?"
_MEASURE: Final = re.compile(
    rf"(?P<number>{_NUMBER})[ \u00a0]?(?P<unit>[%‰]|[^\W\d_][^\s\d,;:–—]{{0,20}})?"
)
_SCALED: Final = re.compile(rf"(?P<number>{_NUMBER})[ \u00a0]?(?P<scale>[^\W\d_]+\.?)")


def power(jednostka: str) -> tuple[int, str]:
    """The power of ten that a unit counts in, and the unit without it: 3 and „os.” of „tys. os.”"""
    first, _, rest = " ".join(jednostka.split()).partition(" ")
    found = _POWERS.get(first.casefold())
    return (0, jednostka) if found is None else (found, rest)


def number_of(wartosc: Decimal | str | None, jednostka: str) -> Decimal | None:
    """A value in units without a scale; None for a sign, a text, and what has two scales."""
    scale, _ = power(jednostka)
    if isinstance(wartosc, Decimal):
        return wartosc.scaleb(scale) if wartosc.is_finite() else None
    found = scaled(wartosc) if isinstance(wartosc, str) else None
    return found if found is None or not scale else None


def bare(written: Any) -> int | Decimal | None:
    """The number of a target's mapping that states nothing else; None for any other."""
    if not isinstance(written, dict) or written.keys() != {"wartosc"}:
        return None
    value = written["wartosc"]
    return value if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def scaled(text: str) -> Decimal | None:
    """„35 tys.”, „1,2 mln” as a plain number; None for any other text."""
    found = _SCALED.fullmatch(text.strip())
    if found is None or (scale := _POWERS.get(found["scale"].casefold())) is None:
        return None
    return Decimal(_digits(found["number"])).scaleb(scale)


def measure(text: str) -> tuple[str, str] | None:
    """The number as a file wants it, and the unit in one word, of „1 240 szt.”; None for others."""
    found = _MEASURE.fullmatch(text.strip())
    return (_digits(found["number"]), found["unit"] or "") if found else None


def _digits(number: str) -> str:
    return re.sub(r"\s", "", number).replace(",", ".").replace("−", "-")
