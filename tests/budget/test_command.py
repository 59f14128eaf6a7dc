"""``rpd budget`` from outside: bad input, exit codes, several plans, whole trees."""

from __future__ import annotations

import json
import shutil
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from rpd.errors import RpdError
from rpd.outside import extras, many
from rpd.report.sums import xlsx
from rpd.report.sums.sheet import Report
from rpd.workspace import ledgers, years
from rpd.workspace.plans import load_plan
from tests.conftest import ROOT, Run

WORKSPACE = ROOT / "tests" / "budget" / "przyklad"
ENTRY = "                  - kwota: 12345.67\n                    zrodla: [FERS, BP]\n"
PLACE = "plans/2025.yaml:62"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    shutil.copytree(WORKSPACE, tmp_path / "w")
    return tmp_path / "w"


def change(workspace: Path, old: str, new: str, name: str = "2025.yaml") -> None:
    path = workspace / "plans" / name
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def entry(kwota: str, rest: str = "zrodla: [FERS, BP]") -> str:
    return f"                  - kwota: {kwota}\n                    {rest}\n"


def test_an_entry_without_an_amount_beside_one_that_has_it(rpd: Run, workspace: Path) -> None:
    """The action counts among those with an amount, and its sum is not whole."""
    indent = " " * 18
    more = "- zrodla: [FERS]\n- zrodla: [BP]\n- srodki: wlasne\n- bez_kosztow: true\n"
    change(workspace, ENTRY, ENTRY + "".join(indent + one for one in more.splitlines(True)))
    said = (
        "Pozycje bez kwoty obok pozycji z kwotą (II.1.1/1): 3 (środki własne – 1, samo źródło – "
        "2); ich koszt nie wchodzi do sumy."
    )
    ran = rpd("budget", "--by-source", cwd=workspace)
    assert said in ran.out.replace("\u00a0", " ")
    assert "Kwotę podaje 4 z 8 działań" in ran.out
    of_fers = rpd("budget", "--explain", "FERS", cwd=workspace).out.replace("\u00a0", " ")
    assert "(II.1.1/1): 1 (samo źródło – 1);" in of_fers


@pytest.mark.parametrize(
    ("kwota", "said"),
    [
        ("-5", "Kwota -5 jest ujemna. Kwota w planie musi być większa od zera."),
        ("0", "Kwota wynosi zero."),
        ("12.345", "Kwota 12.345 ma 3 cyfry po kropce. Podaj pełne złote albo grosze dwiema"),
        ("12.5", "Kwota 12.5 ma 1 cyfrę po kropce."),
        ("1.234,50", "Kwota „1.234,50” ma "),
        ("180 000", "Kwota „180 000” ma odstępy między cyframi. Wpisz: „180000”."),
        ("1000000000000001", "Kwota jest większa niż 10^15 zł. Sprawdź liczbę cyfr."),
        ("99999999999999999999999999999", "Kwota jest większa niż 10^15 zł."),
        ("dużo", "„dużo” nie jest kwotą."),
        ("12 zł", "Kwota „12 zł” ma dopisaną walutę."),
    ],
)
def test_every_bad_amount_is_told_apart_and_placed(
    rpd: Run, workspace: Path, kwota: str, said: str
) -> None:
    change(workspace, ENTRY, entry(kwota))
    ran = rpd("budget", "--by-source", "--format", "json", cwd=workspace)
    assert ran.code == 1
    document = json.loads(ran.out)
    (left_out,) = document["poza_suma"]
    assert (left_out["plan"], left_out["line"]) == ("plans/2025.yaml", 62)
    assert (left_out["dzialanie"], left_out["id"]) == ("II.1.1/1", "dotacje")
    assert left_out["powod"].replace("\u00a0", " ").startswith(said)
    assert document["razem"] == "126000.01"
    assert document["bez_kwoty"]["blad"] == 1
    assert any("Poza sumą z powodu błędów: 1 pozycja" in note for note in document["uwagi"])
    assert "Pozycje z błędami, których nie ma w sumie" in ran.err


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (entry("12345.67", "zrodla: [FRES]"), "W słowniku nie ma źródła „FRES” – czy chodziło o"),
        (
            entry("12345.67", "podzial: {FERS: 12345.66}"),
            "Podział daje 12 345,66 zł, a kwota wynosi 12 345,67 zł: brakuje 0,01 zł.",
        ),
        (
            entry("12345.67", "montaz: [{zrodlo: FERS, udzial: 90, podstawa: calosc}]"),
            "Składniki montażu dają ok. 11 111,10 zł, a kwota wynosi 12 345,67 zł",
        ),
        (entry("12345.67", "bez_kosztow: true"), "Pozycja jest „bez kosztów”, a podaje kwotę"),
        (
            entry("12345.67", "zrodla: [BP]\n                    kwotta: 5"),
            "Nieznane pole „kwotta”.",
        ),
        ("                  - kwotta: 5\n                    zrodla: [BP]\n", "Nieznane pole"),
    ],
)
def test_other_bad_entries(rpd: Run, workspace: Path, wrong: str, said: str) -> None:
    change(workspace, ENTRY, wrong)
    ran = rpd("budget", "--format", "json", cwd=workspace)
    document = json.loads(ran.out)
    assert ran.code == 1
    assert [e["line"] for e in document["poza_suma"]] == [62]
    assert document["poza_suma"][0]["powod"].replace("\u00a0", " ").startswith(said)
    assert document["razem"] == "126000.01"


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("dzialania:\n              - id: dot", "dzialnia:\n              - id: dot", "dzialnia"),
        ("budzet:\n                  - bez_kosztow: true", "budzet: 5", "budzet: 5"),
        ("cele:\n  - numer: I\n", "x: 1\ncele:\n  - tekst\n  - numer: I\n", "- tekst"),
        ("rok: 2025\n", "rok: 2025\nrok: 2024\n", "rok: 2024"),
    ],
)  # fmt: skip
def test_errors_that_may_hide_amounts(
    rpd: Run, workspace: Path, old: str, new: str, where: str
) -> None:
    change(workspace, old, new)
    text = (workspace / "plans" / "2025.yaml").read_text("utf-8")
    line = text[: text.index(where)].count("\n") + 1
    ran = rpd("budget", "--format", "json", cwd=workspace)
    assert ran.code == 1
    document = json.loads(ran.out)
    told = [*document["uwagi"], *(f":{entry['line']}:" for entry in document["poza_suma"])]
    assert any(f":{line}:" in said for said in told)


