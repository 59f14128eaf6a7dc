"""Letters, sentences, paragraphs, signs, headings: what an act says of units below and above rows.

Each case is what is changed and the whole act; a reader of its words alone arrives at the new annex,
and together the acts of this folder use every form of the table.
"""

# ruff: noqa: ISC004, E501 (long sentences stand as they are written)

from __future__ import annotations

from dataclasses import replace

import pytest

from rpd.act import forms, within
from rpd.act.orders import UnitsAdded, Wording, Words
from rpd.act.printed import Line, Lines, Printed
from rpd.act.proven import CannotAmendError
from rpd.act.reading_out import Marks, printed
from rpd.act.texts import changes
from rpd.act.units import Unit
from rpd.annex.annex import annex
from tests.act.checking import check, check_office, check_random
from tests.act.reader import OutsideTheTableError, Reading, carried_out
from tests.act.test_golden import FEW
from tests.act.test_sentences import CASES as SENTENCES
from tests.act.test_sentences import HERE, MORE, PLAN, SECOND, act, loaded

OPIS = "                opis: Wizyty dla przedstawicieli gmin i powiatów[^ustawa].\n"
LISTA = """\
                opis: |-
                  Wizyty dla przedstawicieli gmin w celu:
                  a) poznania usług,
                  b) wymiany doświadczeń, także z OWES,
                  c) zawarcia umów[^ustawa].
"""
LONG = """\
                opis: >-
                  Wizyty odbędą się w trzech turach. Uczestniczą w nich kierownicy gmin[^ustawa].
                  Każda tura obejmuje dwie placówki. Koszty pokrywa organizator.
"""
AKAPITY = """\
                opis: |-
                  Wizyty odbędą się w turach[^ustawa].

                  Uczestniczą w nich kierownicy gmin.
"""
WITH_LIST, WITH_LONG, WITH_PARAGRAPHS = (PLAN.replace(OPIS, t) for t in (LISTA, LONG, AKAPITY))
WITH_POINTS, WITH_NUMBERS, WITH_DOTS = (
    WITH_LIST.replace("a) poz", f"{one} poz")
    .replace("b) wym", f"{two} wym")
    .replace("c) zaw", f"{three} zaw")
    for one, two, three in (("1)", "2)", "3)"), ("1.", "2.", "3."), ("•", "•", "•"))
)
DASHES = "                  2) wymiany doświadczeń:\n                  – z OWES,\n                  – z CIS,\n"
WITH_DASHES = WITH_POINTS.replace(
    "                  2) wymiany doświadczeń, także z OWES,\n", DASHES
)
IN = f"{HERE} w działaniu 2 w kolumnie „Szczegółowy opis zaplanowanych działań”"
INDICATORS = f"{HERE} w działaniu 1 w kolumnie „Wskaźnik produktu”"
TWO = "                  - {nazwa: Liczba szkoleń, wartosc_docelowa: 3}\n"
LAST = "                  - {nazwa: Liczba osób, wartosc_docelowa: 45, prog: min}\n"
NEW = "                  - {nazwa: Liczba gmin, wartosc_docelowa: 9}\n"

