"""``rpd acts``: the register of a workspace as whole outputs, and what it says of broken files."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.annex.test_html import Page
from tests.conftest import ROOT, Ran, Run
from tests.expected import Expected

SCHEMA = json.loads((ROOT / "schema" / "acts.schema.json").read_text("utf-8"))

PLAN = """\
rok: 2024
tytul: Roczny Plan Działania na 2024 r.
uchwala:
  organ: MKRES
  numer: 4/2024
  data: 2024-03-07
  metryczka: {wytworzyl: Jan Lis, wytworzono: 2024-03-07}
cele: []
"""

SETTINGS = """\
[metryczka]
podmiot = "Urząd Marszałkowski Województwa Małopolskiego"
wprowadzil = "Ewa Wiśniewska"
"""

IN_FORCE = """\
uchwala: 7/2024
data: 2024-06-28
opis: więcej szkoleń
metryczka:
  wytworzyl: Anna Nowak
  odpowiada: Jan Kowalski
  wytworzono: 2024-06-28
  udostepniono: 2024-07-01
rok: 2024
operacje: [{operacja: zmien, pole: tytul, bylo: Stary tytuł, jest: Nowy tytuł}]
"""

LATER = """\
uchwala: 9/2024
data: 2024-09-10
obowiazuje_od: 2025-01-01
rok: 2024
operacje: [{operacja: zmien, pole: tytul, bylo: Stary tytuł, jest: Nowy tytuł}]
"""

BROKEN = "uchwala: 10/2024\n"

RECORDED = """\
zmiany:
  - {uchwala: 5/2024, data: 2024-05-05, opis: zmiana terminu}
  - {uchwala: 7/2024, data: 2024-06-28}
"""

DRAFT = "rok: 2025\ntytul: Roczny Plan Działania na 2025 r.\ncele: []\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plan with one amendment that only it names, one saved, one to come, a draft, a wreck."""
    plans = tmp_path / "plans"
    (plans / "zmiany").mkdir(parents=True)
    (plans / "2024.yaml").write_text(PLAN + RECORDED, "utf-8")
    (plans / "2025.yaml").write_text(DRAFT, "utf-8")
    for name, text in (("01", IN_FORCE), ("02", LATER), ("03", BROKEN)):
        (plans / "zmiany" / f"2024-{name}.yaml").write_text(text, "utf-8")
    (tmp_path / "rpd.toml").write_text(SETTINGS, "utf-8")
    return tmp_path


def acts(rpd: Run, folder: Path, *options: str) -> Ran:
    return rpd("acts", "--at", "2024-10-01", *options, cwd=folder)


RUNS = {
    "rejestr.txt": (),
    "rejestr.csv": ("--format", "csv"),
    "rejestr.json": ("--format", "json"),
    "rejestr.html": ("--format", "html"),
}
WHOLE = Expected(Path(__file__).parent / "expected", RUNS)


def test_nothing_else_is_expected() -> None:
    WHOLE.check_orphans()


@pytest.mark.parametrize("name", RUNS)
def test_whole_registers(rpd: Run, folder: Path, name: str) -> None:
    ran = acts(rpd, folder, *RUNS[name])
    assert ran.code == 1
    assert ran.err == (
        "rpd: Plik „plans/zmiany/2024-03.yaml” pominięto w rejestrze: wiersz 1: Brakuje pola "
        "„data” (data uchwały).\n     Dopisz pole, np. „data: 2024-06-30”.\n"
    )
    WHOLE.check(name, ran.out)


def test_for_a_polish_spreadsheet(rpd: Run, folder: Path) -> None:
    data = acts(rpd, folder, "--format", "csv").out
    polish = acts(rpd, folder, "--csv", "pl").out
    assert polish.startswith("\ufeffrodzaj;rok;numer;data;obowiazuje_od;stan;przedmiot;")
    assert list(csv.reader(polish[1:].splitlines(), delimiter=";")) == list(
        csv.reader(data.splitlines())
    )


def test_json_keeps_to_its_schema(rpd: Run, folder: Path) -> None:
    document = json.loads(acts(rpd, folder, "--format", "json").out)
    validator = Draft202012Validator(SCHEMA)
    assert [error.message for error in validator.iter_errors(document)] == []
    mistakes: list[dict[str, Any]] = [{"version": 2}, {"uchwaly": [{}]}, {"stan_na": 1}]
    for wrong in mistakes:
        assert list(validator.iter_errors(document | wrong))