def test_errors_that_change_no_sum_still_count(rpd: Run, workspace: Path) -> None:
    change(workspace, "realizatorzy: [OWES, WUP]", "realizatorzy: [OWES, WPU]")
    ran = rpd("budget", "--format", "json", cwd=workspace)
    assert ran.code == 1
    assert json.loads(ran.out)["razem"] == "138345.68"
    assert "Błędy, które sum nie zmieniają: 1." in ran.err


def test_unusable_dictionary_is_told(rpd: Run, workspace: Path) -> None:
    change(workspace, "skroty:\n", "skroty: 5\nx:\n", "slownik.yaml")
    ran = rpd("budget", cwd=workspace)
    assert ran.code == 1
    assert "słownika „slownik.yaml” nie da się użyć" in ran.out


def test_a_plan_that_is_no_plan(rpd: Run, workspace: Path) -> None:
    (workspace / "plans" / "2025.yaml").write_text("cele: [", "utf-8")
    ran = rpd("budget", cwd=workspace)
    assert (ran.code, ran.out) == (1, "")
    assert "plans/2025.yaml:1" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--years", "24"], "„24” nie jest zakresem lat."),
        (["--years", "2026..2024"], "„2026..2024” nie jest zakresem lat."),
        (["--years", "2030..2031"], "Nie ma planów z lat 2030..2031."),
        (["--spread", "even"], "„--spread” dzieli kwoty na kwartały."),
        (["--explain", "FEM"], "Nic w planie nie dotyczy „FEM”."),
        (["-o", "suma.rtf"], "Z nazwy pliku „suma.rtf” nie wynika postać wyniku."),
        (["--by", "woj"], "Niedozwolona wartość „woj” w miejscu „--by”"),
        (["schema"], "W folderze „schema” nie ma planów."),
        (["2031"], "Nie ma planu na rok 2031"),
    ],
)
def test_wrong_use(rpd: Run, workspace: Path, arguments: list[str], said: str) -> None:
    (workspace / "schema").mkdir()
    ran = rpd("budget", *arguments, cwd=workspace)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_format_follows_the_name_of_the_file(rpd: Run, workspace: Path) -> None:
    for name, start in (
        ("b.json", b"{"),
        ("b.csv", b"rodzaj,"),
        ("b.md", b"## "),
        ("b.html", b"<!DOCTYPE"),
        ("b.txt", b"Roczny"),
        ("b.xlsx", b"PK"),
    ):
        assert rpd("budget", "-o", name, cwd=workspace).code == 0
        assert (workspace / name).read_bytes().startswith(start)


def test_missing_extra_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(RpdError) as caught:
        xlsx.report(Report("Plan", 2025, (), ()))
    assert caught.value.hint == f"Zainstaluj ją: {extras.command('xlsx')}"


# --- several plans -----------------------------------------------------------------------------


