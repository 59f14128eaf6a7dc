"""Cells that hold one amount: of a period, of a source, or a sum; and whether sums are right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from rpd.importing.cells.money import Money
from rpd.importing.cells.numbers import AMOUNT
from rpd.importing.cells.read import Read
from rpd.importing.outline.faces import Face
from rpd.importing.outline.tree import Piece
from rpd.importing.wording import one_line
from rpd.plan.profil import Profil
from rpd.writing.doubts import NO_SUM, PERIOD_UNREAD

_LEAST: Final = re.compile(r"co najmniej\s+", re.IGNORECASE)


class Amounts:
    """Reads such cells of one plan."""

    def __init__(self, profil: Profil, money: Money) -> None:
        self._signs = profil.znaki.all
        self._money = money

    def is_one(self, text: str) -> bool:
        """Whether a cell holds an amount, or a sign that stands for one."""
        return AMOUNT.fullmatch(text) is not None or self.is_sign(text)

    def is_sign(self, text: str) -> bool:
        """Whether a cell says that there is no amount."""
        return text in (*self._signs, "–", "-", "—", "")

    def of(self, text: str, found: Read) -> Any:
        """The amount of a cell that holds nothing else; 0 too. None where it is none."""
        stated = AMOUNT.fullmatch(text)
        if stated is None:
            return None
        found.instead.append(text)
        return self._money.amount(stated)

    def by_period(self, periods: Mapping[Face, Piece], found: Read) -> dict[str, Any]:
        """What the columns of periods say."""
        found_by: dict[str, Any] = {}
        for face, piece in periods.items():
            text = one_line(piece.text)
            value = self.of(text, found)
            if value is not None:
                found_by[face.okres] = value
            elif text:
                found_by[face.okres] = text
                if text not in self._signs:
                    found.doubt(PERIOD_UNREAD.format(face.okres, text))
        return found_by

    def disagrees(self, text: str, whole: Decimal) -> bool:
        """Whether a cell states another sum."""
        stated = self.of(_LEAST.sub("", text), Read())
        return stated is not None and Decimal(str(stated)) != whole

    def check_periods(
        self, periods: Mapping[Face, Piece], totals: Mapping[Face, Piece], found: Read
    ) -> None:
        """Say where a sum is not that of the periods."""
        values = [self.of(one_line(piece.text), Read()) for piece in periods.values()]
        whole = sum((Decimal(str(one)) for one in values if one is not None), Decimal(0))
        self.check(totals, whole, found, "okresów")

    def check(
        self, totals: Mapping[Face, Piece], whole: Decimal, found: Read, of_what: str
    ) -> None:
        """Say where a sum is another one; it is no data itself."""
        for face, piece in totals.items():
            text = one_line(piece.text)
            if self.disagrees(text, whole):
                found.doubt(NO_SUM.format(face.header, text, of_what))
            found.coded.append(text)


def stated(entry: Mapping[str, Any], okres: str) -> Any:
    """What an entry states of a period, or altogether."""
    okresy = entry.get("okresy", {})
    if okres:
        return okresy.get(okres, 0)
    numbers: Iterable[Any] = (one for one in okresy.values() if not isinstance(one, str))
    return entry.get("kwota") or sum((Decimal(str(one)) for one in numbers), Decimal(0))


def plain(value: Decimal) -> Decimal | int:
    """A number as a plan writes it."""
    return int(value) if value == value.to_integral_value() else value.quantize(Decimal("0.01"))
