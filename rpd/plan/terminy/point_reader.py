"""Tokens → one point: a year, half, quarter, month or day, as far as its words go."""

from typing import Final

from rpd.plan.terminy.cursor import Cursor
from rpd.plan.terminy.points import Point, UnreadableError
from rpd.plan.terminy.words import (
    AFTER_YEAR,
    AND,
    HALF_WORDS,
    MONTHS,
    ORDINALS,
    QUARTER_WORDS,
    ROMAN,
    UNIT_WORDS,
    YEAR_WORDS,
    GrammarCase,
    Unit,
)
from rpd.polish.wording import quote

_UNITS: Final[tuple[tuple[Unit, dict[GrammarCase, tuple[str, ...]]], ...]] = (
    ("quarter", QUARTER_WORDS),
    ("half", HALF_WORDS),
)
_NUMERAL_LETTERS: Final = frozenset("ivxlcdm")
_YEAR_WORDS: Final = frozenset(w for words in YEAR_WORDS.values() for w in words)
_HOW_MANY: Final = {
    "quarter": ", rok ma cztery kwartały: I, II, III i IV",
    "half": ", rok ma dwa półrocza: I i II",
}


class Points(Cursor):
    """Reads points; the case of a noun is the one that the words before it want."""

    def point(self, case: GrammarCase) -> Point:
        """Read one side of a range, or a term that has only one."""
        kind, text, *_ = self.ahead()
        if text in _YEAR_WORDS:
            return self._named_year(case)
        if kind == "number" and len(text) == 4:
            return Point("year", self.year(), bare=True)
        if kind in ("iso", "dmy", "dm", "my"):
            return self._digits(kind, text)
        if kind == "number":
            return self._day(text)
        if kind == "word" and (text in ORDINALS or set(text) <= _NUMERAL_LETTERS):
            return self._numeral(case)
        if kind == "word" and text in UNIT_WORDS and self.ahead(1).text in ROMAN:
            unit = self._unit(case)
            number = ROMAN.index(self.ahead().text) + 1
            self.position += 1
            return Point(unit, self.year(), number)
        if kind == "word":
            return self._month(case)
        if text:
            raise UnreadableError(f"niezrozumiałe {quote(text)}")
        before = self.tokens[self.position - 1]
        if before.kind == "dash":
            raise UnreadableError("brakuje końca zakresu")
        raise UnreadableError(f"nic nie ma po {quote(before.text)}")

    def _named_year(self, case: GrammarCase) -> Point:
        """„rok 2024”, „lata 2024–2025”, „(do końca) roku”."""
        word = self.ahead().text
        if word not in YEAR_WORDS[case] and not self.lenient:
            raise UnreadableError(f"zamiast „{word}” oczekiwano „{YEAR_WORDS[case][0]}”")
        if word not in YEAR_WORDS[case]:
            self.mend(YEAR_WORDS[case][0], self.ahead())
        self.position += 1
        if self.ahead().kind != "number" and word in ("lata", "latach"):
            raise UnreadableError(f"po „{word}” oczekiwano lat, np. „2024–2025”")
        return Point("year", self.year())

    def _digits(self, kind: str, text: str) -> Point:
        """„2024-06-30”, „30.06.2024”, „30.VI.2024”, „30.06.”, „06.2024”."""
        self.position += 1
        if kind == "iso":
            rok, number, day = map(int, text.split("-"))
            self._after_year()
            return Point("day", rok, number, day)
        parts = [part.strip() for part in text.removesuffix(".").split(".")]
        if kind == "dm":
            return Point("day", self.year(), int(parts[1]), int(parts[0]))
        self._after_year()
        if kind == "my":
            return Point("month", int(parts[1]), int(parts[0]))
        number = int(parts[1]) if parts[1].isdigit() else _roman_month(parts[1])
        return Point("day", int(parts[2]), number, int(parts[0]))

    def _numeral(self, case: GrammarCase) -> Point:
        """Read "II kwartał [year]", "I półrocze", or "II" alone before what has a unit."""
        text = self.ahead().text
        numeral = ORDINALS.get(text, text)
        shown = quote(text if text in ORDINALS else numeral.upper())
        self.position += 1
        if self.ahead().text in UNIT_WORDS:
            unit = self._unit(case)
            if numeral not in ROMAN:
                noun = "kwartału" if unit == "quarter" else "półrocza"
                raise UnreadableError(f"nie ma {noun} {numeral.upper()}{_HOW_MANY[unit]}")
            return Point(unit, self.year(), ROMAN.index(numeral) + 1)
        number = ROMAN.index(numeral) + 1 if numeral in ROMAN else 99
        if self._joins():
            return Point(None, None, number)
        if self.lenient and numeral in ROMAN:
            if number <= 4:
                self.mend(f"{numeral.upper()} kwartał", self.tokens[self.position - 1])
            return Point("quarter" if number <= 4 else "month", self.year(), number)
        raise UnreadableError(f"po {shown} oczekiwano „kwartał”, „kw.” albo „półrocze”")

    def _unit(self, case: GrammarCase) -> Unit:
        """Step over „kwartał”, „półrocze” in the case that the grammar wants."""
        word = self.ahead().text
        self.position += 1
        for unit, table in _UNITS:
            if word in table[case]:
                return unit
        for unit, table in _UNITS:
            if any(word in words for words in table.values()):
                if self.lenient:
                    self.mend(table[case][0], self.tokens[self.position - 1])
                    return unit
                raise UnreadableError(f"zamiast „{word}” oczekiwano „{table[case][0]}”")
        raise AssertionError(word)

    def _month(self, case: GrammarCase) -> Point:
        """Read "marzec [year]", or "marca [year]" where the grammar wants the genitive."""
        name = self.ahead().text
        for found in (case, *MONTHS):
            if name in MONTHS[found]:
                number = MONTHS[found].index(name) + 1
                wanted = MONTHS[case][number - 1]
                if name != wanted and not self.lenient:
                    raise UnreadableError(f"zamiast „{name}” oczekiwano „{wanted}”")
                if name != wanted:
                    self.mend(wanted, self.ahead())
                self.position += 1
                return Point("month", self.year(), number)
        raise UnreadableError(f"niezrozumiałe {quote(name)}")

    def _day(self, digits: str) -> Point:
        """Read "30 czerwca [year]", "30 VI [year]", or "4" alone before a dash or „i”."""
        self.position += 1
        following = self.ahead()
        if len(digits) > 2:
            raise UnreadableError(f"{quote(digits)} nie jest dniem miesiąca ani rokiem")
        if following.text in UNIT_WORDS:
            if not self.lenient:
                raise UnreadableError(
                    "numer kwartału i półrocza zapisuje się cyfrą rzymską: I, II, III albo IV"
                )
            if 1 <= int(digits) <= 4:
                self.mend(ROMAN[int(digits) - 1].upper(), self.tokens[self.position - 1])
            return Point(self._unit("nominative"), self.year(), int(digits))
        if self._roman_month_ahead():
            self.position += 1
            return Point("day", self.year(), ROMAN.index(following.text) + 1, int(digits))
        if self._joins():
            return Point("day", day=int(digits))
        if following.kind != "word":
            raise UnreadableError(f"po {quote(digits)} oczekiwano nazwy miesiąca")
        month = self._month("genitive")
        return Point("day", month.rok, month.number, int(digits))

    def _roman_month_ahead(self) -> bool:
        """Whether a Roman numeral follows that is a month and not the conjunction „i”."""
        text, after = self.ahead().text, self.ahead(1)
        year = after.kind == "number" and len(after.text) == 4
        return text in ROMAN and (text != "i" or year or not after.kind)

    def _joins(self) -> bool:
        """Whether something follows that this shares its unit, month or year with."""
        kind, text, *_ = self.ahead()
        return kind in ("dash", "comma") or text in (*AND, "do")

    def year(self) -> int | None:
        """Read a year if there is one, with „r.” after it; a comma may stand before neither."""
        if self.ahead().kind != "number":
            if self.ahead().text in ("rok", "roku") and self.ahead(1).kind == "number":
                self.position += 1
            else:
                return None
        digits = self.ahead().text
        if len(digits) != 4:
            if not (self.lenient and len(digits) == 2):
                raise UnreadableError(f"{quote(digits)} nie jest rokiem zapisanym czterema cyframi")
            digits = "20" + digits
            self.mend(digits, self.ahead())
        self.position += 1
        self._after_year()
        return int(digits)

    def _after_year(self) -> None:
        if self.ahead().text in AFTER_YEAR:
            self.position += 1


def _roman_month(text: str) -> int:
    if text not in ROMAN:
        raise UnreadableError(f"nie ma miesiąca {text.upper()}, rok ma 12 miesięcy")
    return ROMAN.index(text) + 1