def next_year(workspace: Path) -> None:
    text = (workspace / "plans" / "2025.yaml").read_text("utf-8")
    later = text.replace("2026", "2027").replace("2025", "2026").replace("12345.67", "345.67")
    (workspace / "plans" / "2026.yaml").write_text(later, "utf-8")


def test_table_over_years(rpd: Run, workspace: Path) -> None:
    next_year(workspace)
    ran = rpd("budget", "--years", "2025..2027", "--format", "json", cwd=workspace)
    document = json.loads(ran.out)
    assert [plan["rok"] for plan in document["plany"]] == [2025, 2026]
    (table,) = document["zestawienia"]
    assert (table["wedlug"], table["kolumny"]) == (["zrodlo", "rok_planu"], ["2025", "2026"])
    assert table["razem"]["kwoty"] == ["138345.68", "126345.68"]
    assert document["razem"] == table["razem"]["razem"] == "264691.36"
    assert "Nie ma planu na: 2027; suma tych lat nie obejmuje." in document["uwagi"]
    named = rpd("budget", "2025", "plans/2026.yaml", "--format", "json", cwd=workspace)
    assert json.loads(named.out)["zestawienia"] == document["zestawienia"]


def test_over_years_actions_are_told_by_their_id(rpd: Run, workspace: Path) -> None:
    next_year(workspace)
    change(workspace, "id: szkolenia\n", "id: kursy\n", "2026.yaml")
    ran = rpd("budget", "2025", "2026", "--by", "dzialanie", "--format", "json", cwd=workspace)
    (table,) = json.loads(ran.out)["zestawienia"]
    rows = {row["klucz"][-1]: row["kwoty"] for row in table["wiersze"] if len(row["klucz"]) == 4}
    assert rows["szkolenia"] == ["90000.00", "0.00"]
    assert rows["kursy"] == ["0.00", "90000.00"]
    assert rows["dotacje"] == ["12345.67", "345.67"]


def test_limits_of_workspaces_are_kept_apart(rpd: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        shutil.copytree(WORKSPACE, tmp_path / name)
    document = json.loads(rpd("budget", ".", "--format", "json", cwd=tmp_path).out)
    used = [(u["folder"], u["zajete"]) for u in document["limity"] if u.get("zrodlo") == "FEN"]
    assert used == [("a/plans", "73075.00"), ("b/plans", "73075.00")]
    assert Decimal(document["razem"]) == 2 * Decimal("138345.68")


def test_a_whole_tree_in_worker_processes(rpd: Run, tmp_path: Path) -> None:
    plan = (WORKSPACE / "plans" / "2025.yaml").read_text("utf-8")
    for region in range(2):
        shutil.copytree(WORKSPACE, tmp_path / f"r{region}")
        for year in range(2031, 2040):
            path = tmp_path / f"r{region}" / "plans" / f"{year}.yaml"
            path.write_text(plan.replace("2025", str(year)).replace("2026", str(year + 1)), "utf-8")
    (tmp_path / "r1" / "plans" / "2036.yaml").write_text("x: [", "utf-8")
    ran = rpd("budget", ".", "--by", "plan", "--format", "json", cwd=tmp_path)
    document = json.loads(ran.out)
    assert ran.code == 1
    assert len(document["plany"]) == 19
    assert Decimal(document["razem"]) == 19 * Decimal("138345.68")
    assert "r1/plans/2036.yaml" in ran.err
    assert "których nie dało się odczytać i których nie ma w sumie: 1." in ran.err
    paths = years.below(tmp_path)
    assert len(paths) == 20 > many.FEW
    assert paths == sorted(paths)


def test_quick_and_whole_reading_give_the_same_ledger(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (workspace / "plans" / "2025.yaml").read_text("utf-8").partition("odstepstwa:")[0]
    indent = "\n" + " " * 16
    full = (
        f"produkty: [Oferta]{indent}"
        f"wskazniki: [{{nazwa: Liczba ofert, wartosc_docelowa: 1}}]{indent}termin:"
    )
    text = text.replace("termin:", full)
    text = text.replace(
        "                nazwa: Badanie\n",
        "                nazwa: Badanie\n                budzet: [{bez_kosztow: true}]\n",
    )
    path = workspace / "plans" / "2025.yaml"
    path.write_text(text, "utf-8")
    change(workspace, "2026: 1", "2026: 10000", "slownik.yaml")  # no limit is exceeded
    monkeypatch.chdir(workspace)
    path = Path("plans/2025.yaml")
    whole = ledgers.from_loaded(path, load_plan(path))
    assert whole.sound
    assert ledgers.read(path) == whole
    monkeypatch.setattr(ledgers, "from_loaded", None)
    assert ledgers.read(path) == whole
    assert whole.ledger is not None
    assert sum((i.kwota or Decimal(0) for i in whole.ledger.amounts), Decimal(0)) > 0
