"""``rpd status`` and ``rpd budget --execution`` over the invented execution of 2024."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rpd.progress.states import METHOD
from tests.conftest import ROOT, Run
from tests.cut import laid
from tests.expected import Expected
from tests.progress.office import SHORT, reported, short_office, whole_office

HERE = ROOT / "tests" / "progress"
NAMES = [
    "stan.txt",
    "cele.txt",
    "podmioty.txt",
    "przypomnienia.txt",
    "wykonanie.txt",
    "zle.txt",
    "nieczytelne.txt",
]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole_office(tmp_path_factory.mktemp("urzad"))


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return short_office(tmp_path_factory.mktemp("krotki"))


def check(name: str, text: str) -> None:
    Expected(HERE / "expected", NAMES).check(name, text)


def schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((ROOT / "schema" / name).read_text("utf-8")))


def test_the_example_has_no_mistakes_and_says_that_it_is_invented(rpd: Run, office: Path) -> None:
    for path in (HERE / "przyklad").rglob("*.yaml"):
        assert "Dane zmyślone" in path.read_text("utf-8")
    ran = rpd("validate", "--format", "compact", cwd=office)
    assert [line for line in ran.out.splitlines() if "wykonanie" in line] == []


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("stan.txt", ("status", "--quarter", "II", "--method")),
        ("cele.txt", ("status", "--quarter", "III", "--by", "cel")),
        ("podmioty.txt", ("status", "--by", "podmiot")),
        ("przypomnienia.txt", ("status", "--quarter", "III", "--reminders")),
        ("wykonanie.txt", ("budget", "--execution", "--by", "grupa", "--by", "zrodlo")),
    ],
)
def test_screen(rpd: Run, office: Path, name: str, arguments: tuple[str, ...]) -> None:
    ran = rpd(*arguments, cwd=office)
    assert (ran.code, ran.err) == (0, "")
    check(name, ran.out)


def test_json_is_as_its_schema_says(rpd: Run, office: Path) -> None:
    for quarter in ("II", "IV"):
        made = rpd("status", "--quarter", quarter, "--format", "json", cwd=office)
        document = json.loads(made.out)
        schema("status.schema.json").validate(document)
        assert document["metoda"] == list(METHOD)
        assert sum(document["stany"].values()) == len(document["dzialania"]) == 44
        by_source = document["pieniadze"][-1]
        parts = [Decimal(row["wydatki"]) for row in by_source["wiersze"]]
        assert sum(parts) == Decimal(by_source["razem"]["wydatki"])
        spent = rpd("budget", "--execution", "--quarter", quarter, "--format", "json", cwd=office)
        schema("budget.schema.json").validate(json.loads(spent.out))
        assert json.loads(spent.out)["wykonanie"] == by_source


def test_every_late_action_is_named_with_body_days_and_unit(rpd: Run, office: Path) -> None:
    for quarter in ("III", "IV"):
        made = rpd("status", "--quarter", quarter, "--format", "json", cwd=office)
        document = json.loads(made.out)
        day = document["stan_na"]
        unfinished = {"opoznione", "wykonane-czesciowo", "niewykonane", "nieznane"}
        wanted = {
            one["id"]
            for one in document["dzialania"]
            if one["stan"] in unfinished and one["do"] is not None and one["do"] <= day
        }
        late = document["po_terminie"]
        assert {one["id"] for one in late} == wanted
        assert all(one["podmioty"] and one["dni"] >= 0 and one["numer"] for one in late)
        shown = rpd("status", "--quarter", quarter, cwd=office).out.partition("po terminie\n")[2]
        asked = rpd("status", "--quarter", quarter, "--reminders", cwd=office).out
        for one in late:
            assert f" {one['numer']} " in shown
            assert asked.count(f"  - {one['numer']} ") == len(one["podmioty"])


def test_other_formats(rpd: Run, short: Path) -> None:
    for suffix in ("csv", "md", "xlsx"):
        out = short / f"stan.{suffix}"
        ran = rpd("status", "--quarter", "II", "-o", out, cwd=short)
        assert ran.code == 0, ran.err
        assert out.stat().st_size > 200


def test_reminders_are_written_to_a_folder(rpd: Run, office: Path) -> None:
    ran = rpd("status", "--quarter", "III", "--reminders", "-o", office / "pisma", cwd=office)
    assert ran.code == 0, ran.err
    assert sorted(path.name for path in (office / "pisma").iterdir()) == [
        "OWES.txt",
        "ROPS.txt",
        "WUP.txt",
        "arps-zls.txt",
        "grupa-mkres-ds-badan.txt",
        "samorzad-wojewodztwa.txt",
    ]
    text = (office / "pisma/WUP.txt").read_text("utf-8")
    assert "plans/wykonanie/2024/III/WUP.yaml" in text


@pytest.mark.parametrize(
    ("stan", "quarter", "code"),
    [("opoznione", "II", 1), ("wykonane", "I", 0), ("nieznane", "I", 1)],
)
def test_scheduled_job_fails_on_a_state(
    rpd: Run, short: Path, stan: str, quarter: str, code: int
) -> None:
    assert rpd("status", "--quarter", quarter, "--fail-on", stan, cwd=short).code == code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("status", "--quarter", "V"), "„V” nie jest kwartałem."),
        (("status", "--quarter", "2025-I"), "Plan nie obejmuje roku 2025."),
        (("status", "--by", "okreg"), "Stanów nie da się zestawić według „okreg”."),
        (("status", "--fail-on", "spozniony"), "Niedozwolona wartość „spozniony”"),
        (("status", "--reminders", "--format", "json"), "Przypomnienia są tekstami."),
        (("budget", "--quarter", "II"), "„--quarter” dotyczy wykonania."),
        (("budget", "--execution", "--at", "2024-06-30"), "„--execution” nie łączy się"),
    ],
)
def test_wrong_use(rpd: Run, short: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = rpd(*arguments, cwd=short)
    assert ran.code == 2
    assert said in ran.err


@pytest.mark.parametrize("asked", [("status",), ("budget", "--execution")])
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2024",), "„plans/2024.yaml” ma błędy: Lista w nawiasie"),
        (("2031",), "Nie ma planu na rok 2031"),
    ],
)
def test_a_plan_that_cannot_be_read_is_a_document_too(
    rpd: Run, tmp_path: Path, asked: tuple[str, ...], words: tuple[str, ...], said: str
) -> None:
    short_office(tmp_path)
    (tmp_path / "plans" / "2024.yaml").write_text("rok: [\n", "utf-8")
    ran = rpd(*asked, *words, "--quarter", "II", "--format", "json", cwd=tmp_path)
    assert ran.code == 2
    assert said in ran.err
    assert said in ran.out
    schema(f"{asked[0]}.schema.json").validate(json.loads(ran.out))


def test_nothing_told_yet(rpd: Run, tmp_path: Path) -> None:
    laid(tmp_path, SHORT)
    ran = rpd("status", cwd=tmp_path)
    assert ran.code == 2
    assert "Nie ma plików wykonania planu na rok 2024" in ran.err
    states: dict[str, Any] = json.loads(
        rpd("status", "--quarter", "I", "--format", "json", cwd=tmp_path).out
    )["stany"]
    assert {name for name, number in states.items() if number} == {"nierozpoczete", "nieznane"}
    reported(tmp_path)
    (tmp_path / "plans/wykonanie/2024/II/ROPS.yaml").write_text("rok: 2024\n")
    ran = rpd("status", "--quarter", "II", cwd=tmp_path)
    assert ran.code == 1
    assert "ROPS.yaml:1: Brakuje pola „dzialania”" in ran.err
    assert "› w trakcie" in ran.out


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("szkolenia-kadry-cus:", "szkolenia-kadry-cuss:", "W planie nie ma działania"),
        ("podmiot: ROPS", "podmiot: OWES", "jest też w pliku"),
        ("kwartal: II", "kwartal: III", "podaje kwartał III"),
        ("wydatki: {FEM: ", "wydatki: {PFRON: ", "PFRON"),
    ],
)
@pytest.mark.parametrize("asked", [("status",), ("budget", "--execution")])
def test_what_is_said_in_vain_is_an_error(
    rpd: Run, tmp_path: Path, asked: tuple[str, ...], was: str, now: str, said: str
) -> None:
    short_office(tmp_path)
    file = tmp_path / "plans/wykonanie/2024/II/ROPS.yaml"
    text = file.read_text("utf-8")
    assert was in text
    file.write_text(text.replace(was, now, 1), "utf-8")
    assert (ran := rpd(*asked, "--quarter", "I", cwd=tmp_path)).code == 0, ran.err
    ran = rpd(*asked, "--quarter", "II", "--format", "json", cwd=tmp_path)
    assert ran.code == 1
    assert "plans/wykonanie/2024/II/ROPS.yaml:" in ran.err
    assert said in ran.err
    assert "Pliki z błędami" in ran.out


@pytest.mark.parametrize(
    ("was", "now"), [("kwartal: II", "kwartal: 2"), ("stan_na: 2024-06-30", "stan_na: 30.06.2024")]
)
def test_the_only_file_has_a_mistake(
    rpd: Run, short: Path, tmp_path: Path, was: str, now: str
) -> None:
    laid(tmp_path, SHORT)
    folder = tmp_path / "plans/wykonanie/2024/II"
    folder.mkdir(parents=True)
    text = (short / "plans/wykonanie/2024/II/ROPS.yaml").read_text("utf-8")
    (folder / "ROPS.yaml").write_text(text.replace(was, now, 1), "utf-8")
    for asked in (("status",), ("budget", "--execution")):
        ran = rpd(*asked, cwd=tmp_path)
        assert ran.code == 1
        assert "plans/wykonanie/2024/II/ROPS.yaml:" in ran.err
        assert "– stan na dzień 30" in ran.out
    for below in ("plans/wykonanie", "plans/wykonanie/2024", "plans/wykonanie/2024/II"):
        ran = rpd("validate", "--format", "compact", below, cwd=tmp_path)
        assert ran.code == 1
        assert "plans/wykonanie/2024/II/ROPS.yaml:" in ran.out