CASES: list[tuple[str, str, list[tuple[str, str]], str]] = [
    # --- letters
    ("litera na końcu", WITH_LIST, [("umów[^ustawa].\n", "umów[^ustawa].\n                  d) oceny.\n")],
     f"{IN} dodaje się lit. d w brzmieniu: „d) oceny.”."),
    ("litera na końcu i znak przed nią", WITH_LIST,
     [("umów[^ustawa].\n", "umów[^ustawa],\n                  d) oceny.\n")],
     f"{IN} w lit. c kropkę zastępuje się przecinkiem i dodaje się lit. d w brzmieniu: „d) oceny.”."),
    ("litera w środku", WITH_LIST,
     [("                  b) wymiany", "                  aa) oceny,\n                  b) wymiany")],
     f"{IN} po lit. a dodaje się lit. aa w brzmieniu: „aa) oceny,”."),
    ("dwie litery na końcu", WITH_LIST,
     [("umów[^ustawa].\n", "umów[^ustawa].\n                  d) oceny,\n                  e) planów.\n")],
     f"{IN} dodaje się lit. d i e w brzmieniu:\n   „d) oceny,\n   e) planów.”."),
    ("litera uchylona", WITH_LIST, [("                  b) wymiany doświadczeń, także z OWES,\n", "")],
     f"{IN} uchyla się lit. b."),
    ("litery oznaczone na nowo", WITH_LIST,
     [("                  a) poznania usług,\n", ""), ("b) wymiany", "a) wymiany"), ("c) zawarcia", "b) zawarcia")],
     f"{IN} wprowadza się następujące zmiany:\n  1) uchyla się lit. a;\n"
     "  2) lit. b i c oznacza się odpowiednio jako lit. a i b."),
    ("litera wstawiona z przesunięciem", WITH_LIST,
     [("c) zawarcia", "d) zawarcia"), ("                  d) zaw", "                  c) oceny,\n                  d) zaw")],
     f"{IN} wprowadza się następujące zmiany:\n  1) lit. c oznacza się jako lit. d;\n"
     "  2) po lit. b dodaje się lit. c w brzmieniu: „c) oceny,”."),
    ("wyrazy litery", WITH_LIST, [("także z OWES", "także z ROPS")],
     f"{IN} w lit. b wyraz „OWES” zastępuje się wyrazem „ROPS”."),
    ("litera od nowa", WITH_LIST,
     [("wymiany doświadczeń, także z OWES,", "przygotowania wspólnych planów pracy na kolejny rok,")],
     f"{IN} lit. b otrzymuje brzmienie: „b) przygotowania wspólnych planów pracy na kolejny rok,”."),
    ("wprowadzenie do wyliczenia", WITH_LIST, [("przedstawicieli gmin w celu", "kierowników gmin w celu")],
     f"{IN} we wprowadzeniu do wyliczenia wyraz „przedstawicieli” zastępuje się wyrazem „kierowników”."),
    # --- points, and what other marks of an item are
    ("wyrazy punktu", WITH_POINTS, [("także z OWES", "także z ROPS")],
     f"{IN} w pkt 2 wyraz „OWES” zastępuje się wyrazem „ROPS”."),
    ("punkt od nowa", WITH_POINTS,
     [("wymiany doświadczeń, także z OWES,", "przygotowania wspólnych planów pracy na kolejny rok,")],
     f"{IN} pkt 2 otrzymuje brzmienie: „2) przygotowania wspólnych planów pracy na kolejny rok,”."),
    ("punkt na końcu i znak przed nim", WITH_POINTS,
     [("umów[^ustawa].\n", "umów[^ustawa],\n                  4) oceny.\n")],
     f"{IN} w pkt 3 kropkę zastępuje się przecinkiem i dodaje się pkt 4 w brzmieniu: „4) oceny.”."),
    ("punkty na końcu", WITH_POINTS,
     [("umów[^ustawa].\n", "umów[^ustawa].\n                  4) oceny,\n                  5) planów.\n")],
     f"{IN} dodaje się pkt 4 i 5 w brzmieniu:\n   „4) oceny,\n   5) planów.”."),
    ("punkt uchylony na końcu", WITH_POINTS,
     [("                  3) zawarcia umów[^ustawa].\n", ""), ("z OWES,", "z OWES[^ustawa].")],
     f"{IN} wprowadza się następujące zmiany:\n"
     "  1) pkt 2 otrzymuje brzmienie: „2) wymiany doświadczeń, także z OWES².”;\n  2) uchyla się pkt 3."),
    ("punkt uchylony w środku", WITH_POINTS,
     [("                  1) poznania usług,\n", ""), ("2) wymiany", "1) wymiany"), ("3) zawarcia", "2) zawarcia")],
     f"{HERE} w działaniu 2 kolumna „Szczegółowy opis zaplanowanych działań” otrzymuje brzmienie:\n"
     "   „Ad 2) Wizyty dla przedstawicieli gmin w celu:\n"
     "   1) wymiany doświadczeń, także z OWES,\n   2) zawarcia umów².”."),
    ("wyrazy ustępu", WITH_NUMBERS, [("także z OWES", "także z ROPS")],
     f"{IN} w ust. 2 wyraz „OWES” zastępuje się wyrazem „ROPS”."),
    ("wyrazy tiret", WITH_DOTS, [("także z OWES", "także z ROPS")],
     f"{IN} w tiret drugim wyraz „OWES” zastępuje się wyrazem „ROPS”."),
    ("tiret punktu", WITH_DASHES, [("– z CIS,", "– z KIS,")],
     f"{IN} w pkt 2 wyraz „CIS” zastępuje się wyrazem „KIS”."),
    ("punkt za punktem z tiret", WITH_DASHES, [("zawarcia umów", "zawarcia ugód")],
     f"{IN} w pkt 3 wyraz „umów” zastępuje się wyrazem „ugód”."),
    ("wskaźnik na końcu", PLAN, [(LAST, LAST + NEW)],
     f"{INDICATORS} dodaje się lit. c w brzmieniu: „c) Liczba gmin – 9”."),
    ("wskaźnik w środku", PLAN, [(TWO, TWO + NEW)],
     f"{INDICATORS} po lit. a dodaje się lit. aa w brzmieniu: „aa) Liczba gmin – 9”."),
    ("wskaźnik uchylony", PLAN.replace(LAST, NEW + LAST), [(NEW, "")],
     f"{INDICATORS} uchyla się lit. b."),
    ("wskaźnik na początku", PLAN, [(TWO, NEW + TWO)],
     f"{HERE} w działaniu 1 kolumna „Wskaźnik produktu” otrzymuje brzmienie:\n   „Ad 1)\n"
     "   a) Liczba gmin – 9\n   b) Liczba szkoleń – 3\n   c) Liczba osób – min. 45”."),
    ("odnośnik przeniesiony z wyrazami", PLAN, [("gmin i powiatów[^ustawa].", "gmin[^ustawa] oraz powiatów.")],
     f"{IN} wprowadza się następujące zmiany:\n  1) skreśla się odnośnik nr 2;\n"
     "  2) wyraz „i” zastępuje się wyrazem „oraz”;\n  3) po wyrazie „gmin” dodaje się odnośnik nr 2."),
    # --- sentences and paragraphs
    ("zdanie na końcu", WITH_LONG, [("pokrywa organizator.", "pokrywa organizator. Udział jest dobrowolny.")],
     f"{IN} dodaje się zdanie piąte w brzmieniu: „Udział jest dobrowolny.”."),
    ("zdanie w środku", WITH_LONG, [("turach. Uczes", "turach. Udział jest dobrowolny. Uczes")],
     f"{IN} po zdaniu pierwszym dodaje się zdanie drugie w brzmieniu: „Udział jest dobrowolny.”."),
    ("zdanie uchylone", WITH_LONG, [(" Koszty pokrywa organizator.", "")],
     f"{IN} uchyla się zdanie czwarte."),
    ("zdanie od nowa", WITH_LONG,
     [("Każda tura obejmuje dwie placówki.", "Program ustala zespół powołany przez dyrektora tej jednostki oraz partnerów spoza regionu.")],
     f"{IN} zdanie trzecie otrzymuje brzmienie: „Program ustala zespół powołany przez dyrektora tej jednostki oraz partnerów spoza regionu.”."),
    ("akapit na końcu", WITH_PARAGRAPHS,
     [("kierownicy gmin.\n", "kierownicy gmin.\n\n                  Udział jest dobrowolny.\n")],
     f"{IN} dodaje się akapit 3 w brzmieniu: „Udział jest dobrowolny.”."),
    ("wyraz akapitu", WITH_PARAGRAPHS, [("kierownicy gmin", "kierownicy powiatów")],
     f"{IN} w akapicie 2 wyraz „gmin” zastępuje się wyrazem „powiatów”."),
    # --- signs
    ("przecinek", PLAN, [("nazwa: Raport z badań", "nazwa: Raport, z badań")],
     f"{HERE} w działaniu 3 w kolumnie „Nazwa działania/inicjatywy” po wyrazie „Raport” dodaje się przecinek."),
    ("kropka na końcu nazwy", PLAN, [("nazwa: Wsparcie samorządów", "nazwa: Wsparcie samorządów.")],
     f"{HERE} w nazwie na końcu dodaje się kropkę."),
    ("kropka na końcu, gdy kropek jest więcej", PLAN.replace("nazwa: Forum współpracy", "nazwa: Forum r. 2. gmin."),
     [("r. 2. gmin.", "r. 2. gmin")],
     f"{HERE[:-1]}2 w nazwie na końcu skreśla się kropkę."),
    ("ostatnia z wielu kropek", PLAN.replace("nazwa: Forum współpracy", "nazwa: Forum r. 2. gmin."),
     [("r. 2. gmin.", "r. 2. gmin;")],
     f"{HERE[:-1]}2 w nazwie na końcu kropkę zastępuje się średnikiem."),
    ("przecinek za wyraz", PLAN.replace("[ROPS, OWES]", "[ROPS, OWES, JST]"),
     [("[ROPS, OWES, JST]", "[ROPS, {podmiot: OWES, rola: wspolpraca}, {podmiot: JST, rola: wspolpraca}]")],
     f"{HERE} w działaniu 2 w kolumnie „Realizator” wprowadza się następujące zmiany:\n"
     "  1) po wyrazie „ROPS” przecinek zastępuje się wyrazami „we współpracy z”;\n"
     "  2) po wyrazie „OWES” przecinek zastępuje się wyrazem „i”."),
    ("zamiana miejsc", PLAN, [("[ROPS, OWES]", "[OWES, ROPS]")],
     f"{HERE} w działaniu 2 w kolumnie „Realizator” wyrazy „ROPS, OWES” zastępuje się wyrazami „OWES, ROPS”."),
    # --- the same in many places
    ("kolejne wiersze", PLAN,
     [("termin: II–IV kwartał 2024", "termin: II kwartał 2024"), ("termin: II kwartał 2024", "termin: I kwartał 2024"),
      ("termin: II kwartał 2024", "termin: I kwartał 2024")],
     f"{HERE} wprowadza się następujące zmiany:\n"
     "  1) w działaniu 1 w kolumnie „Termin realizacji” wyrazy „II kwartał 2024” zastępuje się wyrazami „I kwartał 2024”;\n"
     "  2) w działaniu 2 w kolumnie „Termin realizacji” wyrazy „II–IV kwartał 2024” zastępuje się wyrazami „I kwartał 2024”."),
    ("jeden wyraz w kolejnych wierszach", PLAN,
     [("Oferta szkoleń", "Pakiet szkoleń"), ("Oferta wizyt", "Pakiet wizyt")],
     f"{HERE} w działaniach 1 i 2 w kolumnie „Produkt” wyraz „Oferta” zastępuje się wyrazem „Pakiet”."),
    ("ta sama liczba w wielu miejscach",
     PLAN.replace("nazwa: Szkolenia", "nazwa: 30 szkoleń").replace("nazwa: Wizyty", "nazwa: 30 wizyt").replace("nazwa: Spotkania", "nazwa: 30 spotkań"),
     [("nazwa: 30", "nazwa: 35")] * 3,
     "wprowadza się następujące zmiany:\n"
     f"  1) {HERE}:\n"
     "    a) w działaniu 1 w kolumnie „Nazwa działania/inicjatywy” liczbę „30” zastępuje się liczbą „35”,\n"
     "    b) w działaniu 2 w kolumnie „Nazwa działania/inicjatywy” liczbę „30” zastępuje się liczbą „35”;\n"
     f"  2) {HERE[:-1]}2 w działaniu 1 w kolumnie „Nazwa działania/inicjatywy” liczbę „30” zastępuje się liczbą „35”."),
    ("jeden termin w wielu miejscach", PLAN.replace("nazwa: Spotkania forum", "nazwa: Spotkania kadry"),
     [("nazwa: Szkolenia kadry", "nazwa: Szkolenia osób"), ("dla kadry centrów", "dla osób centrów"),
      ("nazwa: Spotkania kadry", "nazwa: Spotkania osób")],
     f"użyty {HERE} w działaniu 1 w kolumnie „Nazwa działania/inicjatywy”, {HERE} w działaniu 1 w kolumnie "
     f"„Szczegółowy opis zaplanowanych działań” oraz {HERE[:-1]}2 w działaniu 1 w kolumnie „Nazwa "
     "działania/inicjatywy” wyraz „kadry” zastępuje się wyrazem „osób”."),
    # --- headings
    ("kierunek uchylony", PLAN, [(SECOND, "")],
     "w Celu szczegółowym I w Priorytecie I.1 uchyla się Kierunek interwencji 2."),
    ("kierunek na początku", PLAN,
     [("        kierunki:\n", "        kierunki:\n          - {numer: 9, nazwa: Nowy, dzialania: []}\n"),
      ("numer: 9", "numer: 0a")],
     "w Celu szczegółowym I w Priorytecie I.1 przed Kierunkiem interwencji 1 dodaje się Kierunek "
     "interwencji 0a w brzmieniu:\n## Kierunek interwencji 0a. Nowy"),
    ("dwa kierunki w środku", PLAN,
     [("          - numer: 2\n", "          - {numer: 8, nazwa: A, dzialania: []}\n"
       "          - {numer: 9, nazwa: B, dzialania: []}\n          - numer: 2\n"),
      ("numer: 8", "numer: 1a"), ("numer: 9", "numer: 1b")],
     "w Celu szczegółowym I w Priorytecie I.1 po Kierunku interwencji 1 dodaje się Kierunki interwencji "
     "1a i 1b w brzmieniu:\n## Kierunek interwencji 1a. A\n## Kierunek interwencji 1b. B"),
    ("działanie między 1 i 1a", PLAN.replace("id: wizyty\n", "id: wizyty\n                lp: 1a\n"),
     [("              - id: wizyty\n", "              - {id: n, nazwa: Nowe}\n              - id: wizyty\n")],
     f"{HERE} po działaniu 1 dodaje się działanie 1aa w brzmieniu:\n[1aa. Nowe]"),
    # --- sentences and paragraphs
    ("zdanie na początku", WITH_LONG, [("opis: >-\n", "opis: >-\n                  Wizyty zgłasza ROPS.\n")],
     f"{IN} przed zdaniem pierwszym dodaje się zdanie w brzmieniu: „Wizyty zgłasza ROPS.”."),
    ("dwa zdania na początku", WITH_LONG, [("opis: >-\n", "opis: >-\n                  Wizyty zgłasza ROPS. Zgłoszenia są otwarte.\n")],
     f"{IN} przed zdaniem pierwszym dodaje się zdania w brzmieniu: „Wizyty zgłasza ROPS. Zgłoszenia są otwarte.”."),
    ("dwa zdania na końcu", WITH_LONG, [("pokrywa organizator.", "pokrywa organizator. Zgłasza ROPS. Wybiera OWES.")],
     f"{IN} dodaje się zdania piąte i szóste w brzmieniu: „Zgłasza ROPS. Wybiera OWES.”."),
    ("dwa zdania w środku", WITH_LONG, [("Koszty pokrywa", "Zgłasza ROPS. Wybiera OWES. Koszty pokrywa")],
     f"{IN} po zdaniu trzecim dodaje się zdania czwarte i piąte w brzmieniu: „Zgłasza ROPS. Wybiera OWES.”."),
    ("kolejne zdania uchylone", WITH_LONG, [(" Każda tura obejmuje dwie placówki. Koszty pokrywa organizator.", "")],
     f"{IN} uchyla się zdania trzecie i czwarte."),
    ("zdanie pierwsze uchylone", WITH_LONG, [("Wizyty odbędą się w trzech turach. Uczest", "Uczest")],
     f"{IN} uchyla się zdanie pierwsze."),
    ("wyrazy w zdaniu i uchylone następne", WITH_LONG, [("dwie placówki. Koszty pokrywa organizator.", "trzy placówki.")],
     f"{IN} wprowadza się następujące zmiany:\n  1) w zdaniu trzecim wyraz „dwie” zastępuje się wyrazem „trzy”;\n"
     "  2) uchyla się zdanie czwarte."),
    ("wyrazy w zdaniu i uchylone poprzednie", WITH_LONG, [("Każda tura obejmuje dwie placówki. Koszty pokrywa", "Koszty ponosi")],
     f"{IN} wprowadza się następujące zmiany:\n  1) w zdaniu czwartym wyraz „pokrywa” zastępuje się wyrazem „ponosi”;\n"
     "  2) uchyla się zdanie trzecie."),
    ("zdania złączone", WITH_LONG, [("dwie placówki. Koszty pokrywa", "dwie placówki i koszty pokrywa")],
     f"{IN} po wyrazie „placówki” kropkę i wyraz „Koszty” zastępuje się wyrazami „i koszty”."),
    ("akapit uchylony", WITH_PARAGRAPHS, [("turach[^ustawa].\n\n                  Uczestniczą w nich kierownicy gmin.", "turach[^ustawa].")],
     f"{IN} uchyla się akapit 2."),
    ("akapit po wyliczeniu uchylony", WITH_LIST.replace("umów[^ustawa].\n", "umów[^ustawa].\n\n                  Wizyty zgłasza ROPS.\n"),
     [("\n\n                  Wizyty zgłasza ROPS.", "")],
     f"{IN} uchyla się akapit 2."),
    ("wyraz przed liczbą", PLAN.replace("{nazwa: Liczba osób, wartosc_docelowa: 45, prog: min}", "{nazwa: Liczba osób, wartosc_docelowa: 45}"),
     [("wartosc_docelowa: 45}", "wartosc_docelowa: 45, prog: min}")],
     f"{INDICATORS} w lit. b przed liczbą „45” dodaje się wyraz „min.”."),
    # --- footnotes
    ("odnośnik między innymi", PLAN,
     [("  ustawa: Ustawa o", "  dane: Dane GUS.\n  ustawa: Ustawa o"), ("nazwa: Wizyty studyjne", "nazwa: Wizyty[^dane] studyjne")],
     f"wprowadza się następujące zmiany:\n  1) {HERE} w działaniu 2 w kolumnie „Nazwa działania/inicjatywy” "
     "po wyrazie „Wizyty” dodaje się odnośnik nr 1a;\n"
     "  2) po odnośniku nr 1 dodaje się odnośnik nr 1a w brzmieniu: „Dane GUS.”."),
    ("odnośnik pierwszy uchylony", PLAN, [("kolumny: {budzet: {przypis: kwoty}}\n", "")],
     "wprowadza się następujące zmiany:\n  1) w pierwszej tabeli w nagłówku kolumny „Budżet/Źródło "
     "finansowania” skreśla się odnośnik nr 1;\n  2) uchyla się odnośnik nr 1."),
    ("odnośnik przy nagłówku", PLAN,
     [("{budzet: {przypis: kwoty}}", "{budzet: {przypis: kwoty}, termin: {przypis: ustawa}}"), ("powiatów[^ustawa]", "powiatów")],
     "wprowadza się następujące zmiany:\n  1) w pierwszej tabeli w nagłówku kolumny „Termin realizacji” "
     f"dodaje się odnośnik nr 2;\n  2) {HERE} w działaniu 2 w kolumnie „Szczegółowy opis zaplanowanych "
     "działań” skreśla się odnośnik nr 2."),
    ("skreślony drugi wyraz", PLAN.replace("nazwa: Spotkania forum", "nazwa: Zjazd gmin i zjazd gmin miasta"),
     [("zjazd gmin miasta", "zjazd miasta")],
     f"{HERE[:-1]}2 w działaniu 1 w kolumnie „Nazwa działania/inicjatywy” po wyrazie „zjazd” skreśla się wyraz „gmin”."),
    ("dwa odnośniki od nowa", PLAN,
     [("Kwoty podano w złotych.", "Wszystkie kwoty są cenami brutto i obejmują również podatek od towarów oraz usług."), ("Ustawa o ekonomii społecznej.", "Zobacz przepisy ogłoszone w Dzienniku Ustaw z roku 2024 pod pozycją sto trzynastą.")],
     "odnośniki nr 1 i 2 otrzymują brzmienie:\n   „1) Wszystkie kwoty są cenami brutto i obejmują również podatek od towarów oraz usług.\n   2) Zobacz przepisy ogłoszone w Dzienniku Ustaw z roku 2024 pod pozycją sto trzynastą.”."),
]  # fmt: skip


