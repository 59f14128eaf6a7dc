"""What is changed in a plan → what the act says, word by word."""

# ruff: noqa: ISC004, E501 (long sentences stand as they are written)

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pytest

from rpd.act.letter import Grid, HeadingLine, Point, Quotation
from rpd.act.proven import amending
from rpd.errors import CannotReadError
from rpd.load.whole import Loaded, load
from rpd.outside.files import Source
from rpd.polish.wording import plain

PLAN = """\
rok: 2024
tytul: Plan dla ekonomii społecznej na 2024 r.
uchwala: {organ: MKRES, numer: 4/2024, data: 2024-03-07, zalacznik: 1}
strategia: strategia.yaml
slownik: slownik.yaml
przypisy:
  kwoty: Kwoty podano w złotych.
  ustawa: Ustawa o ekonomii społecznej.
kolumny: {budzet: {przypis: kwoty}}
cele:
  - numer: I
    nazwa: Współpraca samorządów
    priorytety:
      - numer: I.1
        nazwa: Usługi społeczne
        kierunki:
          - numer: 1
            nazwa: Wsparcie samorządów
            strategia: I.1.1
            dzialania:
              - id: szkolenia
                nazwa: Szkolenia kadry usług społecznych
                opis: Szkolenia dla kadry centrów usług społecznych z całego regionu.
                produkty: [Oferta szkoleń]
                wskazniki:
                  - {nazwa: Liczba szkoleń, wartosc_docelowa: 3}
                  - {nazwa: Liczba osób, wartosc_docelowa: 45, prog: min}
                budzet:
                  - {kwota: 180000, zrodla: [FEM]}
                termin: II kwartał 2024
                realizatorzy: [ROPS]
              - id: wizyty
                nazwa: Wizyty studyjne
                opis: Wizyty dla przedstawicieli gmin i powiatów[^ustawa].
                produkty: [Oferta wizyt]
                budzet:
                  - {srodki: wlasne}
                termin: II–IV kwartał 2024
                realizatorzy: [ROPS, OWES]
              - id: raport
                nazwa: Raport z badań
                termin: cały rok 2024
                realizatorzy: [OWES]
          - numer: 2
            nazwa: Forum współpracy
            strategia: I.1.2
            dzialania:
              - id: forum
                nazwa: Spotkania forum
                termin: I kwartał 2024
                realizatorzy: [ROPS]
"""
COMPANIONS = {
    "strategia.yaml": "tytul: S\ncel_glowny: C\ncele: []\n",
    "slownik.yaml": "zrodla: [{id: FEM, nazwa: F}, {id: FERS, nazwa: G}]\npodmioty: []\n",
}
RAPORT = PLAN[PLAN.index("              - id: raport") : PLAN.index("          - numer: 2")]
WIZYTY = PLAN[PLAN.index("              - id: wizyty") : PLAN.index("              - id: raport")]
SZKOLENIA = PLAN[PLAN.index("              - id: szkol") : PLAN.index("              - id: wizyty")]
SECOND = PLAN[PLAN.index("          - numer: 2") :]
NEW = "              - id: nowe\n                nazwa: Nowe\n"
NEWER = "              - id: nowsze\n                nazwa: Nowsze\n"

HERE = "w Celu szczegółowym I w Priorytecie I.1 w Kierunku interwencji 1"
THERE = "w Celu szczegółowym I w Priorytecie I.1 w Kierunku interwencji 2"


@lru_cache(maxsize=256)
def loaded(text: str) -> Loaded:
    sources = {name: Source(name, body.encode()) for name, body in COMPANIONS.items()}

    def fetch(name: str) -> Source:
        if name not in sources:
            raise CannotReadError(name)
        return sources[name]

    return load(Source("plan.yaml", text.encode()), fetch)


def act(old: str, new: str) -> str:
    """The lead and the parts below it as lines; a table is its first column in brackets."""
    found = amending(loaded(old), loaded(new), "7/2024", date(2024, 6, 30))
    lines = [found.lead]
    for part in found.parts:
        match part:
            case Point(level, marker, text):
                lines.append("  " * level + f"{marker} {text}")
            case Quotation(level, quoted):
                lines += ["  " * level + f"   {line}" for line in quoted]
            case HeadingLine(level, text):
                lines.append("#" * level + f" {text}")
            case Grid():
                names = ["".join(r.text for r in row[0][0].runs) for row in part.rows]  # type: ignore[union-attr]
                lines.append(f"[{'; '.join(names)}]")
    return plain("\n".join(lines))


