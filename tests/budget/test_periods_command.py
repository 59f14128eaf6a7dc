"""Money of several years from outside: sums, what is told beside them, the annex and its act."""

from __future__ import annotations

import json
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.conftest import ROOT, Run

WORKSPACE = ROOT / "tests" / "budget" / "okresy"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    shutil.copytree(WORKSPACE, tmp_path / "w")
    return tmp_path / "w"


def sums(rpd: Run, *arguments: str) -> Any:
    ran = rpd("budget", *arguments, "--format", "json", cwd=WORKSPACE)
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def table(found: Any) -> dict[str, list[str]]:
    (made,) = found["zestawienia"]
    return {str(row["klucz"][-1]): [*row["kwoty"], row["razem"]] for row in made["wiersze"]}


def test_the_plan_has_no_fault(rpd: Run) -> None:
    ran = rpd("validate", "2026", "--format", "json", cwd=WORKSPACE)
    assert ran.code == 0
    assert [d["code"] for d in json.loads(ran.out)["diagnostics"]] == ["RPD407"]


def test_sources_by_year(rpd: Run) -> None:
    found = sums(rpd, "--by", "zrodlo", "--by", "okres")
    assert found["razem"] == "1780000.50"
    assert table(found) == {
        "BG": ["420000.50", "800000.00", "0.00", "1220000.50"],
        "NFOŚ": ["0.00", "500000.00", "0.00", "500000.00"],
        "['BG', 'NFOŚ']": ["0.00", "0.00", "60000.00", "60000.00"],
    }


@pytest.mark.parametrize(
    ("dimension", "expected"),
    [
        ("rok", {"2026": "420000.50", "2027": "1300000.00", "2028": "60000.00"}),
        ("dzial", {"010": "20000.50", "900": "1700000.00", "None": "60000.00"}),
        ("rozdzial", {"01095": "20000.50", "90001": "1700000.00", "None": "60000.00"}),
        ("paragraf", {"6050": "1200000.00", "None": "580000.50"}),
        ("warunek", {"pewne": "1280000.50", "warunkowe": "500000.00"}),
    ],
)
def test_other_groupings(rpd: Run, dimension: str, expected: dict[str, str]) -> None:
    found = table(sums(rpd, "--by", dimension))
    assert {name: values[-1] for name, values in found.items()} == expected


def test_what_is_told_beside_the_sum(rpd: Run) -> None:
    notes = [note.replace("\u00a0", " ") for note in sums(rpd)["uwagi"]]
    assert notes[1:4] == [
        (
            "W tym warunkowo: 500 000,00 zł (zależy od warunku zapisanego przy pozycji); bez "
            "tych kwot suma wynosi 1 280 000,50 zł."
        ),
        "Brak danych o kwocie w 1 okresie (I.1.1/2); suma tych kwot nie obejmuje.",
        (
            "Potrzeby zapisane przy 1 pozycji wynoszą 180 000,00 zł, a te pozycje mają w planie "
            "60 000,00 zł: brakuje 120 000,00 zł. Potrzeby nie wchodzą do żadnej sumy."
        ),
    ]
    assert not any("przypada na" in note for note in notes)


def test_conditional_money_exceeds_a_limit_only_perhaps(rpd: Run, workspace: Path) -> None:
    words = workspace / "plans" / "slownik.yaml"
    text = words.read_text("utf-8")
    words.write_text(text.replace("środowiska}", "środowiska, limity: {2027: 400000}}"), "utf-8")
    ran = rpd("validate", "2026", cwd=workspace)
    assert ran.code == 0
    assert (
        "Z kwotami warunkowymi ze źródła „NFOŚ” może pójść 500 000,00 zł, a limit na 2027 r. to "
        "400 000,00 zł: najwyżej o 100 000,00 zł za dużo."
    ) in ran.out.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ("2026", "420000.50"),
        ("2027", "1300000.00"),
        ("2027..2028", "1360000.00"),
        ("2026..2028", "1780000.50"),
        ("2028..2030", "60000.00"),
    ],
)
def test_each_amount_is_counted_in_its_own_year(rpd: Run, years: str, expected: str) -> None:
    found = sums(rpd, "--years", years)
    assert found["razem"] == expected
    told = " ".join(found["uwagi"])
    assert ("suma obejmuje tylko kwoty" in told) == (years != "2026..2028")
    assert ("Nie ma planu na: 2029 i 2030" in told) == (years == "2028..2030")


