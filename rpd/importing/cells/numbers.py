"""Numbers as Polish documents write them: „1 200”, „0,5”, „37.736.511,79 zł”, „12,5 tys. zł”."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from rpd.plan.kwoty import Zapis

NUMBER: Final = r"[0-9]{1,3}(?:[ .][0-9]{3})+(?:,[0-9]{1,6})?|[0-9]+(?:,[0-9]{1,6})?"
AMOUNT: Final = re.compile(
    rf"(?P<number>{NUMBER})(?:,-{{1,2}})?\s?"
    r"(?P<unit>tys\.?\s?(?:zł|PLN)?|mln\s?(?:zł|PLN)?|mld\s?(?:zł|PLN)?|zł(?:otych)?|PLN)?(?!\w)\.?"
)
_SHIFT: Final = {"t": 3, "ml": 6, "md": 9}


def number(text: str) -> Decimal | int:
    """A number of the text: a whole one as an integer."""
    bare = re.sub(r"[ .]", "", text) if re.search(r"[ .][0-9]{3}", text) else text
    value = Decimal(bare.replace(",", "."))
    return int(value) if "," not in bare else value


def amount(text: str, unit: str, zapis: Zapis) -> Decimal | int:
    """An amount as the plan writes it: in its unit, whole or with grosze."""
    value = Decimal(number(text))
    shift = next((by for start, by in _SHIFT.items() if unit.startswith(start)), 0)
    if unit.startswith("mld"):
        shift = 9
    if shift == 0 and unit == "" and zapis.shift:
        return _plain(value)
    return _plain(zapis.written(value.scaleb(shift)) if shift or zapis.shift else value)


def _plain(value: Decimal) -> Decimal | int:
    if value == value.to_integral_value():
        return int(value)
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal("0.01")) if exponent == -1 else value
