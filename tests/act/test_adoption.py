"""``rpd adopt``: the plan then prints the same, whatever becomes of its companions."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from rpd.act.adoption import adopted
from rpd.annex.annex import annex
from rpd.annex.table import Annex, sections
from rpd.cli.main import run
from rpd.documents import making
from rpd.documents.wanted import DocumentFormat, Rendered, Wanted
from rpd.formats.document import words_of
from rpd.formats.stamp import Stamp
from rpd.load.data import data_of, plan_of
from rpd.load.whole import Loaded
from rpd.plan.imprint import intact
from rpd.plan.model import Uchwala
from rpd.polish.wording import plain
from rpd.reading.build import build_plan
from rpd.workspace import history, plans
from tests.compare.strategies import pairs
from tests.conftest import ROOT
from tests.cut import cut
from tests.properties import examples

ADOPTED = (ROOT / "plans/2024.yaml").read_text("utf-8")
COMPANIONS = ("strategia.yaml", "slownik.yaml")
RESOLUTION = ("--number", "4/2024", "--date", "2024-03-07", "--organ", "MKRES", "--annex", "1")
_WORDS = re.compile(r"\nwyrazy:\n(?:  .*\n)+")
_IMPRINT = re.compile(r"(?m)^  odcisk: .*\n")


def inheriting(adopted: str) -> str:
    """A 2024 plan as a draft has it: without the strategy's names and without words of others."""
    strategy = (ROOT / "plans/strategia.yaml").read_text("utf-8")
    known = {" ".join(name.split()) for name in _names(data_of(strategy))}
    text = _IMPRINT.sub("", _WORDS.sub("\n", adopted))
    return _NAME.sub(lambda m: "" if " ".join(m[1].split()) in known else m[0], text)


_NAME = re.compile(r"(?m)^ {4,12}nazwa: (?:>-\n)?((?:.+)(?:\n(?! *[a-z]+:| *- ).+)*)\n")


