"""``rpd schema --ids``: what a stock editor completes and refuses."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rpd.cli import schema as command
from rpd.cli.command import execute
from rpd.reading.events import compose
from rpd.report.ids_schema import with_ids
from rpd.workspace.plans import load_plan
from tests.conftest import ROOT
from tests.report.samples import clean_workspace

Schema = dict[str, Any]


@pytest.fixture(scope="module")
def made() -> jsonschema.Draft202012Validator:
    loaded = load_plan(ROOT / "plans" / "2024.yaml")
    schema = with_ids(shipped(), loaded.strategia, loaded.slownik, loaded.plan)
    return jsonschema.Draft202012Validator(schema)


def shipped() -> Schema:
    schema: Schema = json.loads((ROOT / "schema" / "plan.schema.json").read_text("utf-8"))
    return schema


@cache
def whole() -> Any:
    text = (ROOT / "plans" / "2024.yaml").read_text("utf-8")
    return json.loads(json.dumps(compose(text).data, default=float))


def data() -> Any:
    """The plan with its first action alone, which a test may change."""
    found = dict(whole())
    above = found
    for level in ("cele", "priorytety", "kierunki", "dzialania"):
        above[level] = [dict(above[level][0])]
        (above,) = above[level]
    return copy.deepcopy(found)


def at(document: Any, *steps: str | int) -> Any:
    for step in steps:
        document = document[step]
    return document


ACTION = ("cele", 0, "priorytety", 0, "kierunki", 0, "dzialania", 0)


def test_the_real_plan_passes(made: jsonschema.Draft202012Validator) -> None:
    made.check_schema(made.schema)
    made.validate(whole())


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (("cele", 0, "numer"), "IX"),
        (("cele", 0, "priorytety", 0, "numer"), "I.9"),
        (("cele", 0, "priorytety", 0, "kierunki", 0, "strategia"), "I.1.9"),
        ((*ACTION, "budzet", 0, "zrodla", 0), "FEEdM"),
        ((*ACTION, "budzet", 0, "podmiot"), "ROSP"),
        ((*ACTION, "budzet", 0), {"kwota": 5, "podzial": {"FEEdM": 5}}),
        ((*ACTION, "budzet", 0), {"kwota": 5, "montaz": [{"zrodlo": "FEEdM", "kwota": 5}]}),
        ((*ACTION, "realizatorzy", 0), "ROSP"),
        ((*ACTION, "realizatorzy", 0), {"podmiot": "ROSP"}),
        (("kolumny", "budzet", "przypis"), "kwotyy"),
        (("odstepstwa", 0, "regula"), "RPD999"),
    ],
    ids=lambda value: "/".join(map(str, value)) if isinstance(value, tuple) else None,
)
def test_a_wrong_name_is_refused(
    made: jsonschema.Draft202012Validator, place: tuple[str | int, ...], wrong: Any
) -> None:
    document = data()
    made.validate(document)
    at(document, *place[:-1])[place[-1]] = wrong
    jsonschema.Draft202012Validator(shipped()).validate(document)
    assert not made.is_valid(document)


@pytest.mark.parametrize(
    ("place", "right"),
    [
        ((*ACTION, "realizatorzy", 0), {"podmiot": "ROPS", "rola": "lider"}),
        ((*ACTION, "budzet", 0, "zrodla", 0), "FEMP"),
        ((*ACTION, "budzet", 0), {"kwota": 5, "podzial": {"FEM": 5}}),
        (("odstepstwa", 0, "regula"), "alias-zrodla"),
    ],
    ids=["body", "alias", "split", "slug"],
)
def test_a_right_name_passes(
    made: jsonschema.Draft202012Validator, place: tuple[str | int, ...], right: Any
) -> None:
    document = data()
    at(document, *place[:-1])[place[-1]] = right
    made.validate(document)


def test_without_companions_nothing_is_closed() -> None:
    before = shipped()
    open_ = with_ids(before, None, None, None)
    assert shipped() == before, "the shipped schema is not changed"
    assert "enum" not in open_["$defs"]["cel"]["properties"]["numer"]
    assert "enum" in open_["$defs"]["odstepstwo"]["properties"]["regula"]


def run(*arguments: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.chdir(folder)
    return execute(command.app, "schema", list(arguments))


def test_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clean_workspace(tmp_path)
    plans = tmp_path / "plans"
    earlier = (plans / "2024.yaml").read_text("utf-8").replace("2024", "2023")
    (plans / "2023.yaml").write_text(earlier, "utf-8")
    assert run(folder=tmp_path, monkeypatch=monkeypatch) == 0
    assert json.loads(capsys.readouterr().out)["$id"] == "urn:rpd:schema:plan:1"
    assert run("slownik", folder=tmp_path, monkeypatch=monkeypatch) == 0
    assert json.loads(capsys.readouterr().out)["$id"] == "urn:rpd:schema:slownik:1"
    assert run("--ids", "-o", "ids.json", folder=tmp_path, monkeypatch=monkeypatch) == 0
    made = json.loads((tmp_path / "ids.json").read_text("utf-8"))
    action = made["$defs"]["dzialanie"]["properties"]
    assert action["kontynuuje"]["enum"] == ["2023/doradztwo"]
    assert made["$defs"]["cel"]["properties"]["numer"]["enum"] == ["I"]
