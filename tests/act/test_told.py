"""The consolidated text says of every unit of the annex what the act says, and by which unit."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rpd.act.citing import cited, units_of
from rpd.act.proven import amending
from rpd.amendment.act_units import ActUnit, Form, Spot
from rpd.amendment.apply import amend, dump
from rpd.amendment.from_changes import operations
from rpd.amendment.operations import Amendment
from rpd.amendment.parsed import parse
from rpd.amendment.units_checked import contradictions
from rpd.annex.consolidated import consolidated
from rpd.load.data import data_of
from rpd.plan.model import Plan
from rpd.polish.wording import plain
from rpd.reading.build import build_plan
from tests.act.amendments import Office
from tests.act.checking import check
from tests.act.test_golden import AMENDMENTS, FEW, TEXT, block, loaded, several
from tests.act.told import Told, by_the_consolidated_text
from tests.conftest import Run
from tests.cut import laid
from tests.workspace.workspace import SHORT, workspace


@pytest.mark.parametrize("name", AMENDMENTS)
def test_golden_acts(name: str) -> None:
    old, new = loaded(TEXT), loaded(AMENDMENTS[name]())
    assert old.plan is not None
    assert new.plan is not None
    assert check(data_of(TEXT), old.plan, new.plan, old).wrong == ""


def test_what_rows_of_one_number_were_before() -> None:
    """Two of three rows 2 were repealed by other acts, and one is in force."""
    data = data_of(TEXT)
    rows = data["cele"][0]["priorytety"][0]["kierunki"][0]["dzialania"]
    for row, act in zip(rows[1:4], ("5/2024", "6/2024", ""), strict=True):
        row["lp"] = 2
        if act:
            row["uchylone"] = {"uchwala": act, "data": "2024-05-01"}
    changed = deepcopy(data)
    changed["tytul"] = f"Roczny {data['tytul']}"
    made = check(data, build_plan(data), build_plan(changed), None)
    assert (made.wrong, made.kind) == ("", "acts")


VERBS = {
    "brzmienie": "w brzmieniu",
    "wyrazy": "ze zmianą",
    "dodanie": "dodan",
    "uchylenie": "uchylon",
    "oznaczenie": "z ozn",
}


def _told(units: tuple[ActUnit, ...]) -> set[Told]:
    """What the saved units say of the annex, as `told` names it."""
    return {
        Told(_place(spot), spot.part, VERBS[unit.forma], unit.jednostka.removeprefix("§ 1").strip())
        for unit in units
        for spot in unit.miejsca
        if spot.kind != "uchwala"
    }


def _place(spot: Spot) -> str:
    match spot.kind:
        case "tytul":
            return "tytuł"
        case "naglowek":
            return f"nagłówek {spot.column}"
        case "odnosnik":
            return f"odnośnik nr {spot.number}"
        case _:
            return f"{spot.number} {spot.column}".strip()


def _saved(text: str, new: Plan, number: str, day: date) -> Amendment | None:
    """The amendment as ``rpd amend --save`` writes it; None where nothing in print changes."""
    old = loaded(text)
    made = amending(old, replace(old, plan=new), number, day)
    if not made.orders:
        return None
    assert old.plan is not None
    found = Amendment(
        number,
        day.isoformat(),
        2024,
        operations(old.plan, made.plan),
        paragraf="§ 1",
        jednostki=units_of("§ 1", made.units),
    )
    saved = parse(dump(found).encode(), "zmiana.yaml")
    assert saved == found
    return saved


ACTS = (("7/2024", date(2024, 6, 30)), ("9/2024", date(2024, 9, 1)))


@pytest.mark.parametrize("seed", range(10))
def test_two_acts_one_after_the_other(seed: int) -> None:
    """All that the last act did is told, and of the one before nothing that it did not do."""
    text, amendments = FEW, list[Amendment]()
    for n, (number, day) in enumerate(ACTS):
        saved = _saved(text, build_plan(Office(2 * seed + n).amended(data_of(text))), number, day)
        if saved is not None:
            amendments.append(saved)
            text = amend(text, saved)
    last = loaded(text)
    assert last.plan is not None
    made = consolidated(last.plan, last.strategia, last.slownik, amendments)
    assert made.unsaid == ()
    for position, saved in enumerate(reversed(amendments)):
        found = {
            t._replace(part=t.part.removeprefix("dotychczasowa "))
            for t in by_the_consolidated_text(made.document, saved.uchwala)
        }
        act = _told(saved.jednostki)
        if position == 0:
            assert found == act
        assert {(t.verb, t.unit) for t in found} <= {(t.verb, t.unit) for t in act}


def test_the_whole_annex() -> None:
    """What was told before is in a text no more; what is repealed already says so itself."""
    first = _saved(TEXT, build_plan(data_of(AMENDMENTS["kilka-zmian"]())), *ACTS[0])
    assert first is not None
    text = amend(TEXT, first)
    old, new = loaded(text), loaded(text.replace("II–III kwartał 2024", "IV kwartał 2024"))
    assert old.plan is not None
    assert new.plan is not None
    whole = Amendment(
        "9/2024",
        "2024-09-01",
        2024,
        operations(old.plan, new.plan),
        paragraf="§ 1",
        jednostki=units_of("§ 1", None),
    )
    last = loaded(amend(text, parse(dump(whole).encode(), "zmiana.yaml")))
    assert last.plan is not None
    made = consolidated(last.plan, last.strategia, last.slownik, [first, whole])
    (line,) = made.document.header_lines[4:]
    act = "§ 1 uchwały nr 9/2024 MKRES z dnia 1 września 2024 r."
    assert plain(line) == f"załącznik w brzmieniu ustalonym przez {act}"
    assert by_the_consolidated_text(made.document, "7/2024") == set()
    assert "(uchylone)" in str(made.document)
    assert made.unsaid == ()


def test_the_number_of_a_repealed_note_is_not_given_again() -> None:
    """Footnote 3 goes with its mark; the next note that comes is the fourth."""
    data = data_of(TEXT)
    name = list(data["przypisy"])[-1]
    data["przypisy"].pop(name)
    without = build_plan(data_of(TEXT.replace(f"[^{name}]", "")) | {"przypisy": data["przypisy"]})
    first = _saved(TEXT, without, *ACTS[0])
    assert first is not None
    text = amend(TEXT, first)
    changed = data_of(text)
    changed["przypisy"]["nowy"] = "Dane za 2023 r."
    changed["cele"][3]["priorytety"][0]["kierunki"][0]["dzialania"][0]["nazwa"] += "[^nowy]"
    second = _saved(text, build_plan(changed), *ACTS[1])
    assert second is not None
    assert [u for u in second.jednostki if u.miejsca[0].kind == "odnosnik"] == [
        ActUnit("§ 1 pkt 2", "dodanie", (Spot("odnosnik", "4"),))
    ]
    last = loaded(amend(text, second))
    assert last.plan is not None
    made = consolidated(last.plan, last.strategia, last.slownik, [first, second])
    assert [plain(line) for line in made.document.header_lines if "odnośnik" in line] == [
        "odnośnik nr 3 uchylony przez § 1 pkt 2 uchwały nr 7/2024 MKRES z dnia 30 czerwca 2024 r."
    ]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ((), ""),
        ((1,), "pkt 2"),
        ((1, 0), "pkt 2 lit. a"),
        ((0, 27), "pkt 1 lit. zb"),
        ((1, 0, 2), "pkt 2 lit. a tiret trzecie"),
        ((1, 0, 2, 0), "pkt 2 lit. a tiret trzecie podwójne tiret pierwsze"),
    ],
)
def test_how_a_unit_is_cited(path: tuple[int, ...], expected: str) -> None:
    assert cited(path) == expected


def test_from_the_command_to_the_consolidated_text(tmp_path: Path, rpd: Run) -> None:
    """Rows that change places: one order about all of them, a footnote at each."""
    folder = workspace(tmp_path, 0, 0)
    data = data_of(SHORT)
    rows = data["cele"][0]["priorytety"][0]["kierunki"][0]["dzialania"]
    ids = [row["id"] for row in rows]
    first, second = (block(identifier) for identifier in ids[:2])
    assert first + second in SHORT
    text = SHORT.replace(first + second, second + first, 1)
    shown = folder / "plans/nowy.yaml"
    shown.write_text(text, "utf-8")
    arguments = ("--number", "7/2024", "--date", "2024-06-30", "--save", "plans/zmiany/1.yaml")
    made = rpd("amend", "plans/2024.yaml", "plans/nowy.yaml", *arguments, cwd=folder)
    assert made.code == 0, made.err
    assert "działania 1 i 2 otrzymują brzmienie" in plain(made.out)
    shown.unlink()
    assert (
        rpd("apply", "2024", "plans/zmiany/1.yaml", "-o", "plans/2024.yaml", cwd=folder).code == 0
    )
    text = plain(rpd("consolidate", "2024", "--format", "md", cwd=folder).out)
    notes = [line for line in text.splitlines() if line.startswith("[^") and "przez" in line]
    assert notes == [
        "[^2]: W brzmieniu ustalonym przez § 1 uchwały nr 7/2024 MKRES z dnia 30 czerwca 2024 r.",
        "[^3]: W brzmieniu ustalonym przez § 1 uchwały, o której mowa w odnośniku nr 2.",
    ]
    assert "1.[^2] " in text
    assert "2.[^3] " in text


def _saved_file(folder: Path, rpd: Run) -> Path:
    """A workspace in which the act of several changes is saved and carried out."""
    (folder / "plans/nowy.yaml").write_text(several(), "utf-8")
    path = folder / "plans/zmiany/1.yaml"
    arguments = ("--number", "7/2024", "--date", "2024-06-30", "--save", str(path))
    assert rpd("amend", "plans/2024.yaml", "plans/nowy.yaml", *arguments, cwd=folder).code == 0
    (folder / "plans/nowy.yaml").unlink()
    assert rpd("apply", "2024", str(path), "-o", "plans/2024.yaml", cwd=folder).code == 0
    return path


def test_units_that_cannot_be_those_of_the_operations(tmp_path: Path, rpd: Run) -> None:
    laid(tmp_path, TEXT)
    (tmp_path / "plans/zmiany").mkdir()
    path = _saved_file(tmp_path, rpd)
    assert rpd("validate", str(path), cwd=tmp_path).code == 0
    text = path.read_text("utf-8")
    unit = "  - jednostka: § 1 pkt 2 lit. b tiret drugie\n    forma: uchylenie\n"
    assert text.count(unit) == 1
    path.write_text(text.replace(unit, unit.replace("uchylenie", "brzmienie")), "utf-8")
    ran = rpd("validate", str(path), cwd=tmp_path)
    assert ran.code == 1
    assert "Zmiana uchyla działanie I.1.2/2, a żadna jednostka uchwały o tym nie mówi." in plain(
        ran.out
    )
    path.write_text(text.replace("numer: I.1.2/2\n", "numer: I.1.2/9\n"), "utf-8")
    ran = rpd("validate", str(path), cwd=tmp_path)
    assert "działanie I.1.2/9 nie stoi w planie po zmianie." in plain(ran.out)


@pytest.mark.parametrize(
    ("forma", "spot", "expected"),
    [
        (
            "brzmienie",
            Spot("dzialanie", "I.1.2/1", "opis"),
            "§ 1: działanie I.1.2/1 nie zmie",
        ),
        ("dodanie", Spot("dzialanie", "I.1.2/1"), "§ 1: działanie I.1.2/1 stoi w planie już przed"),
        (
            "uchylenie",
            Spot("kierunek", "I.1.2"),
            "§ 1: kierunek interwencji I.1.2 pozostaje w",
        ),
        ("wyrazy", Spot("dzialanie", "I.1.2/1", "budzet"), ""),
        (
            "dodanie",
            Spot("dzialanie", "I.1.2/1", "opis", "lit. d"),
            "§ 1: działanie I.1.2/1 nie zmi",
        ),
        ("uchylenie", Spot("odnosnik", "7"), ""),
    ],
)
def test_what_is_found(forma: Form, spot: Spot, expected: str) -> None:
    before = build_plan(data_of(TEXT))
    after = build_plan(data_of(TEXT.replace("kwota: 180000", "kwota: 190000")))
    one = Amendment("7/2024", "2024-06-30", 2024, (), jednostki=(ActUnit("§ 1", forma, (spot,)),))
    said = [message for _, message, _ in contradictions(one, before, after)]
    assert [message[: len(expected)] for message in said] == [expected] * bool(expected)


def test_a_number_need_not_say_what_a_heading_stands_under() -> None:
    """A draft may hold Priorytet I.2 in Cel II; adding Cel I tells nothing of it."""
    old: dict[str, Any] = {
        "rok": 2024,
        "tytul": "Plan",
        "cele": [{"numer": "II", "nazwa": "Stary", "priorytety": []}],
    }
    new = deepcopy(old)
    new["cele"][0]["priorytety"] = [{"numer": "I.2", "nazwa": "Nowy", "kierunki": []}]
    new["cele"].append({"numer": "I", "nazwa": "Nowy", "priorytety": []})
    checked = check(old, build_plan(old), build_plan(new), None)
    assert (checked.kind, checked.wrong) == ("acts", "")