CASES: list[tuple[str, str, str, str]] = [
    # --- words of a cell
    ("kwota", "kwota: 180000", "kwota: 195000",
     f"{HERE} w działaniu 1 w kolumnie „Budżet/Źródło finansowania” kwotę „180 000” "
     "zastępuje się kwotą „195 000”."),
    ("kwota z groszami", "kwota: 180000", "kwota: 180000.50",
     f"{HERE} w działaniu 1 w kolumnie „Budżet/Źródło finansowania” kwotę „180 000” "
     "zastępuje się kwotą „180 000,50”."),
    ("źródło", "zrodla: [FEM]", "zrodla: [FERS]",
     f"{HERE} w działaniu 1 w kolumnie „Budżet/Źródło finansowania” wyraz „FEM” zastępuje "
     "się wyrazem „FERS”."),
    ("drugie źródło", "zrodla: [FEM]", "zrodla: [FEM, FERS]",
     f"{HERE} w działaniu 1 w kolumnie „Budżet/Źródło finansowania” po wyrazie „FEM” "
     "dodaje się przecinek i wyraz „FERS”."),
    ("ramy projektu", "{srodki: wlasne}", "{srodki: wlasne, w_ramach_projektow: true}",
     f"{HERE} w działaniu 2 w kolumnie „Budżet/Źródło finansowania” po wyrazie "
     "„realizatorów” dodaje się wyrazy „w ramach projektów”."),
    ("termin", "termin: II kwartał 2024", "termin: II–III kwartał 2024",
     f"{HERE} w działaniu 1 w kolumnie „Termin realizacji” wyrazy „II kwartał 2024” "
     "zastępuje się wyrazami „II–III kwartał 2024”."),
    ("termin słowny", "termin: cały rok 2024", "termin: IV kwartał 2024",
     f"{HERE} w działaniu 3 w kolumnie „Termin realizacji” wyrazy „cały rok 2024” "
     "zastępuje się wyrazami „IV kwartał 2024”."),
    ("wskaźnik w górę", "wartosc_docelowa: 45", "wartosc_docelowa: 60",
     f"{HERE} w działaniu 1 w kolumnie „Wskaźnik produktu” w lit. b liczbę „45” zastępuje "
     "się liczbą „60”."),
    ("wskaźnik w górę, liczba jednocyfrowa", "wartosc_docelowa: 3}", "wartosc_docelowa: 4}",
     f"{HERE} w działaniu 1 w kolumnie „Wskaźnik produktu” w lit. a liczbę „3” zastępuje "
     "się liczbą „4”."),
    ("próg", ", prog: min", "",
     f"{HERE} w działaniu 1 w kolumnie „Wskaźnik produktu” w lit. b skreśla się wyraz "
     "„min.”."),
    ("nowy realizator", "realizatorzy: [ROPS, OWES]", "realizatorzy: [ROPS, OWES, MKRES]",
     f"{HERE} w działaniu 2 w kolumnie „Realizator” po wyrazie „OWES” dodaje się "
     "przecinek i wyraz „MKRES”."),
    ("realizator odchodzi", "realizatorzy: [ROPS, OWES]", "realizatorzy: [OWES]",
     f"{HERE} w działaniu 2 w kolumnie „Realizator” wyrazy „ROPS, OWES” zastępuje się "
     "wyrazem „OWES”."),
    ("inny realizator", "realizatorzy: [OWES]", "realizatorzy: [ROPS]",
     f"{HERE} w działaniu 3 w kolumnie „Realizator” wyraz „OWES” zastępuje się wyrazem "
     "„ROPS”."),
    ("wyraz opisu", "dla kadry centrów", "dla pracowników centrów",
     f"{HERE} w działaniu 1 w kolumnie „Szczegółowy opis zaplanowanych działań” wyraz "
     "„kadry” zastępuje się wyrazem „pracowników”."),
    ("wyrazy opisu", "z całego regionu", "z wszystkich powiatów regionu",
     f"{HERE} w działaniu 1 w kolumnie „Szczegółowy opis zaplanowanych działań” wyraz "
     "„całego” zastępuje się wyrazami „wszystkich powiatów”."),
    ("dodane wyrazy", "dla kadry centrów", "dla kadry kierowniczej centrów",
     f"{HERE} w działaniu 1 w kolumnie „Szczegółowy opis zaplanowanych działań” po "
     "wyrazie „kadry” dodaje się wyraz „kierowniczej”."),
    ("skreślone wyrazy", " z całego regionu", "",
     f"{HERE} w działaniu 1 w kolumnie „Szczegółowy opis zaplanowanych działań” skreśla "
     "się wyrazy „z całego regionu”."),
    ("produkt", "[Oferta szkoleń]", "[Oferta szkoleń i doradztwa]",
     f"{HERE} w działaniu 1 w kolumnie „Produkt” po wyrazie „szkoleń” dodaje się wyrazy "
     "„i doradztwa”."),
    ("nazwa działania", "nazwa: Wizyty studyjne", "nazwa: Wizyty i staże studyjne",
     f"{HERE} w działaniu 2 w kolumnie „Nazwa działania/inicjatywy” po wyrazie „Wizyty” "
     "dodaje się wyrazy „i staże”."),
    ("cudzysłów w cytacie", "nazwa: Raport z badań", "nazwa: Raport „Stan” z badań",
     f"{HERE} w działaniu 3 w kolumnie „Nazwa działania/inicjatywy” po wyrazie „Raport” "
     "dodaje się wyraz „»Stan«”."),
    ("wyraz, który stoi dwa razy", "Szkolenia dla kadry centrów usług społecznych z całego",
     "Szkolenia dla kadry centrów usług publicznych z całego",
     f"{HERE} w działaniu 1 w kolumnie „Szczegółowy opis zaplanowanych działań” wyraz "
     "„społecznych” zastępuje się wyrazem „publicznych”."),
    # --- cells
    ("drugi produkt", "[Oferta szkoleń]", "[Oferta szkoleń, Program]",
     f"{HERE} w działaniu 1 kolumna „Produkt” otrzymuje brzmienie:\n"
     "   „Ad 1)\n"
     "   a) Oferta szkoleń\n"
     "   b) Program”."),
    ("pusta komórka", "                termin: cały rok 2024\n                realizatorzy: [OWES]",
     "                produkty: [Raport]\n                termin: cały rok 2024\n"
     "                realizatorzy: [OWES]",
     f"{HERE} w działaniu 3 kolumna „Produkt” otrzymuje brzmienie: „Ad 3) Raport”."),
    ("opróżniona komórka", "                produkty: [Oferta wizyt]\n", "",
     f"{HERE} w działaniu 2 w kolumnie „Produkt” skreśla się wyrazy „Ad 2) Oferta wizyt”."),
    # --- rows
    ("działanie na końcu", RAPORT, RAPORT + NEW,
     f"{HERE} dodaje się działanie 4 w brzmieniu:\n"
     "[4. Nowe]"),
    ("dwa działania na końcu", RAPORT, RAPORT + NEW + NEWER,
     f"{HERE} dodaje się działania 4 i 5 w brzmieniu:\n"
     "[4. Nowe; 5. Nowsze]"),
    ("działanie w środku", WIZYTY, WIZYTY + NEW,
     f"{HERE} po działaniu 2 dodaje się działanie 2a w brzmieniu:\n"
     "[2a. Nowe]"),
    ("dwa działania w środku", WIZYTY, WIZYTY + NEW + NEWER,
     f"{HERE} po działaniu 2 dodaje się działania 2a i 2b w brzmieniu:\n"
     "[2a. Nowe; 2b. Nowsze]"),
    ("działanie na początku", SZKOLENIA, NEW + SZKOLENIA,
     f"{HERE} przed działaniem 1 dodaje się działanie 0a w brzmieniu:\n"
     "[0a. Nowe]"),
    ("uchylenie", RAPORT, "",
     f"{HERE} uchyla się działanie 3."),
    ("uchylenie z przypisem", WIZYTY, "",
     "wprowadza się następujące zmiany:\n"
     f"  1) {HERE} uchyla się działanie 2;\n"
     "  2) uchyla się odnośnik nr 2."),
    ("uchylenie dwóch", WIZYTY + RAPORT, "",
     "wprowadza się następujące zmiany:\n"
     f"  1) {HERE} uchyla się działania 2 i 3;\n"
     "  2) uchyla się odnośnik nr 2."),
    ("uchylenie wszystkich", SZKOLENIA + WIZYTY + RAPORT, "",
     "wprowadza się następujące zmiany:\n"
     f"  1) {HERE} uchyla się działania 1–3;\n"
     "  2) uchyla się odnośnik nr 2."),
    ("działanie od nowa", WIZYTY,
     WIZYTY.replace("Wizyty studyjne", "Staże").replace("Wizyty dla", "Staże dla uczestników")
     .replace("Oferta wizyt", "Oferta staży").replace("srodki: wlasne", "kwota: 5, zrodla: [FEM]"),
     f"{HERE} działanie 2 otrzymuje brzmienie:\n"
     "[2. Staże]"),
    ("zamiana kolejności", WIZYTY + RAPORT, RAPORT + WIZYTY,
     f"{HERE} działania 2 i 3 otrzymują brzmienie:\n"
     "[2. Raport z badań; 3. Wizyty studyjne]"),
    # --- headings
    ("nazwa celu", "nazwa: Współpraca samorządów", "nazwa: Współpraca samorządów i spółdzielni",
     "w Celu szczegółowym I w nazwie po wyrazie „samorządów” dodaje się wyrazy „i "
     "spółdzielni”."),
    ("nazwa priorytetu", "nazwa: Usługi społeczne", "nazwa: Usługi publiczne",
     "w Celu szczegółowym I w Priorytecie I.1 w nazwie wyraz „społeczne” zastępuje się "
     "wyrazem „publiczne”."),
    ("nazwa kierunku od nowa", "nazwa: Forum współpracy",
     "nazwa: Stałe miejsce wymiany wiedzy i doświadczeń na temat ekonomii społecznej",
     f"{THERE} nazwa otrzymuje brzmienie: „Stałe miejsce wymiany wiedzy i doświadczeń na "
     "temat ekonomii społecznej”."),
    ("kierunek na końcu", SECOND,
     SECOND + "          - {numer: 3, nazwa: Nowy kierunek, strategia: I.1.3, dzialania: "
     "[{id: n, nazwa: Nowe}]}\n",
     "w Celu szczegółowym I w Priorytecie I.1 dodaje się Kierunek interwencji 3 w "
     "brzmieniu:\n"
     "## Kierunek interwencji 3. Nowy kierunek\n"
     "[1. Nowe]"),
    ("kierunek w środku", SECOND,
     "          - {numer: 2, nazwa: Nowy kierunek, strategia: I.1.3, dzialania: "
     "[{id: n, nazwa: Nowe}]}\n" + SECOND.replace("numer: 2", "numer: 3"),
     "w Celu szczegółowym I w Priorytecie I.1 po Kierunku interwencji 1 dodaje się "
     "Kierunek interwencji 1a w brzmieniu:\n"
     "## Kierunek interwencji 1a. Nowy kierunek\n"
     "[1. Nowe]"),
    ("priorytet", SECOND,
     SECOND + "      - numer: I.2\n        nazwa: Kadry\n        kierunki: [{numer: 1, nazwa: K, "
     "dzialania: [{id: n, nazwa: Nowe}]}]\n",
     "w Celu szczegółowym I dodaje się Priorytet I.2 w brzmieniu:\n"
     "## Priorytet I.2. Kadry\n"
     "### Kierunek interwencji 1. K\n"
     "[1. Nowe]"),
    ("cel", SECOND, SECOND + "  - {numer: II, nazwa: Reintegracja, priorytety: []}\n",
     "dodaje się Cel szczegółowy II w brzmieniu:\n"
     "## Cel szczegółowy II. Reintegracja"),
    ("kierunek bez działań", SECOND, SECOND.replace(SECOND[SECOND.index("            dzial"):],
     "            dzialania: []\n"),
     f"{THERE} uchyla się działanie 1."),
    # --- title and footnotes
    ("tytuł", "tytul: Plan dla", "tytul: Roczny plan dla",
     "wprowadza się następujące zmiany:\n"
     "  1) w tytule oraz w § 1 wyraz „Plan” zastępuje się wyrazami „Roczny plan”;\n"
     "  2) w załączniku nr 1 w tytule wyraz „Plan” zastępuje się wyrazami „Roczny plan”."),
    ("przypis, wyraz", "kwoty: Kwoty podano w złotych.", "kwoty: Kwoty podano w tysiącach złotych.",
     "w odnośniku nr 1 po wyrazach „podano w” dodaje się wyraz „tysiącach”."),
    ("przypis od nowa", "ustawa: Ustawa o ekonomii społecznej.",
     "ustawa: Zob. art. 2 ustawy z dnia 5 sierpnia 2022 r. i rozporządzenie wydane na jej "
     "podstawie.",
     "odnośnik nr 2 otrzymuje brzmienie: „Zob. art. 2 ustawy z dnia 5 sierpnia 2022 r. i "
     "rozporządzenie wydane na jej podstawie.”."),
    ("przypis odchodzi", "kolumny: {budzet: {przypis: kwoty}}\n", "",
     ("wprowadza się następujące zmiany:\n"
     "  1) w pierwszej tabeli w nagłówku kolumny „Budżet/Źródło finansowania” skreśla "
     "się odnośnik nr 1;\n"
     "  2) uchyla się odnośnik nr 1.")),
    # --- several at once
    ("dwie komórki jednego działania", "kwota: 180000, zrodla: [FEM]}\n                termin: II k",
     "kwota: 195000, zrodla: [FEM]}\n                termin: III k",
     (f"{HERE} w działaniu 1 wprowadza się następujące zmiany:\n"
     "  1) w kolumnie „Budżet/Źródło finansowania” kwotę „180 000” zastępuje się kwotą "
     "„195 000”;\n"
     "  2) w kolumnie „Termin realizacji” wyrazy „II kwartał 2024” zastępuje się "
     "wyrazami „III kwartał 2024”.")),
]  # fmt: skip


