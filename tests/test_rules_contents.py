"""The rules about what a plan says, at their edges: what they catch and what they leave alone.

One action, complete but for the field in question; beside it everything that is said of the plan,
as „code message”.
"""

from __future__ import annotations

from textwrap import indent

import pytest

from rpd.rules.names import alike
from tests.test_rules_edges import SLOWNIK, UCHYLONE, diagnose, dzialanie, plan_of


def said(text: str, ignore: str = "", **companions: str) -> list[str]:
    return [
        f"{d.code} {d.message}".replace("\u00a0", " ")
        for d in diagnose(text, **companions)
        if d.acknowledged is None and d.code not in ignore.split()
    ]


def hints(text: str, code: str, **companions: str) -> list[str]:
    return [d.hint for d in diagnose(text, **companions) if d.code == code]


def a_plan(**fields: str | None) -> str:
    return plan_of(dzialanie("szkolenia", **fields))


def described(text: str) -> str:
    """A plan whose action has this description."""
    return a_plan(opis="|-\n" + indent(text, "      "))


def measured(name: str, about: str) -> str:
    """A plan whose action has one indicator."""
    return a_plan(wskazniki=f"[{{nazwa: '{name}', {about}}}]")


# --- names of bodies, actions and entries of the dictionary ------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Szkolenia kadry CUS", "Szkolenie kadr CUS", True),
        ("Szkolenia kadry", "Szkolenia pracowników gmin", True),
        ("Szkolenia kadry CUS", "Kongres ekonomii społecznej", False),
        ("Targi ES w 2024 r.", "Kongres ES w 2024 r.", False),
        ("Szkolenia dla gmin", "Wizyty dla studentów", False),
        ("Liczba porozumień", "Liczba spotkań", False),
        ("Liczba zawartych porozumień", "liczba porozumień o współpracy", True),
        ("Liczba", "Odsetek", True),  # nothing to tell them apart by
        ("", "Targi", True),
    ],
)
def test_alike(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is alike(other, one) is same


@pytest.mark.parametrize(
    ("czynny_do", "fields", "expected"),
    [
        ("2024-12-31", {}, ["RPD117 Podmiot „OWES” działał tylko do 31 grudnia 2024 r."]),
        ("2025-01-01", {}, []),
        ("2025-12-31", {}, []),
        ("2024-12-31", {"uchylone": UCHYLONE}, ["RPD109"]),
        (
            "2020-06-30",
            {"realizatorzy": "[ROPS]", "budzet": "[{srodki: wlasne, podmiot: OWES}]"},
            ["RPD117 Podmiot „OWES” działał tylko do 30 czerwca 2020 r."],
        ),
        (
            "2024-12-31",
            {"realizatorzy": "[ośrodki ES]"},
            [
                "RPD117 Podmiot „ośrodki ES” działał tylko do 31 grudnia 2024 r.",
                "RPD114 „ośrodki ES” to inna nazwa podmiotu „OWES”.",
            ],
        ),
    ],
)
def test_body_that_is_no_more(
    czynny_do: str, fields: dict[str, str | None], expected: list[str]
) -> None:
    slownik = SLOWNIK.replace(
        "aliasy: [ośrodki ES]", f"aliasy: [ośrodki ES], czynny_do: {czynny_do}"
    )
    found = said(a_plan(**{"realizatorzy": "[ROPS, OWES]"} | fields), slownik=slownik)
    assert [line if "RPD109" not in line else "RPD109" for line in found] == expected


def last_year(*dzialania: str) -> str:
    return plan_of(*dzialania, rok="2024").replace("cały rok 2025", "cały rok 2024")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"nazwa": "Kongres ekonomii społecznej"},
            [
                (
                    "RPD118 W planie na 2024 r. identyfikator „szkolenia” miało inne działanie: "
                    "„Szkolenia kadry”."
                )
            ],
        ),
        ({"nazwa": "Kongres ekonomii społecznej", "kontynuuje": "2024/szkolenia"}, []),
        ({"nazwa": "Szkolenie kadr i wolontariuszy"}, []),
        ({"nazwa": "SZKOLENIA KADRY"}, []),
    ],
)
def test_identifier_of_another_action(fields: dict[str, str], expected: list[str]) -> None:
    assert said(a_plan(**fields), **{"2024": last_year(dzialanie())}) == expected
    # A plan of an earlier year than the last is not looked at.
    assert said(a_plan(**fields), "RPD119", **{"2023": last_year(dzialanie())}) == []