def test_a_year_that_no_plan_has(rpd: Run) -> None:
    ran = rpd("budget", "--years", "2030", cwd=WORKSPACE)
    assert ran.code == 2
    assert "Nie ma planów z lat 2030." in ran.err


def test_lines_behind_a_source_keep_their_signs(rpd: Run) -> None:
    lines = sums(rpd, "--explain", "NFOŚ")["pozycje"]
    assert [(line["okres"], line["kwota"], line.get("znak")) for line in lines] == [
        ("2027", "500000.00", None),
        ("2026", None, "–"),
        ("2028", None, "X"),
        ("2026", "0.00", None),
        ("2028", "60000.00", None),
        ("2027", None, "bd"),
    ]


def test_the_annex(rpd: Run) -> None:
    text = rpd("render", "2026", "--format", "md", cwd=WORKSPACE).out.replace("\u00a0", " ")
    for said in (
        "Czyste wody (ogółem: 2026: 420 000,50 zł; 2027: 1 300 000 zł; 2028: 60 000 zł)",
        (
            "a) 2026: 400 000 zł; 2027: 800 000 zł; 2028: X; razem 1 200 000 zł, BG "
            "(dz. 900 rozdz. 90001 § 6050)"
        ),
        (
            "b) 2026: –; 2027: 500 000 zł; 2028: X, NFOŚ "
            "(dz. 900 rozdz. 90001; jeżeli wniosek zostanie przyjęty)"
        ),
        (
            "2026: 0 zł; 2027: bd; 2028: 60 000 zł; razem 60 000 zł, BG, NFOŚ "
            "(15 przyłączy x 4 000 zł; potrzeby: 2027: 90 000 zł; 2028: 90 000 zł)"
        ),
        "20 000,50, BG (dz. 010 rozdz. 01095)",
    ):
        assert said in text, said


def test_the_workbook_has_a_row_for_every_period(rpd: Run, tmp_path: Path) -> None:
    target = tmp_path / "zalacznik.xlsx"
    assert rpd("render", "2026", "-o", str(target), cwd=WORKSPACE).code == 0
    book = openpyxl.load_workbook(BytesIO(target.read_bytes()))
    rows = [row[3:7] for row in book["Kwoty w okresach"].values][1:]
    assert rows == [
        ("BG", "2026", 400000, None),
        ("BG", "2027", 800000, None),
        ("BG", "2028", None, "X"),
        ("NFOŚ", "2026", None, "–"),
        ("NFOŚ", "2027", 500000, None),
        ("NFOŚ", "2028", None, "X"),
        ("BG, NFOŚ", "2026", 0, None),
        ("BG, NFOŚ", "2027", None, "bd"),
        ("BG, NFOŚ", "2028", 60000, None),
    ]


def test_the_act_that_changes_the_amount_of_one_year(rpd: Run, workspace: Path) -> None:
    plan = workspace / "plans" / "2026.yaml"
    resolution = "uchwala: {organ: Rada Gminy, numer: 4/2026, data: 2026-02-01, zalacznik: 1}\n"
    plan.write_text(plan.read_text("utf-8").replace("tytul:", f"{resolution}tytul:", 1), "utf-8")
    assert rpd("adopt", "2026", cwd=workspace).code == 0
    shutil.copytree(workspace / "plans", workspace / "nowe")
    new = workspace / "nowe" / "2026.yaml"
    changed = plan.read_text("utf-8").replace("2027: 800000, 2028: X", "2027: 850000, 2028: bd")
    new.write_text(changed, "utf-8")
    told = rpd("amend", "plans/2026.yaml", "nowe/2026.yaml", cwd=workspace).err
    assert "RPD425" in told
    assert "Kwota ogółem na 2027 r. wynosi 1 300 000,00 zł" in told.replace("\u00a0", " ")
    new.write_text(changed.replace("2027: 1300000", "2027: 1350000"), "utf-8")
    ran = rpd("amend", "plans/2026.yaml", "nowe/2026.yaml", cwd=workspace)
    text = ran.out.replace("\u00a0", " ")
    for order in (
        "kwotę „800 000” zastępuje się kwotą „850 000”",
        "wyraz „X” zastępuje się wyrazem „bd”",
        "kwotę „1 200 000” zastępuje się kwotą „1 250 000”",
        "w nazwie kwotę „1 300 000” zastępuje się kwotą „1 350 000”",
    ):
        assert order in text, text
