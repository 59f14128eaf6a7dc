"""A cell that came back → a value of its column, or why it is none."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from rpd.exchange.tables import FieldOf, is_number, number
from rpd.exchange.texts import joined, listed, names, parted, share_pairs, trimmed
from rpd.formats.forms import YES, Value
from rpd.formats.spreadsheet_cells import Cell
from rpd.frozen import dataclass
from rpd.plan import kwoty
from rpd.polish.wording import date, join, quote
from rpd.reading.source import HIDDEN, named

_DIGITS: Final = 15
"""What a spreadsheet keeps of a number; what it reckons has a tail behind them."""
_NUMBER: Final = re.compile(r"[-−]?[0-9]+(?:[.,][0-9]+)?")
_UNIT: Final = re.compile(r"\s*(?:zł|PLN)\.?$", re.IGNORECASE)
_SPACES: Final = re.compile(r"[\s\u00a0\u202f]")
_DAY: Final = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_NO: Final = ("", "nie", "fałsz", "0", "-", "–")
_ALSO_YES: Final = (YES, "prawda", "1", "x")


class BadValueError(Exception):
    """A cell holds no value of its column: what is wrong (Polish, behind the cell), what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Names:
    """The names of bodies and sources that are known, as plans may write them."""

    bodies: Collection[str]
    sources: Collection[str]


def value_of(cell: Cell | None, about: FieldOf, known: Names) -> Value:
    """The value of a cell.

    Raises:
        BadValueError: it is none of the column.
    """
    if cell is None:
        return ""
    if cell.stale:
        raise BadValueError(
            "stoi formuła bez obliczonego wyniku.",
            "Otwórz plik w arkuszu kalkulacyjnym i zapisz albo wpisz samą wartość; tekst, który "
            "ma się zaczynać od „=”, wpisz z apostrofem na początku („'=”).",
        )
    if cell.kind == "error":
        raise BadValueError(f"stoi błąd {cell.text}.", "Popraw formułę albo wpisz wartość.")
    kind = about.column.kind
    if kind == "date":
        return _day(cell)
    if kind == "yes":
        return _flag(cell)
    if cell.kind == "date":
        raise BadValueError(
            f"stoi data {date(cell.day) if cell.day else ''}, którą arkusz zrobił z wpisu.",
            "Nadaj komórce format „Tekst” i wpisz treść jeszcze raz.",
        )
    if cell.percent and cell.number is not None:
        # Whether half a percent or fifty were meant is nothing to guess.
        said, kept = (number(one).replace(".", ",") for one in (cell.number * 100, cell.number))
        raise BadValueError(
            f"stoi {said}%, co arkusz kalkulacyjny zapisał jako {kept}.",
            "Nadaj komórce format „Liczba” i wpisz samą liczbę, bez znaku „%”.",
        )
    if kind == "text":
        return _text(cell, about, known)
    return _number(cell, about)


def _day(cell: Cell) -> Value:
    if cell.kind == "date" and cell.day:
        return cell.day.isoformat()
    if cell.kind == "text" and _DAY.fullmatch(cell.text.strip()):
        return cell.text.strip()
    raise BadValueError(f"{quote(cell.text)} nie jest dniem.", "Wpisz dzień, np. 2026-03-07.")


def _flag(cell: Cell) -> Value:
    said = cell.text.strip().casefold()
    if said in _ALSO_YES:
        return YES
    if said in _NO:
        return ""
    raise BadValueError(
        f"{quote(cell.text)} nie jest odpowiedzią.", "Wpisz „tak” albo zostaw komórkę pustą."
    )


