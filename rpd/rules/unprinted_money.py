"""What entries of the budget say and no layout prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.plan.coverage import Reach
from rpd.plan.layout import AMOUNT, BUDGET, SOURCES
from rpd.plan.model import Dzialanie, PozycjaBudzetu
from rpd.plan.profil import Profil
from rpd.plan.values import one_line
from rpd.rules.unprinted_measures import Lost, column, field_lost

_HEADERS: Final = {
    "wzor": "Wyliczenie",
    "zaokraglenie": "Wyliczenie",
    "warunek": "Warunek",
    "potrzeby": "Potrzeby",
    "dzial": "Dział",
    "rozdzial": "Rozdział",
    "paragraf": "Paragraf",
}
_COLUMN: Final = {"zaokraglenie": "wzor"}
"""Where a field is printed that has no column of its own."""
_PERIODS: Final = column(AMOUNT, "'{okres}'", ", okresy: true")


@dataclass(frozen=True, slots=True)
class Printing:
    """What prints the money of an action: the parts with its row, and those of sources."""

    rows: Reach
    sources: Reach
    rok: int

    @property
    def amounts(self) -> bool:
        """Whether amounts are printed."""
        return bool({AMOUNT, BUDGET} & self.rows.fields) or AMOUNT in self.sources.fields

    @property
    def named(self) -> bool:
        """Whether sources are printed."""
        return SOURCES in self.rows.fields or self.parted

    @property
    def parted(self) -> bool:
        """Whether amounts are told apart by their sources."""
        return self.rows.parted or bool(self.sources.layouts)

    @property
    def periods(self) -> bool:
        """Whether amounts are told apart by their periods."""
        return self.rows.periods or self.sources.periods


def lost(dzialanie: Dzialanie, printing: Printing, profil: Profil) -> Iterator[Lost]:
    """What of the money of an action is not printed; nothing where entries are, as they stand."""
    if printing.rows.entries:
        return
    told = " ".join((one_line(dzialanie.nazwa), *(one_line(o.tekst) for o in dzialanie.opis)))
    for entry in dzialanie.budzet:
        yield from _facts(entry, printing, told)
        yield from _amounts(entry, printing, profil)
    stated = {entry.zrodla for entry in dzialanie.budzet if entry.razem is not None}
    if len(stated) > 1 and printing.amounts and not printing.parted:
        yield Lost(
            (*dzialanie.path, BUDGET),
            "Załącznik drukuje sumę kwot z różnych źródeł, a nie każdą z nich.",
            f"Dopisz w tej części profilu „w_tym: true” albo kolumnę „{column(BUDGET, 'Środki')}”.",
        )


def _facts(entry: PozycjaBudzetu, printing: Printing, told: str) -> Iterator[Lost]:
    """Fields beside the amount; what the name or the description says too is printed there."""
    for key, header in _HEADERS.items():
        said = getattr(entry, key)
        wanted = _COLUMN.get(key, key)
        if not said or wanted in printing.rows.fields:
            continue
        if isinstance(said, str) and one_line(said) in told:
            continue
        yield field_lost((*entry.path, key), column(wanted, header), key)


def _amounts(entry: PozycjaBudzetu, printing: Printing, profil: Profil) -> Iterator[Lost]:
    path = entry.path
    if not printing.amounts:
        if entry.razem is not None or (entry.okresy and not printing.periods):
            key = "okresy" if entry.okresy else "kwota"
            yield field_lost((*path, key), column(AMOUNT, "Kwota"), key)
    elif entry.okresy and not printing.periods:
        yield _by_period((*path, "okresy"), profil)
    elif entry.rok and entry.rok != printing.rok and str(entry.rok) not in profil.okresy:
        yield Lost(
            (*path, "rok"),
            f"Załącznik nie drukuje roku kwoty: roku {entry.rok} nie ma wśród okresów profilu.",
            f"Dopisz {entry.rok} w polu „okresy” profilu i kolumnę „{_PERIODS}” albo popraw rok.",
        )
    elif entry.rok and entry.rok != printing.rok and not printing.periods:
        yield _by_period((*path, "rok"), profil)
    if not printing.amounts and SOURCES not in printing.rows.fields:
        for key in ("bez_kosztow", "srodki"):
            if getattr(entry, key):
                yield field_lost((*path, key), column(AMOUNT, "Kwota"), key)
    if (entry.zrodla or entry.podzial or entry.montaz) and not printing.named:
        key = "zrodla" if entry.zrodla else "podzial" if entry.podzial else "montaz"
        yield field_lost((*path, key), column(SOURCES, "Źródło"), key)
    for key in ("w_ramach_projektu", "w_ramach_projektow"):
        if getattr(entry, key) and SOURCES not in printing.rows.fields:
            yield field_lost((*path, key), column(SOURCES, "Źródło"), key)


def _by_period(path: Path, profil: Profil) -> Lost:
    """What needs a column a period."""
    lost = field_lost(path, _PERIODS, str(path[-1]))
    if profil.okresy:
        return lost
    wanted = f"„okresy: [2026, 2027]” i kolumnę „{_PERIODS}”"
    return lost._replace(hint=f"Dopisz w profilu {wanted} albo usuń pole z planu.")
