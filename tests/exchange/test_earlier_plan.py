"""Last year's figures beside those that are filled in: shown, kept apart, never read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.exchange.books import ROOT, Book

HEAD = """rok: {rok}
tytul: Plan na {rok} r.
strategia: strategia.yaml
slownik: slownik.yaml
cele:
  - numer: I
    priorytety:
      - numer: I.1
        kierunki:
          - numer: 1
            strategia: I.1.1
            dzialania:
"""
BEFORE = """
              - id: szkolenia
                nazwa: Szkolenia
                wskazniki:
                  - {nazwa: Liczba osób, wartosc_docelowa: 45, id: osoby}
                  - {nazwa: Odsetek, jednostka: '%', prog: min, wartosc_docelowa: 12.5}
                  - {nazwa: Czas, jednostka: msc., wartosc_bazowa: 3, wartosc_docelowa: 1}
                  - {nazwa: Zniesiony, wartosc_docelowa: 7}
                budzet:
                  - {kwota: 180000.50, zrodla: [FEM], id: fem}
                  - {kwota: 1000, podzial: {FERS: 600.50, BP: 399.50}}
                  - {kwota: 9, zrodla: [PFRON], id: inne}
                  - bez_kosztow: true
                  - {srodki: wlasne, id: wlasne}
              - id: porady
                nazwa: Porady
                wskazniki:
                  - {nazwa: Liczba porad, wartosc_docelowa: 10}
              - id: uchylone
                nazwa: Uchylone
                uchylone: {uchwala: 2/2025}
                wskazniki:
                  - {nazwa: Liczba, wartosc_docelowa: 1}
"""
NOW = """
              - id: kursy
                nazwa: Kursy
                kontynuuje: 2025/szkolenia
                wskazniki:
                  - {nazwa: Odsetek, jednostka: '%', prog: min}
                  - {nazwa: Czas, jednostka: msc.}
                  - {nazwa: Liczba uczestników, id: osoby}
                  - {nazwa: Nowy}
                budzet:
                  - {zrodla: [FERS, BP]}
                  - {zrodla: [FEM], kwota: 200000, id: fem}
                  - {zrodla: [BP], id: inne}
                  - bez_kosztow: true
                  - {srodki: wlasne, id: wlasne}
              - id: porady
                nazwa: Porady
                wskazniki:
                  - {nazwa: Liczba porad}
              - id: skad
                nazwa: Skąd
                kontynuuje: 2025/uchylone
                wskazniki:
                  - {nazwa: Liczba}
