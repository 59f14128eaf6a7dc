"""What was done of a plan, as one body reports it for one quarter: immutable values.

Fields are the keys of the files (``plans/wykonanie/2024/II/ROPS.yaml``) and of their schema. Values
and amounts are cumulative from 1 January. „brak danych”, „nie dotyczy” and 0 are three things.
"""

from __future__ import annotations

import re
from dataclasses import field
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Literal

from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.plan.model import Podmiot, Slownik, Udzial

BRAK_DANYCH: Final = "brak danych"
NIE_DOTYCZY: Final = "nie dotyczy"
ZNAKI: Final = (BRAK_DANYCH, NIE_DOTYCZY)
"""What may stand in the place of a value or of amounts: nobody knows it, there is none to know."""
WLASNE: Final = "wlasne"
"""The source of means that an entry calls own ones and names by no source."""

Ujecie = Literal["czesc", "calosc"]
"""What several bodies tell of one thing: a part each, or the same."""

Stan = Literal[
    "nierozpoczete",
    "w-trakcie",
    "opoznione",
    "wykonane",
    "wykonane-czesciowo",
    "niewykonane",
    "odstapiono",
    "nieznane",
]
STANY: Final[tuple[Stan, ...]] = (
    "nierozpoczete",
    "w-trakcie",
    "opoznione",
    "wykonane",
    "wykonane-czesciowo",
    "niewykonane",
    "odstapiono",
    "nieznane",
)
"""What may have become of an action."""


def _origin() -> Path:
    return field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True, order=True)
class Kwartal:
    """A quarter of a year; ``numer`` counts from 1."""

    rok: int
    numer: int

    @property
    def rzymski(self) -> str:
        """„II”: as files and folders name it."""
        return RZYMSKIE[self.numer - 1]

    @property
    def pierwszy_dzien(self) -> date:
        """The first day of the quarter."""
        return date(self.rok, 3 * self.numer - 2, 1)

    @property
    def ostatni_dzien(self) -> date:
        """The last day of the quarter."""
        following = date(self.rok + self.numer // 4, 3 * self.numer % 12 + 1, 1)
        return following - timedelta(1)


RZYMSKIE: Final = ("I", "II", "III", "IV")
"""The quarters as folders and files name them."""


@dataclass(frozen=True, slots=True)
class WykonanieWskaznika:
    """The value of an indicator; ``id`` is that of the indicator, ``wartosc`` as it is written.

    ``powod`` says why it is less than in the quarter before.
    """

    id: str
    wartosc: Decimal | str | None
    jednostka: str = ""
    stan_na: date | None = None
    ujecie: Ujecie | None = None
    powod: str = ""
    uwagi: str = ""
    path: Path = _origin()

    @property
    def znak(self) -> str:
        """The sign that stands in the place of a value; "" where there is a value."""
        return self.wartosc if isinstance(self.wartosc, str) and self.wartosc in ZNAKI else ""


@dataclass(frozen=True, slots=True)
class Kwoty:
    """Amounts by source, or the sign that stands in their place."""

    zrodla: tuple[Udzial, ...] = ()
    znak: str = ""
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class WykonaniePozycji:
    """Contracted and spent money of a budget entry; None where nothing is said of it."""

    id: str
    umowy: Kwoty | None = None
    wydatki: Kwoty | None = None
    stan_na: date | None = None
    ujecie: Ujecie | None = None
    powod: str = ""
    uwagi: str = ""
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class Kamien:
    """A milestone that was reached; ``opis`` is the text that the plan gives its term."""

    opis: str
    osiagnieto: date | None
    uwagi: str = ""
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class WykonanieDzialania:
    """What was done of an action; ``stan`` overrides the computed one, for its ``powod``."""

    id: str
    wskazniki: tuple[WykonanieWskaznika, ...] = ()
    budzet: tuple[WykonaniePozycji, ...] = ()
    kamienie: tuple[Kamien, ...] = ()
    stan: Stan | None = None
    powod: str = ""
    uwagi: str = ""
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class Wykonanie:
    """What one body reports for one quarter. ``wskazniki`` are those outside actions."""

    rok: int
    kwartal: str
    podmiot: str
    stan_na: date | None = None
    dzialania: tuple[WykonanieDzialania, ...] = ()
    wskazniki: tuple[WykonanieWskaznika, ...] = ()
    uwagi: str = ""
    format: int | None = field(default=None, compare=False)
    path: Path = _origin()

    @property
    def okres(self) -> Kwartal | None:
        """The quarter; None where the file names none."""
        known = self.kwartal in RZYMSKIE
        return Kwartal(self.rok, RZYMSKIE.index(self.kwartal) + 1) if known else None


_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,31}")


def file_name(podmiot: Podmiot) -> str:
    """What the files of a body are called, without „.yaml”; "" where the dictionary must say it."""
    name = podmiot.skrot or podmiot.id
    return name if _FILE_NAME.fullmatch(name) else ""


def body_of(slownik: Slownik | None, name: str) -> Podmiot | None:
    """The body that a file names by its id or an alias."""
    if slownik is None:
        return None
    found = slownik.canonical_bodies().get(name)
    return next((podmiot for podmiot in slownik.podmioty if podmiot.id == found), None)