def test_identifier_is_no_fault_where_last_year_cannot_be_read() -> None:
    assert said(a_plan(nazwa="Kongres"), **{"2024": "rok: 2024\n\tcele: ["}) == []
    assert said(a_plan(nazwa="Kongres"), **{"2024": "- lista\n"}) == []
    without_name = last_year(dzialanie(nazwa=None))
    assert said(a_plan(nazwa="Kongres"), **{"2024": without_name}) == []


@pytest.mark.parametrize(
    ("kontynuuje", "expected"),
    [
        ("2023/kursy", []),
        ("2023/kurs", ["RPD119 Plan na 2023 r. nie ma działania „kurs”."]),
        (
            "2022/kursy",
            ["RPD119 Nie ma czytelnego planu na 2022 r., do którego odsyła „kontynuuje”."],
        ),
        (
            "2025/szkolenia",
            ["RPD119 Plan na 2025 r. nie może kontynuować działania z planu na 2025 r."],
        ),
        (
            "2026/szkolenia",
            ["RPD119 Plan na 2025 r. nie może kontynuować działania z planu na 2026 r."],
        ),
        ("'²/kursy'", ["RPD013 Wartość „²/kursy” ma niedozwoloną postać."]),
        ("'2023'", ["RPD013 Wartość „2023” ma niedozwoloną postać."]),
    ],
)
def test_continued_action(kontynuuje: str, expected: list[str]) -> None:
    two_years_ago = last_year(dzialanie("kursy")).replace("rok: 2024", "rok: 2023")
    earlier = {"2023": two_years_ago, "2026": last_year(dzialanie())}
    assert said(a_plan(kontynuuje=kontynuuje), **earlier) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("społecznej, aliasy: [ośrodki ES]", "społecznej", []),
        (
            "{id: FERS,",
            "{id: FEdN,",
            [
                (
                    "RPD120 Nazwa „FEdN” należy już do pozycji o tym identyfikatorze "
                    "(Fundusze Europejskie dla Rozwoju Społecznego)."
                )
            ],
        ),
        (
            "{id: FERS,",
            "{id: FEN,",
            [
                (
                    "RPD120 Nazwa „FEN” należy już do pozycji stojącej wyżej "
                    "(Fundusze Europejskie dla Nadwiśla)."
                )
            ],
        ),
        (
            "[ośrodki ES]",
            "[ROPS]",
            [
                (
                    "RPD120 Nazwa „ROPS” należy już do pozycji o tym identyfikatorze "
                    "(Regionalny Ośrodek Polityki Społecznej)."
                )
            ],
        ),
        (
            "[ośrodki ES]",
            "[Regionalny Ośrodek Polityki Społecznej]",
            ["RPD120 Nazwa „Regionalny Ośrodek Polityki Społecznej” należy już do pozycji „ROPS”."],
        ),
        ("[ośrodki ES]", "[ośrodki wsparcia ekonomii społecznej]", []),  # its own name
        ("{id: OWES,", "{id: FEN,", []),  # a source and a body are told apart by the field
        ("nazwa: Fundusze Europejskie dla Nadwiśla", "nazwa: FERS", []),  # no plan writes it
        (
            "skroty: []",
            "skroty: [{skrot: ES, rozwiniecie: ekonomia}, {skrot: ES, rozwiniecie: energia}]",
            ["RPD120 Nazwa „ES” należy już do pozycji stojącej wyżej (ekonomia)."],
        ),
        (
            "skroty: []",
            "skroty: []\ngrupy: [{id: unijne, nazwa: Unijne}, {id: unijne, nazwa: Inne}]",
            ["RPD120 Nazwa „unijne” należy już do pozycji stojącej wyżej (Unijne)."],
        ),
    ],
)
def test_name_with_two_owners(old: str, new: str, expected: list[str]) -> None:
    slownik = SLOWNIK.replace(old, new)
    assert slownik != SLOWNIK
    assert said(a_plan(), "RPD114", slownik=slownik) == expected
    found = [d for d in diagnose(a_plan(), slownik=slownik) if d.code == "RPD120"]
    assert {d.file for d in found} <= {"slownik.yaml"}


