"""The cells of a row of a table of indicators → the data of the indicator, with values by year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from rpd.importing.cells.numbers import NUMBER, number
from rpd.importing.cells.read import Read
from rpd.importing.outline.faces import Face
from rpd.importing.outline.tree import Piece
from rpd.importing.wording import one_line
from rpd.plan.profil import Profil, year_in

_BOUND: Final = re.compile(r"(?P<bound>min|max)\.\s*", re.IGNORECASE)
_VALUE: Final = re.compile(
    rf"(?P<sign>[-−])?(?P<number>{NUMBER})(?P<scale>\s(?:tys|mln|mld)\.?)?"
    r"(?:\s?(?P<unit>%|‰|[^\W\d_][^()]*?))?(?:\s\((?P<note>[^()]+)\))?"
)
_BASE: Final = ("bazowa", "wartosc_bazowa")
_TARGET: Final = ("docelowa", "wartosc_docelowa")
_YEARS: Final = ("rok_bazowy", "rok_docelowy")
_PLAIN: Final = (
    *("nazwa", "jednostka", "zrodlo_danych", "opis", "ryzyko", "kod", "przekroj", "tendencja"),
)
_BOUNDS: Final = {"min": "min", "max": "max", "co najmniej": "min", "nie więcej niż": "max"}
_BETWEEN: Final = re.compile(r"(?P<year>[12][0-9]{3}):\s*(?P<said>[^;]+)")


@dataclass(slots=True)
class _Stated:
    """What a cell says of a value: a number or a text, its unit, a remark, a bound."""

    value: Any = None
    unit: str = ""
    note: str = ""
    bound: str = ""


class Values:
    """Reads rows of indicators of one plan."""

    def __init__(self, profil: Profil, rok: int) -> None:
        self._signs = profil.znaki.all
        self._rok = rok

    def read(self, cells: Mapping[Face, Piece]) -> Read:
        """The indicator that a row says."""
        found = Read({})
        stated: dict[str, _Stated] = {}
        years: dict[str, int] = {}
        for face, piece in cells.items():
            text = one_line(piece.text)
            if face.empty and text == face.empty:
                found.coded.append(text)
            elif face.okres:
                stated[face.okres] = self._stated(text)
            elif face.field in (*_BASE, *_TARGET):
                name = "bazowa" if face.field in _BASE else "docelowa"
                stated[name] = self._stated(text)
                years |= {name: year} if (year := year_in(face.header)) else {}
            elif face.field == "posrednie":
                stated |= self._between(text, found)
            elif face.field in _YEARS and text.isdecimal():
                years["bazowa" if face.field == _YEARS[0] else "docelowa"] = int(text)
            else:
                self._word(face, text, found)
        self._put(stated, years, found)
        for piece in cells.values():
            if piece.doubt:
                found.doubt(piece.doubt)
        return found

    @staticmethod
    def _word(face: Face, text: str, found: Read) -> None:
        """What is no value: a name, a source of data, a risk."""
        if face.field == "mierzone_dzialania":
            found.value[face.field] = [one.strip() for one in text.split(",")]
        elif face.field == "prog" and (bound := _BOUNDS.get(text.rstrip("."))):
            found.value["prog"] = bound
        elif face.field in _PLAIN:
            found.value[face.field] = text
        else:
            found.doubt(f"„{face.header}”: nie wiadomo, gdzie zapisać „{text}”")

    def _between(self, text: str, found: Read) -> dict[str, _Stated]:
        stated = {one["year"]: self._stated(one["said"].strip()) for one in _BETWEEN.finditer(text)}
        if text and not stated:
            found.doubt(f"nie odczytano wartości pośrednich „{text}”")
        return stated

    def _stated(self, text: str) -> _Stated:
        bound = _BOUND.match(text)
        rest = text[bound.end() :] if bound else text
        prog = _BOUNDS[bound["bound"].lower()] if bound else ""
        found = _VALUE.fullmatch(rest)
        if found is None:
            return _Stated(text)
        written = f"{found['number']}{found['scale'] or ''}"
        value: Any = written if found["scale"] else number(found["number"])
        if found["sign"] and not isinstance(value, str):
            value = -value
        return _Stated(value, (found["unit"] or "").strip(), found["note"] or "", prog)

    # --- what the values come to -----------------------------------------------------------------

    def _put(self, stated: dict[str, _Stated], years: dict[str, int], found: Read) -> None:
        entry = found.value
        units = {one.unit for one in stated.values() if one.unit}
        if "jednostka" not in entry and len(units) == 1:
            entry["jednostka"] = units.pop()
            found.coded += [entry["jednostka"]] * (
                sum(bool(one.unit) for one in stated.values()) - 1
            )
        elif units - {entry.get("jednostka", "")}:
            found.doubt(f"jednostki przy wartościach: {', '.join(sorted(units))}")
        base, target = stated.pop("bazowa", None), stated.pop("docelowa", None)
        by_year = {int(year): one for okres, one in stated.items() if (year := year_in(okres))}
        self._same_year(by_year, base, "bazowa", years, found)
        self._same_year(by_year, target, "docelowa", years, found)
        if by_year:
            entry["posrednie"] = {
                str(year): self._text_of(one, found) for year, one in sorted(by_year.items())
            }
        if base is not None:
            self._base(base, years.get("bazowa"), found)
        if target is not None:
            self._target(target, years.get("docelowa"), found)

    @staticmethod
    def _same_year(
        by_year: dict[int, _Stated],
        one: _Stated | None,
        name: str,
        years: dict[str, int],
        found: Read,
    ) -> None:
        """The base or target that the column of its year repeats is said once."""
        if one is None:
            return
        last = max(by_year, default=0) if name == "docelowa" else 0
        year = years.get(name) or (last if last and by_year[last].value == one.value else 0)
        if year in by_year and by_year[year].value == one.value:
            years[name] = year
            found.coded += list(_words(by_year.pop(year)))

    def _text_of(self, one: _Stated, found: Read) -> Any:
        if one.bound:
            found.doubt(f"wartość pośrednia nie ma progu: „{one.bound}.”")
        if one.note:
            return f"{_written(one.value)} ({one.note})"
        return one.value

    def _base(self, one: _Stated, year: int | None, found: Read) -> None:
        if year is None and not isinstance(one.value, str) and not one.note:
            found.value["wartosc_bazowa"] = one.value
            return
        if year is None:
            year = self._rok - 1
            found.doubt(f"dokument nie podaje roku wartości bazowej; wpisano {year}", "bazowa")
        else:
            found.unsaid.append(str(year))
        found.value["bazowa"] = self._whole(one) | {"rok": year}

    def _target(self, one: _Stated, year: int | None, found: Read) -> None:
        if one.bound:
            found.value["prog"] = one.bound
        if year is None and not isinstance(one.value, str) and not one.note:
            found.value["wartosc_docelowa"] = one.value
            return
        if year is not None:
            found.unsaid.append(str(year))
        found.value["docelowa"] = self._whole(one) | ({"rok": year} if year else {})

    def _whole(self, one: _Stated) -> dict[str, Any]:
        """A number or a sign is a value; other words stand for one."""
        words = isinstance(one.value, str) and one.value not in self._signs
        if words and not re.match(r"[0-9]", one.value):
            return {"opis": one.value}
        return {"wartosc": one.value} | ({"opis": one.note} if one.note else {})


def _words(one: _Stated) -> Iterator[str]:
    yield _written(one.value)
    yield from filter(None, (one.unit, one.note))


def _written(value: Any) -> str:
    return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else str(value)
