"""``rpd schema --ids``: what a stock editor completes and refuses."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rpd.cli import schema as command
from rpd.cli.command import execute
from rpd.reading.events import compose
from rpd.report.ids_schema import with_ids
from rpd.workspace.plans import load_plan
from tests.ci.conftest import Npm
from tests.ci.language_server import LanguageServer
from tests.conftest import ROOT
from tests.report.samples import clean_workspace

Schema = dict[str, Any]


@pytest.fixture(scope="module")
def made() -> Schema:
    shipped = json.loads((ROOT / "schema" / "plan.schema.json").read_text("utf-8"))
    loaded = load_plan(ROOT / "plans" / "2024.yaml")
    return with_ids(shipped, loaded.strategia, loaded.slownik, loaded.plan)


def data() -> Any:
    text = (ROOT / "plans" / "2024.yaml").read_text("utf-8")
    return json.loads(json.dumps(compose(text).data, default=float))


def at(document: Any, *steps: str | int) -> Any:
    for step in steps:
        document = document[step]
    return document


ACTION = ("cele", 0, "priorytety", 0, "kierunki", 0, "dzialania", 0)


def test_the_real_plan_passes(made: Schema) -> None:
    jsonschema.Draft202012Validator.check_schema(made)
    jsonschema.validate(data(), made)


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
def test_a_wrong_name_is_refused(made: Schema, place: tuple[str | int, ...], wrong: Any) -> None:
    document = data()
    at(document, *place[:-1])[place[-1]] = wrong
    shipped = json.loads((ROOT / "schema" / "plan.schema.json").read_text("utf-8"))
    jsonschema.validate(document, shipped)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, made)


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
def test_a_right_name_passes(made: Schema, place: tuple[str | int, ...], right: Any) -> None:
    document = data()
    at(document, *place[:-1])[place[-1]] = right
    jsonschema.validate(document, made)


def test_without_companions_nothing_is_closed() -> None:
    shipped = json.loads((ROOT / "schema" / "plan.schema.json").read_text("utf-8"))
    before = copy.deepcopy(shipped)
    open_ = with_ids(shipped, None, None, None)
    assert shipped == before, "the shipped schema is not changed"
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


@pytest.mark.network
def test_a_stock_editor_completes_and_checks(
    npm: Npm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    node_modules = npm("yaml-language-server")
    clean_workspace(tmp_path)
    assert run("--ids", "-o", "ids.json", folder=tmp_path, monkeypatch=monkeypatch) == 0
    modeline = "# yaml-language-server: $schema=../ids.json\n"
    clean = tmp_path / "plans" / "2024.yaml"
    text = modeline + clean.read_text("utf-8")
    clean.write_text(text, "utf-8")
    wrong = clean.with_name("2025.yaml")
    wrong.write_text(text.replace("[FEM]", "[FEEM]").replace("[ROPS]", "[PUP]"), "utf-8")
    typing = clean.with_name("2026.yaml")
    draft = text.replace("strategia: I.1.1", "strategia: ").replace(
        "realizatorzy: [ROPS]", "realizatorzy:\n                  - "
    )
    typing.write_text(draft, "utf-8")
    lines = draft.split("\n")

    def after(start: str) -> tuple[int, int]:
        return next((n, len(x) + 1) for n, x in enumerate(lines, 1) if x.lstrip() == start)

    with LanguageServer(node_modules, tmp_path) as server:
        assert server.problems(clean) == []
        problems = server.problems(wrong)
        server.problems(typing)
        kierunki = server.completions(typing, *after("strategia: "))
        bodies = server.completions(typing, *after("- "))
    numbers = [n for n, x in enumerate(text.split("\n"), 1) if "[FEM]" in x or "[ROPS]" in x]
    assert [int(problem.split(":")[0]) for problem in problems] == numbers
    assert "Słownik nie ma takiego źródła. Są: „FEM”, „FEdM”." in problems[0]
    assert {"I.1.1", "I.1"} <= set(kierunki)
    assert {"ROPS", "Regionalny Ośrodek Polityki Społecznej"} <= set(bodies)