# --- indicators and letters --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "about", "stands"),
    [
        ("Odsetek gmin w ogóle gmin", "wartosc_docelowa: 35", "Odsetek"),
        ("Wzrost odsetka miejsc pracy", "wartosc_docelowa: 5", "odsetka"),
        ("Średni czas oczekiwania", "wartosc_docelowa: 30", "Średni czas"),
        ("Skrócenie czasu oczekiwania", "wartosc_docelowa: 30", "Skrócenie czasu"),
        ("Powierzchnia lokali", "wartosc_docelowa: 250", "Powierzchnia"),
        ("Odsetek gmin", "wartosc_docelowa: 35, jednostka: proc.", ""),
        ("Czas trwania usługi", "wartosc_docelowa: 30, jednostka: dni", ""),
        ("Liczba osób, których czas oczekiwania skrócono", "wartosc_docelowa: 30", ""),
        ("liczba lokali o powierzchni do 50 m²", "wartosc_docelowa: 30", ""),
        ("Udział w targach", "wartosc_docelowa: 2", ""),
        ("Organizacja czasu wolnego", "wartosc_docelowa: 2", ""),
        ("Powierzchniowe prace porządkowe", "wartosc_docelowa: 2", ""),
        ("Odsetek gmin", "opis: zostanie określony po naborze", ""),
    ],
)
def test_unit(name: str, about: str, stands: str) -> None:
    expected = f"RPD211 W nazwie stoi „{stands}”, a wskaźnik jest liczony w sztukach."
    assert said(measured(name, about)) == ([expected] if stands else [])


@pytest.mark.parametrize(
    ("name", "unit"),
    [("Odsetek gmin", "'%'"), ("Czas trwania", "dni"), ("Powierzchnia lokali", "m²")],
)
def test_unit_that_is_proposed(name: str, unit: str) -> None:
    text = measured(name, "wartosc_docelowa: 5")
    assert hints(text, "RPD211") == [f"Dopisz jednostkę, np. „jednostka: {unit}”."]
    mended = measured(name, f"wartosc_docelowa: 5, jednostka: {unit}")
    assert said(mended, "RPD212") == []


@pytest.mark.parametrize(
    ("name", "about", "fault"),
    [
        ("Odsetek zadowolonych uczestników", "wartosc_docelowa: 60", True),
        ("Wzrost obrotów PES", "wartosc_docelowa: 10", True),
        ("Odsetek zadowolonych wśród wszystkich uczestników", "wartosc_docelowa: 60", False),
        ("Odsetek miejsc pracy dla kobiet w ogóle miejsc pracy", "wartosc_docelowa: 35", False),
        ("Wzrost obrotów PES w stosunku do 2024 r.", "wartosc_docelowa: 10", False),
        ("Odsetek gmin", "wartosc_docelowa: 60, opis: liczony od wszystkich gmin", False),
        ("Wzrost obrotów PES", "wartosc_docelowa: 10, wartosc_bazowa: 5", False),
    ],
)
def test_base_of_a_percentage(name: str, about: str, fault: bool) -> None:
    expected = ["RPD212 Wskaźnik procentowy nie mówi, z czego liczy się procent."]
    assert said(measured(name, f"{about}, jednostka: '%'")) == (expected if fault else [])


@pytest.mark.parametrize(
    ("name", "value", "unit", "expected"),
    [
        ("Odsetek PS", "160", "%", ["RPD213 Odsetek nie może wynosić 160%."]),
        ("udział PES", "100.5", "%", ["RPD213 Odsetek nie może wynosić 100,5%."]),
        ("Odsetek PS", "100", "%", []),
        ("Odsetek PS", "160", "pkt proc.", []),
        ("Wzrost udziału PES", "160", "%", []),
        ("Wykonanie planu", "120", "%", []),
    ],
)
def test_more_than_the_whole(name: str, value: str, unit: str, expected: list[str]) -> None:
    about = f"wartosc_docelowa: {value}, jednostka: '{unit}'"
    assert said(measured(name, about), "RPD212") == expected