def test_the_page_is_accessible(rpd: Run, folder: Path) -> None:
    page = Page(acts(rpd, folder, "--format", "html").out)
    assert ("html", "lang", "pl") in page.attributes
    assert page.tags.count("h1") == 1
    assert page.tags.count("caption") == page.tags.count("table") == 6
    assert page.values("scope").count("col") == 5
    assert page.values("scope").count("row") == page.tags.count("th") - 5
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert set(page.values("aria-labelledby")) <= set(ids)
    assert {link.removeprefix("#") for link in page.values("href")} <= set(ids)


def test_states_follow_the_day(rpd: Run, folder: Path) -> None:
    found = {}
    for day in ("2024-01-01", "2024-05-05", "2025-01-01"):
        ran = rpd("acts", "--at", day, "--format", "json", cwd=folder)
        found[day] = [one["stan"] for one in json.loads(ran.out)["uchwaly"]]
    to_come, on = "jeszcze nie obowiązuje", "obowiązuje"
    assert found == {
        "2024-01-01": [to_come, to_come, to_come, to_come, "projekt"],
        "2024-05-05": [on, on, to_come, to_come, "projekt"],
        "2025-01-01": [on, on, on, on, "projekt"],
    }


def test_a_sound_workspace(rpd: Run, folder: Path) -> None:
    (folder / "plans/zmiany/2024-03.yaml").unlink()
    ran = acts(rpd, folder, "-o", "rejestr.html")
    assert (ran.code, ran.out) == (0, "")
    verified = rpd("verify", "rejestr.html", cwd=folder)
    assert verified.code == 3
    assert "(rejestr uchwał)" in verified.out


def test_what_the_files_do_not_agree_on(rpd: Run, folder: Path) -> None:
    zmiany = folder / "plans/zmiany"
    (zmiany / "2024-03.yaml").write_text(IN_FORCE, "utf-8")
    (zmiany / "2024-01.yaml").write_text(IN_FORCE.replace("06-28\nopis", "06-29\nopis"), "utf-8")
    (zmiany / "2023-01.yaml").write_text(LATER.replace("rok: 2024", "rok: 2023"), "utf-8")
    (folder / "plans/2025.yaml").write_text("rok: [\n", "utf-8")
    ran = acts(rpd, folder, "--format", "json")
    document = json.loads(ran.out)
    assert [one["plik"] for one in document["nieodczytane"]] == ["plans/2025.yaml"]
    assert ran.code == 1
    said = [remark for one in document["uchwaly"] for remark in one["uwagi"]]
    assert said == [
        "Nie ma jej zapisu w folderze „zmiany”; wymienia ją tylko plan.",
        "Tę samą uchwałę zapisano także w pliku „plans/zmiany/2024-03.yaml”.",
        "Plan jeszcze jej nie wymienia; wprowadzi ją „rpd apply”.",
        "Nie ma planu na 2023 r., który ta uchwała zmienia.",
    ]


REFUSED = [
    (("--csv", "pl", "--format", "html"), "„--csv” mówi, jaki ma być CSV."),
    (("-o", "rejestr.xyz"), "Z nazwy pliku „rejestr.xyz” nie wynika postać wyniku."),
    (("--at", "1.10.2024"), "„1.10.2024” nie jest datą."),
    (("-o", "plans/2024.yaml", "--format", "json"), "plans/2024.yaml"),
]


@pytest.mark.parametrize(("options", "said"), REFUSED, ids=[row[1][:12] for row in REFUSED])
def test_refusals(rpd: Run, folder: Path, options: tuple[str, ...], said: str) -> None:
    before = (folder / "plans/2024.yaml").read_bytes()
    ran = rpd("acts", *options, cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert (folder / "plans/2024.yaml").read_bytes() == before


def test_a_folder_without_plans(rpd: Run, tmp_path: Path) -> None:
    ran = rpd("acts", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")


def test_hostile_texts_stay_texts(rpd: Run, folder: Path) -> None:
    hostile = IN_FORCE.replace("więcej szkoleń", "'=1+1 <script>alert(1)</script>'")
    (folder / "plans/zmiany/2024-01.yaml").write_text(hostile, "utf-8")
    assert "<script>" not in acts(rpd, folder, "--format", "html").out
    assert ",'=1+1" in acts(rpd, folder, "--format", "csv").out
