"""Slips typed into a plan, and whether doing to the letter what is said repairs them."""

from __future__ import annotations

from functools import cache

import pytest

from rpd.diagnostics import Diagnostic
from rpd.errors import CannotReadError
from rpd.load.whole import load
from rpd.outside.files import Source
from tests.advice import repaired

SLOWNIK = """\
zrodla:
  - {id: FEM, nazwa: Fundusze Europejskie dla Małopolski 2021–2027, aliasy: [FEdM], grupa: ue}
  - {id: FERS, nazwa: Fundusze Europejskie dla Rozwoju Społecznego, grupa: ue}
  - {id: BP, nazwa: budżet państwa, grupa: ue}
grupy:
  - {id: ue, nazwa: Unia}
skroty: []
podmioty:
  - {id: ROPS, nazwa: Regionalny Ośrodek Polityki Społecznej}
  - {id: OWES, nazwa: Ośrodek Wsparcia Ekonomii Społecznej}
  - {id: PUP, nazwa: powiatowy urząd pracy}
"""
STRATEGIA = """\
tytul: Program
cel_glowny: Cel
cele:
  - numer: I
    nazwa: Cel pierwszy
    priorytety:
      - numer: I.1
        nazwa: Priorytet pierwszy
        kierunki:
          - numer: I.1.1
            nazwa: Kierunek pierwszy
"""
PLAN = """\
rok: 2024
tytul: Roczny Plan Działania na 2024 r.
strategia: strategia.yaml
slownik: slownik.yaml
przypisy:
  kwoty: Konkretne kwoty zostały wskazane w projektach.
cele:
  - numer: I
    priorytety:
      - numer: I.1
        kierunki:
          - numer: 1
            strategia: I.1.1
            dzialania:
              - id: szkolenia-kadry
                nazwa: Kompleksowe szkolenia kadry CUS[^kwoty]
                opis: |
                  Szkolenia obejmą:
                  a) prawo,
                  b) pierwszą pomoc.
                produkty:
                  - Oferta szkoleń
                wskazniki:
                  - nazwa: Liczba przeszkolonych osób
                    wartosc_docelowa: 45
                    jednostka: os.
                budzet:
                  - kwota: 180000
                    zrodla: [FEM]
                termin: II–IV kwartał 2024
                realizatorzy: [ROPS, OWES]
              - id: wizyty-studyjne
                nazwa: Wizyty studyjne
                opis: Wizyty w trzech ośrodkach.
                produkty:
                  - Raport z wizyt
                  - Zdjęcia
                wskazniki:
                  - nazwa: Odsetek zadowolonych uczestników
                    opis: wśród wszystkich uczestników
                    wartosc_docelowa: 35
                    jednostka: '%'
                    prog: min
                budzet:
                  - srodki: wlasne
                termin: cały rok 2024
                realizatorzy:
                  - ROPS
                  - podmiot: PUP
                    rola: partner
"""


@cache
def told(text: str) -> list[Diagnostic]:
    """What is said of a text; most slips end in the same right one."""

    def fetch(name: str) -> Source:
        files = {"strategia.yaml": STRATEGIA, "slownik.yaml": SLOWNIK}
        if name not in files:
            raise CannotReadError(f"Nie ma pliku „{name}”.")
        return Source(name, files[name].encode())

    found = load(Source("2024.yaml", text.encode()), fetch).diagnostics
    return [diagnostic for diagnostic in found if diagnostic.slug not in TRUE_OF_THE_PLAN]


# What is said of a plan that is as its author meant it, with two sources or another unit.
TRUE_OF_THE_PLAN = {"kwota-laczna-bez-podzialu", "procent-bez-podstawy"}