@pytest.mark.parametrize(
    ("name", "base", "target", "expected"),
    [
        ("Skrócenie czasu oczekiwania", "3", "1", ""),
        (
            "Skrócenie czasu oczekiwania",
            "1",
            "3.5",
            "RPD214 Nazwa zapowiada „skrócenie”, a wartość zmienia się z 1 na 3,5.",
        ),
        (
            "Wzrost liczby PES",
            "1200",
            "900",
            "RPD214 Nazwa zapowiada „wzrost”, a wartość zmienia się z 1 200 na 900.",
        ),
        (
            "Zwiększenie liczby PES",
            "5",
            "5.0",
            "RPD214 Nazwa zapowiada „zwiększenie”, a wartość docelowa jest równa bazowej: 5.",
        ),
        ("Wzrost liczby PES", "0", "1", ""),
        ("Liczba PES", "5", "3", ""),
        ("Liczba działań na rzecz skrócenia kolejek", "3", "5", ""),
        ("Spadek bezrobocia", "-1", "-2", ""),
    ],
)
def test_direction_of_a_change(name: str, base: str, target: str, expected: str) -> None:
    about = f"wartosc_bazowa: {base}, wartosc_docelowa: {target}, jednostka: msc."
    assert said(measured(name, about)) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("produkt", "fault"),
    [
        ("Liczba zawartych porozumień", True),
        ("odsetek zadowolonych", True),
        ("Liczba osób", False),
        ("Liczba przeszkolonych osób", False),
        ("Oferta szkoleń dla dużej liczby gmin", False),
        ("Liczbowy model prognozy", False),
    ],
)
def test_measure_among_the_products(produkt: str, fault: bool) -> None:
    expected = f"RPD215 Produkt „{produkt}” jest miarą, a nie ma takiego wskaźnika."
    assert said(a_plan(produkty=f"[{produkt}]")) == ([expected] if fault else [])
    assert (
        said(plan_of(dzialanie("a"), dzialanie("b", produkty=f"[{produkt}]", uchylone=UCHYLONE)))
        == []
    )


ITEMS = "|-\n      a) spotkania\n      b) warsztaty"


@pytest.mark.parametrize(
    ("opis", "lit", "known"),
    [
        (ITEMS, "c", "a) i b)"),
        (ITEMS, "abc", "a) i b)"),
        (ITEMS, "a", ""),
        (ITEMS, "ab", ""),
        (ITEMS, "a i b", "a) i b)"),
        ("[spotkania, warsztaty]", "b", ""),  # a list prints as a), b)
        ("[spotkania, warsztaty, targi]", "d", "a), b) i c)"),
        ("[{lit: c, tekst: spotkania}, {lit: d, tekst: warsztaty}]", "d", ""),
        ("[{lit: c, tekst: spotkania}, {lit: d, tekst: warsztaty}]", "a", "c) i d)"),
        ("[{lit: b, tekst: spotkania}]", "a", "b)"),
        ("[spotkania]", "a", ""),  # a single entry prints without a letter
        ("Spotkania i warsztaty.", "a", ""),
        ("|-\n      - spotkania\n      - warsztaty", "a", ""),
        (None, "a", ""),
    ],
)
@pytest.mark.parametrize("field", ["produkty", "wskazniki", "budzet", "termin", "realizatorzy"])
def test_letter(opis: str | None, lit: str, known: str, field: str) -> None:
    entries = {
        "produkty": "nazwa: Oferta",
        "wskazniki": "nazwa: Liczba osób, wartosc_docelowa: 5",
        "budzet": "bez_kosztow: true",
        "termin": "okres: cały rok 2025",
        "realizatorzy": "podmiot: ROPS",
    }
    text = a_plan(**{"opis": opis, field: f"[{{{entries[field]}, lit: {lit}}}]"})
    expected = f"RPD216 Opis działania nie ma podpunktu {lit}); ma {known}."
    assert said(text) == ([expected] if known else [])


