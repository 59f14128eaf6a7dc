"""The rules: one fault of a plan per module, one list of them all.

Elsewhere: a fault of the YAML or of a field's form is phrased in `reading`; what an act breaks is
warned of in `act` and `documents`.

A rule is a module. Its docstring (Polish) is the page that ``rpd explain`` prints: a title, then
„Co:”, „Dlaczego:”, „Źle::”, „Dobrze::”. ``CODE``, ``SLUG`` and ``SEVERITY`` never change meaning.
``check(case)`` yields findings with paths; the engine stamps the rest. What else must be known of a
rule stands in its module too, as attributes that `traits` lists and reads: ``NEEDS``,
``STRUCTURAL``, ``WORKSPACE``, ``WHOLE``, ``HIDES``, ``KEEPS_NAMES``, ``OF_LINES``, ``UNORDERED``,
``MENDED``, ``LACKS``.

Here they are by the names of their modules, which are their slugs with „_”. A module is loaded when
its rule is asked for: whoever only reads a plan loads none, and who judges one without faults loads
those that look for them. ``judging.py`` is what judges.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import cast

from rpd.rules.traits import Rule, Traits, traits

_LOOKING = (
    "nieznane_zrodlo",
    "nieznany_podmiot",
    "kierunek_poza_strategia",
    "nieznany_cel",
    "nieznany_priorytet",
    "kierunek_bez_powiazania",
    "obca_galaz",
    "nieznany_kierunek_strategii",
    "kierunek_strategii_bez_dzialan",
    "inne_brzmienie",
    "inna_interpunkcja",
    "inny_numer",
    "alias_zrodla",
    "alias_podmiotu",
    "powtorzony_id",
    "obcy_cel",
    "nieczynny_podmiot",
    "id_innego_dzialania",
    "kontynuacja_donikad",
    "powtorzona_nazwa_w_slowniku",
    "rok_wbrew_nazwie",
    "wyrazy_z_innych_plikow",
    "zmiana_bez_uchwaly",
    "sprzeczne_dni_uchwaly",
    "brak_dnia_ogloszenia",
    "powtorzony_numer_w_strategii",
    "luka_w_strategii",
    "nazwa_slownika_wbrew_planowi",
    "nieznana_grupa",
    "uchwala_wbrew_oznaczeniu",
    "podmiot_dwa_razy",
    "powtorzony_id_wpisu",
    "organ_w_dopelniaczu",
    "brak_pola_profilu",
    "inny_profil",
    "pole_bez_druku",
    "zapis_profilu_bez_druku",
    "brak_realizatora",
    "brak_terminu",
    "brak_wskaznika",
    "brak_produktu",
    "brak_budzetu",
    "wskaznik_bez_wartosci",
    "przypis_bez_odeslania",
    "odeslanie_bez_przypisu",
    "luka_w_numeracji",
    "powtorzony_numer",
    "wskaznik_bez_jednostki",
    "procent_bez_podstawy",
    "procent_ponad_sto",
    "wskaznik_wbrew_kierunkowi",
    "miara_w_produkcie",
    "litera_donikad",
    "wartosc_wskaznika_slowami",
    "nieznany_znak_wartosci",
    "lata_wskaznika",
    "wartosc_posrednia_poza_zakresem",
    "tendencja_wbrew_wartosciom",
    "dwie_skale",
    "wartosc_podana_dwa_razy",
    "wartosc_bez_tresci",
    "wskaznik_nieznanego_dzialania",
    "termin_nieczytelny",
    "termin_odwrocony",
    "termin_poza_rokiem",
    "termin_bez_roku",
    "termin_przed_uchwala",
    "termin_bez_dat",
    "termin_z_datami",
    "kwota_bez_zrodla",
    "podzial_nie_domyka_sie",
    "sprzeczna_pozycja",
    "kwota_w_zlej_postaci",
    "montaz_nie_domyka_sie",
    "przekroczony_limit",
    "kwota_laczna_bez_podzialu",
    "kwota_w_opisie",
    "koszt_jednostkowy_poza_pasmem",
    "wlasne_z_programem",
    "zrodlo_dwa_razy",
    "limit_moze_byc_przekroczony",
    "kwota_w_tysiacach",
    "pozycja_dwa_razy",
    "okres_poza_planem",
    "okresy_nie_domykaja_sie",
    "wzor_wbrew_kwocie",
    "wzor_nieczytelny",
    "rozdzial_spoza_dzialu",
    "kwota_ogolem_inna_niz_suma",
    "kwota_bez_okresu",
    "lacznik_w_zakresie",
    "prosty_cudzyslow",
    "brak_odstepu",
    "zlaczone_wiersze",
    "zgubiony_poziom",
    "niedomkniety_cudzyslow",
    "niedomkniety_nawias",
    "podwojny_odstep",
    "odstep_przed_znakiem",
    "lacznik_zamiast_polpauzy",
    "znaki_z_innego_programu",
    "wartosc_nie_do_wiary",
    "powtorzony_skrot_podmiotu",
)
"""The rules that look for a fault themselves: they have a ``check``. In the order of the codes."""

_TOLD = (
    "zle_kodowanie",
    "skladnia_yaml",
    "pusty_plik",
    "kilka_dokumentow",
    "niedozwolony_zapis",
    "powtorzony_klucz",
    "zbyt_duzy_plik",
    "niedozwolony_znak",
    "konflikt_scalania",
    "nieznane_pole",
    "brak_pola",
    "zly_typ",
    "zla_wartosc",
    "brak_dokumentu",
    "komentarz_bez_odstepu",
    "urwany_tekst",
    "plik_pominiety",
    "plik_nieczytelny",
    "zmiana_nie_pasuje",
    "errata_nie_pasuje",
    "errata_miejsce_donikad",
    "errata_inny_tekst",
    "errata_powtorzony_wpis",
    "odcisk_niezgodny",
    "nowszy_format",
    "id_innego_wpisu",
    "utracony_id_wpisu",
    "powtorzony_klucz_profilu",
    "nieznana_nazwa_w_profilu",
    "sprzeczny_profil",
    "wykonanie_nie_na_miejscu",
    "wykonanie_donikad",
    "wartosc_bez_dnia",
    "spadek_bez_wyjasnienia",
    "inna_jednostka_wykonania",
    "wydatki_ponad_umowy",
    "zrodlo_spoza_pozycji",
    "cudze_dzialanie",
    "podwojne_wykonanie",
    "okres_niezakonczony",
    "dzien_poza_okresem",
    "dane_osobowe",
    "wykonanie_slowami",
    "dwa_wykonania",
    "wykonanie_uchylonego",
    "zmiana_po_przyjeciu",
    "brak_zrodla_sprawozdania",
    "zmienione_sprawozdanie",
    "sprawozdanie_nie_na_miejscu",
    "wykonanie_po_przyjeciu",
    "odstepstwo_niewykorzystane",
    "odstepstwo_od_nieznanej_reguly",
    "odstepstwo_niedozwolone",
    "odstepstwo_bez_liczby_miejsc",
    "odstepstwo_inne_miejsca",
)
"""The rules of what the reader, or a look at the files or at acknowledgements, finds."""

_MODULES = frozenset((*_LOOKING, *_TOLD))


def of(name: str) -> Traits:
    """What is known of the findings of a rule, by its code or slug."""
    return traits(called(name))


def called(name: str) -> Rule:
    """The rule of that code or slug, which there is."""
    rule = find(name)
    if rule is None:
        raise KeyError(name)
    return rule


@cache
def find(name: str) -> Rule | None:
    """The rule of that code or slug, if there is one."""
    module = name.replace("-", "_")
    if module in _MODULES and "_" not in name:
        return _loaded(module)
    # Codes stand in the modules; where a plan was judged, those that look are loaded.
    return _of_code(name, looking()) or _of_code(name, _told())


@cache
def looking() -> tuple[Rule, ...]:
    """The rules that look for a fault themselves, in the order of their codes."""
    return tuple(map(_loaded, _LOOKING))


@cache
def every() -> tuple[Rule, ...]:
    """All rules in the order of their codes."""
    return tuple(sorted((*looking(), *_told()), key=lambda rule: rule.CODE))


def codes_and_slugs() -> list[str]:
    """The codes and slugs of all rules."""
    return [name for rule in every() for name in (rule.CODE, rule.SLUG)]


def explanation(rule: Rule) -> str:
    """The rule's page."""
    return (rule.__doc__ or "").strip()


def _of_code(code: str, among: tuple[Rule, ...]) -> Rule | None:
    return next((one for one in among if code == one.CODE), None)


def _told() -> tuple[Rule, ...]:
    return tuple(map(_loaded, _TOLD))


def _loaded(module: str) -> Rule:
    return cast("Rule", import_module(f"{__name__}.{module}"))