MORE: list[tuple[str, list[tuple[str, str]], str]] = [
    ("łączna kwota", [("kwota: 180000, zrodla: [FEM]", "kwota: 5000, zrodla: [FEM, FERS]")],
     f"{HERE} w działaniu 1 w kolumnie „Budżet/Źródło finansowania” wprowadza się "
     "następujące zmiany:\n"
     "  1) kwotę „180 000” zastępuje się kwotą „5 000”;\n"
     "  2) po wyrazie „FEM” dodaje się przecinek i wyraz „FERS”."),
    ("podział kwoty", [("zrodla: [FEM]}", "podzial: {FEM: 100000, FERS: 80000}}")],
     f"{HERE} w działaniu 1 kolumna „Budżet/Źródło finansowania” otrzymuje brzmienie: "
     "„180 000, w tym: FEM – 100 000, FERS – 80 000”."),
    ("bez kosztów", [("{srodki: wlasne}", "{bez_kosztow: true}")],
     f"{HERE} w działaniu 2 w kolumnie „Budżet/Źródło finansowania” wyrazy „Środki własne "
     "realizatorów” zastępuje się wyrazami „Bez kosztów”."),
    ("kwota w miejsce środków własnych",
     [("{srodki: wlasne}", "{kwota: 7000, zrodla: [FERS]}")],
     f"{HERE} w działaniu 2 w kolumnie „Budżet/Źródło finansowania” wyrazy „Środki własne "
     "realizatorów” zastępuje się wyrazami „7 000, FERS”."),
    ("druga pozycja budżetu",
     [("{kwota: 180000, zrodla: [FEM]}", "{kwota: 180000, zrodla: [FEM]}\n                  - "
       "{kwota: 9000, zrodla: [FERS]}")],
     f"{HERE} w działaniu 1 kolumna „Budżet/Źródło finansowania” otrzymuje brzmienie:\n"
     "   „a) 180 000, FEM\n"
     "   b) 9 000, FERS”."),
    ("dwa działania jednej tabeli",
     [("kwota: 180000", "kwota: 195000"), ("termin: cały rok 2024", "termin: IV kwartał 2024")],
     f"{HERE} wprowadza się następujące zmiany:\n"
     "  1) w działaniu 1 w kolumnie „Budżet/Źródło finansowania” kwotę „180 000” "
     "zastępuje się kwotą „195 000”;\n"
     "  2) w działaniu 3 w kolumnie „Termin realizacji” wyrazy „cały rok 2024” zastępuje "
     "się wyrazami „IV kwartał 2024”."),
    ("dwa kierunki",
     [("termin: cały rok 2024", "termin: IV kwartał 2024"),
      ("termin: I kwartał 2024", "termin: II kwartał 2024")],
     "wprowadza się następujące zmiany:\n"
     f"  1) {HERE} w działaniu 3 w kolumnie „Termin realizacji” wyrazy „cały rok 2024” "
     "zastępuje się wyrazami „IV kwartał 2024”;\n"
     f"  2) {THERE} w działaniu 1 w kolumnie „Termin realizacji” wyrazy „I kwartał 2024” "
     "zastępuje się wyrazami „II kwartał 2024”."),
    ("trzy poziomy",
     [("kwota: 180000", "kwota: 195000"), ("termin: II kwartał 2024", "termin: III kwartał 2024"),
      (RAPORT, RAPORT + NEW), ("termin: I kwartał 2024", "termin: II kwartał 2024")],
     "wprowadza się następujące zmiany:\n"
     f"  1) {HERE}:\n"
     "    a) w działaniu 1:\n"
     "      – w kolumnie „Budżet/Źródło finansowania” kwotę „180 000” zastępuje się "
     "kwotą „195 000”,\n"
     "      – w kolumnie „Termin realizacji” wyrazy „II kwartał 2024” zastępuje się "
     "wyrazami „III kwartał 2024”,\n"
     "    b) dodaje się działanie 4 w brzmieniu:\n"
     "[4. Nowe]\n"
     f"  2) {THERE} w działaniu 1 w kolumnie „Termin realizacji” wyrazy „I kwartał 2024” "
     "zastępuje się wyrazami „II kwartał 2024”."),
    ("dwa miejsca jednej komórki",
     [("wartosc_docelowa: 3}", "wartosc_docelowa: 4}"),
      ("wartosc_docelowa: 45", "wartosc_docelowa: 60")],
     f"{HERE} w działaniu 1 w kolumnie „Wskaźnik produktu” wprowadza się następujące "
     "zmiany:\n"
     "  1) w lit. a liczbę „3” zastępuje się liczbą „4”;\n"
     "  2) w lit. b liczbę „45” zastępuje się liczbą „60”."),
    ("cztery poziomy",
     [("wartosc_docelowa: 3}", "wartosc_docelowa: 4}"),
      ("wartosc_docelowa: 45", "wartosc_docelowa: 60"),
      ("termin: II kwartał 2024", "termin: III kwartał 2024"),
      ("termin: cały rok 2024", "termin: IV kwartał 2024"),
      ("termin: I kwartał 2024", "termin: II kwartał 2024")],
     "wprowadza się następujące zmiany:\n"
     f"  1) {HERE}:\n"
     "    a) w działaniu 1:\n"
     "      – w kolumnie „Wskaźnik produktu”:\n"
     "        – – w lit. a liczbę „3” zastępuje się liczbą „4”,\n"
     "        – – w lit. b liczbę „45” zastępuje się liczbą „60”,\n"
     "      – w kolumnie „Termin realizacji” wyrazy „II kwartał 2024” zastępuje się "
     "wyrazami „III kwartał 2024”,\n"
     "    b) w działaniu 3 w kolumnie „Termin realizacji” wyrazy „cały rok 2024” "
     "zastępuje się wyrazami „IV kwartał 2024”;\n"
     f"  2) {THERE} w działaniu 1 w kolumnie „Termin realizacji” wyrazy „I kwartał 2024” "
     "zastępuje się wyrazami „II kwartał 2024”."),
    ("nazwa i tabela",
     [("nazwa: Forum współpracy", "nazwa: Fora współpracy"),
      ("termin: I kwartał 2024", "termin: II kwartał 2024")],
     f"{THERE} wprowadza się następujące zmiany:\n"
     "  1) w nazwie wyraz „Forum” zastępuje się wyrazem „Fora”;\n"
     "  2) w działaniu 1 w kolumnie „Termin realizacji” wyrazy „I kwartał 2024” "
     "zastępuje się wyrazami „II kwartał 2024”."),
    ("przypis przy nowych wyrazach",
     [("  ustawa: Ustawa o", "  dane: Dane GUS.\n  ustawa: Ustawa o"),
      ("nazwa: Raport z badań", "nazwa: Raport z badań[^dane]")],
     "wprowadza się następujące zmiany:\n"
     f"  1) {HERE} w działaniu 3 w kolumnie „Nazwa działania/inicjatywy” po wyrazie "
     "„badań” dodaje się odnośnik nr 3;\n"
     "  2) dodaje się odnośnik nr 3 w brzmieniu: „Dane GUS.”."),
    ("przypis przed innym",
     [("  ustawa: Ustawa o", "  dane: Dane GUS.\n  ustawa: Ustawa o"),
      ("nazwa: Wizyty studyjne", "nazwa: Wizyty[^dane] studyjne")],
     "wprowadza się następujące zmiany:\n"
     f"  1) {HERE} w działaniu 2 w kolumnie „Nazwa działania/inicjatywy” po wyrazie "
     "„Wizyty” dodaje się odnośnik nr 1a;\n"
     "  2) po odnośniku nr 1 dodaje się odnośnik nr 1a w brzmieniu: „Dane GUS.”."),
    ("przypis ginie z wyrazem", [("gmin i powiatów[^ustawa]", "gmin i powiatów")],
     "wprowadza się następujące zmiany:\n"
     f"  1) {HERE} w działaniu 2 w kolumnie „Szczegółowy opis zaplanowanych działań” "
     "skreśla się odnośnik nr 2;\n"
     "  2) uchyla się odnośnik nr 2."),
    ("działanie przechodzi do innego kierunku", [(RAPORT, ""), (SECOND, SECOND + RAPORT)],
     "wprowadza się następujące zmiany:\n"
     f"  1) {HERE} uchyla się działanie 3;\n"
     f"  2) {THERE} dodaje się działanie 2 w brzmieniu:\n"
     "[2. Raport z badań]"),
    ("kierunek znika", [(SECOND, "")],
     "w Celu szczegółowym I w Priorytecie I.1 uchyla się Kierunek interwencji 2."),
    ("nowe działanie z przypisem",
     [(RAPORT, RAPORT + "              - id: nowe\n                nazwa: Nowe[^ustawa]\n")],
     f"{HERE} dodaje się działanie 4 w brzmieniu:\n"
     "[4. Nowe²]"),
    ("nowy opis w akapitach",
     [("opis: Szkolenia dla kadry centrów usług społecznych z całego regionu.",
       "opis: |\n                  Szkolenia dla kadry.\n\n                  a) stacjonarne,\n"
       "                  b) zdalne.")],
     f"{HERE} w działaniu 1 kolumna „Szczegółowy opis zaplanowanych działań” otrzymuje "
     "brzmienie:\n"
     "   „Ad 1) Szkolenia dla kadry.\n"
     "   a) stacjonarne,\n"
     "   b) zdalne.”."),
    ("litera", [("produkty: [Oferta szkoleń]", "produkty: [{nazwa: Oferta szkoleń, lit: a}]")],
     f"{HERE} w działaniu 1 kolumna „Produkt” otrzymuje brzmienie:\n"
     "   „Ad 1)\n"
     "   a) Oferta szkoleń”."),
    ("tytuł i kwota",
     [("tytul: Plan dla", "tytul: Roczny plan dla"), ("kwota: 180000", "kwota: 170000")],
     "wprowadza się następujące zmiany:\n"
     "  1) w tytule oraz w § 1 wyraz „Plan” zastępuje się wyrazami „Roczny plan”;\n"
     "  2) w załączniku nr 1:\n"
     "    a) w tytule wyraz „Plan” zastępuje się wyrazami „Roczny plan”,\n"
     f"    b) {HERE} w działaniu 1 w kolumnie „Budżet/Źródło finansowania” kwotę „180 000” "
     "zastępuje się kwotą „170 000”."),
    ("uwagi realizatora",
     [("realizatorzy: [ROPS]", "realizatorzy: [{podmiot: ROPS, uwagi: (projekt Estakada)}]")],
     f"{HERE} w działaniu 1 w kolumnie „Realizator” po wyrazie „ROPS” dodaje się wyrazy "
     "„(projekt Estakada)”."),
    ("współpraca",
     [("realizatorzy: [ROPS, OWES]", "realizatorzy: [ROPS, {podmiot: OWES, rola: wspolpraca}]")],
     f"{HERE} w działaniu 2 w kolumnie „Realizator” przecinek zastępuje się wyrazami „we "
     "współpracy z”."),
    ("wskaźnik przestaje być liczbą",
     [("nazwa: Liczba szkoleń, wartosc_docelowa: 3", "nazwa: Opracowanie programu")],
     f"{HERE} w działaniu 1 w kolumnie „Wskaźnik produktu” w lit. a wyrazy „Liczba "
     "szkoleń – 3” zastępuje się wyrazami „Opracowanie programu”."),
    ("wskaźnik w procentach",
     [("wartosc_docelowa: 45, prog: min", "wartosc_docelowa: 45, prog: min, jednostka: '%'")],
     f"{HERE} w działaniu 1 w kolumnie „Wskaźnik produktu” w lit. b po liczbie „45” "
     "dodaje się znak „%”."),
    ("odstęp przed kropką znika",
     [("opis: Szkolenia dla kadry centrów usług społecznych z całego regionu.",
       "opis: Szkolenia dla kadry centrów usług społecznych z całego regionu .")],
     f"{HERE} w działaniu 1 w kolumnie „Szczegółowy opis zaplanowanych działań” wyraz "
     "„regionu.” zastępuje się wyrazami „regionu .”."),
    ("trzeci wskaźnik",
     [("                  - {nazwa: Liczba osób", "                  - {nazwa: Liczba gmin, "
       "wartosc_docelowa: 9}\n                  - {nazwa: Liczba osób")],
     f"{HERE} w działaniu 1 w kolumnie „Wskaźnik produktu” po lit. a dodaje się lit. aa w "
     "brzmieniu: „aa) Liczba gmin – 9”."),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), [c[1:] for c in MORE], ids=[c[0] for c in MORE])