"""
OLD, OLD_MONEY = "Plan na 2025 r.", "Plan na 2025 r. [zł]"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for name in ("strategia.yaml", "slownik.yaml"):
        shutil.copy(ROOT / "plans" / name, folder / name)
    (folder / "2025.yaml").write_text(HEAD.format(rok=2025) + BEFORE.lstrip("\n"), "utf-8")
    (folder / "2026.yaml").write_text(HEAD.format(rok=2026) + NOW.lstrip("\n"), "utf-8")
    return folder / "2026.yaml"


def _exported(rpd: Run, plan: Path) -> bytes:
    out = plan.with_name("a.xlsx")
    ran = rpd("export", plan, "-o", out, "--force")
    assert ran.code == 0, ran.err
    return out.read_bytes()


def _shown(book: Book, sheet: str, *columns: str) -> dict[str, list[object]]:
    page, named = book.sheet(sheet), book.columns(sheet)
    return {
        row: [page.cell(line, named[column]).value for column in columns]
        for row, line in book.rows(sheet).items()
    }


def test_the_sheet_says_what_was_planned(plan: Path, rpd: Run) -> None:
    book = Book(_exported(rpd, plan))
    assert list(book.columns("Wskaźniki"))[5:7] == ["Wartość docelowa", OLD]
    assert _shown(book, "Wskaźniki", "Wartość docelowa", OLD) == {
        "kursy/#1": [None, 12.5],
        "kursy/#2": [None, "z 3 msc. do 1 msc."],
        "kursy/osoby": [None, 45],
        "kursy/#3": [None, None],
        "porady/#1": [None, None],
        "skad/#1": [None, None],
    }
    assert list(book.columns("Budżet"))[5:7] == ["Kwota [zł]", OLD_MONEY]
    assert _shown(book, "Budżet", "Kwota [zł]", OLD_MONEY) == {
        "kursy/#1": [None, "1 000 zł (FERS – 600,50 zł, BP – 399,50 zł)"],
        "kursy/fem": [200000, 180000.5],
        "kursy/inne": [None, "9 zł, PFRON"],
        "kursy/#2": [None, "bez kosztów"],
        "kursy/wlasne": [None, None],
    }
    page, column = book.sheet("Budżet"), book.columns("Budżet")[OLD_MONEY]
    grey = [page.cell(line, column) for line in (2, 3, 60)]
    assert [(one.protection.locked, one.fill.fgColor.rgb) for one in grey] == [
        (True, "FFF0F0F0")
    ] * 3


def test_what_is_typed_there_is_passed_over_and_said(plan: Path, rpd: Run) -> None:
    _exported(rpd, plan)
    book = Book(plan.with_name("a.xlsx").read_bytes())
    book.set(
        ("Budżet", "kursy/fem", OLD_MONEY, -5),
        ("Budżet", "kursy/inne", OLD_MONEY, None),
        ("Budżet", "kursy/inne", "Kwota [zł]", 70),
        ("Wskaźniki", "kursy/#1", OLD, "ile trzeba"),
    )
    row = {"Id działania": "porady", "Źródła": "FEM", "Kwota [zł]": 5, OLD_MONEY: 4}
    book.add("Budżet", row)
    # The earlier plan may change meanwhile, or go.
    plan.with_name("2025.yaml").unlink()
    before = plan.read_text("utf-8")
    ran = rpd("import", book.saved(plan.with_name("b.xlsx")), "--into", plan, "--write")
    assert ran.code == 0
    said = [line for line in ran.err.splitlines() if line.startswith("Pominięto")]
    assert said == [
        (
            "Pominięto zmiany w kolumnie „Plan na 2025 r.” (arkusz „Wskaźniki”, komórka G2): stoi "
            "tam tylko do porównania to, co było. Co ma być, wpisuje się w kolumnie „Wartość "
            "docelowa”."
        ),
        (
            "Pominięto zmiany w kolumnie „Plan na 2025 r. [zł]” (arkusz „Budżet”, komórki G3 i "
            "G7): stoi tam tylko do porównania to, co było. Co ma być, wpisuje się w kolumnie "
            "„Kwota [zł]”."
        ),
    ]
    assert plan.read_text("utf-8") == before.replace(
        "{zrodla: [BP], id: inne}", "{kwota: 70, zrodla: [BP], id: inne}"
    ).replace(
        "                  - {nazwa: Liczba porad}\n",
        "                  - {nazwa: Liczba porad}\n"
        "                budzet:\n"
        "                  - kwota: 5\n"
        "                    zrodla: [FEM]\n"
        "                    id: fem\n",
    )


def test_without_an_earlier_plan_there_is_no_column(plan: Path, rpd: Run) -> None:
    plan.with_name("2025.yaml").unlink()
    alone = _exported(rpd, plan)
    assert not {OLD, OLD_MONEY} & {
        *Book(alone).columns("Budżet"),
        *Book(alone).columns("Wskaźniki"),
    }
    # Nor beside a plan that nothing goes on from.
    earlier = HEAD.format(rok=2025) + BEFORE.replace("id: szkolenia", "id: jakies")
    plan.with_name("2025.yaml").write_text(earlier, "utf-8")
    assert _exported(rpd, plan) == alone


@pytest.mark.parametrize("text", [None, "a: [\n"])
def test_that_a_column_is_missing_is_said(plan: Path, rpd: Run, text: str | None) -> None:
    plan.with_name("2025.yaml").unlink()
    if text is not None:
        plan.with_name("2025.yaml").write_text(text, "utf-8")
    ran = rpd("export", plan, "-o", plan.with_name("a.xlsx"))
    assert (
        "Uwaga: planu na 2025 r. nie ma albo nie da się go odczytać, więc arkusz nie pokazuje "
        "obok, co w nim planowano.\n"
    ) in ran.err


def test_a_plan_with_mistakes_takes_no_sheet(plan: Path, rpd: Run) -> None:
    sheet = Book(_exported(rpd, plan)).saved(plan.with_name("b.xlsx"))
    text = plan.read_text("utf-8")
    plan.write_text(text.replace("budzet:", "budet:").replace("Kursy", "Kursy  ."), "utf-8")
    ran = rpd("import", sheet, "--into", plan, "--write", cwd=plan.parent)
    assert (ran.code, ran.out) == (1, "")
    first, second, *found, last = ran.err.splitlines()
    assert [first, second] == [
        "rpd: Arkusza „b.xlsx” nie wczytano: najpierw popraw plan „2026.yaml”.",
        (
            "     Przez 1\N{NO-BREAK SPACE}błąd nie wiadomo, co w planie stoi, więc arkusza nie "
            "ma z czym porównać:"
        ),
    ]
    assert [line for line in found if " RPD" in line] == [
        "2026.yaml:21:17  błąd  RPD010 nieznane-pole"
    ]
    assert last == (
        "Arkusza nie wczytano, niczego nie zapisano. Popraw go i powtórz polecenie; arkusza nie "
        "trzeba eksportować na nowo."
    )
    ran = rpd("export", plan, "-o", sheet, "--force", cwd=plan.parent)
    assert (ran.code, ran.err.splitlines()[1:4]) == (
        0,
        [
            ("Uwaga: plan ma 1\N{NO-BREAK SPACE}błąd, przez który w arkuszu może czegoś brakować."),
            "  wiersz 21: Nieznane pole „budet”.",
            (
                "Popraw plan („rpd validate 2026.yaml”) i wyeksportuj go jeszcze raz: do planu z "
                "takimi błędami rpd import arkusza nie wczyta."
            ),
        ],
    )
    plan.write_text(text, "utf-8")
    assert rpd("import", sheet, "--into", plan).err.endswith("arkusz niczego nie zmienia.\n")
