"""Terms of the plan ("II–IV kwartał 2024", "do 30 czerwca") read into intervals and written back.

The text is cut into tokens and the tokens are read once from left to right; nothing is tried
twice, so the time is linear in a length that is itself limited.
"""

import datetime
import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal

from rpd.wording import DASH, MONTHS_GENITIVE, MONTHS_NOMINATIVE, QUARTERS, date, quote

LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Okres:
    """An interval of whole days, both ends included.

    `rok_domyslny` says that the text gave no year and the plan's was taken. It tells how the
    interval was written, not what it is, and so does not take part in comparisons.

    Raises:
        ValueError: `do` is before `od`.
    """

    od: datetime.date
    do: datetime.date
    rok_domyslny: bool = field(default=False, compare=False)

    def __post_init__(self) -> None:
        if self.do < self.od:
            raise ValueError(f"an interval that ends before it starts: {self.od}, {self.do}")

    @property
    def quarters(self) -> tuple[tuple[int, int], ...]:
        """Every quarter the interval touches, in order, as (year, 1–4)."""
        first = self.od.year * 4 + (self.od.month - 1) // 3
        last = self.do.year * 4 + (self.do.month - 1) // 3
        return tuple((i // 4, i % 4 + 1) for i in range(first, last + 1))


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a text is not a term; `message` says what is wrong, `hint` what is accepted (Polish)."""

    kind: Literal["unreadable", "reversed"]
    message: str
    hint: str


# A plan has few different terms, and the values are immutable.
@lru_cache(maxsize=1024)
def parse(tekst: str, rok: int) -> Okres | Problem:
    """Read a term; `rok` is the year taken where the text gives none.

    "do X" starts on 1 January and "od X" ends on 31 December of the year of X. Case, the kind
    and number of spaces, hyphen or en dash, and "r." after a year do not matter. Never raises.
    """
    too_long = len(tekst) > LONGEST
    tekst = " ".join(tekst.split())
    if too_long:
        return _unreadable(tekst, rok, f"ma więcej niż {LONGEST} znaków")
    try:
        od, do, rok_domyslny = _Reader(tekst, rok).read()
    except _UnreadableError as reason:
        return _unreadable(tekst, rok, str(reason))
    if do < od:
        return Problem(
            "reversed",
            f"Termin {quote(tekst)} kończy się ({date(do)}), zanim się zacznie ({date(od)}).",
            f"Najpierw podaje się początek, np. „II{DASH}IV kwartał {rok}”, a przy przejściu na "
            f"następny rok oba lata, np. „listopad {rok} {DASH} luty {rok + 1}”.",
        )
    return Okres(od, do, rok_domyslny)


def canonical(okres: Okres) -> str:
    """Write an interval in the shortest words that `parse` reads back as the same interval.

    The year is always written, so the year given to `parse` does not matter. Spaces are ordinary.
    """
    return min(_forms(okres.od, okres.do), key=len)


# --- writing -----------------------------------------------------------------------------------


def _forms(od: datetime.date, do: datetime.date) -> list[str]:
    """Every way to write the interval that may be the shortest; the preferred of equals first."""
    forms = []
    od_rok, do_rok = f"{od.year:04}", f"{do.year:04}"
    starts_month = od.day == 1
    ends_month = do.day == monthrange(do.year, do.month)[1]
    starts_year = starts_month and od.month == 1
    ends_year = ends_month and do.month == 12
    if starts_year and ends_year:
        forms.append(od_rok if od_rok == do_rok else f"{od_rok}{DASH}{do_rok}")
    if starts_month and ends_month and od.month % 3 == 1 and do.month % 3 == 0:
        first, last = QUARTERS[od.month // 3], QUARTERS[do.month // 3 - 1]
        if od_rok != do_rok:
            forms.append(f"{first} kw. {od_rok} {DASH} {last} kw. {do_rok}")
        else:
            forms.append(f"{first if first == last else first + DASH + last} kw. {do_rok}")
    if starts_month and ends_month:
        first, last = MONTHS_NOMINATIVE[od.month - 1], MONTHS_NOMINATIVE[do.month - 1]
        if od_rok != do_rok:
            forms.append(f"{first} {od_rok} {DASH} {last} {do_rok}")
        else:
            forms.append(f"{first if first == last else first + DASH + last} {do_rok}")
    od_miesiac, do_miesiac = MONTHS_GENITIVE[od.month - 1], MONTHS_GENITIVE[do.month - 1]
    if starts_year and od_rok == do_rok:
        forms.append(f"do {do.day} {do_miesiac} {do_rok}")
    if ends_year and od_rok == do_rok:
        day = "" if starts_month else f"{od.day} "
        forms.append(f"od {day}{od_miesiac} {od_rok}")
    end = f"{do.day} {do_miesiac} {do_rok}"
    if od == do:
        forms.append(end)
    elif (od_rok, od_miesiac) == (do_rok, do_miesiac):
        forms.append(f"{od.day}{DASH}{end}")
    elif od_rok == do_rok:
        forms.append(f"{od.day} {od_miesiac} {DASH} {end}")
    else:
        forms.append(f"{od.day} {od_miesiac} {od_rok} {DASH} {end}")
    return forms


def _unreadable(tekst: str, rok: int, reason: str) -> Problem:
    examples = ", ".join(f"„{form}”" for form in accepted_forms(rok)[:6])
    return Problem(
        "unreadable",
        f"Nie można odczytać terminu {quote(tekst)}: {reason}.",
        f"Przykłady: {examples}.",
    )


def accepted_forms(rok: int) -> tuple[str, ...]:
    """Every form of a term by example, the most usual first."""
    return (
        f"II{DASH}IV kwartał {rok}",
        f"cały rok {rok}",
        f"marzec {rok}",
        f"maj{DASH}czerwiec {rok}",
        f"do 30 czerwca {rok}",
        f"4 czerwca {DASH} 2 lipca {rok}",
        f"I{DASH}IV kw.",
        f"30 czerwca {rok}",
        f"do końca marca {rok}",
        f"od marca {rok}",
        f"{rok}-06-30",
        f"IV kwartał {rok} {DASH} I kwartał {rok + 1}",
        f"{rok}{DASH}{rok + 1}",
    )


# --- reading -----------------------------------------------------------------------------------

_TOKEN: Final = re.compile(
    r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))"
    r"|(?P<number>[0-9]+)"
    r"|(?P<word>[^\W\d_]+\.?)"
    r"|(?P<dash>[-–])"
    r"|(?P<space>\s+)"
    r"|(?P<other>.)"
)
_ROMAN: Final = re.compile(r"[ivxlcdm]+")
_KWARTAL: Final = ("kwartał", "kw.")

_Unit = Literal["year", "quarter", "month", "day"]


class _UnreadableError(Exception):
    """Carries the Polish reason from where it is found to `parse`; never leaves this module."""


@dataclass(frozen=True, slots=True)
class _Point:
    """One side of a term. `number` is a quarter or a month; None for the "4" of "4–8 czerwca".

    Not `complete` is what can only stand before a dash: that "4", or the "II" of "II–IV kw.".
    """

    unit: _Unit
    rok: int | None = None
    number: int | None = None
    day: int = 1
    complete: bool = True

    def interval(self, rok: int, number: int | None) -> tuple[datetime.date, datetime.date]:
        """Return the first and the last day, with the year and month settled by the caller."""
        if not 1 <= rok <= 9999:
            raise _UnreadableError(f"nie ma roku {rok}")
        if self.unit == "year" or number is None:
            return datetime.date(rok, 1, 1), datetime.date(rok, 12, 31)
        if self.unit == "quarter":
            return _months(rok, 3 * number - 2, 3 * number)
        if not 1 <= number <= 12:
            raise _UnreadableError(f"nie ma miesiąca {number:02}, rok ma 12 miesięcy")
        if self.unit == "month":
            return _months(rok, number, number)
        length = monthrange(rok, number)[1]
        if not 1 <= self.day <= length:
            name = MONTHS_NOMINATIVE[number - 1]
            raise _UnreadableError(f"nie ma dnia {self.day}, {name} {rok} r. ma {length} dni")
        exact = datetime.date(rok, number, self.day)
        return exact, exact


def _months(rok: int, first: int, last: int) -> tuple[datetime.date, datetime.date]:
    return datetime.date(rok, first, 1), datetime.date(rok, last, monthrange(rok, last)[1])


class _Reader:
    """The tokens of one text and how far they have been read."""

    def __init__(self, tekst: str, rok: int) -> None:
        normal = unicodedata.normalize("NFC", tekst).lower()
        found = [(str(m.lastgroup), m.group()) for m in _TOKEN.finditer(normal)]
        self.tokens = [token for token in found if token[0] != "space"]
        self.position = 0
        self.rok = rok

    def read(self) -> tuple[datetime.date, datetime.date, bool]:
        """Read the whole text: first day, last day, whether the year was taken from the plan."""
        if not self.tokens:
            raise _UnreadableError("jest pusty")
        if self.take("cały"):
            if not self.take("rok"):
                raise _UnreadableError("po „cały” oczekiwano „rok”")
            start = end = _Point("year", self.optional_year())
            side = ""
        elif self.take("do"):
            start = end = self.month("genitive") if self.take("końca") else self.day()
            side = "do"
        elif self.take("od"):
            start = end = self.month("genitive") if self.peek() == "word" else self.day()
            side = "od"
        else:
            start = end = self.point()
            if self.take_dash():
                end = self.point()
            side = ""
        if self.position < len(self.tokens):
            raise _UnreadableError(f"niezrozumiałe {quote(self.tokens[self.position][1])}")
        return self.settled(start, end, side)

    def settled(
        self, start: _Point, end: _Point, side: str
    ) -> tuple[datetime.date, datetime.date, bool]:
        """Give both ends the year and the month that only one of them names."""
        if start.unit != end.unit or not end.complete:
            raise _UnreadableError("początek i koniec nie są zapisane w ten sam sposób")
        if end.rok is None and start.rok is not None:
            raise _UnreadableError("podano rok początku, a nie podano roku końca")
        rok_domyslny = end.rok is None
        do_rok = self.rok if end.rok is None else end.rok
        od_rok = do_rok if start.rok is None else start.rok
        od, _ = start.interval(od_rok, end.number if start.number is None else start.number)
        _, do = end.interval(do_rok, end.number)
        if side == "do":
            od = datetime.date(do_rok, 1, 1)
        elif side == "od":
            do = datetime.date(do_rok, 12, 31)
        return od, do, rok_domyslny

    def point(self) -> _Point:
        """Read one side of a range, or a term that has only one."""
        kind, text = self.tokens[self.position] if self.peek() else ("", "")
        if kind == "number" and len(text) == 4:
            return _Point("year", self.optional_year())
        if kind in ("iso", "number"):
            return self.day()
        if kind == "word" and _ROMAN.fullmatch(text):
            return self.quarter()
        if kind == "word":
            return self.month("nominative")
        raise _UnreadableError(f"niezrozumiałe {quote(text)}" if text else "brakuje końca zakresu")

    def quarter(self) -> _Point:
        """Read "II kwartał [year]", or "II" alone before a dash."""
        numeral = self.tokens[self.position][1].upper()
        self.position += 1
        complete = any(self.take(word) for word in _KWARTAL)
        if not complete and self.peek() != "dash":
            raise _UnreadableError(f"po {quote(numeral)} oczekiwano „kwartał” albo „kw.”")
        if numeral not in QUARTERS:
            raise _UnreadableError(
                f"nie ma kwartału {numeral}, rok ma cztery kwartały: I, II, III i IV"
            )
        rok = self.optional_year() if complete else None
        return _Point("quarter", rok, QUARTERS.index(numeral) + 1, complete=complete)

    def month(self, case: Literal["nominative", "genitive"]) -> _Point:
        """Read "marzec [year]", or "marca [year]" where the grammar wants the genitive."""
        wanted, other = MONTHS_NOMINATIVE, MONTHS_GENITIVE
        if case == "genitive":
            wanted, other = other, wanted
        if self.peek() != "word":
            before = quote(self.tokens[self.position - 1][1])
            raise _UnreadableError(f"po {before} oczekiwano nazwy miesiąca")
        name = self.tokens[self.position][1]
        if name in other:
            raise _UnreadableError(f"zamiast „{name}” oczekiwano „{wanted[other.index(name)]}”")
        if name not in wanted:
            raise _UnreadableError(f"niezrozumiałe {quote(name)}")
        self.position += 1
        return _Point("month", self.optional_year(), wanted.index(name) + 1)

    def day(self) -> _Point:
        """Read "2024-06-30", "30 czerwca [year]", or "4" alone before a dash."""
        if self.peek() == "iso":
            rok, month, day = (int(part) for part in self.tokens[self.position][1].split("-"))
            self.position += 1
            self.take("r.")
            return _Point("day", rok, month, day)
        if self.peek() != "number":
            raise _UnreadableError("oczekiwano dnia, np. „30 czerwca”")
        digits = self.tokens[self.position][1]
        self.position += 1
        if len(digits) > 2:
            raise _UnreadableError(f"{quote(digits)} nie jest dniem miesiąca")
        if self.peek() == "dash":
            return _Point("day", day=int(digits), complete=False)
        if self.peek() == "word" and self.tokens[self.position][1] in _KWARTAL:
            raise _UnreadableError("numer kwartału zapisuje się cyfrą rzymską: I, II, III albo IV")
        month_point = self.month("genitive")
        return _Point("day", month_point.rok, month_point.number, int(digits))

    def optional_year(self) -> int | None:
        if self.peek() != "number":
            return None
        digits = self.tokens[self.position][1]
        if len(digits) != 4:
            raise _UnreadableError(f"{quote(digits)} nie jest rokiem zapisanym czterema cyframi")
        self.position += 1
        self.take("r.")
        return int(digits)

    def peek(self) -> str:
        """Return the kind of the next token, "" at the end."""
        return self.tokens[self.position][0] if self.position < len(self.tokens) else ""

    def take(self, word: str) -> bool:
        """Step over the next token if it is this word."""
        found = self.tokens[self.position : self.position + 1] == [("word", word)]
        self.position += found
        return found

    def take_dash(self) -> bool:
        found = self.peek() == "dash"
        self.position += found
        return found
