"""The report on what was done of a plan, as it is printed: its words and figures, immutable values.

Fields are the keys of the file of an accepted one (``plans/sprawozdania/2024.yaml``) and of its
schema. Every cell is the very text that is printed; which columns hold numbers is told beside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date
from typing import Any, Final, Literal

from rpd.frozen import dataclass

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
    """A printed text and where it stands, in words: „Po terminie”, wiersz „…”, kolumna „Stan”.

    ``wprost`` marks what is told of one thing, and does not follow from several.
    """

    gdzie: str
    slowa: str
    wprost: bool = False


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
    single = any(wiersz.poziom for wiersz in tabela.wiersze)
    for wiersz in tabela.wiersze:
        label = wiersz.komorki[0] if wiersz.komorki else ""
        for kolumna, komorka in zip(tabela.kolumny, wiersz.komorki, strict=False):
            yield Miejsce(
                f"„{tabela.tytul}”, wiersz „{label}”, kolumna „{kolumna.naglowek}”",
                komorka,
                single,
            )


def as_data(sprawozdanie: Sprawozdanie) -> dict[str, Any]:
    """A report as the data of its file, in the order of its schema, ``odcisk`` last."""
    return {
        "rok": sprawozdanie.rok,
        "kwartal": sprawozdanie.kwartal,
        "plan": sprawozdanie.plan,
        "numer": sprawozdanie.numer,
        "data": sprawozdanie.data.isoformat() if sprawozdanie.data else "",
        "stan_na": sprawozdanie.stan_na.isoformat() if sprawozdanie.stan_na else "",
        "rpd": sprawozdanie.rpd,
        "zrodla": [{"plik": one.plik, "sha256": one.sha256} for one in sprawozdanie.zrodla],
        "tytul": list(sprawozdanie.tytul),
        "czesci": [_part(czesc) for czesc in sprawozdanie.czesci],
        "odcisk": sprawozdanie.odcisk,
    }


def _part(czesc: CzescSprawozdania) -> dict[str, Any]:
    found: dict[str, Any] = {
        "naglowek": czesc.naglowek,
        "akapity": list(czesc.akapity),
        "tabele": [_tabela(tabela) for tabela in czesc.tabele],
        "punkty": list(czesc.punkty),
    }
    return {key: value for key, value in found.items() if value}


def _tabela(tabela: Tabela) -> dict[str, Any]:
    columns = [
        {"naglowek": one.naglowek} | ({"rodzaj": one.rodzaj} if one.rodzaj != "tekst" else {})
        for one in tabela.kolumny
    ]
    rows = [_row(wiersz) for wiersz in tabela.wiersze]
    chart = {"wykres": list(tabela.wykres)} if tabela.wykres else {}
    return {"tytul": tabela.tytul, "kolumny": columns, "wiersze": rows} | chart


def _row(wiersz: Wiersz) -> dict[str, Any]:
    found: dict[str, Any] = {"komorki": list(wiersz.komorki)}
    if wiersz.poziom:
        found["poziom"] = wiersz.poziom
    if wiersz.razem:
        found["razem"] = True
    if wiersz.nad:
        found["nad"] = True
    return found


def odcisk_of(sprawozdanie: Sprawozdanie) -> str:
    """The digest of everything that a report says, its ``odcisk`` left out."""
    import json
    from hashlib import sha256

    data = as_data(sprawozdanie) | {"odcisk": ""}
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
