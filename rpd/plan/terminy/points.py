"""What is read before it is settled: the sides of a term and the items of a list, as days."""

import datetime
from calendar import monthrange

from rpd.frozen import dataclass
from rpd.plan.terminy.words import Unit
from rpd.polish.wording import MONTHS_NOMINATIVE


class UnreadableError(Exception):
    """Carries the Polish reason from where it is found to `parse`; never leaves this package."""


@dataclass(frozen=True, slots=True)
class Point:
    """One side of a term. `number` is a half, quarter or month; None for the "4" of "4–8 czerwca".

    ``unit`` None and a ``number`` are a Roman numeral alone ("II" of "II–IV kw."), which takes the
    unit of what follows; so is a day without a month its month. ``bare`` is a year alone.
    """

    unit: Unit | None
    rok: int | None = None
    number: int | None = None
    day: int = 1
    bare: bool = False

    @property
    def complete(self) -> bool:
        """Whether it lacks nothing but a year."""
        return self.unit == "year" or (self.unit is not None and self.number is not None)

    def interval(self, rok: int) -> tuple[datetime.date, datetime.date]:
        """Return the first and the last day in a year. Raises UnreadableError."""
        if not 1 <= rok <= 9999:
            raise UnreadableError(f"nie ma roku {rok}")
        number = self.number
        if self.unit == "year" or number is None:
            return _months(rok, 1, 12)
        if self.unit == "half":
            _demand(number <= 2, f"nie ma półrocza {_roman(number)}, rok ma dwa półrocza: I i II")
            return _months(rok, 6 * number - 5, 6 * number)
        if self.unit == "quarter":
            reason = f"nie ma kwartału {_roman(number)}, rok ma cztery kwartały: I, II, III i IV"
            _demand(number <= 4, reason)
            return _months(rok, 3 * number - 2, 3 * number)
        _demand(1 <= number <= 12, f"nie ma miesiąca {number:02}, rok ma 12 miesięcy")
        if self.unit == "month":
            return _months(rok, number, number)
        length = monthrange(rok, number)[1]
        name = MONTHS_NOMINATIVE[number - 1]
        reason = f"nie ma dnia {self.day}, {name} {rok} r. ma {length} dni"
        _demand(1 <= self.day <= length, reason)
        exact = datetime.date(rok, number, self.day)
        return exact, exact


@dataclass(frozen=True, slots=True)
class Item:
    """A term or one member of a list: from ``start`` to ``end``, or only one of them given.

    Both None: a phrase such as „na bieżąco”. ``spelled`` says that it was written „od … do …”.
    """

    start: Point | None
    end: Point | None
    spelled: bool = False


def _demand(right: bool, reason: str) -> None:
    if not right:
        raise UnreadableError(reason)


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    digits = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * tens + digits[ones]


def _months(rok: int, first: int, last: int) -> tuple[datetime.date, datetime.date]:
    return datetime.date(rok, first, 1), datetime.date(rok, last, monthrange(rok, last)[1])
