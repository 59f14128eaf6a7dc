"""Resolutions of a workspace as values: what a register says of each, in any format."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from rpd.frozen import dataclass

Stan = Literal["obowiązuje", "jeszcze nie obowiązuje", "przyjęta", "projekt"]
Rodzaj = Literal["przyjęcie", "zmiana", "projekt"]

METRYCZKA: Mapping[str, str] = {
    "podmiot": "Podmiot udostępniający",
    "wytworzyl": "Wytworzył(a)",
    "odpowiada": "Odpowiada za treść",
    "wprowadzil": "Wprowadził(a) do BIP",
    "wytworzono": "Czas wytworzenia",
    "udostepniono": "Czas udostępnienia",
}
"""What the public bulletin demands (art. 8 ust. 6 ustawy o dostępie do informacji publicznej)."""


@dataclass(frozen=True, slots=True)
class Uchwala:
    """A resolution. None and "" are what nobody has written down.

    ``metryczka`` has every key of `METRYCZKA`. ``uwagi`` say what the files do not agree on.
    """

    rodzaj: Rodzaj
    rok: int
    numer: str
    data: date | None
    obowiazuje_od: date | None
    przedmiot: str
    opis: str
    plik: str
    sha256: str
    stan: Stan
    metryczka: Mapping[str, str]
    uwagi: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plik:
    """A file that a resolution is written down in, by its name and the digest of its content."""

    nazwa: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that is no resolution because of its mistakes: why, and what to do."""

    plik: str
    powod: str
    rada: str


@dataclass(frozen=True, slots=True)
class Register:
    """All resolutions of a workspace on a day, and the files that could not be read."""

    day: date
    uchwaly: tuple[Uchwala, ...]
    unread: tuple[Unread, ...]
