"""What indicators say and no layout prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from rpd.diagnostics import Path
from rpd.plan.coverage import NAME, Reach
from rpd.plan.layout import Shown
from rpd.plan.model import Wartosc, Wskaznik
from rpd.plan.profil import Profil, year_in
from rpd.polish.wording import quote


class Lost(NamedTuple):
    """Something that is not printed: its place, what is said of it and what to do."""

    path: Path
    message: str
    hint: str


def column(key: str, header: str, more: str = "") -> str:
    """A column as a profile writes it."""
    return f"{{pole: {key}, naglowek: {header}{more}}}"


def field_lost(path: Path, wanted: str, key: str) -> Lost:
    """A field that no column prints."""
    return Lost(
        path,
        f"Załącznik nie drukuje pola {quote(key)}: nie ma go żadna kolumna profilu.",
        f"Dopisz w profilu kolumnę „{wanted}” albo usuń pole z planu.",
    )


_TEXTS: Final = {
    "zrodlo_danych": "Źródło danych",
    "opis": "Opis",
    "ryzyko": "Ryzyko",
    "kod": "Kod",
    "przekroj": "Przekrój",
}
_VALUES: Final = {"bazowa": "Wartość bazowa", "docelowa": "Wartość docelowa"}
_IN_CELL: Final = frozenset((NAME, "opis", *_VALUES, "posrednie"))
"""What a cell of an action says of its indicators."""


def lost(
    wskazniki: Iterable[Wskaznik], reach: Reach, profil: Profil, *, in_cell: bool = False
) -> Iterator[Lost]:
    """What the parts that hold rows of these indicators do not print."""
    for one in wskazniki:
        if reach.layouts or in_cell:
            yield from _Measure(one, reach, profil, in_cell).lost()
        else:
            yield Lost(
                one.path,
                "Załącznik nie drukuje tego wskaźnika: w tym miejscu żadna część profilu nie ma "
                "wierszy wskaźników.",
                "Dopisz w części „uklad” profilu tabelę z polem „wiersze: wskazniki” bez pola "
                "„na”.",
            )


class _Measure:
    """An indicator with what prints it."""

    def __init__(self, wskaznik: Wskaznik, reach: Reach, profil: Profil, in_cell: bool) -> None:
        self._one = wskaznik
        self._reach = reach
        self._in_cell = in_cell
        self._fields = reach.fields | (_IN_CELL if in_cell else frozenset())
        periods = any(shown.periods for shown in reach.columns)
        self._years = {year_in(one) for one in profil.okresy} if periods else set()

    def lost(self) -> Iterator[Lost]:
        one = self._one
        for key, header in ({NAME: "Wskaźnik"} | _TEXTS).items():
            if getattr(one, key) and key not in self._fields:
                yield self._field(key, header)
        for key, stated, rok in (
            ("bazowa", one.baza, "rok_bazowy"),
            ("docelowa", one.zamiar, "rok_docelowy"),
        ):
            if stated is not None:
                yield from self._value(key, stated, rok)
        whole = self._in_cell or any(
            "posrednie" in shown.fields and not shown.periods for shown in self._reach.columns
        )
        for value in one.posrednie if not whole else ():
            if value.rok not in self._years:
                yield Lost(
                    value.path or one.path,
                    f"Załącznik nie drukuje wartości wskaźnika z roku {value.rok}: żadna kolumna "
                    "profilu jej nie ma.",
                    f"Dopisz rok {value.rok} w polu „okresy” profilu, a w części z wierszami "
                    "wskaźników kolumnę „{pole: posrednie, naglowek: '{okres}', okresy: true}”.",
                )

    def _value(self, key: str, stated: Wartosc, rok: str) -> Iterator[Lost]:
        if stated.rok in self._years:
            return
        if key not in self._fields:
            yield self._field(key, _VALUES[key], stated.path)
        elif stated.rok and not (self._in_cell or rok in self._fields or self._dated(key, stated)):
            yield Lost(
                (*stated.path, "rok"),
                f"Załącznik nie drukuje roku, z którego jest {_VALUES[key].lower()}.",
                f"Wpisz rok w nagłówku kolumny, np. „{_VALUES[key]} ({stated.rok})”, albo dopisz "
                f"w profilu kolumnę „{column(rok, 'Rok')}”.",
            )

    def _dated(self, key: str, stated: Wartosc) -> bool:
        """Whether a header or a title says the year."""
        said = [
            f"{layout.title} {shown.header}"
            for layout in self._reach.layouts
            for shown in layout.columns
            if self._prints(shown, key)
        ]
        return any(str(stated.rok) in one for one in said)

    @staticmethod
    def _prints(shown: Shown, key: str) -> bool:
        return key in shown.fields or f"wartosc_{key}" in shown.fields

    def _field(self, key: str, header: str, path: Path = ()) -> Lost:
        wanted = f"kolumnę „{column(key, header)}”"
        there = "Dopisz w części profilu, która drukuje wskaźniki, "
        if not self._reach.layouts:
            there = "Dopisz w części „uklad” profilu tabelę z polem „wiersze: wskazniki” i w niej "
        return Lost(
            path or (*self._one.path, key),
            f"Załącznik nie drukuje pola {quote(key)} wskaźnika: nie ma go żadna kolumna profilu.",
            f"{there}{wanted} albo usuń pole z planu.",
        )
