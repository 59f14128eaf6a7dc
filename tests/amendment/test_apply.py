"""``rpd apply`` and the text editor: what an amendment reaches changes, everything else stays."""

# ruff: noqa: ISC004 (pieces of a text stand on lines of their own, as they do in the file)

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rpd.amendment.apply import amend, apply, dump
from rpd.amendment.execute import DoesNotFitError
from rpd.amendment.from_changes import CannotExpressError, operations
from rpd.amendment.operations import (
    Add,
    AddEntry,
    Amendment,
    Move,
    Remove,
    RemoveEntry,
    Rename,
    Repeal,
    SetEntry,
    SetField,
    Target,
)
from rpd.amendment.parsed import parse
from rpd.compare.legal import amended
from rpd.errors import RpdError
from rpd.plan.model import miejsca
from rpd.reading import events
from rpd.reading.build import build_plan
from rpd.writing.edit import edit
from tests.conftest import ROOT, Run

PLAN = """\
# Plan na 2024 r.
rok: 2024
tytul: 'Roczny plan'   # w cudzysłowie
strategia: strategia.yaml
slownik: slownik.yaml

# --- cele ---
cele:
  - numer: I
    priorytety:
      - numer: I.1
        kierunki:
          - numer: 1
            strategia: I.1.1
            dzialania:
              # pierwsze działanie
              - id: szkolenia    # id nie zmienia się
                nazwa: >-
                  Szkolenia kadry usług
                  społecznych
                budzet:
                  - kwota: 180000   # z decyzji
                    zrodla: [FERS, FEM]
                termin: I kwartał 2024
                realizatorzy: [ROPS, OWES]

              # drugie działanie
              - id: wizyty
                nazwa: "Wizyty studyjne"
                termin: II kwartał 2024
          - numer: 2
            dzialania:
              - id: raport
                nazwa: Raport
"""

ACTION = Target("dzialanie", "szkolenia")
VISITS = Target("dzialanie", "wizyty")

CASES: list[tuple[str, Any, str, str]] = [
    (
        "a term",
        SetEntry(ACTION, "termin", "I kwartał 2024", "II kwartał 2024"),
        "                termin: I kwartał 2024\n",
        "                termin: II kwartał 2024\n",
    ),
    (
        "an amount keeps its comment",
        SetEntry(
            ACTION,
            "budzet",
            {"kwota": 180000, "zrodla": ["FERS", "FEM"]},
            {"kwota": 190000, "zrodla": ["FERS", "FEM"]},
        ),
        "                  - kwota: 180000   # z decyzji\n",
        "                  - kwota: 190000   # z decyzji\n",
    ),
    (
        "a source in a list on one line",
        SetEntry(
            ACTION,
            "budzet",
            {"kwota": 180000, "zrodla": ["FERS", "FEM"]},
            {"kwota": 180000, "zrodla": ["FERS"]},
        ),
        "                    zrodla: [FERS, FEM]\n",
        "                    zrodla: [FERS]\n",
    ),
    (
        "a title stays quoted",
        SetField(Target(), "tytul", "Roczny plan", "Plan: zmieniony"),
        "tytul: 'Roczny plan'   # w cudzysłowie\n",
        "tytul: 'Plan: zmieniony'   # w cudzysłowie\n",
    ),
    (
        "a folded name stays folded",
        SetField(ACTION, "nazwa", "Szkolenia kadry usług społecznych", "Szkolenia kadry CUS"),
        "                  Szkolenia kadry usług\n                  społecznych\n",
        "                  Szkolenia kadry CUS\n",
    ),
    (
        "a body is added",
        AddEntry(ACTION, "realizatorzy", "GUS", 2),
        "                realizatorzy: [ROPS, OWES]\n",
        "                realizatorzy: [ROPS, GUS, OWES]\n",
    ),
    (
        "a body is removed",
        RemoveEntry(ACTION, "realizatorzy", "OWES"),
        "                realizatorzy: [ROPS, OWES]\n",
        "                realizatorzy: [ROPS]\n",
    ),
    (
        "an id",
        Rename(ACTION, "szkolenia-kadry"),
        "              - id: szkolenia    # id nie zmienia się\n",
        "              - id: szkolenia-kadry    # id nie zmienia się\n",
    ),
    (
        "a row is repealed and leaves a stub",
        Repeal(VISITS, "7/2024", "2024-06-30"),
        '                nazwa: "Wizyty studyjne"\n                termin: II kwartał 2024\n',
        '                nazwa: "Wizyty studyjne"\n'
        "                uchylone: {uchwala: 7/2024, data: 2024-06-30}\n",
    ),
    (
        "a row is removed with the comment above it",
        Remove(VISITS),
        "\n              # drugie działanie\n"
        "              - id: wizyty\n"
        '                nazwa: "Wizyty studyjne"\n'
        "                termin: II kwartał 2024\n",
        "",
    ),
    (
        "a row is added",
        Add("dzialanie", {"id": "nowe", "lp": "1a", "nazwa": "Nowe"}, "I.1.1", "szkolenia"),
        "                realizatorzy: [ROPS, OWES]\n",
        "                realizatorzy: [ROPS, OWES]\n"
        "              - id: nowe\n                lp: 1a\n                nazwa: Nowe\n",
    ),
    (
        "an indicator list comes into being in its place",
        AddEntry(ACTION, "wskazniki", {"nazwa": "Liczba", "wartosc_docelowa": 3}, 1),
        "                budzet:\n",
        "                wskazniki:\n                  - nazwa: Liczba\n"
        "                    wartosc_docelowa: 3\n                budzet:\n",
    ),
]


