"""Comments that ask about what the later plan does not take over stay behind, all others go on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rpd.writing.doubts import About, about
from tests.beginning.test_next_year import DICTIONARY, STRATEGY, placed
from tests.conftest import ROOT, Run
from tests.expected import Expected

HERE = Path(__file__).parent
EXPECTED = Expected(HERE / "marks" / "expected", ("cleared.txt", "kept.txt", "again.txt"))

SENTENCES = {
    "oznaczenie z dokumentu; gdy plan przyjęto, uchwałę zapisze „rpd adopt”: Załącznik": About.ACT,
    "rok wzięto z „Wykaz zadań za 2024 rok”": About.YEAR,
    "dokument nie podaje roku planu": About.YEAR,
    "w dokumencie numer 5, z kolejności 1 (tabela 1, wiersz 2)": About.ROW,
    "w dokumencie numer 5, z kolejności 1": About.ROW,
    "w dokumencie „jw.”: przepisano z działania I.1.1/1": None,
    "kwota zero: bez kosztów czy nieustalona? (tabela 2, wiersz 3)": About.AMOUNT,
    "czy „12” to kwota? (wiersz 4)": About.AMOUNT,
    "kwota na 2026: nie odczytano „ok. 5”": About.AMOUNT,
    "kwota ze źródła „EFS”: nie odczytano „x” (tabela 2)": About.AMOUNT,
    "„Razem”: 500 to nie suma okresów": About.AMOUNT,
    "2026: 500 to nie suma wierszy poniżej": About.AMOUNT,
    "kwot jest kilka, a źródła stoją osobno: połącz je": None,
    "przed wartością nie ma myślnika": About.VALUE,
    "nie odczytano wartości wskaźnika": None,
    "w tabeli wskaźników pole „wartosc_docelowa” jest inne niż w działaniu": About.VALUE,
    "w tabeli wskaźników pole „bazowa” jest inne niż w działaniu": None,
    "wartość bazowa 3 msc. jest z planu na 2024 r.": About.ANEW,
    "liczba z planu na 2024 r.": About.ANEW,
    "w tytule nie było roku 2024, więc został bez zmian": About.ANEW,
    "w tekście stoi 2024": None,
    "w słowniku nie ma podmiotu „ZLS”": None,
    "dokument nie ma tytułu": None,
}


@pytest.mark.parametrize(("said", "matter"), SENTENCES.items())
def test_what_comments_are_about(said: str, matter: About | None) -> None:
    assert about(f"# SPRAWDŹ: {said}") is matter
    assert about(f"# {said}") is None


def test_a_comment_as_long_as_a_plan_is_none_of_them() -> None:
    amount = "# SPRAWDŹ: kwota na {}: nie odczytano „x”"
    assert about(amount.format("2026" * 900)) is About.AMOUNT
    assert about(amount.format("2026" * 1000)) is None


@pytest.mark.parametrize("asked", ["clear", "keep"])
def test_marks_of_what_is_left(asked: str, tmp_path: Path, rpd: Run) -> None:
    placed(tmp_path, "slownik.yaml", DICTIONARY)
    placed(tmp_path, "strategia.yaml", STRATEGY)
    text = (HERE / "marks" / "2024.yaml").read_text("utf-8")
    placed(tmp_path, "2024.yaml", text)
    options = ("--amounts", asked, "--targets", asked)
    ran = rpd("new", "2025", "--from", "2024", *options, cwd=tmp_path)
    later = (tmp_path / "plans" / "2025.yaml").read_text("utf-8")
    name = {"clear": "cleared.txt", "keep": "kept.txt"}[asked]
    EXPECTED.check(name, f"{ran.out}--- stderr\n{ran.err}--- plans/2025.yaml\n{later}")
    if asked == "clear":
        # What was asked last year is asked once, not twice.
        rpd("new", "2026", "--from", "2025", cwd=tmp_path)
        EXPECTED.check("again.txt", (tmp_path / "plans" / "2026.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("asked", "stays"), [("keep", True), ("clear", False)])
def test_bases_are_kept_or_cleared_by_choice(
    asked: str, stays: bool, tmp_path: Path, rpd: Run
) -> None:
    placed(tmp_path, "slownik.yaml", DICTIONARY)
    placed(tmp_path, "strategia.yaml", STRATEGY)
    placed(tmp_path, "2024.yaml", (HERE / "rich.yaml").read_text("utf-8"))
    ran = rpd("new", "2025", "--from", "2024", "--bases", asked, cwd=tmp_path)
    later = (tmp_path / "plans" / "2025.yaml").read_text("utf-8")
    assert ("wartosc_bazowa: 3" in later, "bazowa: {wartosc: 1240" in later) == (stays, stays)
    # Who said what becomes of them is not asked again.
    assert "wartość bazowa" not in later + ran.out
    assert "# plan na 2024 r.: z 3 msc. do max. 1 msc." in later
    assert ("# plan na 2024 r.: baza 1 240 (2023 r.)\n" in later) is not stays


def test_no_orphans() -> None:
    EXPECTED.check_orphans()


def test_money_of_years_that_go_on_is_asked_about_as_before(tmp_path: Path, rpd: Run) -> None:
    shutil.copytree(ROOT / "tests" / "ready" / "remonty" / "plans", tmp_path / "plans")
    shutil.copy(ROOT / "profiles" / "naklady-na-lata.yaml", tmp_path / "plans" / "profil.yaml")
    path = tmp_path / "plans" / "2026.yaml"
    before, key, after = path.read_text("utf-8").partition("    budzet:\n")
    mark = "    # SPRAWDŹ: kwota na 2027: nie odczytano „ok. 5”\n"
    path.write_text(f"{before}{mark}{key}{after}", "utf-8")
    assert rpd("new", "2027", "--from", "2026", cwd=tmp_path).code == 0
    assert mark in (tmp_path / "plans" / "2027.yaml").read_text("utf-8")
