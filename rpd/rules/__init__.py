"""The rules: one fault of a plan per module, one list of them all.

Elsewhere: a fault of the YAML or of a field's form is phrased in `reading`; what an act breaks is
warned of in `act` and `documents`.

A rule is a module. Its docstring (Polish) is the page that ``rpd explain`` prints: a title, then
„Co:”, „Dlaczego:”, „Źle::”, „Dobrze::”. ``CODE``, ``SLUG`` and ``SEVERITY`` never change meaning.
``check(case)`` yields findings with paths; the engine stamps the rest. What else must be known of a
rule stands in its module too, as attributes that `traits` lists and reads: ``NEEDS``,
``STRUCTURAL``, ``WORKSPACE``, ``WHOLE``, ``HIDES``, ``KEEPS_NAMES``, ``OF_LINES``, ``UNORDERED``,
``MENDED``, ``LACKS``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from rpd.diagnostics import Finding
from rpd.rules import (
    alias_podmiotu,
    alias_zrodla,
    brak_budzetu,
    brak_dnia_ogloszenia,
    brak_dokumentu,
    brak_odstepu,
    brak_pola,
    brak_pola_profilu,
    brak_produktu,
    brak_realizatora,
    brak_terminu,
    brak_wskaznika,
    dwie_skale,
    errata_inny_tekst,
    errata_miejsce_donikad,
    errata_nie_pasuje,
    errata_powtorzony_wpis,
    id_innego_dzialania,
    id_innego_wpisu,
    inna_interpunkcja,
    inne_brzmienie,
    inny_numer,
    inny_profil,
    kierunek_bez_powiazania,
    kierunek_poza_strategia,
    kierunek_strategii_bez_dzialan,
    kilka_dokumentow,
    komentarz_bez_odstepu,
    konflikt_scalania,
    kontynuacja_donikad,
    koszt_jednostkowy_poza_pasmem,
    kwota_bez_zrodla,
    kwota_laczna_bez_podzialu,
    kwota_ogolem_inna_niz_suma,
    kwota_w_opisie,
    kwota_w_tysiacach,
    kwota_w_zlej_postaci,
    lacznik_w_zakresie,
    lacznik_zamiast_polpauzy,
    lata_wskaznika,
    limit_moze_byc_przekroczony,
    litera_donikad,
    luka_w_numeracji,
    luka_w_strategii,
    miara_w_produkcie,
    montaz_nie_domyka_sie,
    nazwa_slownika_wbrew_planowi,
    nieczynny_podmiot,
    niedomkniety_cudzyslow,
    niedomkniety_nawias,
    niedozwolony_zapis,
    niedozwolony_znak,
    nieznana_grupa,
    nieznana_nazwa_w_profilu,
    nieznane_pole,
    nieznane_zrodlo,
    nieznany_cel,
    nieznany_kierunek_strategii,
    nieznany_podmiot,
    nieznany_priorytet,
    nieznany_znak_wartosci,
    nowszy_format,
    obca_galaz,
    obcy_cel,
    odcisk_niezgodny,
    odeslanie_bez_przypisu,
    odstep_przed_znakiem,
    odstepstwo_bez_liczby_miejsc,
    odstepstwo_inne_miejsca,
    odstepstwo_niedozwolone,
    odstepstwo_niewykorzystane,
    odstepstwo_od_nieznanej_reguly,
    okres_poza_planem,
    okresy_nie_domykaja_sie,
    organ_w_dopelniaczu,
    plik_nieczytelny,
    plik_pominiety,
    podmiot_dwa_razy,
    podwojny_odstep,
    podzial_nie_domyka_sie,
    powtorzona_nazwa_w_slowniku,
    powtorzony_id,
    powtorzony_id_wpisu,
    powtorzony_klucz,
    powtorzony_klucz_profilu,
    powtorzony_numer,
    powtorzony_numer_w_strategii,
    procent_bez_podstawy,
    procent_ponad_sto,
    prosty_cudzyslow,
    przekroczony_limit,
    przypis_bez_odeslania,
    pusty_plik,
    rok_wbrew_nazwie,
    rozdzial_spoza_dzialu,
    skladnia_yaml,
    sprzeczna_pozycja,
    sprzeczne_dni_uchwaly,
    sprzeczny_profil,
    tendencja_wbrew_wartosciom,
    termin_bez_dat,
    termin_bez_roku,
    termin_nieczytelny,
    termin_odwrocony,
    termin_poza_rokiem,
    termin_przed_uchwala,
    termin_z_datami,
    uchwala_wbrew_oznaczeniu,
    urwany_tekst,
    utracony_id_wpisu,
    wartosc_bez_tresci,
    wartosc_nie_do_wiary,
    wartosc_podana_dwa_razy,
    wartosc_posrednia_poza_zakresem,
    wartosc_wskaznika_slowami,
    wlasne_z_programem,
    wskaznik_bez_jednostki,
    wskaznik_bez_wartosci,
    wskaznik_nieznanego_dzialania,
    wskaznik_wbrew_kierunkowi,
    wyrazy_z_innych_plikow,
    wzor_nieczytelny,
    wzor_wbrew_kwocie,
    zbyt_duzy_plik,
    zgubiony_poziom,
    zla_wartosc,
    zlaczone_wiersze,
    zle_kodowanie,
    zly_typ,
    zmiana_bez_uchwaly,
    zmiana_nie_pasuje,
    znaki_z_innego_programu,
    zrodlo_dwa_razy,
)
from rpd.rules.acknowledged import acknowledge, assigned, marks, wide
from rpd.rules.covered import digest
from rpd.rules.engine import Case, Verdict, acknowledgeable, of_reader
from rpd.rules.engine import judge as _judge
from rpd.rules.traits import Rule, Traits, traits

RULES: tuple[Rule, ...] = cast(
    "tuple[Rule, ...]",
    (
        zle_kodowanie,
        skladnia_yaml,
        pusty_plik,
        kilka_dokumentow,
        niedozwolony_zapis,
        powtorzony_klucz,
        zbyt_duzy_plik,
        niedozwolony_znak,
        konflikt_scalania,
        nieznane_pole,
        brak_pola,
        zly_typ,
        zla_wartosc,
        brak_dokumentu,
        komentarz_bez_odstepu,
        urwany_tekst,
        plik_pominiety,
        plik_nieczytelny,
        zmiana_nie_pasuje,
        errata_nie_pasuje,
        errata_miejsce_donikad,
        errata_inny_tekst,
        errata_powtorzony_wpis,
        nieznane_zrodlo,
        nieznany_podmiot,
        kierunek_poza_strategia,
        nieznany_cel,
        nieznany_priorytet,
        kierunek_bez_powiazania,
        obca_galaz,
        nieznany_kierunek_strategii,
        kierunek_strategii_bez_dzialan,
        inne_brzmienie,
        inna_interpunkcja,
        inny_numer,
        alias_zrodla,
        alias_podmiotu,
        powtorzony_id,
        obcy_cel,
        nieczynny_podmiot,
        id_innego_dzialania,
        kontynuacja_donikad,
        powtorzona_nazwa_w_slowniku,
        rok_wbrew_nazwie,
        wyrazy_z_innych_plikow,
        zmiana_bez_uchwaly,
        odcisk_niezgodny,
        sprzeczne_dni_uchwaly,
        brak_dnia_ogloszenia,
        powtorzony_numer_w_strategii,
        luka_w_strategii,
        nazwa_slownika_wbrew_planowi,
        nieznana_grupa,
        uchwala_wbrew_oznaczeniu,
        podmiot_dwa_razy,
        nowszy_format,
        powtorzony_id_wpisu,
        id_innego_wpisu,
        utracony_id_wpisu,
        organ_w_dopelniaczu,
        powtorzony_klucz_profilu,
        nieznana_nazwa_w_profilu,
        sprzeczny_profil,
        brak_pola_profilu,
        inny_profil,
        brak_realizatora,
        brak_terminu,
        brak_wskaznika,
        brak_produktu,
        brak_budzetu,
        wskaznik_bez_wartosci,
        przypis_bez_odeslania,
        odeslanie_bez_przypisu,
        luka_w_numeracji,
        powtorzony_numer,
        wskaznik_bez_jednostki,
        procent_bez_podstawy,
        procent_ponad_sto,
        wskaznik_wbrew_kierunkowi,
        miara_w_produkcie,
        litera_donikad,
        wartosc_wskaznika_slowami,
        nieznany_znak_wartosci,
        lata_wskaznika,
        wartosc_posrednia_poza_zakresem,
        tendencja_wbrew_wartosciom,
        dwie_skale,
        wartosc_podana_dwa_razy,
        wartosc_bez_tresci,
        wskaznik_nieznanego_dzialania,
        termin_nieczytelny,
        termin_odwrocony,
        termin_poza_rokiem,
        termin_bez_roku,
        termin_przed_uchwala,
        termin_bez_dat,
        termin_z_datami,
        kwota_bez_zrodla,
        podzial_nie_domyka_sie,
        sprzeczna_pozycja,
        kwota_w_zlej_postaci,
        montaz_nie_domyka_sie,
        przekroczony_limit,
        kwota_laczna_bez_podzialu,
        kwota_w_opisie,
        koszt_jednostkowy_poza_pasmem,
        wlasne_z_programem,
        zrodlo_dwa_razy,
        limit_moze_byc_przekroczony,
        kwota_w_tysiacach,
        okres_poza_planem,
        okresy_nie_domykaja_sie,
        wzor_wbrew_kwocie,
        wzor_nieczytelny,
        rozdzial_spoza_dzialu,
        kwota_ogolem_inna_niz_suma,
        lacznik_w_zakresie,
        prosty_cudzyslow,
        brak_odstepu,
        zlaczone_wiersze,
        zgubiony_poziom,
        niedomkniety_cudzyslow,
        niedomkniety_nawias,
        podwojny_odstep,
        odstep_przed_znakiem,
        lacznik_zamiast_polpauzy,
        znaki_z_innego_programu,
        wartosc_nie_do_wiary,
        odstepstwo_niewykorzystane,
        odstepstwo_od_nieznanej_reguly,
        odstepstwo_niedozwolone,
        odstepstwo_bez_liczby_miejsc,
        odstepstwo_inne_miejsca,
    ),
)

__all__ = [
    "BY_NAME",
    "RULES",
    "Case",
    "Rule",
    "Traits",
    "Verdict",
    "acknowledgeable",
    "explanation",
    "judge",
    "of",
    "of_reader",
    "places",
]

BY_NAME: dict[str, Rule] = {name: rule for rule in RULES for name in (rule.CODE, rule.SLUG)}


def of(name: str) -> Traits:
    """What is known of the findings of a rule, by its code or slug."""
    return traits(BY_NAME[name])


def judge(
    case: Case | None, structural: Iterable[Finding], *, partial: bool = False
) -> list[Verdict]:
    """All findings: the reader's, then the rules', acknowledged where the plan says so.

    Without a case (there was nothing to build a plan from) only the reader's are left. A `partial`
    plan lacks actions that could not be read.
    """
    structural = list(structural)
    verdicts = [Verdict(BY_NAME[finding.slug], finding) for finding in structural]
    if case is None:
        return verdicts
    verdicts += _judge(RULES, case, structural, partial=partial)
    return acknowledge(verdicts, case, BY_NAME)


def places(case: Case) -> dict[int, tuple[int, str]]:
    """Of every acknowledgement that must say it: how many places it covers and their digest.

    The reader must have refused nothing.
    """
    verdicts = _judge(RULES, case, ())
    found = {}
    for index, positions in assigned(verdicts, case, BY_NAME).items():
        odstepstwo = case.plan.odstepstwa[index]
        of_it = [verdicts[position] for position in positions]
        if odstepstwo.miejsc is not None or odstepstwo.odcisk or wide(odstepstwo, of_it, case):
            found[index] = len(of_it), digest(marks(of_it, case))
    return found


def explanation(rule: Rule) -> str:
    """The rule's page."""
    return (rule.__doc__ or "").strip()
