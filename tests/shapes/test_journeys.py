"""Plans of other shapes on the whole way: checked, summed, printed, adopted, amended, in force.

Each folder beside this file is an office with a profile of its own; what it is told is kept in
``droga.txt``. ``zmiana.txt`` holds what its amendment replaces in the plan, „old ⇒ new” a line.
"""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from rpd.annex.annex import annex
from rpd.annex.table import tables
from rpd.workspace.plans import load_plan
from tests.conftest import ROOT, Run
from tests.expected import Expected

HERE = ROOT / "tests" / "shapes"
OFFICES = sorted(path.name for path in HERE.iterdir() if (path / "plans").is_dir())
each_office = pytest.mark.parametrize("office", OFFICES)


@pytest.fixture
def at(tmp_path: Path, office: str) -> Path:
    shutil.copytree(HERE / office / "plans", tmp_path / "plans")
    return tmp_path


def plan_of(folder: Path) -> Path:
    (plan,) = (folder / "plans").glob("2*.yaml")
    return plan


def amended(text: str, office: str) -> str:
    for line in (HERE / office / "zmiana.txt").read_text("utf-8").splitlines():
        old, new = (part.replace("␤", "\n") for part in line.split(" ⇒ "))
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


@each_office
def test_the_whole_way(office: str, at: Path, rpd: Run) -> None:
    told: list[str] = []
    plan = plan_of(at)

    def tell(*arguments: str, code: int = 0) -> None:
        ran = rpd(*arguments, cwd=at)
        assert ran.code == code, (arguments, ran.out, ran.err)
        said = re.sub(r"\n?<!-- rpd-stamp .*?-->\n", "\n", f"{ran.err}{ran.out}")
        told.append(f"$ rpd {' '.join(arguments)}\n{said}")

    shape = load_plan(plan).plan
    assert shape is not None
    first = shape.profil.kinds[0]
    tell("validate")
    tell("budget", "--by", first)
    tell("render", plan.stem, "--format", "md")
    text = plan.read_text("utf-8")
    body = shape.profil.organ.name if shape.profil.organ else "Rada"
    resolution = f"uchwala: {{organ: {body}, numer: 7/2026, data: 2026-12-01}}\nslownik:"
    plan.write_text(text.replace("slownik:", resolution, 1), "utf-8")
    tell("adopt", plan.stem)
    tell("validate")
    draft = plan.with_name("projekt.yaml")
    draft.write_text(amended(plan.read_text("utf-8"), office), "utf-8")
    names = f"plans/{plan.name}", "plans/projekt.yaml"
    tell("diff", *names)
    act = ("--number", "1/2027", "--date", "2027-03-01", "--in-force", "z dniem podjęcia")
    (at / "plans" / "zmiany").mkdir()
    saved = "plans/zmiany/1.yaml"
    tell("amend", *names, *act, "--format", "md", "--save", saved)
    told.append((at / saved).read_text("utf-8"))
    draft.unlink()
    tell("apply", names[0], saved, "-o", names[0])
    tell("validate")
    tell("consolidate", plan.stem, "--format", "md")
    tell("render", plan.stem, "--at", "2027-01-01", "--format", "csv")
    Expected(HERE / office, ["droga.txt"]).check("droga.txt", "\n".join(told))


@each_office
def test_every_format_holds_every_heading_and_header(office: str, at: Path, rpd: Run) -> None:
    loaded = load_plan(plan_of(at))
    assert loaded.plan is not None
    document = annex(loaded.plan, loaded.strategia, loaded.slownik)
    headers = [
        column.name
        for table in tables(document)
        for column in table.columns[table.layout != "tabela" :]
    ]
    for name in ("html", "docx", "odt", "xlsx", "pdf"):
        target = at / f"z.{name}"
        assert rpd("render", plan_of(at).stem, "-o", target, cwd=at).code == 0
        if name == "pdf":
            assert target.read_bytes().startswith(b"%PDF")
            continue
        data = target.read_bytes()
        whole = data.decode() if name == "html" else unpacked(data)
        for header in headers:
            assert header in whole, (name, header)


def unpacked(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as packed:
        return "".join(
            packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml")
        )
