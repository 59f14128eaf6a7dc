"""What rows of the neutral table say as data: indicators, and money by period."""

from __future__ import annotations

from decimal import Decimal

from rpd.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator as data, for spreadsheets; ``name`` without marks of footnotes.

    Values are numbers, or what is written in their place („bd”, „zostanie ustalona w 2027 r.”).
    """

    marker: str
    name: str
    prog: str
    wartosc_bazowa: Decimal | str | None
    wartosc_docelowa: Decimal | str | None
    jednostka: str
    zrodlo_danych: str
    opis: str
    rok_bazowy: int | None = None
    rok_docelowy: int | None = None
    posrednie: tuple[tuple[int, Decimal | str], ...] = ()
    tendencja: str = ""
    przekroj: str = ""
    ryzyko: str = ""
    kod: str = ""
    mierzone_dzialania: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PeriodMoney:
    """What stands for a period: an amount in złoty, or None; ``text`` is it as the plan writes it.

    ``text`` is a sign („X”, „–”, „bd”) where there is no amount, "" where nothing is said.
    """

    okres: str
    kwota: Decimal | None
    text: str


@dataclass(frozen=True, slots=True)
class EntryMoney:
    """An entry of the budget that has amounts by period, with the sources as they are printed."""

    marker: str
    zrodla: str
    okresy: tuple[PeriodMoney, ...]