def _names(data: object) -> list[str]:
    if isinstance(data, list):
        return [name for entry in data for name in _names(entry)]
    if isinstance(data, dict):
        own = [data["nazwa"]] if "nazwa" in data else []
        return own + [name for value in data.values() for name in _names(value)]
    return []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with the plan that still inherits; also the current folder."""
    (tmp_path / "plans").mkdir()
    for name in COMPANIONS:
        shutil.copy(ROOT / "plans" / name, tmp_path / "plans" / name)
    (tmp_path / "plans/2024.yaml").write_text(inheriting(ADOPTED), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


STAMP = Stamp("2024.yaml", "0" * 64, "0" * 64)
ORDERS = {
    **{f.value: Wanted(f) for f in DocumentFormat},
    "skroty.md": Wanted(DocumentFormat.MD, abbreviations=True),
    "budzet.md": Wanted(DocumentFormat.MD, budget=True),
    "dzien.md": Wanted(DocumentFormat.MD, at=date(2024, 3, 7)),
    "uchwala.md": Wanted(DocumentFormat.MD, document=Rendered.RESOLUTION),
}


def prints(monkeypatch: pytest.MonkeyPatch, *left_out: str) -> dict[str, str]:
    """The digest of everything that is printed of the plan, with one stamp for all."""
    monkeypatch.setattr(making, "stamp_of", lambda *_: STAMP)
    path = Path("plans/2024.yaml")
    loaded = plans.load_plan(path)
    found = {}
    for name, order in ORDERS.items():
        if name in left_out:
            continue
        version = (
            history.as_at(loaded, order.at) if order.at else making.version_of(loaded, path, order)
        )
        made = making.make(version, path, order, "")
        assert made.data is not None
        found[name] = sha256(made.data).hexdigest()
    return found


def test_both_forms_print_the_same_bytes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = folder / "plans/2024.yaml"
    assert plan_of(data_of(plan.read_text("utf-8"))).cele[0].nazwa == ""
    before = prints(monkeypatch)
    assert run(["adopt", "2024"]) == 0
    assert plan.read_text("utf-8") == ADOPTED
    assert prints(monkeypatch) == before


def test_nothing_printed_depends_on_the_companions(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = cut("I.1.1", "II.2.2")
    (folder / "plans/2024.yaml").write_text(inheriting(short), "utf-8")
    assert run(["adopt", "2024"]) == 0
    before = prints(monkeypatch, "pdf", "docx", "odt")
    for name in COMPANIONS:
        path = folder / "plans" / name
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"(nazwa|rozwiniecie|narzednik|tytul): (?!>)", r"\1: Inne ", text))
    assert prints(monkeypatch, "pdf", "docx", "odt") == before
    for name in COMPANIONS:
        (folder / "plans" / name).write_text("{}\n", "utf-8")
    assert prints(monkeypatch, "pdf", "docx", "odt") == before


def test_the_forms_do_not_differ(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree("plans", "stare")
    assert run(["adopt", "2024"]) == 0
    capsys.readouterr()
    assert run(["diff", "stare/2024.yaml", "plans/2024.yaml"]) == 0
    assert capsys.readouterr().out.startswith(
        "Bez zmian: „stare/2024.yaml” i „plans/2024.yaml” mówią to samo.\n"
    )


def test_a_draft_is_adopted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its comments, and with the words of the day: nothing else in the file moves."""
    plan = folder / "plans/2024.yaml"
    resolution = re.search(r"uchwala:\n(?:  .*\n)+", inheriting(ADOPTED))
    assert resolution is not None
    draft = inheriting(ADOPTED).replace(resolution[0], "")
    draft = draft.replace("cele:\n", "# Cele planu.\ncele:\n", 1)
    plan.write_text(draft, "utf-8")
    assert run(["adopt", "2024", *RESOLUTION]) == 0
    assert plain(capsys.readouterr().err) == (
        "Zapisano plans/2024.yaml (65 KiB).\n"
        "Wpisano do planu uchwałę nr 4/2024, 20 nazw i 49 wyrazów ze strategii i słownika.\n"
    )
    made = plan.read_text("utf-8")
    # The designation is kept only where other words were adopted than those that are printed now.
    expected = re.sub(r"  oznaczenie_zalacznika: .*\n", "", ADOPTED)
    assert made == expected.replace("cele:\n", "# Cele planu.\ncele:\n", 1)
    assert set(draft.split("\n")) <= set(made.split("\n"))
    assert run(["validate", "2024"]) == 0


REFUSED = [
    (["--number", "4/2024"], "rpd: Brakuje danych uchwały: --date, --organ.\n"),
    (
        ["--number", "4/2024", "--organ", "MKRES", "--date", "7.03.2024"],
        "rpd: „7.03.2024” nie jest datą.\n",
    ),
]


@pytest.mark.parametrize(("options", "said"), REFUSED)
def test_what_is_missing_is_named(
    folder: Path, options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = folder / "plans/2024.yaml"
    draft = re.sub(r"uchwala:\n(?:  .*\n)+", "", inheriting(ADOPTED))
    plan.write_text(draft, "utf-8")
    assert run(["adopt", "2024", *options]) == 2
    assert capsys.readouterr().err.startswith(said)
    assert plan.read_text("utf-8") == draft


def test_a_heading_without_any_name_is_not_adopted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    strategy = folder / "plans/strategia.yaml"
    text = strategy.read_text("utf-8")
    strategy.write_text(text.replace("numer: I.1.2\n", "numer: I.1.9\n"), "utf-8")
    plan = folder / "plans/2024.yaml"
    reason = "- {regula: RPD108, gdzie: plan, powod: Próba.}\n  - regula"
    plan.write_text(plan.read_text("utf-8").replace("- regula", reason, 1), "utf-8")
    assert run(["adopt", "2024"]) != 0
    assert "wyrazy:" not in plan.read_text("utf-8")


def test_a_plan_is_adopted_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["adopt", "2024", "--number", "5/2024"]) == 2
    assert "Plan przyjęto już uchwałą nr 4/2024" in capsys.readouterr().err
    assert run(["adopt", "2024", *RESOLUTION]) == 0
    capsys.readouterr()
    assert run(["adopt", "2024"]) == 0
    assert capsys.readouterr().err == (
        "plans/2024.yaml: plan ma już wszystkie wyrazy u siebie; nic nie zmieniono.\n"
    )