# --- terms and money ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "termin", "adopted"),
    [
        ("2025-04-01", "I kwartał 2025", "1 kwietnia 2025 r."),
        ("2025-03-31", "I kwartał 2025", ""),
        ("2025-03-31", "30 marca 2025", "31 marca 2025 r."),
        ("2025-03-07", "I kwartał 2025", ""),
        ("2025-09-01", "I–IV kwartał 2025", ""),
        ("2026-01-02", "cały rok 2025", "2 stycznia 2026 r."),
    ],
)
def test_term_before_the_resolution(data: str, termin: str, adopted: str) -> None:
    head = f"uchwala: {{organ: Komitet, numer: 4/2025, data: {data}}}\n"
    expected = f"RPD305 Termin „{termin}” minął przed uchwaleniem planu ({adopted})."
    own = "RPD123"  # these plans do not hold the words that they print
    found = said(plan_of(dzialanie(termin=termin), head=head), own)
    assert found == ([expected] if adopted else [])
    repealed = dzialanie("b", termin=termin, uchylone=UCHYLONE)
    assert len(said(plan_of(dzialanie(termin=termin), repealed, head=head), own)) == len(found)


def test_term_before_the_resolution_is_not_told_of_drafts_and_of_other_years() -> None:
    assert said(a_plan(termin="I kwartał 2025")) == []
    head = "uchwala: {organ: Komitet, numer: 4/2025, data: 2025-09-01}\n"
    longer = "[{okres: IV kwartał 2024, wieloletnie: true}]"
    assert said(plan_of(dzialanie(termin=longer), head=head), "RPD123") == []


@pytest.mark.parametrize(
    ("pozycja", "expected"),
    [
        (
            "kwota: 5000.50, zrodla: [FEN, FERS]",
            ["RPD407 Kwota 5 000,50 zł jest wspólna dla FEN i FERS i nie jest podzielona."],
        ),
        ("zrodla: [FEN, FERS]", []),
        ("kwota: 5000, zrodla: [FEN]", []),
        ("kwota: 5000, podzial: {FEN: 3000, FERS: 2000}", []),
        (
            "kwota: 5000, zrodla: [FEN, FEdN]",
            ["RPD411 „FEdN” to to samo źródło co „FEN”, które już tu stoi."],
        ),
        (
            "zrodla: [FEdN, FEN]",
            ["RPD411 „FEN” to to samo źródło co „FEdN”, które już tu stoi."],
        ),
        (
            "kwota: 5000, podzial: {FEN: 3000, FEdN: 2000}",
            ["RPD411 „FEdN” to to samo źródło co „FEN”, które już tu stoi."],
        ),
        # What the amount is worth cannot be said before it is mended.
        (
            "kwota: 5000.125, zrodla: [FEN, FERS]",
            ["RPD404 Kwota 5000.125 ma 3 cyfry po kropce."],
        ),
        (
            "srodki: wlasne, zrodla: [FERS]",
            ["RPD410 Środki własne wymieniono razem ze źródłem FERS."],
        ),
        (
            "srodki: wlasne, podmiot: ROPS, zrodla: [FERS, FEN]",
            ["RPD410 Środki własne wymieniono razem ze źródłami FERS i FEN."],
        ),
        ("srodki: wlasne, podmiot: ROPS", []),
        ("zrodla: [FERS], w_ramach_projektu: true", []),
    ],
)
def test_sources_of_an_entry(pozycja: str, expected: list[str]) -> None:
    assert said(a_plan(budzet=f"[{{{pozycja}}}]"), "RPD113") == expected
    repealed = dzialanie("b", budzet=f"[{{{pozycja}}}]", uchylone=UCHYLONE)
    assert said(plan_of(dzialanie(), repealed), "RPD113 RPD404") == []


def test_same_source_in_two_entries_is_no_fault() -> None:
    budzet = "[{kwota: 5000, zrodla: [FEN]}, {kwota: 100, zrodla: [FEN]}]"
    assert said(a_plan(budzet=budzet)) == []


