"""The headings of a document as a draft of the strategy that its plan needs."""

from __future__ import annotations

import re
from typing import Any

import pytest

from rpd.importing.strategy import is_proposed, proposed
from rpd.load import stages
from rpd.load.data import data_of
from rpd.outside.files import Source
from rpd.plan.built_in import chosen
from rpd.plan.profil import Profil
from rpd.workspace import ready_profiles

BUILT_IN = chosen(None)


def plan(*cele: Any) -> dict[str, Any]:
    return {"rok": 2024, "tytul": "Plan", "cele": list(cele)}


def cel(numer: str, nazwa: str | None, *priorytety: Any) -> dict[str, Any]:
    said = {} if nazwa is None else {"nazwa": nazwa}
    return {"numer": numer, **said, "priorytety": list(priorytety)}


def priorytet(numer: str, nazwa: str | None, *kierunki: Any) -> dict[str, Any]:
    said = {} if nazwa is None else {"nazwa": nazwa}
    return {"numer": numer, **said, "kierunki": [{**one, "dzialania": []} for one in kierunki]}


WHOLE = """\
# yaml-language-server: $schema=../schema/strategia.schema.json
# Strategia zaproponowana z nagłówków dokumentu „zal.docx”
# SPRAWDŹ: załącznik nie drukuje tytułu ani celu głównego strategii: wpisz je; porównaj ze
#   strategią numery i nazwy i dopisz to, czego ten plan nie wykonuje
tytul: Strategia – wpisz jej pełny tytuł
cel_glowny: Wpisz, jak brzmi w strategii.
cele:
  - numer: I
    nazwa: 'Usługi: lepsze'
    priorytety:
      - numer: I.1
        nazwa: System
        kierunki:
          - numer: I.1.1
            nazwa: Wsparcie JST
          - numer: I.1.2a
            nazwa: Centra
"""


def test_the_whole_text() -> None:
    kierunki = ({"numer": 1, "nazwa": "Wsparcie JST"}, {"numer": "2a", "nazwa": "Centra[^uwaga]"})
    data = plan(cel("I", "Usługi: lepsze", priorytet("I.1", "System", *kierunki)))
    assert proposed(data, BUILT_IN, "Teczka/zal.docx") == WHOLE


A, B = {"numer": 1, "nazwa": "A"}, {"numer": 2, "nazwa": "B"}
VARIANTS = {
    "a number twice": (
        plan(cel("I", "C", priorytet("I.1", "P", A, {"numer": 1, "nazwa": "Inna"}, B))),
        ["I", "I.1", "I.1.1 A", "I.1.2 B"],
    ),
    "priorities twice": (
        plan(cel("I", "C", priorytet("I.1", "P", A), priorytet("I.1", "Q", B))),
        ["I", "I.1", "I.1.1 A", "I.1.2 B"],
    ),
    "a goal begun anew": (
        plan(cel("I", "C", priorytet("I.1", "P", A)), cel("I", "C", priorytet("I.2", "Q", B))),
        ["I", "I.1", "I.1.1 A", "I.2", "I.2.2 B"],
    ),
    "a gap": (
        plan(cel("I", "C", priorytet("I.2", "P", A, {"numer": 3, "nazwa": "B"}))),
        ["I", "I.2", "I.2.1 A", "I.2.3 B"],
    ),
    "nothing below": (
        plan(cel("I", "C", priorytet("I.1", "P")), cel("II", "D", priorytet("II.1", "P", A))),
        ["II", "II.1", "II.1.1 A"],
    ),
    "numbers without what is above": (
        plan(cel("II", "C", priorytet("1", "P", A), priorytet("2", "Q", A))),
        ["II", "II.1", "II.1.1 A", "II.2", "II.2.1 A"],
    ),
    "a blank name": (
        plan(cel("I", "C", priorytet("I.1", "P", {"numer": 1, "nazwa": " [^uwaga]"}))),
        ["I", "I.1", "I.1.1 …"],
    ),
    "no name": (
        plan(cel("I", None, priorytet("I.1", "P", {"numer": 1}, B))),
        ["I", "I.1", "I.1.1 …", "I.1.2 B"],
    ),
}


@pytest.mark.parametrize(("data", "expected"), VARIANTS.values(), ids=VARIANTS)
def test_headings_of_many_kinds(data: dict[str, Any], expected: list[str]) -> None:
    text = proposed(data, BUILT_IN, "zal.docx")
    assert _numbers(data_of(text)) == expected
    assert text.count("# SPRAWDŹ: w dokumencie nie ma tu nazwy") == text.count("…")
    file = stages.read_shared("strategia", Source("strategia.yaml", text.encode()))
    assert not file.findings


def test_another_name_of_a_number_is_asked_about() -> None:
    text = proposed(
        plan(cel("I", "C", priorytet("I.1", "P", A, A | {"nazwa": "Inna"}))), BUILT_IN, "z"
    )
    asked = "# SPRAWDŹ: w dokumencie pod tym numerem stoi też „Inna”"
    assert [line.strip() for line in text.split("\n") if "też" in line] == [asked]


def _numbers(data: dict[str, Any]) -> list[str]:
    return [
        said
        for one in data["cele"]
        for said in (
            one["numer"],
            *(
                said
                for two in one["priorytety"]
                for said in (two["numer"], *(f"{k['numer']} {k['nazwa']}" for k in two["kierunki"]))
            ),
        )
    ]


def shape(text: str) -> Profil:
    value = stages.read_shared("profil", Source("profil.yaml", text.encode())).value
    assert isinstance(value, Profil)
    return value


READY = ready_profiles.text("plan-dzialania")
LINKED = re.compile("^ *powiazany: true\n", re.MULTILINE)
LEVELS = LINKED.sub("", READY).partition("\npoziomy:\n")[2].partition("\ndzialanie:")[0] + "\n"
FIRST = LEVELS[: LEVELS.index("  - ", 4)]
SHAPES = {
    "needed": (READY, True),
    "none": (LINKED.sub("", READY).replace(": wymagana", ": brak"), False),
    "may be": (READY.replace(": wymagana", ": mozliwa"), False),
    "the same levels": (f"{READY}poziomy_strategii:\n{LEVELS}", True),
    "other levels": (f"{READY}poziomy_strategii:\n{FIRST}", False),
}


@pytest.mark.parametrize(("text", "expected"), SHAPES.values(), ids=SHAPES)
def test_which_shapes_get_one(text: str, expected: bool) -> None:
    assert is_proposed(shape(text)) is expected


def test_a_strategy_of_a_profile_names_it() -> None:
    data = plan(cel("I", "C", priorytet("I.1", "P", A))) | {"profil": "profil.yaml"}
    made = data_of(proposed(data, shape(READY), "zal.docx"))
    assert list(made) == ["profil", "tytul", "cel_glowny", "cele"]
