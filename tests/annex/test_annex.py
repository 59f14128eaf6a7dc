"""What stands in the annex. In the tables "~" is a no-break space, "|" separates blocks,
"{a)}" starts a list item, "^1" is a footnote reference and "<x>" a link."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.annex.annex import annex, as_values
from rpd.annex.table import Abbr, Block, Link, Listing, Note, Run, sections
from rpd.plan import terminy
from rpd.plan.built_in import BUILT_IN
from rpd.plan.model import (
    Dzialanie,
    Kolumna,
    Opis,
    Plan,
    Podmiot,
    PozycjaBudzetu,
    Produkt,
    Przypis,
    Realizator,
    SkladnikMontazu,
    Skrot,
    Slownik,
    Strategia,
    Termin,
    Uchwala,
    Uchylenie,
    Udzial,
    Wskaznik,
    Zmiana,
)
from rpd.polish.numerals import letter
from rpd.polish.wording import NBSP
from tests.elements import a_cel, a_kierunek, a_plan, a_priorytet

MARCH_7 = datetime.date(2024, 3, 7)


def plan_of(*dzialania: Dzialanie, **fields: Any) -> Plan:
    kierunek = a_kierunek("2", "Kierunek", "I.1.2", dzialania)
    cel = a_cel("I", "Cel", (a_priorytet("I.1", "Priorytet", (kierunek,)),))
    return a_plan(2024, "Plan na 2024 r.", **{"cele": (cel,)} | fields)


def shown_runs(runs: Sequence[Run]) -> str:
    shown = ""
    for run in runs:
        match run:
            case Note():
                shown += f"^{run.number}"
            case Link():
                shown += f"<{run.url}>"
            case _:
                shown += run.text
    return shown.replace(NBSP, "~")


def shown(blocks: Sequence[Block]) -> str:
    return "|".join(
        "".join(f"{{{item.marker}}}{shown(item.blocks)}" for item in block.items)
        if isinstance(block, Listing)
        else shown_runs(block.runs)
        for block in blocks
    )


def row_of(
    dzialanie: Dzialanie, slownik: Slownik | None = None, **fields: Any
) -> dict[Kolumna, str]:
    document = annex(plan_of(dzialanie, **fields), None, slownik)
    table = list(sections(document))[-1].table
    assert table is not None
    return {cell.column: shown(cell.blocks) for cell in table.rows[0].cells}


def termin(tekst: str, **fields: Any) -> Termin:
    return Termin(tekst, terminy.parse(tekst, 2024), **fields)


FULL = Dzialanie(
    "szkolenia",
    "Szkolenia w regionie",
    opis=(Opis("Szkolenia z zakresu:\na) prawa,\nb) finansów."),),
    produkty=(Produkt("oferta"), Produkt("raport")),
    wskazniki=(Wskaznik("Liczba osób", wartosc_docelowa=Decimal(45)),),
    budzet=(PozycjaBudzetu(Decimal(180000), ("FEdM",)),),
    termin=(termin("II–IV kwartał 2024"),),
    realizatorzy=(Realizator("ROPS"), Realizator("GUS")),
)


def test_a_whole_row() -> None:
    assert row_of(FULL) == {
        "nazwa": "1.~Szkolenia w~regionie",
        "opis": "Ad~1) Szkolenia z~zakresu:|{a)}prawa,{b)}finansów.",
        "produkty": "Ad~1)|{a)}oferta{b)}raport",
        "wskazniki": "Ad~1) Liczba osób~–~45",
        "budzet": "180~000, FEdM",
        "termin": "II–IV~kwartał 2024",
        "realizatorzy": "ROPS, GUS",
    }


def test_an_action_that_says_nothing_has_empty_cells_and_no_labels() -> None:
    assert row_of(Dzialanie("x", "Nazwa", opis=(Opis(""),))) == {
        "nazwa": "1.~Nazwa",
        "opis": "",
        "produkty": "",
        "wskazniki": "",
        "budzet": "",
        "termin": "",
        "realizatorzy": "",
    }


def test_a_repealed_action_prints_its_number_and_that_it_is_repealed() -> None:
    repealed = replace(FULL, uchylone=Uchylenie("7/2024", MARCH_7))
    document = annex(plan_of(repealed, FULL), None, None)
    table = list(sections(document))[-1].table
    assert table is not None
    printed = [[shown(cell.blocks) for cell in row.cells] for row in table.rows]
    assert printed[0] == ["1.~(uchylone)", "", "", "", "", "", ""]
    assert printed[1][0] == "2.~Szkolenia w~regionie"
    assert [row.repealed for row in table.rows] == [True, False]


def test_a_number_given_by_an_amendment_is_printed_everywhere() -> None:
    row = row_of(replace(FULL, lp="3a"))
    assert (row["nazwa"][:4], row["produkty"][:6]) == ("3a.~", "Ad~3a)")


@pytest.mark.parametrize(
    ("opis", "expected"),
    [
        ((Opis("Zdanie."),), "Ad~1) Zdanie."),
        ((Opis("Pierwszy.\n\nDrugi."),), "Ad~1) Pierwszy.|Drugi."),
        ((Opis("a) jeden\nb) dwa\n\nDalej."),), "Ad~1)|{a)}jeden{b)}dwa|Dalej."),
        ((Opis("- jeden\n- dwa"),), "Ad~1)|{–}jeden{–}dwa"),
        ((Opis("Jeden"), Opis("Dwa:\n- x")), "Ad~1)|{a)}Jeden{b)}Dwa:|{–}x"),
        ((Opis("Jeden", lit="b"),), "Ad~1)|{b)}Jeden"),
        ((Opis("Wiersz\nłamany w pliku"),), "Ad~1) Wiersz łamany w~pliku"),
        (
            (Opis("Zob. w https://example.org/a?b=1&c=2."),),
            "Ad~1) Zob. w~<https://example.org/a?b=1&c=2>.",
        ),
        ((Opis("kwota 12 900 z art. 29 ust. 2"),), "Ad~1) kwota 12~900 z~art.~29 ust.~2"),
    ],
)
def test_descriptions(opis: tuple[Opis, ...], expected: str) -> None:
    assert row_of(Dzialanie("x", "N", opis=opis))["opis"] == expected


@pytest.mark.parametrize(
    ("wskaznik", "expected"),
    [
        (Wskaznik("N", wartosc_docelowa=Decimal(6)), "N~–~6"),
        (Wskaznik("N", wartosc_docelowa=Decimal("1200.50")), "N~–~1~200,5"),
        (Wskaznik("N", wartosc_docelowa=Decimal(30), prog="min"), "N~– min.~30"),
        (Wskaznik("N", wartosc_docelowa=Decimal(30), prog="max"), "N~– max.~30"),
        (Wskaznik("N", jednostka="%", wartosc_docelowa=Decimal(35), prog="min"), "N~– min.~35%"),
        (Wskaznik("N", jednostka="os.", wartosc_docelowa=Decimal(3)), "N~–~3~os."),
        (
            Wskaznik("N", jednostka="msc.", wartosc_bazowa=Decimal(3), wartosc_docelowa=Decimal(1)),
            "N z~3~msc. do~1~msc.",
        ),
        (Wskaznik("N", opis="liczona w osobach"), "N (liczona w~osobach)"),
        (Wskaznik("N"), "N"),
        (Wskaznik("N", wartosc_docelowa=Decimal("NaN")), "N~–~NaN"),
    ],
)
def test_indicators(wskaznik: Wskaznik, expected: str) -> None:
    assert row_of(Dzialanie("x", "N", wskazniki=(wskaznik,)))["wskazniki"] == f"Ad~1) {expected}"


KWOTA = PozycjaBudzetu(Decimal(5000), ("FERS", "FEdM"))
WLASNE = PozycjaBudzetu(srodki="wlasne")
PODZIAL = PozycjaBudzetu(
    Decimal(5000), podzial=(Udzial("FERS", Decimal(3000)), Udzial("FEdM", Decimal(2000)))
)


@pytest.mark.parametrize(
    ("pozycja", "expected"),
    [
        (PozycjaBudzetu(Decimal(180000), ("FEdM",)), "180~000, FEdM"),
        (PozycjaBudzetu(Decimal("12500.75"), ("FEdM",)), "12~500,75, FEdM"),
        (PozycjaBudzetu(Decimal("12500.00"), ("FEdM",)), "12~500, FEdM"),
        (PozycjaBudzetu(Decimal(5000)), "5~000"),
        (KWOTA, "5~000, FERS, FEdM"),
        (replace(KWOTA, w_ramach_projektow=True), "5~000 w~ramach projektów FERS, FEdM"),
        (replace(KWOTA, w_ramach_projektu=True), "5~000 w~ramach projektu FERS, FEdM"),
        (PODZIAL, "5~000, w~tym: FERS~–~3~000, FEdM~–~2~000"),
        (
            replace(PODZIAL, w_ramach_projektow=True),
            "5~000 w~ramach projektów: FERS~–~3~000, FEdM~–~2~000",
        ),
        (
            PozycjaBudzetu(
                Decimal(10000),
                montaz=(
                    SkladnikMontazu("FEM", udzial=Decimal("82.52"), podstawa="dofinansowanie"),
                    SkladnikMontazu("BP", udzial=Decimal(5), podstawa="calosc"),
                    SkladnikMontazu("WLASNE", Decimal(500), wklad_wlasny=True),
                ),
            ),
            (
                "10~000, w~tym: FEM~–~82,52% dofinansowania, BP~–~5% całości, "
                "WLASNE~–~500 (wkład własny)"
            ),
        ),
        (replace(PODZIAL, kwota=None), "FERS~–~3~000, FEdM~–~2~000"),
        (
            replace(PODZIAL, zrodla=("BP",)),
            "5~000, BP, w~tym: FERS~–~3~000, FEdM~–~2~000",
        ),
        (replace(KWOTA, rok=2025), "2025~r.: 5~000, FERS, FEdM"),
        (WLASNE, "Środki własne realizatorów"),
        (replace(WLASNE, podmiot="ZLS"), "Środki własne ZLS"),
        (replace(WLASNE, podmiot="ZLS", zrodla=("FERS",)), "Środki własne ZLS, FERS"),
        (
            replace(WLASNE, w_ramach_projektow=True),
            "Środki własne realizatorów w~ramach projektów",
        ),
        (
            replace(WLASNE, w_ramach_projektu=True, zrodla=("FERS",)),
            "Środki własne realizatorów w~ramach projektu FERS",
        ),
        (PozycjaBudzetu(zrodla=("FEM",)), "FEM"),
        (PozycjaBudzetu(zrodla=("FEM",), w_ramach_projektow=True), "W~ramach projektów FEM"),
        (PozycjaBudzetu(bez_kosztow=True), "Bez kosztów"),
        (PozycjaBudzetu(Decimal("0.001"), ("FEM",)), "0.001, FEM"),
    ],
)
def test_budget(pozycja: PozycjaBudzetu, expected: str) -> None:
    assert row_of(Dzialanie("x", "N", budzet=(pozycja,)))["budzet"] == expected


@pytest.mark.parametrize(
    ("tekst", "expected"),
    [
        ("II–IV kwartał 2024", "II–IV~kwartał 2024"),
        ("II-IV kw.", "II–IV~kw."),
        ("I – IV kw. 2024 r.", "I–IV~kw. 2024~r."),
        ("maj - czerwiec 2024", "maj–czerwiec 2024"),
        ("listopad 2024 - luty 2025", "listopad 2024 – luty 2025"),
        ("2024-06-30", "30~czerwca~2024~r."),
        ("do 2024-06-30", "do 2024-06-30"),
        ("2024-03-01-2024-06-30", "2024-03-01–2024-06-30"),
        ("12.01.2024 - 6.02.2024 r.", "12.01.2024~–~6.02.2024~r."),
        ("I i III kwartał", "I~i~III~kwartał"),
        ("Cały rok 2024", "Cały rok 2024"),
        ("po wyborach - jesień", "po wyborach - jesień"),
    ],
)
def test_terms(tekst: str, expected: str) -> None:
    assert row_of(Dzialanie("x", "N", termin=(termin(tekst),)))["termin"] == expected


def wspolpraca(podmiot: str, **fields: Any) -> Realizator:
    return Realizator(podmiot, "wspolpraca", **fields)


BODIES = Slownik(
    podmioty=(
        Podmiot("urząd pracy", "urząd pracy", narzednik="urzędem pracy"),
        Podmiot("ROPS", "Regionalny Ośrodek"),
        Podmiot("ZLS", "Związek", aliasy=("Zw. Lustracyjny",), narzednik="Związkiem"),
    )
)


@pytest.mark.parametrize(
    ("realizatorzy", "expected"),
    [
        ((Realizator("ROPS", "lider"), Realizator("UMWM", "partner")), "ROPS, UMWM"),
        ((Realizator("ROPS"), wspolpraca("OWES")), "ROPS we współpracy z~OWES"),
        (
            (Realizator("ROPS"), wspolpraca("urząd pracy", uwagi="(GUP)"), wspolpraca("OWES")),
            "ROPS we współpracy z~urzędem pracy (GUP) i~OWES",
        ),
        (
            (Realizator("GUS"), wspolpraca("BW"), wspolpraca("CW"), wspolpraca("DW")),
            "GUS we współpracy z~BW, CW i~DW",
        ),
        (
            (Realizator("GUS"), wspolpraca("BW"), Realizator("CIS"), wspolpraca("DW")),
            "GUS we współpracy z~BW, CIS we współpracy z~DW",
        ),
        ((wspolpraca("OWES"),), "we współpracy z~OWES"),
        ((Realizator("GUS"), wspolpraca("ZLS")), "GUS we współpracy ze Związkiem"),
        ((Realizator("GUS"), wspolpraca("Zw. Lustracyjny")), "GUS we współpracy ze Związkiem"),
        ((Realizator("GUS"), wspolpraca("ZUS")), "GUS we współpracy z~ZUS"),
        ((Realizator("GUS"), wspolpraca("samorządem")), "GUS we współpracy z~samorządem"),
        ((Realizator("GUS"), wspolpraca("szefostwem")), "GUS we współpracy z~szefostwem"),
        ((Realizator("GUS"), wspolpraca("szkołami")), "GUS we współpracy ze szkołami"),
        ((Realizator("GUS"), wspolpraca("wspólnotą")), "GUS we współpracy ze wspólnotą"),
        ((Realizator("GUS"), wspolpraca("województwem")), "GUS we współpracy z~województwem"),
        (
            (Realizator("MKRES", lit="a"), Realizator("ROPS", lit="b"), wspolpraca("X", lit="b")),
            "{a)}MKRES{b)}ROPS we współpracy z~X",
        ),
        ((Realizator("A", lit="a"), Realizator("B"), Realizator("C", lit="a")), "{a)}A, C|B"),
        ((Realizator("ROPS", uwagi="(projekt Estakada)"),), "ROPS (projekt Estakada)"),
    ],
)
def test_bodies(realizatorzy: tuple[Realizator, ...], expected: str) -> None:
    row = row_of(Dzialanie("x", "N", realizatorzy=realizatorzy), BODIES)
    assert row["realizatorzy"] == expected


@pytest.mark.parametrize(
    ("produkty", "expected"),
    [
        ((Produkt("A"),), "Ad~1) A"),
        ((Produkt("A", "a"),), "Ad~1)|{a)}A"),
        ((Produkt("A", "c"), Produkt("B", "d")), "Ad~1)|{c)}A{d)}B"),
        ((Produkt("A"), Produkt("B", "d"), Produkt("C")), "Ad~1)|{a)}A{d)}B{c)}C"),
    ],
)
def test_letters(produkty: tuple[Produkt, ...], expected: str) -> None:
    assert row_of(Dzialanie("x", "N", produkty=produkty))["produkty"] == expected


@pytest.mark.parametrize(
    ("position", "expected"), [(0, "a"), (25, "z"), (26, "za"), (51, "zz"), (52, "zza")]
)
def test_letters_after_z(position: int, expected: str) -> None:
    assert letter(position) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ("Plan na 2024~r.", "PROJEKT")),
        (
            {"uchwala": Uchwala("MKRES", "4/2024", MARCH_7, 1)},
            (
                "Plan na 2024~r.",
                "Załącznik nr~1 do uchwały nr~4/2024 MKRES z~dnia 7~marca~2024~r.",
            ),
        ),
        (
            {"uchwala": Uchwala("MKRES", "4/2024", MARCH_7, 1, "Załącznik numer 1 do uchwały 4")},
            ("Plan na 2024~r.", "Załącznik numer~1 do uchwały 4"),
        ),
        (
            {"uchwala": Uchwala("MKRES", "4/2024", None)},
            ("Plan na 2024~r.", "Załącznik do uchwały nr~4/2024 MKRES"),
        ),
        (
            {
                "uchwala": Uchwala("MKRES", "4/2024", None, 2),
                "zmiany": (Zmiana("7/2024", MARCH_7),),
            },
            (
                "Plan na 2024~r.",
                "Załącznik nr~2 do uchwały nr~4/2024 MKRES",
                "ze zmianą wprowadzoną uchwałą nr~7/2024 z~dnia 7~marca~2024~r.",
            ),
        ),
        (
            {
                "uchwala": Uchwala("MKRES", "4/2024", None, 2),
                "zmiany": (Zmiana("7/2024", None), Zmiana("9/2024", None)),
            },
            (
                "Plan na 2024~r.",
                "Załącznik nr~2 do uchwały nr~4/2024 MKRES",
                "ze zmianami wprowadzonymi uchwałami nr~7/2024 i~nr~9/2024",
            ),
        ),
    ],
)
def test_header_lines(fields: dict[str, Any], expected: tuple[str, ...]) -> None:
    lines = annex(plan_of(**fields), None, None).header_lines
    assert tuple(line.replace(NBSP, "~") for line in lines) == expected


STRATEGIA = Strategia(
    "Program",
    "Cel główny",
    (
        a_cel(
            "I",
            "Cel ze strategii",
            (a_priorytet("I.1", "Priorytet ze strategii", (a_kierunek("I.1.2", "Inny numer"),)),),
        ),
    ),
    profil=BUILT_IN,
)


def test_headings_take_what_the_plan_leaves_out_from_the_strategy() -> None:
    kierunki = (
        a_kierunek("1", "", "I.1.2"),
        a_kierunek("2a", "Własny[^p]", "I.1"),
        a_kierunek("3", "", "I.1"),
    )
    plan = plan_of(
        cele=(a_cel("I", "", (a_priorytet("I.1", "", kierunki),)), a_cel("II", "Bez strategii")),
        przypisy=(Przypis("p", "Treść."),),
    )
    headings = [
        (s.level, s.anchor, s.label.replace(NBSP, "~"), s.name, shown_runs(s.runs))
        for s in sections(annex(plan, STRATEGIA, None))
    ]
    assert headings == [
        (2, "cel-I", "Cel szczegółowy~I.", "Cel ze strategii", "Cel ze strategii"),
        (3, "priorytet-I-1", "Priorytet~I.1.", "Priorytet ze strategii", "Priorytet ze strategii"),
        (4, "kierunek-I-1-1", "Kierunek interwencji~1.", "Inny numer", "Inny numer"),
        (4, "kierunek-I-1-2a", "Kierunek interwencji~2a.", "Własny", "Własny^1"),
        (4, "kierunek-I-1-3", "Kierunek interwencji~3.", "", ""),
        (2, "cel-II", "Cel szczegółowy~II.", "Bez strategii", "Bez strategii"),
    ]


def test_footnotes_are_numbered_by_their_first_marks() -> None:
    first = Dzialanie("a", "A[^druga]", opis=(Opis("B[^pierwsza] C[^druga] D[^nieznana]"),))
    kierunki = (a_kierunek("1", "K", "", (first,)), a_kierunek("2", "L", "", (FULL,)))
    plan = plan_of(
        cele=(a_cel("I", "Cel[^pierwsza]", (a_priorytet("I.1", "P", kierunki),)),),
        kolumny=(("budzet", "kwoty"), ("opis", "nieznana")),
        przypisy=(
            Przypis("nieuzyty", "Nigdy."),
            Przypis("druga", "Druga."),
            Przypis("kwoty", "Kwoty; zob. [^w-przypisie] i [^kwoty]."),
            Przypis("pierwsza", "Pierwsza."),
            Przypis("w-przypisie", "W przypisie."),
        ),
    )
    document = annex(plan, None, None)
    tables = [section.table for section in sections(document) if section.table]
    headers = [[shown_runs(column.runs) for column in table.columns] for table in tables]
    names = list(BUILT_IN.headers.values())
    assert headers[0] == [*names[:4], "Budżet/Źródło finansowania^2", *names[5:]]
    assert headers[1] == names
    assert [shown(cell.blocks) for cell in tables[0].rows[0].cells][:2] == [
        "1.~A^3",
        "Ad~1) B^1 C^3 D[^nieznana]",
    ]
    assert [(f.number, f.anchor, shown(f.blocks), f.references) for f in document.footnotes] == [
        (1, "przypis_1", "Pierwsza.", ("odsylacz_1", "odsylacz_1_2")),
        (2, "przypis_2", "Kwoty; zob. ^4 i~^2.", ("odsylacz_2", "odsylacz_2_2")),
        (3, "przypis_3", "Druga.", ("odsylacz_3", "odsylacz_3_2")),
        (4, "przypis_4", "W~przypisie.", ("odsylacz_4",)),
    ]


def test_abbreviations_are_marked_where_they_stand_as_words() -> None:
    slownik = Slownik(
        skroty=(
            Skrot("PES", "podmiot ekonomii społecznej"),
            Skrot("UP", "uniwersytet"),
            Skrot("UP JP2", "uniwersytet papieski"),
            Skrot("MKRES", "komitet"),
            Skrot("JST", "jednostka"),
        )
    )
    document = annex(
        plan_of(
            Dzialanie("x", "PES/PES-owie, UP JP2, JSTi nie"),
            uchwala=Uchwala("MKRES", "4/2024", None),
        ),
        None,
        slownik,
    )
    table = list(sections(document))[-1].table
    assert table is not None
    (name,) = table.rows[0].cells[0].blocks
    assert not isinstance(name, Listing)
    assert [run.text for run in name.runs if isinstance(run, Abbr)] == ["PES", "PES", "UP JP2"]
    assert document.abbreviations == (
        Abbr("MKRES", "komitet"),
        Abbr("PES", "podmiot ekonomii społecznej"),
        Abbr("UP JP2", "uniwersytet papieski"),
    )


def test_anchors_stay_and_never_meet() -> None:
    plan = plan_of(Dzialanie("cel-i", "A"), Dzialanie("x", "B"), Dzialanie("x", "C"))
    plan = replace(plan, elementy=(*plan.cele, replace(plan.cele[0], numer="I", elementy=())))
    document = annex(replace(plan, elementy=(*plan.cele, a_cel('"><i>'))), None, None)
    anchors = [section.anchor for section in sections(document)]
    rows = [row.anchor for s in sections(document) if s.table for row in s.table.rows]
    assert anchors == ["cel-I", "priorytet-I-1", "kierunek-I-1-2", "cel-I_2", "cel-i_2"]
    assert rows == ["cel-i", "x", "x_2"]


def test_long_rows_may_be_split() -> None:
    long = Dzialanie("b", "B", opis=(Opis("słowo " * 300),))
    document = annex(plan_of(FULL, long), None, None)
    table = list(sections(document))[-1].table
    assert table is not None
    assert [row.short for row in table.rows] == [True, False]
    assert sum(column.width for column in table.columns) == 100


def test_plain_gives_templates_nothing_but_data() -> None:
    def kinds(value: object) -> set[type]:
        if isinstance(value, dict):
            return {dict}.union(*map(kinds, value), *map(kinds, value.values()))
        if isinstance(value, list):
            return {list}.union(*map(kinds, value))
        return {type(value)}

    document = annex(plan_of(FULL, przypisy=(Przypis("p", "T"),)), STRATEGIA, None)
    assert kinds(as_values(document)) == {dict, list, str, int, bool, type(None)}
    row = as_values(document)["sections"][0]["sections"][0]["sections"][0]["tables"][0]["rows"][0]
    assert row["cells"][4] == {
        "kind": "cell",
        "column": "budzet",
        "blocks": [
            {"kind": "paragraph", "runs": [{"kind": "text", "text": f"180{NBSP}000, FEdM"}]}
        ],
        "kwota": None,
    }


TEXTS = st.text(alphabet=st.sampled_from("aZ1 ąż[^k].)-–\n<&{%/:https"), max_size=40)


@given(TEXTS, TEXTS, st.booleans())
def test_no_character_is_lost_and_nothing_raises(text: str, other: str, known: bool) -> None:
    dzialanie = Dzialanie(
        text,
        text,
        opis=(Opis(other), Opis(text, "b")),
        budzet=(PozycjaBudzetu(zrodla=(text,)),),
        termin=(termin(other),),
        realizatorzy=(Realizator(text, uwagi=other),),
    )
    przypisy = (Przypis("k", other),) if known else ()
    document = annex(plan_of(dzialanie, przypisy=przypisy), None, None)
    table = list(sections(document))[-1].table
    assert table is not None
    printed = {cell.column: bare(cell.blocks) for cell in table.rows[0].cells}
    solid = "".join(text.split())
    assert printed["nazwa"] == "1." + (solid.replace("[^k]", "") if known else solid)
    assert printed["budzet"] == solid


def bare(blocks: Sequence[Block]) -> str:
    runs = [run for block in blocks if not isinstance(block, Listing) for run in block.runs]
    return "".join("".join(run.text for run in runs if not isinstance(run, Note)).split())