@pytest.mark.parametrize(
    ("operation", "before", "after"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_only_what_an_operation_reaches_changes(operation: Any, before: str, after: str) -> None:
    assert PLAN.count(before) == 1
    assert apply(PLAN, [operation]) == PLAN.replace(before, after)


def test_a_moved_row_takes_its_comment_and_its_layout_along() -> None:
    row = (
        "\n              # drugie działanie\n"
        "              - id: wizyty\n"
        '                nazwa: "Wizyty studyjne"\n'
        "                termin: II kwartał 2024\n"
    )
    moved = apply(PLAN, [Move(VISITS, "I.1.2", "raport")])
    assert moved == PLAN.replace(row, "") + row.removeprefix("\n")


def test_windows_line_ends_and_a_missing_last_one_stay() -> None:
    text = PLAN.replace("\n", "\r\n").removesuffix("\r\n")
    changed = apply(text, [SetEntry(VISITS, "termin", "II kwartał 2024", "III kwartał 2024")])
    assert changed == text.replace("termin: II kwartał", "termin: III kwartał")


def test_an_amendment_records_its_resolution_once() -> None:
    term = SetEntry(VISITS, "termin", "II kwartał 2024", "III kwartał 2024")
    amendment = Amendment("7/2024", "2024-06-30", 2024, (term,), "Termin wizyt")
    text = amend(PLAN, amendment)
    assert text.endswith(
        "zmiany:\n  - uchwala: 7/2024\n    data: 2024-06-30\n    opis: Termin wizyt\n"
    )
    with pytest.raises(DoesNotFitError, match="zawiera już zmianę uchwałą nr 7/2024"):
        amend(text, amendment)
    with pytest.raises(DoesNotFitError, match="dotyczy planu na rok 2025, a to plan na rok 2024"):
        amend(PLAN, Amendment("8/2024", "2024-06-30", 2025, (term,)))


MISFITS = [
    (
        SetEntry(ACTION, "termin", "IV kwartał 2024", "x"),
        "w liście nie ma wpisu „IV kwartał 2024”; stoi tam: „I kwartał 2024”.",
    ),
    (SetField(Target(), "tytul", "Inny", "x"), "miało tam stać „Inny”, a stoi „Roczny plan”."),
    (Remove(Target("dzialanie", "brak")), "w planie nie ma takiego miejsca."),
    (Remove(Target("kierunek", "I.1.2")), "nie zgadza się, co z tym znika: działanie „raport”."),
    (AddEntry(ACTION, "produkty", "x", 3), "lista ma 0 wpisów, a nowy miałby stanąć na miejscu 3."),
    (Add("dzialanie", {"id": "a", "nazwa": "A"}, "I.1.9"), "nie ma miejsca „I.1.9”"),
    (Add("dzialanie", {"id": "a", "nazwa": "A"}, "I.1.1", "b"), "nie ma tam „b”"),
    (
        Add("dzialanie", {"id": "raport", "nazwa": "A"}, "I.1.1"),
        "„raport” byłoby w planie dwa razy.",
    ),
    (Rename(ACTION, "raport"), "„raport” byłoby w planie dwa razy."),
    (Move(ACTION, "II.1.1"), "nie ma miejsca „II.1.1”"),
    (Repeal(Target("kierunek", "I.1.1"), "7/2024", "2024-06-30"), "uchylić można tylko działanie."),
]


@pytest.mark.parametrize(("operation", "reason"), MISFITS)
def test_what_does_not_fit_is_refused_by_name(operation: Any, reason: str) -> None:
    good = SetEntry(VISITS, "termin", "II kwartał 2024", "III kwartał 2024")
    with pytest.raises(DoesNotFitError) as caught:
        apply(PLAN, [good, operation])
    assert "operacja 2 (" in caught.value.message
    assert reason in caught.value.message


def test_a_plan_with_one_name_twice_cannot_be_amended() -> None:
    old = build_plan(events.compose(PLAN).data)
    new = build_plan(events.compose(PLAN.replace("id: raport", "id: wizyty")).data)
    with pytest.raises(CannotExpressError, match="„wizyty” występuje więcej niż raz"):
        operations(old, new)


def test_the_editor_refuses_what_it_cannot_read() -> None:
    with pytest.raises(ValueError, match="not a mapping"):
        edit("- a\n", {"a": 1})


# --- the legal form ------------------------------------------------------------------------------


def test_numbers_that_people_cite_stay() -> None:
    """A deleted row becomes a stub, an inserted one gets a letter, the others stay."""
    lines = PLAN.replace("              # drugie działanie\n", "").split("              - id: ")
    szkolenia, wizyty = lines[1], lines[2]
    # „szkolenia” goes, two rows come: one in front of „wizyty”, one at the end.
    new_text = PLAN.replace("              - id: " + szkolenia, "")
    new_text = new_text.replace(
        "              # drugie działanie\n",
        "              - {id: przed, nazwa: Przed}\n",
    ).replace(
        "          - numer: 2\n",
        "              - {id: na-koncu, nazwa: Na końcu}\n          - numer: 2\n",
    )
    assert wizyty.startswith("wizyty")
    old, new = (build_plan(events.compose(text).data) for text in (PLAN, new_text))
    result = amended(old, new, "7/2024", date(2024, 6, 30))
    rows = [(m.numer, m.dzialanie.id, m.dzialanie.uchylone is not None) for m in miejsca(result)]
    assert rows == [
        ("I.1.1/1", "szkolenia", True),
        ("I.1.1/1a", "przed", False),
        ("I.1.1/2", "wizyty", False),
        ("I.1.1/3", "na-koncu", False),
        ("I.1.2/1", "raport", False),
    ]


def in_legal_form(new_text: str, old_text: str = PLAN) -> list[tuple[str, str, bool]]:
    """Number, id and „repealed” of every row that an amendment of PLAN to this text leaves."""
    old, new = (build_plan(events.compose(text).data) for text in (old_text, new_text))
    result = amended(old, new, "7/2024", date(2024, 6, 30))
    return [(m.numer, m.dzialanie.id, m.dzialanie.uchylone is not None) for m in miejsca(result)]


def rows_of_plan() -> tuple[str, str, str]:
    """The rows „szkolenia” and „wizyty” of PLAN, and PLAN with „{}” where they stand."""
    start = PLAN.index("              - id: szkolenia")
    middle = PLAN.index("              - id: wizyty")
    end = PLAN.index("          - numer: 2\n")
    one = PLAN[start:middle].replace("              # drugie działanie\n", "")
    return one, PLAN[middle:end], PLAN[:start] + "%s" + PLAN[end:]


def test_rows_in_another_order_change_places_under_their_numbers() -> None:
    szkolenia, wizyty, frame = rows_of_plan()
    assert in_legal_form(frame % (wizyty + szkolenia)) == [
        ("I.1.1/1", "wizyty", False),
        ("I.1.1/2", "szkolenia", False),
        ("I.1.2/1", "raport", False),
    ]


def test_a_row_that_moves_leaves_a_stub() -> None:
    szkolenia, wizyty, frame = rows_of_plan()
    assert in_legal_form(frame % wizyty + szkolenia) == [
        ("I.1.1/1", "szkolenia-z-i-1-1-1", True),
        ("I.1.1/2", "wizyty", False),
        ("I.1.2/1", "raport", False),
        ("I.1.2/2", "szkolenia", False),
    ]


def test_a_kierunek_put_between_gets_a_letter() -> None:
    between = "          - {numer: 2, nazwa: Nowy, dzialania: [{id: nowe, nazwa: Nowe}]}\n"
    linked = PLAN.replace("- numer: 2\n", "- numer: 2\n            strategia: I.1.2\n")
    new = linked.replace("          - numer: 2\n", between + "          - numer: 3\n")
    assert in_legal_form(new, linked) == [
        ("I.1.1/1", "szkolenia", False),
        ("I.1.1/2", "wizyty", False),
        ("I.1.1a/1", "nowe", False),
        ("I.1.2/1", "raport", False),
    ]


# --- the command ---------------------------------------------------------------------------------


def amendment_file(folder: Path, *found: Any) -> Path:
    path = folder / "zmiana.yaml"
    path.write_text(dump(Amendment("7/2024", "2024-06-30", 2024, found)), "utf-8")
    return path


TERM = SetEntry(
    Target("dzialanie", "diagnoza-uslug-spolecznych"),
    "termin",
    "II–IV kwartał 2024",
    "III–IV kwartał 2024",
)


def test_apply_to_the_2024_plan(rpd: Run, tmp_path: Path) -> None:
    out = tmp_path / "2024.yaml"
    ran = rpd("apply", "2024", amendment_file(tmp_path, TERM), "-o", out)
    assert (ran.code, ran.out) == (0, "")
    assert "Wprowadzono zmianę uchwałą nr 7/2024 (1\u00a0operację)." in ran.err
    before = (ROOT / "plans/2024.yaml").read_text("utf-8")
    imprint = re.compile(r"(?m)^  (odcisk: .*\n)")
    was, now = imprint.search(before), imprint.search(out.read_text("utf-8"))
    assert was is not None
    assert now is not None
    assert was[1] != now[1]
    assert (
        out.read_text("utf-8")
        == before.replace("termin: II–IV kwartał 2024", "termin: III–IV kwartał 2024", 1).replace(
            was[1], now[1], 1
        )
        + f"zmiany:\n  - uchwala: 7/2024\n    data: 2024-06-30\n    {was[1]}"
    )
    printed = rpd("apply", "2024", amendment_file(tmp_path, TERM))
    assert printed.out == out.read_text("utf-8")


def test_an_amendment_that_would_bring_an_error_is_refused(rpd: Run, tmp_path: Path) -> None:
    new = Add("dzialanie", {"id": "nowe", "nazwa": "Nowe", "koszt": 3}, "I.1.1", "")
    out = tmp_path / "2024.yaml"
    ran = rpd("apply", "2024", amendment_file(tmp_path, new), "-o", out)
    assert (ran.code, ran.out) == (2, "")
    assert "Po tej zmianie plan miałby błąd" in ran.err
    assert not out.exists()


BAD_FILES = [
    ("", "na początku nie ma pól"),
    ("uchwala: 7/2024\n", "Brakuje pola „operacje”"),
    ("uchwala: 7/2024\ndata: 2024-06-30\nrok: 2024\noperacje: []\n", "Pole jest puste."),
    (
        "uchwala: 7/2024\ndata: 2024-06-30\nrok: 2024\noperacje:\n  - operacja: zmienic\n",
        "wiersz 5",
    ),
    (
        "uchwala: 7/2024\ndata: 2024-06-30\nrok: 2024\noperacje:\n  - operacja: zmien\n",
        "Brakuje pola „pole”",
    ),
    ("uchwala: [\n", "nie jest poprawnym zapisem zmiany"),
]


@pytest.mark.parametrize(("text", "reason"), BAD_FILES)
def test_a_file_that_is_no_amendment(rpd: Run, tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "zmiana.yaml"
    path.write_text(text, "utf-8")
    ran = rpd("apply", "2024", path)
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.err
    assert "Błąd programu" not in ran.err
    assert reason in ran.err
    with pytest.raises(RpdError):
        parse(text.encode(), "zmiana.yaml")
