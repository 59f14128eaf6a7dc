"""Documents as offices have them, and the plans that print them: word for word, sum for sum.

Each folder of ``druk`` holds a document (``wzor.md``) and the plan with its profile that prints it.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from rpd.polish.wording import NBSP
from tests.conftest import ROOT, Run

HERE = ROOT / "tests" / "ready" / "druk"
NAMES = sorted(path.name for path in HERE.iterdir())
LINES = {"PROJEKT"}


def words(text: str) -> str:
    """The words of a page without what marks tables and headings; captions are only heard."""
    lines = [
        line
        for line in text.replace(NBSP, " ").splitlines()
        if line not in LINES and not re.fullmatch(r"\*[^*]+\*|[|: -]+|<!--.*-->", line)
    ]
    return re.sub(r'<a id="[^"]*"></a>|[\s|:*#]', "", "\n".join(lines))


def at(name: str, folder: Path) -> Path:
    shutil.copytree(HERE / name / "plans", folder / "plans")
    (plan,) = (folder / "plans").glob("2*.yaml")
    return plan


@pytest.mark.parametrize("name", NAMES)
def test_the_words_are_those_of_the_document(name: str, tmp_path: Path, rpd: Run) -> None:
    plan = at(name, tmp_path)
    checked = rpd("validate", cwd=tmp_path)
    assert (checked.code, "błąd" in checked.out) == (0, False), checked.out
    ran = rpd("render", plan.stem, "--format", "md", cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert words(ran.out) == words((HERE / name / "wzor.md").read_text("utf-8"))


SUMS = {
    "obszary": (("--by", "obszar"), ["60 500,00", "60 000,00", "120 500,00"]),
    "naklady": (
        ("--by", "rok"),
        ["350 000,00", "1 605 000,00", "405 000,50", "404 999,50", "2 765 000,00"],
    ),
}


@pytest.mark.parametrize("name", SUMS)
def test_sums(name: str, tmp_path: Path, rpd: Run) -> None:
    at(name, tmp_path)
    arguments, wanted = SUMS[name]
    said = rpd("budget", *arguments, cwd=tmp_path).out.replace(NBSP, " ")
    found = re.findall(r"^\S.*? {2,}([0-9][0-9 ]*,[0-9]{2}) zł", said, re.MULTILINE)
    assert found == wanted


ORDERS = {
    "obszary": (
        ("kwota: 18000", "kwota: 20000"),
        (
            "w Obszarze 1 w Zadaniu 1.1 w tabeli w lp. 1.1.1 w kolumnie „Środki” "
            "kwotę „18 000” zastępuje się kwotą „20 000”"
        ),
    ),
    "karty": (
        (
            "{podmiot: biuro rady, rola: koordynator}",
            "{podmiot: sekretarz miasta, rola: koordynator}",
        ),
        (
            "w karcie działania II. 1.2 w polu „Koordynator” wyrazy „biuro rady” zastępuje się "
            "wyrazami „sekretarz miasta”"
        ),
    ),
    "naklady": (
        ("2027: 25000,", "2027: 26000,"),
        (
            "w tabeli w lp. 3: a) w kolumnie „2027” kwotę „25 000” zastępuje się kwotą „26 000”, "
            "b) w kolumnie „Razem” kwotę „75 000” zastępuje się kwotą „76 000”"
        ),
    ),
    "szereg": (
        ("2026: 640", "2026: 600"),
        (
            "w wierszu „Piece węglowe w użyciu” w kolumnie „2026” liczbę „640” zastępuje się "
            "liczbą „600”"
        ),
    ),
    "terminy": (
        ("termin: do 15.04.2026 r.", "termin: do 30.04.2026 r."),
        "w kolumnie „Termin” wyrazy „do 15.04.2026 r.” zastępuje się wyrazami „do 30.04.2026 r.”",
    ),
}


@pytest.mark.parametrize("name", ORDERS)
def test_an_act_speaks_of_the_document(name: str, tmp_path: Path, rpd: Run) -> None:
    plan = at(name, tmp_path)
    (old, new), order = ORDERS[name]
    text = plan.read_text("utf-8")
    assert text.count(old) == 1
    plan.write_text(text.replace("slownik:", f"{RESOLUTION}slownik:", 1), "utf-8")
    adopted = rpd("adopt", plan.stem, cwd=tmp_path)
    assert adopted.code == 0, adopted.err
    draft = plan.with_name("projekt.yaml")
    draft.write_text(plan.read_text("utf-8").replace(old, new), "utf-8")
    ran = rpd("amend", plan, draft, "--format", "md", cwd=tmp_path)
    assert ran.code == 0, ran.err
    said = re.sub(r"\s+", " ", ran.out.replace("\\", ""))
    assert order in said, said


RESOLUTION = "uchwala: {organ: Rada, numer: 7/2025, data: 2025-12-18}\n"