def test_a_plan_with_mistakes_is_not_adopted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = folder / "plans/2024.yaml"
    wrong = inheriting(ADOPTED).replace("zrodla: [FERS, FEdM]", "zrodla: [FERZ]", 1)
    plan.write_text(wrong, "utf-8")
    assert run(["adopt", "2024"]) == 1
    assert "FERZ" in capsys.readouterr().err
    assert plan.read_text("utf-8") == wrong


def test_an_edited_plan_is_not_adopted_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = folder / "plans/2024.yaml"
    plan.write_text(ADOPTED.replace("kwota: 180000", "kwota: 190000", 1), "utf-8")
    assert run(["adopt", "2024"]) == 2
    assert "zmieniono go bez uchwały" in capsys.readouterr().err


def test_the_stamp_names_no_companions(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "plans/2024.yaml"
    order = Wanted(DocumentFormat.MD)

    def companions() -> int:
        return len(making.version_of(plans.load_plan(path), path, order).companions)

    assert companions() == 2
    assert run(["adopt", "2024"]) == 0
    assert companions() == 0


def test_a_slip_in_the_organ_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = re.sub(r"uchwala:\n(?:  .*\n)+", "", inheriting(ADOPTED))
    (folder / "plans/2024.yaml").write_text(draft, "utf-8")
    options = ("--number", "4/2024", "--date", "2024-03-07", "--organ", "MKRSE")
    assert run(["adopt", "2024", *options]) == 0
    assert capsys.readouterr().err.startswith(
        "Uwaga: w słowniku nie ma podmiotu „MKRSE”, więc uchwała poda tę nazwę w całości; czy "
    )


@given(pairs())
@examples(50, deadline=None)
def test_any_plan_prints_the_same_once_adopted(pair: tuple[Any, Any]) -> None:
    """Every cell, heading, footnote and abbreviation, with no companion in sight."""
    draft = {name: value for name, value in pair[0].items() if name not in ("wyrazy", "uchwala")}
    loaded = replace(companions(), plan=build_plan(draft))
    assert loaded.plan is not None
    uchwala = Uchwala("MKRES", "4/2024", date(2024, 3, 7), 1)
    made = build_plan(adopted(draft, build_plan, loaded, uchwala).data)
    before = annex(replace(loaded.plan, uchwala=uchwala), loaded.strategia, loaded.slownik)
    assert annex(made, None, None) == before
    assert annex(made, loaded.strategia, loaded.slownik) == before
    assert intact(made)


@cache
def companions() -> Loaded:
    """The strategy and the dictionary of 2024, with a plan that does not matter."""
    return plans.load_plan(ROOT / "plans/2024.yaml")


def text_of(document: Annex) -> str:
    rows = (row for section in sections(document) if section.table for row in section.table.rows)
    return "\n".join(words_of(cell.blocks) for row in rows for cell in row.cells)


def test_names_printed_for_codes_are_adopted() -> None:
    """A draft and the adopted plan print one text, without the dictionary."""
    loaded = plans.load_plan(ROOT / "tests/budget/przyklad/plans/2025.yaml")
    assert loaded.plan is not None
    data = data_of(loaded.source.data.decode())
    uchwala = Uchwala("MKRES", "1/2025", date(2025, 1, 10))
    taken = plan_of(adopted(data, plan_of, loaded, uchwala).data)
    draft = annex(loaded.plan, loaded.strategia, loaded.slownik)
    assert annex(taken, None, None).sections == draft.sections
    said = plain(text_of(draft))
    assert "środki własne realizatora – 4 500 (5% całości, wkład własny)" in said
    assert "WLASNE" not in said
