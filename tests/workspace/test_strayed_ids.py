"""Ids that went to another entry or were lost: told with a place, and the advice mends it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.cut import cut, laid

SHORT = cut("I.1.1")
FIRST, SECOND = "liczba-koncepcji-badawczych", "liczba-narzedzi-badawczych"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A few actions of the adopted plan with a copy of them, to be compared."""
    shutil.copy(laid(tmp_path, SHORT), tmp_path / "plans" / "stary.yaml")
    return tmp_path


def edited(office: Path, *changes: tuple[str, str]) -> None:
    path = office / "plans" / "2024.yaml"
    text = path.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def told(office: Path, rpd: Run) -> list[tuple[str, int, str]]:
    """What ``rpd diff`` finds: code, line, message."""
    ran = rpd("diff", "plans/stary.yaml", "2024", "--format", "json", cwd=office)
    assert ran.code == 0, ran.err
    found = json.loads(ran.out)["findings"]["new"]
    return [(d["code"], d["line"], d["message"]) for d in found if d["code"] != "RPD124"]


def amend(office: Path, rpd: Run) -> tuple[int, str]:
    ran = rpd("amend", "plans/stary.yaml", "2024", "--format", "md", cwd=office)
    return ran.code, ran.err.replace("\u00a0", " ")


def line_of(office: Path, text: str) -> int:
    lines = (office / "plans" / "2024.yaml").read_text("utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


TERM = (
    "termin: II–IV kwartał 2024\n                realizatorzy: [Grupa",
    "termin: II kwartał 2024\n                realizatorzy: [Grupa",
)
"""A change that gives an act something to say."""


def test_ids_that_were_exchanged(office: Path, rpd: Run) -> None:
    edited(office, TERM, (f"id: {FIRST}", "id: x"), (f"id: {SECOND}", f"id: {FIRST}"))
    edited(office, ("id: x\n", f"id: {SECOND}\n"))
    first, second = "„Liczba koncepcji badawczych”", "„Liczba narzędzi badawczych”"
    assert told(office, rpd) == [
        (
            "RPD140",
            line_of(office, f"id: {SECOND}"),
            f"Identyfikator „{SECOND}” miał wpis {second}, a teraz stoi przy wpisie {first}.",
        ),
        (
            "RPD140",
            line_of(office, f"id: {FIRST}"),
            f"Identyfikator „{FIRST}” miał wpis {first}, a teraz stoi przy wpisie {second}.",
        ),
    ]
    code, err = amend(office, rpd)
    assert code == 1
    assert re.findall(r"→ (.+)", err) == [
        f"Nadaj temu wpisowi z powrotem „{mine}”, a „{other}” nadaj wpisowi {named}; inaczej "
        "wykonanie jednego przypisano by drugiemu."
        for mine, other, named in ((FIRST, SECOND, second), (SECOND, FIRST, first))
    ]
    # The advice, to the letter.
    edited(office, (f"id: {SECOND}\n", "id: x\n"), (f"id: {FIRST}\n", f"id: {SECOND}\n"))
    edited(office, ("id: x\n", f"id: {FIRST}\n"))
    assert told(office, rpd) == []
    assert amend(office, rpd)[0] == 0


@pytest.mark.parametrize(
    ("now", "said", "advice"),
    [
        ("", "nie ma żadnego", f"Dopisz w nim „id: {FIRST}”"),
        (
            "                    id: koncepcje\n",
            "ma „koncepcje”",
            f"Wpisz w nim z powrotem „id: {FIRST}”",
        ),
    ],
)
def test_an_id_that_was_lost(office: Path, rpd: Run, now: str, said: str, advice: str) -> None:
    line = f"                    id: {FIRST}\n"
    edited(office, TERM, (line, now))
    ((code, at, message),) = told(office, rpd)
    assert code == "RPD141"
    assert at == line_of(office, "id: koncepcje" if now else "nazwa: Liczba koncepcji badawczych")
    assert message == (
        f"Wpis „Liczba koncepcji badawczych” miał identyfikator „{FIRST}”, a teraz {said}."
    )
    code_, err = amend(office, rpd)
    assert code_ == 0
    assert f"Uwaga: I.1.1/1: {message} {advice}; bez tego wykonanie zapisane pod nim" in err
    entry = "                    wartosc_docelowa: 1\n"
    if now:
        edited(office, (now, line))
    else:
        named = "                  - nazwa: Liczba koncepcji badawczych\n"
        edited(office, (named + entry, named + entry + line))
    assert told(office, rpd) == []


def test_an_entry_without_an_id_took_one_over(office: Path, rpd: Run) -> None:
    line = f"                    id: {SECOND}\n"
    for name in ("2024.yaml", "stary.yaml"):
        path = office / "plans" / name
        path.write_text(path.read_text("utf-8").replace(line, "", 1), "utf-8")
    edited(office, (f"                    id: {FIRST}\n", ""))
    name = "                  - nazwa: Liczba narzędzi badawczych\n"
    entry = f"{name}                    wartosc_docelowa: 1\n"
    edited(office, (entry, f"{entry}                    id: {FIRST}\n"))
    ((code, _, _),) = told(office, rpd)
    assert code == "RPD140"
    assert (
        f"Usuń stąd to „id”, a „{FIRST}” nadaj wpisowi „Liczba koncepcji badawczych”"
        in amend(office, rpd)[1]
    )


def test_a_reworded_entry_keeps_its_id_and_the_act_says_nothing_of_it(
    office: Path, rpd: Run
) -> None:
    edited(
        office,
        (
            "nazwa: Liczba koncepcji badawczych\n                    wartosc_docelowa: 1",
            "nazwa: Wydane raporty\n                    wartosc_docelowa: 7",
        ),
    )
    assert told(office, rpd) == []
    ran = rpd("amend", "plans/stary.yaml", "2024", "--format", "md", cwd=office)
    assert ran.code == 0
    assert "Wydane raporty" in ran.out
    assert FIRST not in ran.out
    ran = rpd(
        *("amend", "plans/stary.yaml", "2024", "--document", "uzasadnienie", "--format", "md"),
        cwd=office,
    )
    assert "Wydane raporty" in ran.out
    assert FIRST not in ran.out


def test_the_same_id_twice_is_told_and_the_advice_mends_it(office: Path, rpd: Run) -> None:
    edited(office, (f"id: {SECOND}\n", f"id: {FIRST}\n"))
    ran = rpd("validate", "2024", "--format", "json", cwd=office)
    (found,) = (d for d in json.loads(ran.out)["diagnostics"] if d["severity"] == "error")
    assert (ran.code, found["code"]) == (1, "RPD139")
    assert found["hint"] == (
        "Nadaj temu wpisowi inny identyfikator albo usuń pole „id”: nowy nada „rpd fmt --ids”."
    )
    path = office / "plans" / "2024.yaml"
    lines = path.read_text("utf-8").split("\n")
    assert lines.pop(found["line"] - 1).strip() == f"id: {FIRST}"
    path.write_text("\n".join(lines), "utf-8")
    assert rpd("fmt", "--ids", "2024", cwd=office).code == 0
    assert rpd("validate", "2024", cwd=office).code == 0
    assert path.read_text("utf-8") == SHORT
