"""``rpd report`` over the invented execution of 2024: what it says, in every format."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from rpd.formats.sealed import find
from rpd.formats.words import words
from tests.conftest import ROOT, Run
from tests.expected import Expected
from tests.progress.office import short_office, whole_office

HERE = ROOT / "tests" / "progress"
NAMES = ["sprawozdanie.md", "sprawozdanie-rok.md", "wskazniki.csv"]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole_office(tmp_path_factory.mktemp("urzad"))


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return short_office(tmp_path_factory.mktemp("krotki"))


def without_stamp(text: str) -> str:
    """The text without the line that names the version of the program."""
    return re.sub(r"\n<!-- rpd-stamp [^\n]*-->\n\Z", "", text)


@pytest.mark.parametrize(
    ("name", "quarter"), [("sprawozdanie.md", "III"), ("sprawozdanie-rok.md", "IV")]
)
def test_words(rpd: Run, office: Path, name: str, quarter: str) -> None:
    ran = rpd("report", "--quarter", quarter, "--format", "md", cwd=office)
    assert (ran.code, ran.err) == (0, "")
    Expected(HERE / "expected", NAMES).check(name, without_stamp(ran.out))


@pytest.mark.parametrize("format_", ["html", "docx", "odt", "xlsx", "pdf"])
def test_every_format_says_the_same(rpd: Run, short: Path, format_: str) -> None:
    out = short / f"sprawozdanie.{format_}"
    ran = rpd("report", "--quarter", "III", "-o", out, cwd=short)
    assert ran.code == 0, ran.err
    data = out.read_bytes()
    found = find(data)
    assert found is not None
    assert found.intact
    assert found.stamp.parts == ("progress",)
    assert found.stamp.at == "2024-09-30"
    said = " ".join(words(data, format_)).replace("\u00a0", " ").replace("\u00ad", "")
    for text in ("Sprawozdanie z wykonania planu", "po terminie – 2", "Plan ma 12 działań"):
        assert text in said
    if format_ != "xlsx":
        assert "3 888 215,93 zł" in said
    assert rpd("verify", out, cwd=short).code == 0
    rpd("report", "--quarter", "III", "-o", out, cwd=short)
    assert out.read_bytes() == data


def test_page_has_charts_that_tables_repeat(rpd: Run, office: Path) -> None:
    page = rpd("report", "--quarter", "III", cwd=office).out
    charts = re.findall(r"<svg .*?</svg>", page, re.DOTALL)
    assert len(charts) == 5
    assert all("<title id=" in chart and 'role="img"' in chart for chart in charts)
    for chart in charts:  # a label and its figures share no line
        lines = re.findall(r'<text [^>]*y="(\d+)"', chart)
        assert len(set(lines)) == len(lines) > 1
    assert "http" not in page
    assert "<script" not in page


def test_what_is_said_in_vain_is_an_error(rpd: Run, short: Path, tmp_path: Path) -> None:
    shutil.copytree(short, tmp_path / "urzad")
    file = tmp_path / "urzad/plans/wykonanie/2024/II/ROPS.yaml"
    file.write_text(file.read_text("utf-8").replace("szkolenia-kadry-cus:", "szkolenia:"), "utf-8")
    ran = rpd("report", "--quarter", "II", cwd=tmp_path / "urzad")
    assert ran.code == 1
    assert "W planie nie ma działania „szkolenia”" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--quarter", "V"), "„V” nie jest kwartałem."),
        (("--quarter", "2025-I"), "Plan nie obejmuje roku 2025."),
        (("2031",), "Nie ma planu"),
        (("--format", "csv"), "Sprawozdania nie ma w postaci csv."),
        (("--format", "excel"), "Niedozwolona wartość „excel”"),
        (("-o", "spr.txt"), "Końcówka nazwy „spr.txt” nie mówi, jaki plik utworzyć."),
        (("-o", "plans/2024.yaml", "--format", "md"), "to istniejący plik z danymi"),
        (("-o", "nic/spr.md"), "Nie ma folderu „nic”."),
        (("--templates", "moje"), "Nie ma folderu szablonów „moje”."),
        (("2024", "2025"), "Za dużo argumentów: „2025”."),
    ],
)
def test_wrong_use(rpd: Run, short: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = rpd("report", *arguments, cwd=short)
    assert ran.code == 2
    assert said in ran.err


def test_unreadable_file_is_told_and_the_rest_is_there(rpd: Run, short: Path) -> None:
    path = short / "plans/wykonanie/2024/II/OWES.yaml"
    kept = path.read_bytes()
    path.write_text("rok: 2024\nkwartal: II\n", "utf-8")
    ran = rpd("report", "--quarter", "II", "--format", "md", cwd=short)
    path.write_bytes(kept)
    assert ran.code == 1
    assert "OWES.yaml" in ran.err
    text = ran.out.replace("\u00a0", " ")
    assert "Pliki z błędami, przez które może brakować wartości" in text
    assert "## Działania i wskaźniki" in text


def test_office_template_makes_the_page(rpd: Run, short: Path, tmp_path: Path) -> None:
    (tmp_path / "sprawozdanie.html.j2").write_text(
        "<!DOCTYPE html><html><head><title>Nasze</title></head><body>{{ title }}</body></html>"
    )
    ran = rpd("report", "--quarter", "I", "--templates", tmp_path, cwd=short)
    assert ran.code == 0
    assert "<title>Nasze</title>" in ran.out
    assert "Sprawozdanie z wykonania planu" in ran.out


def test_table_of_indicators(rpd: Run, office: Path, short: Path) -> None:
    asked = ("report", "--quarter", "III", "--document", "wskazniki")
    ran = rpd(*asked, "--format", "csv", cwd=office)
    assert (ran.code, ran.err) == (0, "")
    Expected(HERE / "expected", NAMES).check("wskazniki.csv", ran.out)
    for name in ("w.xlsx", "w.docx"):
        assert rpd(*asked, "-o", name, cwd=short).code == 0
        assert find((short / name).read_bytes()).stamp.parts == ("progress", "indicators")  # type: ignore[union-attr]
        assert rpd("verify", name, cwd=short).code == 0
    for _ in range(2):
        assert rpd(*asked, "-o", "w.csv", cwd=short).code == 0
    (short / "w.csv").write_text("cudzy,plik\n", "utf-8")
    ran = rpd(*asked, "-o", "w.csv", cwd=short)
    assert ran.code == 2
    assert "Plik „w.csv” już istnieje i nie utworzył go rpd." in ran.err