@pytest.mark.parametrize(
    ("opis", "sums"),
    [
        ("Refundacja w kwocie 12 900 na osobę.", ["w kwocie 12 900"]),
        ("Bony po 5 000 zł i 7.500,50 zł.", ["5 000 zł", "7.500,50 zł"]),
        ("Dotacje do 5 tys. zł, razem 1,5 mln zł.", ["5 tys. zł", "1,5 mln zł"]),
        ("Koszt 800, a wartość 900 złotych.", ["Koszt 800", "wartość 900 złotych"]),
        ("W 2024 500 zł.", ["500 zł"]),
        ("Bony 500 zł, potem znów 500 zł.", ["500 zł"]),
        # In the budget as an entry, as a part, and as the sum.
        ("Kwota 180 000, w tym 150 tys. zł, razem 200 000,00 zł.", []),
        ("Wpisowe 50 zł.", []),
        ("W latach 2024 i 2025 oraz kosztem 2025 r.", []),
        ("Refundacja 80% wartości, w wysokości 150% stawki.", []),
        ("Premia 15 pkt, w wysokości 120 pkt.", []),
        ("Działanie 6.16 typ B, FEMP.06.18-IP.01-013/23.", []),
        ("Dla 2 400 osób, 12 tys. osób i 3 mln mieszkańców.", []),
        ("W kwocie dla 120 osób; o wartości 300 szt.", []),
        ("Telefon 12 422 06 00, Dz.U. 2024 poz. 113.", []),
        (f"Bony {'9' * 1000} zł.", []),
    ],
)
def test_money_in_the_description(opis: str, sums: list[str]) -> None:
    budzet = """
    - kwota: 180000
      podzial: {FEN: 150000, FERS: 30000}
    - kwota: 20000
      zrodla: [FEN]
    """
    expected = [f"RPD408 „{s}” wygląda na kwotę, a budżet działania jej nie ma." for s in sums]
    found = said(a_plan(opis=f"[{{tekst: '{opis}'}}]", budzet=budzet))
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("name", "about", "amounts", "cost"),
    [
        ("Liczba miejsc pracy", "wartosc_docelowa: 70", ("5355000",), "76 500 zł"),
        ("Liczba MIEJSC PRACY", "wartosc_docelowa: 3", ("100000",), "33 333,33 zł"),
        ("Liczba miejsc pracy", "wartosc_docelowa: 100", ("5100000",), ""),
        ("Liczba miejsc pracy", "wartosc_docelowa: 100", ("6100000",), ""),
        ("Liczba miejsc pracy", "wartosc_docelowa: 100", ("6100000.01",), "61 000,01 zł"),
        ("Liczba miejsc pracy", "wartosc_docelowa: 100", ("3000000", "3000001"), ""),
        ("Liczba osób", "wartosc_docelowa: 70", ("5355000",), ""),
        ("Liczba miejsc pracy", "wartosc_docelowa: 0", ("5355000",), ""),
        ("Liczba miejsc pracy", "opis: po naborze", ("5355000",), ""),
        ("Odsetek miejsc pracy", "wartosc_docelowa: 35, jednostka: '%'", ("5355000",), ""),
        ("Liczba miejsc pracy", "wartosc_docelowa: 70", (), ""),
    ],
)
def test_cost_of_a_unit(name: str, about: str, amounts: tuple[str, ...], cost: str) -> None:
    slownik = SLOWNIK + "koszty_jednostkowe: [{fraza: miejsc pracy, od: 51000, do: 61000}]\n"
    budzet = ", ".join(f"{{kwota: {amount}, zrodla: [FEN]}}" for amount in amounts)
    text = a_plan(
        wskazniki=f"[{{nazwa: {name}, {about}}}]",
        budzet=f"[{budzet or '{zrodla: [FEN]}'}]",
    )
    expected = (
        f"RPD409 Koszt jednostkowy („miejsc pracy”) wynosi {cost}, "
        "a słownik przewiduje od 51 000 zł do 61 000 zł."
    )
    assert said(text, "RPD212", slownik=slownik) == ([expected] if cost else [])


