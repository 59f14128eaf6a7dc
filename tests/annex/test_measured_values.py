"""Values of indicators by year, with signs, scales and words: in a cell, and field by field."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from rpd.annex import xlsx
from rpd.annex.annex import annex
from rpd.plan import measures
from rpd.plan.model import Dzialanie, Wartosc, Wskaznik
from rpd.plan.scales import number_of, power, scaled
from tests.annex.documents import plan_of
from tests.annex.test_annex import row_of
from tests.annex.test_data import workbook


def value(written: int | str, rok: int | None = None, opis: str = "") -> Wartosc:
    return Wartosc(Decimal(written) if isinstance(written, int) else written, opis, rok)


PIECE = Wskaznik(
    "Piece węglowe w użyciu",
    bazowa=value(1240, 2023),
    posrednie=(value(900, 2025), value("bd", 2026)),
    docelowa=value(0, 2028),
    zrodlo_danych="ewidencja miasta",
    ryzyko="wzrost cen gazu",
)
DRZEWA = Wskaznik(
    "Nowe drzewa",
    bazowa=value(0, 2023),
    posrednie=(value("X", 2025), value(300, 2026)),
    docelowa=Wartosc(opis="zostanie ustalona w 2027 r.", rok=2028),
)


@pytest.mark.parametrize(
    ("wskaznik", "expected"),
    [
        (
            PIECE,
            (
                "Piece węglowe w~użyciu~– wartość bazowa: 1~240 (2023~r.); wartości pośrednie: "
                "900 (2025~r.), bd (2026~r.); wartość docelowa: 0 (2028~r.)"
            ),
        ),
        (
            DRZEWA,
            (
                "Nowe drzewa~– wartość bazowa: 0 (2023~r.); wartości pośrednie: X (2025~r.), "
                "300 (2026~r.); wartość docelowa: zostanie ustalona w~2027~r. (2028~r.)"
            ),
        ),
        (
            Wskaznik("N", jednostka="os.", docelowa=value("35 tys.", 2028), prog="min"),
            "N~– wartość docelowa: min.~35~tys.~os. (2028~r.)",
        ),
        (
            Wskaznik("N", jednostka="%", bazowa=value(38, 2023, "szacunek"), opis="wśród uczniów"),
            "N~– wartość bazowa: 38% (szacunek) (2023~r.) (wśród uczniów)",
        ),
        (
            Wskaznik("N", wartosc_bazowa=Decimal(3), docelowa=value(1, 2026)),
            "N~– wartość bazowa: 3; wartość docelowa: 1 (2026~r.)",
        ),
    ],
)
def test_in_one_cell(wskaznik: Wskaznik, expected: str) -> None:
    assert row_of(Dzialanie("x", "N", wskazniki=(wskaznik,)))["wskazniki"] == f"Ad~1) {expected}"


def test_field_by_field() -> None:
    fields = ("nazwa", "jednostka", "bazowa", "docelowa", "zrodlo_danych", "ryzyko", "kod")
    assert [measures.of_field(PIECE, name) for name in fields] == [
        "Piece węglowe w użyciu",
        "szt.",
        "1\u00a0240",
        "0",
        "ewidencja miasta",
        "wzrost cen gazu",
        "",
    ]
    years = (2023, 2024, 2025, 2026, 2028)
    assert [measures.of_year(DRZEWA, rok) for rok in years] == [
        "0",
        "",
        "X",
        "300",
        "zostanie ustalona w 2027 r.",
    ]


def test_a_single_number_is_a_value_too() -> None:
    alone = Wskaznik("N", wartosc_docelowa=Decimal(45), wartosc_bazowa=Decimal(3), prog="max")
    assert measures.of_field(alone, "bazowa") == "3"
    assert measures.of_field(alone, "docelowa") == "max.\u00a045"
    assert not alone.wielowartosciowy


@pytest.mark.parametrize(
    ("written", "unit", "expected"),
    [
        (Decimal(35), "tys. os.", 35_000),
        ("35 tys.", "os.", 35_000),
        ("35tys.", "os.", 35_000),
        (Decimal(35_000), "os.", 35_000),
        ("1,2 mln", "zł", 1_200_000),
        ("1 240 tys.", "zł", 1_240_000),
        ("0.5 mld", "", 500_000_000),
        (Decimal("0.5"), "mln zł", 500_000),
        (Decimal(0), "szt.", 0),
        ("35 tys.", "tys. os.", None),
        ("bd", "os.", None),
        ("35 os.", "os.", None),
        (None, "os.", None),
        (Decimal("NaN"), "os.", None),
    ],
)
def test_scales_compare(written: Decimal | str | None, unit: str, expected: int | None) -> None:
    assert number_of(written, unit) == expected


def test_units_without_their_scale() -> None:
    units = ("tys. os.", "mln zł", "szt.", "tysięcy osób", "tys.", "tysiąclatki")
    assert [power(unit) for unit in units] == [
        (3, "os."),
        (6, "zł"),
        (0, "szt."),
        (3, "osób"),
        (3, ""),
        (0, "tysiąclatki"),
    ]
    assert scaled("zostanie ustalona w 2027 r.") is None


def test_in_a_spreadsheet() -> None:
    alone = Wskaznik("Liczba osób", wartosc_docelowa=Decimal(45))
    measured = (replace(PIECE, kod="W1", mierzone_dzialania=("x", "y")), DRZEWA, alone)
    plan = plan_of(Dzialanie("x", "Wymiana", wskazniki=measured))
    rows = workbook(xlsx.render(annex(plan, None, None), None))["Wskaźniki"]
    assert [row[3:7] + row[11:] for row in rows] == [
        [
            *("Wskaźnik", "Próg", "Wartość bazowa", "Wartość docelowa", "Wartość 2025"),
            *("Wartość 2026", "Kod", "Rok bazowy", "Rok docelowy", "Ryzyko", "Mierzone działania"),
        ],
        [
            *("Piece węglowe w użyciu", None, 1240, 0, 900, "bd", "W1", 2023, 2028),
            *("wzrost cen gazu", "x, y"),
        ],
        [
            *("Nowe drzewa", None, 0, "zostanie ustalona w 2027 r.", "X", 300, None, 2023, 2028),
            *(None, None),
        ],
        ["Liczba osób", None, None, 45, None, None, None, None, None, None, None],
    ]
