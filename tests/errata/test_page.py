"""``rpd errata``: the page, the table, what is refused."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from rpd.polish.wording import plain
from tests.conftest import ROOT, Run
from tests.errata.workspace import entry, workspace

PLAN = ("errata", "plans/2024.yaml")


def test_the_page_beside_the_plan_is_what_the_data_say(rpd: Run) -> None:
    """After a change of the data, ``rpd errata 2024 -o plans/2024.errata.md`` writes it anew."""
    ran = rpd(*PLAN, "--format", "md", cwd=ROOT)
    assert ran.code == 0
    assert ran.out == (ROOT / "plans/2024.errata.md").read_text("utf-8")


def test_table(rpd: Run) -> None:
    ran = rpd(*PLAN, "--format", "csv", cwd=ROOT)
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert len(rows) == 113
    assert rows[65] == {
        "Nr": "66",
        "Część": "1.2",
        "Miejsce": "I.2.2/1",
        "Kolumna": "opis, produkt",
        "Dokument": "plan",
        "Tekst przyjęty": "pełnomocników/ osób",
        "Proponowany tekst": "pełnomocników/osób",
        "Do decyzji": "",
        "Powód": "w nazwie działania bez odstępu",
        "W tekście podpisanym": "nieznane",
        "Poprawiono": "",
    }


def test_page_in_html(rpd: Run) -> None:
    ran = rpd(*PLAN, "--format", "html", cwd=ROOT)
    assert len(re.findall('<tr id="wpis-[0-9]+">', ran.out)) == 113
    assert "<h3>4.4. Oznaczenia i numeracja</h3>\n<ul><li>Usunięto oznaczenia" in ran.out
    assert "<code>2024.yaml</code>" in ran.out
    assert "<strong>nie poprawiono</strong>" in ran.out


HOSTILE = entry(1, "cel: I", "", "Współpraca jednostek", "'<b>|`a*'")


@pytest.mark.parametrize(
    ("format_", "written"),
    [
        ("md", "„&lt;b>\\|\\`a\\*”"),
        ("html", "<td>„&lt;b&gt;|`a*”</td>"),
        ("csv", ",<b>|`a*,"),
    ],
)
def test_texts_of_entries_are_inert(rpd: Run, tmp_path: Path, format_: str, written: str) -> None:
    ran = rpd(*PLAN, "--format", format_, cwd=workspace(tmp_path, HOSTILE))
    assert ran.code == 0
    assert written in ran.out


@pytest.mark.parametrize(
    ("signed", "said"),
    [
        (
            ("nieznane", "nieznane"),
            (
                "Wpisów jest 2. O żadnym nie ustalono jeszcze, czy omyłka jest także w tekście "
                "podpisanym."
            ),
        ),
        (
            ("tak", "nieznane"),
            (
                "Wpisów jest 2: także w tekście podpisanym omyłka jest we wpisie nr 1; o 1 wpisie "
                "jeszcze tego nie ustalono."
            ),
        ),
        (
            ("tak", "nie"),
            (
                "Wpisów jest 2: także w tekście podpisanym omyłka jest we wpisie nr 1; tylko w "
                "tekście ogłoszonym – we wpisie nr 2."
            ),
        ),
    ],
)
def test_what_is_known_of_the_signed_text(
    rpd: Run, tmp_path: Path, signed: tuple[str, str], said: str
) -> None:
    first = entry(1, "cel: I", "", "Współpraca jednostek", "a", signed[0])
    second = entry(2, "cel: II", "", "oparty o", "oparty na", signed[1])
    ran = rpd(*PLAN, cwd=workspace(tmp_path, first, second))
    assert f"\n{said}\n" in plain(ran.out)


def test_another_file_is_not_replaced(rpd: Run, tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    (folder / "uwagi.md").write_text("moje uwagi", "utf-8")
    ran = rpd(*PLAN, "-o", "uwagi.md", cwd=folder)
    assert (ran.code, ran.err) == (
        2,
        (
            "rpd: Plik „uwagi.md” już istnieje i nie utworzył go rpd.\n"
            "     Podaj inną nazwę albo dodaj --force, żeby go nadpisać.\n"
        ),
    )
    assert rpd(*PLAN, "-o", "uwagi.md", "--force", cwd=folder).code == 0
    assert rpd(*PLAN, "-o", "uwagi.md", cwd=folder).code == 0


def test_a_plan_without_errata(rpd: Run, tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    (folder / "plans/errata/2024.yaml").unlink()
    ran = rpd(*PLAN, cwd=folder)
    assert (ran.code, ran.err) == (
        2,
        (
            "rpd: Plan na rok 2024 nie ma erraty.\n"
            "     Erratę zapisuje się w pliku „plans/errata/2024.yaml”.\n"
        ),
    )


def test_errata_with_mistakes(rpd: Run, tmp_path: Path) -> None:
    ran = rpd(*PLAN, cwd=workspace(tmp_path, entry(1, "cel: I", "", "czego tam nie ma", "a")))
    assert (ran.code, ran.err) == (
        2,
        (
            "rpd: „plans/errata/2024.yaml” ma błędy: W druku nie ma tekstu przyjętego w miejscu "
            "„I”.\n     Popraw je; wszystkie wymieni „rpd validate plans/errata/2024.yaml”.\n"
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a",
        "rok: 2024",
        "rok: x\ntytul: 1\nczesci: a",
        "rok: 2024\ntytul: a\nczesci: [{tytul: b, wpisy: [{nr: 1, gdzie: {}}]}]",
        (
            "rok: 2024\ntytul: a\nczesci: [{tytul: b, wpisy: [{nr: 1, gdzie: {cel: I, kierunek: I}"
            ", przyjeto: a, powod: b, w_podpisanym: nie}]}]"
        ),
        (
            "rok: 2024\ntytul: a\nczesci: [{tytul: b, wpisy: [{nr: 1, pola: [uwagi], przyjeto: a, "
            "powod: b, w_podpisanym: może}]}]"
        ),
        "rok: 2024\ntytul: a\nczesci:\n  - tytul: [",
    ],
)
def test_a_file_that_is_no_errata_is_told_about_and_not_read(
    rpd: Run, tmp_path: Path, text: str
) -> None:
    folder = workspace(tmp_path)
    (folder / "plans/errata/2024.yaml").write_text(text, "utf-8")
    ran = rpd("validate", "plans/errata/2024.yaml", "--format", "compact", cwd=folder)
    assert ran.code == 1
    assert ": error: RPD0" in ran.out
    read = rpd(*PLAN, cwd=folder)
    assert read.code == 2
    assert read.err.startswith("rpd: „plans/errata/2024.yaml” ma błędy: ")


def test_errata_lie_in_their_folder(rpd: Run, tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    (folder / "plans/errata/2024.yaml").rename(folder / "plans/omylki.yaml")
    ran = rpd("validate", "--format", "compact", cwd=folder)
    assert "Tego pliku rpd nie czyta: erraty stoją w folderze „errata”. → Przenieś" in ran.out
