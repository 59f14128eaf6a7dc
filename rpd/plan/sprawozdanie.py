"""The report on what was done of a plan, as it is printed: its words and figures, immutable values.

Fields are the keys of the file of an accepted one (``plans/sprawozdania/2024.yaml``) and of its
schema. Every cell is the very text that is printed; which columns hold numbers is told beside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

Rodzaj = Literal["tekst", "kwota", "liczba", "procent"]
"""What the cells of a column hold."""

RODZAJE: Final[tuple[Rodzaj, ...]] = ("tekst", "kwota", "liczba", "procent")
"""What cells can hold."""


@dataclass(frozen=True, slots=True)
class Kolumna:
    """A column: its header and what its cells hold."""

    naglowek: str
    rodzaj: Rodzaj = "tekst"


@dataclass(frozen=True, slots=True)
class Wiersz:
    """A row as printed; ``poziom`` is how deep it stands below the rows before it.

    ``razem`` marks the sum of the others, ``nad`` a row that others stand below.
    """

    komorki: tuple[str, ...]
    poziom: int = 0
    razem: bool = False
    nad: bool = False


@dataclass(frozen=True, slots=True)
class Tabela:
    """A table. ``wykres`` are the columns (from 0) that a chart draws: the part, then the whole."""

    tytul: str
    kolumny: tuple[Kolumna, ...]
    wiersze: tuple[Wiersz, ...]
    wykres: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CzescSprawozdania:
    """A part under its heading: paragraphs, then a table, then points."""

    naglowek: str
    akapity: tuple[str, ...] = ()
    tabele: tuple[Tabela, ...] = ()
    punkty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlikZrodlowy:
    """A file that a report was made from, by its path from the folder of the plans."""

    plik: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Sprawozdanie:
    """A report; ``numer`` and ``data`` are those of the resolution that accepted it.

    ``tytul`` are the lines of its title. ``odcisk`` is the digest of everything else in its file.
    """

    rok: int
    kwartal: str
    plan: str
    stan_na: date | None
    tytul: tuple[str, ...]
    czesci: tuple[CzescSprawozdania, ...]
    numer: str = ""
    data: date | None = None
    rpd: str = ""
    zrodla: tuple[PlikZrodlowy, ...] = ()
    odcisk: str = field(default="", compare=False)
    format: int | None = field(default=None, compare=False)

    @property
    def przyjete(self) -> bool:
        """Whether a resolution has accepted it."""
        return bool(self.numer)


@dataclass(frozen=True, slots=True)
class Miejsce:
    """A printed text and where it stands, in words: „Po terminie”, wiersz „…”, kolumna „Stan”."""

    gdzie: str
    slowa: str


def slowa(sprawozdanie: Sprawozdanie) -> Iterator[Miejsce]:
    """Every printed text of a report, with its place."""
    for line in sprawozdanie.tytul:
        yield Miejsce("tytuł", line)
    for czesc in sprawozdanie.czesci:
        yield Miejsce("nagłówek", czesc.naglowek)
        for number, akapit in enumerate(czesc.akapity, 1):
            yield Miejsce(f"„{czesc.naglowek}”, akapit {number}", akapit)
        for tabela in czesc.tabele:
            yield from _table(tabela)
        for number, punkt in enumerate(czesc.punkty, 1):
            yield Miejsce(f"„{czesc.naglowek}”, punkt {number}", punkt)


def _table(tabela: Tabela) -> Iterator[Miejsce]:
    yield Miejsce("tytuł tabeli", tabela.tytul)
    for kolumna in tabela.kolumny:
        yield Miejsce(f"„{tabela.tytul}”, nagłówek kolumny", kolumna.naglowek)
    for wiersz in tabela.wiersze:
        label = wiersz.komorki[0] if wiersz.komorki else ""
        for kolumna, komorka in zip(tabela.kolumny, wiersz.komorki, strict=False):
            yield Miejsce(
                f"„{tabela.tytul}”, wiersz „{label}”, kolumna „{kolumna.naglowek}”", komorka
            )