# --- typography --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Programy na lata 2021-2027.", ["2021-2027"]),
        ("W I-II kwartale, dla 20-30 osób (pkt 1-3).", ["I-II", "20-30", "1-3"]),
        ("Rok szkolny 2024-25.", ["2024-25"]),
        ("Lata 2021–2027, I–IV kwartał.", []),
        ("Grupy 16-17-18, dnia 2025-06-30.", []),
        ("Telefon 12-345-67-89 albo 422-06.", []),
        ("Kod 30-070 Kraków, 31-156 Kraków.", []),
        ("COVID-19, A-4, 2-osobowy, 3-dniowy, XX-wieczny, X-lecie.", []),
        ("Usługi społeczno-zawodowe, PES-PS, szkoleniowo - doradcze.", []),
        ("https://example.org/lata-2021-2027?lata=2021-2027 oraz www.example.org/1-2", []),
        ("Nabór FEMP.06.18-IP.01-013/23.", []),
        ("Od 1-1 do 5-3.", []),
    ],
)
def test_hyphen_in_a_range(text: str, found: list[str]) -> None:
    expected = [f"RPD501 W zakresie „{r}” stoi łącznik zamiast półpauzy." for r in found]
    assert sorted(s for s in said(described(text)) if "RPD510" not in s) == sorted(expected)
    proposed = [f"Wpisz „{r.replace('-', '–')}”." for r in found]
    assert sorted(hints(described(text), "RPD501")) == sorted(proposed)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('Cykl "Kadra".', True),
        ('Cykl „Kadra".', True),
        ('Program "Kadra 2025".', True),
        ('Monitory 24" i 27".', False),
        ("Cykl „Kadra”.", False),
        ("Cykl „Kadra »na start«”.", False),
        ("https://example.org/a'b", False),
    ],
)
def test_straight_quotation_marks(text: str, fault: bool) -> None:
    expected = ["RPD502 W tekście stoi prosty cudzysłów."]
    assert said(described(text)) == (expected if fault else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "W 2025r. i za 100zł, 2,5mln zł.",
            [("2025r.", "2025 r."), ("100zł", "100 zł"), ("2,5mln", "2,5 mln")],
        ),
        (
            "Art.29 ust.2 pkt6 lit.b, nr5, §7.",
            [
                ("Art.29", "Art. 29"),
                ("ust.2", "ust. 2"),
                ("pkt6", "pkt 6"),
                ("lit.b", "lit. b"),
                ("nr5", "nr 5"),
                ("§7", "§ 7"),
            ],
        ),
        ("w tym: b)Szkolenie", [("b)Szkolenie", "b) Szkolenie")]),
        ("W 2025 r., art. 29 ust. 2 pkt 6 lit. b, nr 5, § 7, 100 zł.", []),
        ("Wzrost o 5%, NUTS3, UP JP2, COVID19, 6.16.", []),
        ("https://example.org/art29/nr5, www.example.org/pkt2, plik art.29.pdf", []),
        ("Grupa (a) i f(x)y, numer5.", []),
    ],
)
def test_missing_space(text: str, found: list[tuple[str, str]]) -> None:
    expected = [f"RPD503 W „{glued}” brakuje odstępu." for glued, _ in found]
    assert sorted(said(described(text), "RPD408")) == sorted(expected)
    assert sorted(hints(described(text), "RPD503")) == sorted(f"Wpisz „{s}”." for _, s in found)


def test_typography_is_looked_at_wherever_prose_is_printed() -> None:
    fault = "2025r."
    places = {
        "nazwa": f"Szkolenia {fault}",
        "opis": f"\n- Wykłady {fault}\n- {{tekst: Ćwiczenia {fault}, lit: b}}\n",
        "produkty": f"\n- Oferta {fault}\n",
        "wskazniki": f"\n- nazwa: Osoby {fault}\n  opis: wszystkie {fault}\n",
        "realizatorzy": f"\n- {{podmiot: ROPS, uwagi: '(lider {fault})'}}\n",
    }
    head = f"przypisy:\n  rok: Treść {fault}\nkolumny:\n  budzet: {{przypis: rok}}\n"
    text = plan_of(dzialanie(**places), head=head).replace("tytul: Plan", f"tytul: Plan {fault}")
    assert said(text) == ["RPD503 W „2025r.” brakuje odstępu."] * text.count(fault)
    assert text.count(fault) == 9
    repealed = dzialanie("b", **places, uchylone=UCHYLONE)
    assert said(plan_of(dzialanie(), repealed)) == []