def changed(text: str, changes: list[tuple[str, str]]) -> str:
    for find, put in changes:
        assert find in text, find
        text = text.replace(find, put, 1)
    return text


@pytest.mark.parametrize(
    ("old", "changes", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_units(old: str, changes: list[tuple[str, str]], expected: str) -> None:
    assert act(old, changed(old, changes)) == expected


PAIRS = [
    *((old, changed(old, changes)) for _, old, changes, _ in CASES),
    *((PLAN, PLAN.replace(find, put, 1)) for _, find, put, _ in SENTENCES),
    *((PLAN, changed(PLAN, changes)) for _, changes, _ in MORE),
]


def test_a_reader_of_the_words_arrives_at_the_new_annex_with_every_form() -> None:
    seen: set[str] = set()
    for old, new in PAIRS:
        one, other = loaded(old), loaded(new)
        assert one.plan is not None
        assert other.plan is not None
        checked = check(_data(old), one.plan, other.plan, one)
        assert checked.wrong == "", (old, new)
        seen |= set(checked.forms)
    # A new wording of the whole annex is in another annex, which no reader has to find.
    assert seen == set(forms.ORDERS) - {"annexed"}


def _data(text: str) -> dict[str, object]:
    from rpd.load.data import data_of

    return data_of(text)


@pytest.mark.parametrize("seed", range(12))
def test_a_reader_of_office_acts_arrives_at_the_new_annex(seed: int) -> None:
    assert check_office(seed, FEW).wrong == ""
    assert check_random(seed).wrong == ""


def test_a_reader_of_an_act_on_the_whole_plan_arrives_there_too() -> None:
    seed = 7051
    assert check_office(seed).wrong == ""
    assert check_random(seed).wrong == ""


OUTSIDE = (
    "w Celu szczegółowym I treść otrzymuje brzmienie: „Nowa”.",
    "w tytule wyraz „Plan” zmienia się na wyraz „Program”.",
    "w przypisie 1 skreśla się wyraz „Kwoty”.",
    "dodaje się przypis 3 w brzmieniu: „Dane.”.",
    "pozostałe postanowienia nie ulegają zmianie.",
)


def the_annex() -> Printed:
    plan = loaded(PLAN)
    assert plan.plan is not None
    return printed(annex(plan.plan, plan.strategia, plan.slownik), Marks())


@pytest.mark.parametrize("said", OUTSIDE)
def test_what_is_outside_the_table_is_refused(said: str) -> None:
    with pytest.raises(OutsideTheTableError):
        carried_out(the_annex(), said, (), {})


REFUSED = (
    (
        f"{HERE} w działaniu 2 w kolumnie „Realizator” wyraz „GUS” skreśla się.",
        OutsideTheTableError,
    ),
    (f"{HERE} w działaniu 2 w kolumnie „Realizator” skreśla się wyraz „GUS”.", ValueError),
    (f"{HERE} w działaniu 1 w kolumnie „Produkt” w lit. b skreśla się wyraz „Oferta”.", ValueError),
    (f"{HERE} uchyla się działanie 9.", ValueError),
    ("uchyla się odnośnik nr 7.", ValueError),
)


@pytest.mark.parametrize(("said", "error"), REFUSED)
def test_what_is_not_there_once_is_refused(said: str, error: type[ValueError]) -> None:
    reading = Reading()
    with pytest.raises(error):
        carried_out(the_annex(), said, (), {}, reading)
    assert reading.forms == []


def test_an_act_that_cannot_be_says_where() -> None:
    double = PLAN.replace("id: wizyty\n", "id: wizyty\n                lp: 1\n")
    with pytest.raises(
        CannotAmendError, match=r"punkt „.* działanie 1 otrzymuje brzmienie” nie wskazuje"
    ):
        act(double, double.replace("nazwa: Wizyty studyjne", "nazwa: Wizyty i staże"))
    start = PLAN.index("          - numer: 1\n")
    first, second = PLAN[start : PLAN.index(SECOND)], SECOND
    with pytest.raises(CannotAmendError, match=r"kolejność .*Kierunek interwencji I\.1"):
        act(PLAN, PLAN[:start] + second + first)


def test_every_form_has_its_paragraph() -> None:
    for form in (*forms.ORDERS.values(), *forms.PLACES.values()):
        assert form.basis.startswith("§ ")


def test_an_item_of_a_quoted_letter_is_not_taken_for_the_letter_beside_it() -> None:
    old = (Line("wizyt w gminach,", "a)"), Line("szkoleń dla kadry,", "b)"), Line("narad.", "c)"))
    inner = (Line("lokalnych i", "a)", nested=True), Line("wojewódzkich,", "c)", nested=True))
    long = Line(
        "wykładów o zasadach współpracy z gminami oraz wszystkich pozostałych spotkań", "b)"
    )
    whole = (old[0], long, *inner, Line("walnych zebrań", "c)"))
    assert changes(old, whole) == (Wording((), whole),)
    told = (old[0], long, *inner, old[2])
    assert changes(old, told) == (Wording((), told),)
    tirets = tuple(replace(line, marker="–") for line in inner)
    apart = (old[0], Line("kursów", "b)"), *tirets, old[2])
    assert changes(old, apart) == (Wording((Unit("lit", "b"),), apart[1:4]),)


def test_a_point_behind_which_a_paragraph_stands_is_not_the_end_of_the_text() -> None:
    points, end = (Line("wizyt,", "1)"), Line("narad.", "2)")), Line("Koszty pokrywa gmina.")
    more = (*points, end, Line("planów,", "3)"), Line("ocen.", "4)"))
    assert changes((*points, end), more) == (Wording((), more),)
    added = (*points, Line("kosztów gmina.", "3)"), Line("Koszty pokrywa ROPS."))
    found = changes((*points, end), added) or ()
    assert [type(change) for change in found] == [UnitsAdded, Words]
    lines: Lines = (*points, end)
    for change in found:
        lines = within.changed(lines, change)
    assert lines == added


def test_points_that_become_paragraphs_of_law_are_worded_anew() -> None:
    points = (Line("wizyt,", "1)"), Line("narad.", "2)"))
    dotted = tuple(replace(line, marker=line.marker.replace(")", ".")) for line in points)
    assert changes(points, dotted) == (Wording((), dotted),)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # What is added at the end does not follow the point whose sign changed.
        (
            "O:|1. wizyt;|2. narad|3. planów ocen;",
            "O:|1. wizyt;|2. narad,|3. planów ocen;|4. umów",
        ),
        # A number that stands twice calls nothing, also where its neighbour is called the same.
        (
            "O:|1. wizyt|2. narad|4. ocen|4. umów dla,|5. oraz.",
            "O:|1. wizyt|2. narad|4. ocen|5. wizyt gmina,|4. umów dla,",
        ),
    ],
)
def test_changes_of_items_lead_to_the_new_text(before: str, after: str) -> None:
    old, new = _lines(before), _lines(after)
    lines: Lines = old
    for change in changes(old, new) or ():
        lines = within.changed(lines, change)
    assert lines == new


def _lines(text: str) -> Lines:
    first, *items = text.split("|")
    return (Line(first), *(Line(item[3:], item[:2]) for item in items))
