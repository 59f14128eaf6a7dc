"""What is said of a report that does not fit: by which rule, where, and what to do."""

from __future__ import annotations

from enum import StrEnum

from rpd.diagnostics import Path, Related
from rpd.frozen import dataclass
from rpd.rules import (
    cudze_dzialanie,
    dane_osobowe,
    dwa_wykonania,
    dzien_poza_okresem,
    inna_jednostka_wykonania,
    kwota_w_zlej_postaci,
    okres_niezakonczony,
    podwojne_wykonanie,
    spadek_bez_wyjasnienia,
    wartosc_bez_dnia,
    wydatki_ponad_umowy,
    wykonanie_donikad,
    wykonanie_nie_na_miejscu,
    wykonanie_slowami,
    wykonanie_uchylonego,
    zrodlo_spoza_pozycji,
)


class Slugs(StrEnum):
    """The rules about reports."""

    PLACE = wykonanie_nie_na_miejscu.SLUG
    NOWHERE = wykonanie_donikad.SLUG
    UNDATED = wartosc_bez_dnia.SLUG
    DECREASE = spadek_bez_wyjasnienia.SLUG
    UNIT = inna_jednostka_wykonania.SLUG
    OVER = wydatki_ponad_umowy.SLUG
    SOURCE = zrodlo_spoza_pozycji.SLUG
    FOREIGN = cudze_dzialanie.SLUG
    BOTH = podwojne_wykonanie.SLUG
    EARLY = okres_niezakonczony.SLUG
    DAY = dzien_poza_okresem.SLUG
    PERSONAL = dane_osobowe.SLUG
    WORDS = wykonanie_slowami.SLUG
    TWICE = dwa_wykonania.SLUG
    REPEALED = wykonanie_uchylonego.SLUG
    AMOUNT = kwota_w_zlej_postaci.SLUG


@dataclass(frozen=True, slots=True)
class Said:
    """A finding before it is one of a kind of files."""

    slug: Slugs
    path: Path
    message: str
    hint: str
    at_key: bool = False
    related: tuple[Related, ...] = ()