def test_more_sentences(changes: list[tuple[str, str]], expected: str) -> None:
    text = PLAN
    for find, put in changes:
        assert find in text
        text = text.replace(find, put, 1)
    assert act(PLAN, text) == expected


@pytest.mark.parametrize(
    ("find", "put", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_sentences(find: str, put: str, expected: str) -> None:
    assert find in PLAN
    assert act(PLAN, PLAN.replace(find, put, 1)) == expected


def test_changed_quotation_marks_stand_as_they_are() -> None:
    old = PLAN.replace("dla kadry centrów", "dla „kadry” centrów")
    said = act(old, old.replace("„kadry”", "»kadry«"))
    assert said.endswith("wyraz „„kadry”” zastępuje się wyrazem „»kadry«”.")


def test_notes_beside_each_other_are_told_apart() -> None:
    new = PLAN.replace("nazwa: Raport z badań", "nazwa: Raport z badań[^kwoty][^ustawa]")
    said = act(PLAN, new)
    assert "1) po wyrazie „badań” dodaje się odnośnik nr 1;" in said
    assert said.endswith("2) po wyrazie „badań¹” dodaje się odnośnik nr 2.")


def test_money_in_the_place_of_words_is_announced_as_money() -> None:
    old = PLAN.replace("{srodki: wlasne}", "{srodki: wlasne, zrodla: [FEM]}")
    new = PLAN.replace("{srodki: wlasne}", "{kwota: 40000, zrodla: [FEM]}")
    assert act(old, new).endswith(
        "wyrazy „Środki własne realizatorów” zastępuje się kwotą „40 000”."
    )


def test_a_second_amendment_puts_a_row_between() -> None:
    """Numbers that the first amendment wrote into the file are no mistake of the second."""
    numbered = PLAN.replace("id: wizyty\n", "id: wizyty\n                lp: 1a\n")
    numbered = numbered.replace("id: raport\n", "id: raport\n                lp: 2\n")
    new = numbered.replace("              - id: raport\n", NEW + "              - id: raport\n")
    assert (
        act(numbered, new)
        == f"{HERE} po działaniu 1a dodaje się działanie 1b w brzmieniu:\n[1b. Nowe]"
    )
