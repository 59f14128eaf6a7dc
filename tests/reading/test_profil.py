"""Profiles: what is made of a right one, and what is said of a wrong one, in ``profile.txt``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rpd.load import alone
from rpd.outside.files import Source
from rpd.plan.built_in import chosen
from rpd.plan.layout import Body, Layout, Shown, Signs
from rpd.plan.profil import Profil
from rpd.reading.build_profil import build_profil
from rpd.reading.events import compose
from tests.conftest import ROOT

RIGHT = (ROOT / "tests/shapes/biblioteka/plans/profil.yaml").read_text("utf-8")


def built(text: str) -> Profil:
    return build_profil(compose(text).data)


def said(text: str) -> str:
    found = alone.check("profil", Source("profil.yaml", text.encode("utf-8"))).diagnostics
    return "".join(
        f"{d.span.line}:{d.span.column} {d.code} {d.message} → {d.hint}\n"
        for d in found
        if d.span is not None
    )


def cases() -> list[tuple[str, str, str, str]]:
    """Name, what is replaced in a right profile, by what, and what is said."""
    table = Path(__file__).with_name("profile.txt").read_text("utf-8")
    found = []
    for part in re.split(r"^=== ", table, flags=re.MULTILINE)[1:]:
        name, rest = part.split("\n", 1)
        old, rest = rest.split("\n---\n", 1)
        new, expected = rest.split("\n>>>\n", 1)
        found.append((name, old, new, expected.strip() + "\n"))
    return found


def test_a_right_profile_is_right() -> None:
    assert said(RIGHT) == ""


@pytest.mark.parametrize(
    ("old", "new", "expected"), [case[1:] for case in cases()], ids=[case[0] for case in cases()]
)
def test_what_is_wrong_is_said_where_it_stands(old: str, new: str, expected: str) -> None:
    assert RIGHT.count(old) == 1
    assert said(RIGHT.replace(old, new)) == expected


def test_levels_and_columns_of_a_profile() -> None:
    profil = built(RIGHT)
    assert profil.kinds == ("os", "temat", "dzialanie")
    assert profil.keys == ("osie", "tematy", "dzialania")
    assert [level.heading for level in profil.levels] == ["Oś\u00a0{numer}.", "Temat\u00a0{numer}."]
    assert [level.repealed for level in profil.all_levels] == [
        "(uchylona)",
        "(uchylony)",
        "(uchylone)",
    ]
    assert [level.named for level in profil.levels] == [True, True]
    assert {key: column.width for key, column in profil.by_key.items()} == {
        "nazwa": 40,
        "realizatorzy": 20,
        "termin": 20,
        "budzet": 20,
    }
    assert profil.strategia == "brak"
    assert dict(profil.wymagane) == {"wskazniki": "nie", "produkty": "nie"}
    assert profil.organ == Body("Rada Gminy Olchowiec", "Rady Gminy Olchowiec")


def test_money_periods_signs_and_layouts_of_a_profile() -> None:
    more = """\
okresy: [2026, 2027, etap III]
kwoty: {jednostka: tys. zł, miejsca: 1}
znaki: {nie_dotyczy: X, nie_ma: –}
pola:
  - {klucz: prowadzacy, nazwa: Prowadzący, typ: podmioty}
"""
    layout = """\
  - rodzaj: karty
    na: temat
    kolumny:
      - {pole: prowadzacy, naglowek: Prowadzi kartę}
      - {pola: [termin, budzet], naglowek: Czas i pieniądze}
  - rodzaj: tabela
    na: plan
    razem: [ogolem, os]
    kolumny:
      - {pole: nazwa, naglowek: Co, szerokosc: 30}
      - {pole: budzet, naglowek: Ile, okresy: true}
      - {pole: budzet, naglowek: Razem, razem: true}
podstawa:
"""
    profil = built(more + RIGHT.replace("podstawa:\n", layout))
    assert profil.okresy == ("2026", "2027", "etap III")
    assert (profil.jednostka, profil.miejsca) == ("tys. zł", 1)
    assert profil.znaki == Signs(nie_dotyczy="X", nie_ma="–")
    assert profil.uklad[1:] == (
        Layout(
            "karty",
            (
                Shown(("prowadzacy",), "Prowadzi kartę", 50),
                Shown(("termin", "budzet"), "Czas i pieniądze", 50),
            ),
            level="temat",
        ),
        Layout(
            "tabela",
            (
                Shown(("nazwa",), "Co", 30),
                Shown(("budzet",), "Ile", 17, periods=True),
                Shown(("budzet",), "Razem", 17, total=True),
            ),
            level="plan",
            totals=("ogolem", "os"),
        ),
    )
    assert profil.by_key["prowadzacy"].kind == "podmioty"
    assert profil.by_key["budzet"].header == "Pieniądze"


def test_what_a_profile_does_not_say_is_as_in_the_built_in_one() -> None:
    known = chosen(None)
    assert (known.okresy, known.jednostka, known.miejsca, known.znaki) == ((), "zł", None, Signs())
    assert (known.strategia, known.uklad, known.wymagane) == ("wymagana", (), ())
    assert built("poziomy: []\n").okresy == ()
    assert built("poziomy: []\n").strategia == "brak"