# What stands there, and what a person types instead of it.
SLIPS: dict[str, list[str]] = {
    "wartosc_docelowa: 45": [
        *(
            f"wartosc_docelowa: {value}"
            for value in (
                "45%",
                "45 %",
                "min. 45",
                "min 45",
                "min. 45%",
                "max. 45",
                "maks. 45 dni",
                "do 45",
                "co najmniej 45",
                "co najwyżej 45",
                "nie mniej niż 45",
                "przynajmniej 45 osób",
                ">= 45",
                "'>= 45'",
                "> 45",
                "≥ 45",
                "≤45",
                "45 osób",
                "45 os.",
                "45 szt.",
                "45 godz.",
                "1 200",
                "1\u00a0200",
                "12,5",
                "'45'",
                '"45"',
                "„45”",
                "ok. 45",
                "około 45",
                "~ 45",
                "40-45",
                "40–45",
                "40 do 45",
                "1 200,50 zł",
                "45 proc.",
                "045 osób",
            )
        ),
        "wartosc_docelowa:45",
        "wartość_docelowa: 45",
        "wartosc docelowa: 45",
        "wartosc: 45",
        "Wartosc_docelowa: 45",
    ],
    "wartosc_docelowa: 35": [
        *(
            f"wartosc_docelowa: {value}"
            for value in ("35%", "35 %", "min. 35%", "35 proc.", "≥35%")
        ),
    ],
    "prog: min\n": [
        *(f"prog: {value}\n" for value in ("minimum", "min.", "MIN", "minn", "'min '", "mini")),
    ],
    "jednostka: '%'": ["jednostka: %", 'jednostka: "%”', "jednostka: '%’"],
    "[ROPS, OWES]": [
        *("[ROPS i OWES]", "[ROPS oraz OWES]", "[ROPS; OWES]", "[ROPS/OWES]", "[ROPS OWES]"),
        *("[ROPS + OWES]", "[ROPS & OWES]", "[ROPS we współpracy z OWES]", "[ROPS lub OWES]"),
        *("ROPS", "ROPS, OWES", "ROPS i OWES", "ROPS; OWES", "ROPS oraz OWES", "- ROPS"),
        *("[ROPSS, OWES]", "[OWSE]", "[ROPS, owes]", "[rops]", '["ROPS”, OWES]', "['ROPS’]"),
        *("[ROPS w Krakowie]", "[Regionalny Osrodek Polityki Spolecznej]", "[ROPS, PUP i OWES]"),
    ],
    "                  - ROPS\n": [
        *(
            f"                  {entry}\n"
            for entry in (
                "- ROPS i OWES",
                "- ROPS, OWES",
                "- ROPS; OWES",
                "- ROPS / OWES",
                "-ROPS",
                "– ROPS",
                "• ROPS",
                "- ROPSS",
                '- "ROPS”',
                "- 'ROPS’",
                "ROPS",
            )
        ),
    ],
    "[FEM]": [
        *("[FEM i FERS]", "[FEM, FERS i BP]", "[FEM/FERS]", "[FEM oraz BP]", "FEM", "FEM, FERS"),
        *("FEM i FERS", "[FME]", "[FERRS]", "[FE M]", "[fem]", "[FEdMM]"),
    ],
    "nazwa: Liczba przeszkolonych osób\n                    wartosc_docelowa: 45\n"
    "                    jednostka: os.\n": [
        *(
            f"{entry}\n"
            for entry in (
                "Liczba osób - 45",
                "Liczba osób – 45",
                "Liczba osób – min. 35%",
                "Liczba osób: 45",
                "Liczba osób — 45 os.",
                "Liczba osób = 45",
                "Liczba osób, w tym kobiet – 45 osób",
                "Liczba osób: 45 os.",
                "Odsetek osób (wśród uczestników) – 35%",
            )
        ),
    ],
    "produkty:\n                  - Oferta szkoleń\n": [
        "produkty: Oferta szkoleń\n",
        "produkty: Oferta szkoleń, program\n",
        "produkt:\n                  - Oferta szkoleń\n",
        "Produkty:\n                  - Oferta szkoleń\n",
        "produkty\n                  - Oferta szkoleń\n",
        "produkty:\n                  -Oferta szkoleń\n",
        "produkty:\n                  – Oferta szkoleń\n",
        'produkty:\n                  - "Oferta szkoleń”\n',
        'produkty:\n                  - "Oferta szkoleń\n',
        "produkty:\n                  - 'Oferta szkoleń\n",
    ],
    "                  a) prawo,\n": [
        f"{' ' * spaces}a) prawo,\n" for spaces in (0, 8, 14, 15, 16, 17)
    ],
    "                  Szkolenia obejmą:\n": [
        f"{' ' * spaces}Szkolenia obejmą:\n" for spaces in (19, 20, 22)
    ],
    "opis: Wizyty w trzech ośrodkach.": [
        *('opis: "Wizyty w trzech ośrodkach.”', "opis: 'Wizyty w trzech ośrodkach.’"),
        *('opis: "Wizyty w trzech ośrodkach.“', 'opis: "Wizyty w „Domu” i ośrodkach.”'),
        *('opis: "Wizyty w trzech ośrodkach.', "opis: 'Wizyty w trzech ośrodkach."),
        *("opis:Wizyty w trzech ośrodkach.", "opsi: Wizyty w trzech ośrodkach."),
        *("opis = Wizyty w trzech ośrodkach.", "opis: Wizyty: w trzech ośrodkach."),
        *("opis: Wizyty - także zdalne.", "opis: Wizyty  w trzech.", "opis: Wizyty , spotkania."),
        *("opis: Wizyty w trzech ośrodkach .", "opis: Wizyty społeczno - zawodowe."),
        *("opis: Wizyty w 2024r.", "opis: Wizyty w latach 2023-2024.", "opis: '@ Wizyty'x"),
        *("opis: @wizyty", "opis: %wizyty", "opis: `wizyty`"),
    ],
    "numer: I.1\n": ["numer: „I.1”\n", "numer: I.1.\n", "numer: i.1\n", "numer: 'I.1 '\n"],
    "id: wizyty-studyjne": ["id: Wizyty studyjne", "id: wizyty_studyjne", "id: „wizyty”"],
    "rok: 2024": ["rok: '2024'", "rok: „2024”", "rok:2024", "Rok: 2024", "rok: 2024.0"],
    "kwota: 180000": [
        *(
            f"kwota: {value}"
            for value in (
                "180 000",
                "180 000 zł",
                "180000 zł",
                "180.000",
                "180 tys.",
                "180 tys. zł",
                "'180000'",
                "180000,50",
                "180.000,00",
                "180000 PLN",
            )
        ),
        *("kwota:180000", "Kwota: 180000", "kwoty: 180000"),
    ],
    "                    zrodla: [FEM]\n                termin:": [
        "                    zrodla: [FEM]\n                    termin:",
        "                    zrodla: [FEM]\n                 termin:",
        "                    zrodla: [FEM]\n               termin:",
        "                    zrodło: [FEM]\n                termin:",
    ],
    "                budzet:\n                  - srodki: wlasne\n": [
        "                srodki: wlasne\n",
        "                budżet:\n                  - srodki: wlasne\n",
        "                budzet:\n                  - srodki: własne\n",
        "                budzet:\n                  - srodki: wlasna\n",
        "                budzet:\n                  -srodki: wlasne\n",
        "                budzet:\n                  - srodki wlasne\n",
    ],
}
SLIPS |= {
    "[ROPS, OWES]": [
        *SLIPS["[ROPS, OWES]"],
        *("[ROPS. OWES]", "ROPS, OWES]", "(ROPS, OWES)", "ROPS; OWES]", "{ROPS, OWES}"),
        *('["ROPS, OWES]', "['ROPS, OWES]", '[ROPS, "OWES]', "(ROPS", "[„ROPS”, „OWES”]"),
    ],
    "wartosc_docelowa: 45": [
        *SLIPS["wartosc_docelowa: 45"],
        *("wartosc_docelowa: 4O", "wartosc_docelowa: I5", "wartosc_docelowa: l5"),
        *("wartosc_docelowa = 45", "wartosc_docelowa; 45"),
    ],
    "- kwota: 180000": ["- kwota = 180000", "- kwota; 180000", "- kwota: 18OOOO"],
    "- Oferta szkoleń": ["* Oferta szkoleń"],
    "nazwa: Wizyty studyjne": ["nazwa: *Wizyty studyjne"],
    "                termin: cały rok 2024\n": [
        "                 termin: cały rok 2024\n",
        "               termin: cały rok 2024\n",
        "                termin cały rok 2024\n",
        "                termin; cały rok 2024\n",
        "\t\ttermin: cały rok 2024\n",
        "                \u00a0termin: cały rok 2024\n",
        "                termin:\u00a0cały rok 2024\n",
        "                termin: 'cały rok 2024\n",
        "                termin: cały rok 2024\n                termin: cały rok 2024\n",
        "                termin: wiosna 2024\n",
        "                termin: IV-II kwartał 2024\n",
        "                termim: cały rok 2024\n",
        "                termin_realizacji: cały rok 2024\n",
        "                Termin realizacji: cały rok 2024\n",
        "                termin: cały rok 2024\n                uwagi: ważne\n",
        "                termin: cały rok 2024\n                status: nowe\n",
    ],
    "                    rola: partner\n": [
        "                    rola: Partner\n",
        "                    rola: parter\n",
        "                    rola: współpraca\n",
        "                    rola: lider i partner\n",
        "                   rola: partner\n",
        "                rola: partner\n",
        "                    rola partner\n",
    ],
    "CUS[^kwoty]": ["CUS[^kwota]", "CUS[^kwoty", "„CUS[^kwoty]", "CUS”[^kwoty]", "(CUS[^kwoty]"],
    "strategia: I.1.1\n": [
        "strategia: I.1.1.\n",
        "strategia: I.1.2\n",
        "strategia: i.1.1\n",
        "strategia:I.1.1\n",
        "strategja: I.1.1\n",
    ],
}
CASES = [(old, new) for old, news in SLIPS.items() for new in news]