def _number(cell: Cell, about: FieldOf) -> Value:
    """A number of at most fifteen digits, or a sign where one may stand for it."""
    found = cell.number
    if found is None:
        bare = _SPACES.sub("", _UNIT.sub("", cell.text))
        if cell.kind == "text" and _NUMBER.fullmatch(bare):
            found = Decimal(bare.replace(",", ".").replace("−", "-"))
        elif about.signs and cell.kind == "text":
            return trimmed(cell.text)
        else:
            hint = "Wpisz samą liczbę, np. 1200 albo 1200,50."
            raise BadValueError(f"{quote(cell.text)} nie jest liczbą.", hint)
    elif len(found.as_tuple().digits) > _DIGITS:
        tail = found.adjusted() - _DIGITS + 1
        found = found.quantize(Decimal((0, (1,), tail)), ROUND_HALF_EVEN)
    value = number(found)
    if about.column.kind == "whole" and "." in value:
        raise BadValueError(f"{quote(cell.text)} nie jest liczbą całkowitą.", "Wpisz całą liczbę.")
    if about.column.kind == "amount" and not about.signs and not Decimal(value):
        raise BadValueError(
            "kwota wynosi zero.",
            "Wyczyść tę komórkę; jeśli to nie kosztuje, wpisz „tak” w kolumnie „Bez kosztów”.",
        )
    if about.column.kind == "amount":
        return _amount(value, signs=about.signs, typed=cell.kind == "number")
    return value


def _amount(value: Value, *, signs: bool, typed: bool = False) -> Value:
    """An amount in złoty that a plan may hold; one that was `typed` is a number to the sheet."""
    places = len(value.partition(".")[2])
    if typed and places > _GROSZE:
        thousands = f"; jeśli kropka oddzielała tysiące, wpisz {value.replace('.', '')}"
        raise BadValueError(
            f"kwota {value.replace('.', ',')} nie kończy się na groszach.",
            f"Zaokrąglij ją do groszy{thousands if places == _THOUSANDS else ''}.",
        )
    exact = Decimal(value).quantize(Decimal("0.01")) if 0 < places <= _GROSZE else Decimal(value)
    wrong = kwoty.period_problem(exact) if signs else kwoty.problem(exact)
    if wrong is not None:
        said, hint = wrong
        raise BadValueError(f"{said[:1].lower()}{said[1:]}", hint or "Wpisz kwotę w złotych.")
    return value


_GROSZE, _THOUSANDS = 2, 3


def _text(cell: Cell, about: FieldOf, known: Names) -> Value:
    text = cell.text
    if cell.kind == "number" and cell.number is not None:
        text = number(cell.number).replace(".", ",")
    elif cell.kind == "bool":
        raise BadValueError(f"zamiast tekstu stoi {text}.", "Wpisz tekst.")
    text = trimmed(text)
    if bad := HIDDEN.search(text):
        behind = "".join(f" za {quote(word)}" for word in text[: bad.start()].split()[-1:])
        raise BadValueError(
            f"w tekście stoi niewidoczny znak {named(bad[0])}{behind}.",
            "Wpisz ten wyraz od nowa; takie znaki trafiają do arkusza przy kopiowaniu.",
        )
    if about.choice and text:
        return _choice(text, about)
    match about.listed:
        case "bodies":
            return listed(names(text, known.bodies))
        case "sources":
            return listed(names(text, known.sources))
        case "split":
            return _split(text)
        case "ids":
            return "\n".join(parted(text.replace(";", "\n").replace(",", "\n"), prose=False))
        case "lines" | "prose":
            prose = about.listed == "prose"
            return joined(parted(text, prose=prose), prose=prose)
    return text


def _choice(text: str, about: FieldOf) -> Value:
    for value in about.choice:
        if value.casefold() == text.casefold():
            return value
    allowed = join((f"„{value}”" for value in about.choice), " albo ")
    raise BadValueError(f"{quote(text)} nie jest wartością z listy.", f"Wpisz {allowed}.")


def _split(text: str) -> Value:
    """A split with its amounts in their one form."""
    try:
        pairs = share_pairs(text)
    except ValueError as error:
        raise BadValueError(
            f"{quote(str(error))} nie jest źródłem z kwotą.", "Wpisz np. „PFRON: 1500,50”."
        ) from error
    lines = []
    for name, amount in pairs:
        bare = _SPACES.sub("", _UNIT.sub("", amount)).replace(",", ".")
        if not is_number(bare):
            raise BadValueError(f"{quote(amount)} nie jest kwotą.", "Wpisz np. „PFRON: 1500,50”.")
        value = _amount(number(Decimal(bare)), signs=False)
        lines.append(f"{name}: {value.replace('.', ',')}")
    return "\n".join(lines)
