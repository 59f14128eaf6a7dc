"""Errata of a plan whose tables have rows of sums and whose annex has texts beside its tables."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from rpd.polish.wording import plain
from tests.conftest import ROOT, Run
from tests.errata.workspace import HEAD

ENTRY = "      - {{nr: 1, {}, powod: błąd, w_podpisanym: nie}}\n"
ROW = "gdzie: {dzialanie: dachy}"
BODY = "  - {id: RR, nazwa: Referat Remontów, narzednik: Referatem Remontów}\n"
BY_VALUE = (
    "rpd: Wpisu nr 1 nie da się wprowadzić przez samą zmianę wyrazów: „{}” drukuje się z wartości "
    "planu (kwoty, źródła, litery, liczby)."
)

TASK = "w tabeli zadań w lp. 1 w kolumnie „Zadanie”"
SUMS = "w wierszu „Razem Referat Inwestycji” w kolumnie „Zadanie”"
OFFICES = "zamiast wyrazów „Referat Inwestycji” powinny być wyrazy „Referat Remontów”"
WORKS = "zamiast wyrazów „dachy i okna” powinny być wyrazy „dachy oraz okna”"
CARRIED_OUT = [
    (
        f"{ROW}, pola: [nazwa], przyjeto: Wymiana, proponuje: Wymiany",
        f"{TASK} wyraz „Wymiana” zastępuje się wyrazem „Wymiany”.",
        [f"{TASK} zamiast wyrazu „Wymiana” powinien być wyraz „Wymiany”."],
    ),
    (
        "przyjeto: Referat Inwestycji, proponuje: Referat Remontów",
        (
            f"użyty w tabeli zadań w lp. 1 i 2 w kolumnie „Kto” oraz w tabeli zadań {SUMS} "
            "wyraz „Inwestycji” zastępuje się wyrazem „Remontów”."
        ),
        [
            f"w lp. 1 w kolumnie „Kto” {OFFICES};",
            f"w lp. 2 w kolumnie „Kto” {OFFICES};",
            f"{SUMS} {OFFICES}.",
        ],
    ),
    (
        "przyjeto: dachy i okna, proponuje: dachy oraz okna",
        "w części „Cel harmonogramu” w lit. a wyraz „i” zastępuje się wyrazem „oraz”.",
        [f"w części „Cel harmonogramu” {WORKS}."],
    ),
]
COLUMN = "    → Kolumna to: nazwa, realizatorzy albo budzet."
WHERE = "    → Dodaj pole „pola”, na przykład „pola: [nazwa]”."
REFUSED = [
    (f"{ROW}, pola: [realizatorzy], przyjeto: Referat Inwestycji, proponuje: sołectwa",
     BY_VALUE.format("Referat Inwestycji")),
    (f"{ROW}, pola: [budzet], przyjeto: 120 000, proponuje: 130 000", BY_VALUE.format("120 000")),
    ("przyjeto: Ogółem, proponuje: Razem", BY_VALUE.format("Ogółem")),
    (f"{ROW}, pola: [kwota], przyjeto: X, proponuje: Y", COLUMN),
    (f"{ROW}, przyjeto: Wymiana, proponuje: Y", WHERE),
]  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    shutil.copytree(ROOT / "tests/shapes/swietlice/plans", folder / "plans")
    known = folder / "plans/slownik.yaml"
    text = known.read_text("utf-8")
    known.write_text(text.replace("podmioty:\n", f"podmioty:\n{BODY}"), "utf-8")
    (folder / "plans/errata").mkdir()
    return folder


def _told(office: Path, entry: str, rpd: Run, *arguments: str) -> str:
    adopted = ("--number", "1/1", "--date", "2026-01-05", "--organ", "Rada")
    if "uchwala:" not in (office / "plans/2026.yaml").read_text("utf-8"):
        assert rpd("adopt", "2026", *adopted, cwd=office).code == 0
    errata = HEAD.replace("2024", "2026") + ENTRY.format(entry)
    (office / "plans/errata/2026.yaml").write_text(errata, "utf-8")
    ran = rpd(*arguments, cwd=office)
    assert "Błąd programu" not in ran.err
    return plain(ran.out + ran.err)


@pytest.mark.parametrize(("entry", "act", "correction"), CARRIED_OUT)
def test_what_is_carried_out(
    entry: str, act: str, correction: list[str], office: Path, rpd: Run
) -> None:
    assert "| 1 | " in _told(office, entry, rpd, "errata", "2026")
    said = _told(office, entry, rpd, "amend", "2026", "--errata", "1")
    assert re.findall(r"w załączniku (.*)", said) == [act]
    correcting = ("--errata", "1", "--document", "sprostowanie")
    said = _told(office, entry, rpd, "amend", "2026", *correcting)
    assert re.findall(r"(?:^\d\\\) |w załączniku )(.*zamiast .*)", said, re.MULTILINE) == correction


@pytest.mark.parametrize(("entry", "said"), REFUSED)
def test_what_is_refused(entry: str, said: str, office: Path, rpd: Run) -> None:
    lines = _told(office, entry, rpd, "validate").splitlines()
    lines += _told(office, entry, rpd, "amend", "2026", "--errata", "1").splitlines()
    assert said in lines