# What a person has to understand, because there is more than one thing to do.
NOT_BY_THE_LETTER = {
    "opis: '@ Wizyty'x",
    "kwota: 180.000",  # thousands, or grosze with a digit too many
    "                termin: cały rok 2024\n                uwagi: ważne",  # which of the bodies
    "                termin: wiosna 2024",
    "                termin: IV-II kwartał 2024",
    # where the quotation or the parenthesis ends, and which of two findings is the cause
    "CUS[^kwoty",
    "„CUS[^kwoty]",
    "CUS”[^kwoty]",
    "(CUS[^kwoty]",
}


@pytest.mark.parametrize(("old", "new"), CASES)
def test_a_slip_is_repaired_by_what_is_said_of_it(old: str, new: str) -> None:
    assert PLAN.count(old) >= 1
    typed = PLAN.replace(old, new, 1)
    assert told(typed) != [], "no slip at all"
    text, messages = repaired(typed, told)
    assert (messages == []) is (new.strip("\n") not in NOT_BY_THE_LETTER), (text, messages)


def test_the_plan_itself_is_clean() -> None:
    assert told(PLAN) == []


def test_there_are_many() -> None:
    assert len(CASES) >= 150
    assert len(NOT_BY_THE_LETTER) <= len(CASES) // 10
