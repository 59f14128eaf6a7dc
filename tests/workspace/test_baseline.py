"""Fingerprints that do not move with lines, and the baseline made of them."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from rpd.cli.main import run
from rpd.diagnostics import Diagnostic
from rpd.errors import CannotReadError
from rpd.findings import baseline, fingerprints
from rpd.load.whole import load
from rpd.outside import files
from rpd.outside.files import Source
from rpd.report.findings.baseline import dump
from tests.conftest import ROOT, Run
from tests.report.samples import diagnostic, outcome

WORKSPACE = ROOT / "tests" / "report" / "workspace"


def copy(folder: Path) -> Path:
    (folder / "plans").mkdir()
    for path in (WORKSPACE / "plans").iterdir():
        text = path.read_text("utf-8").replace('                uwaga: "[ust. 2]"\n', "")
        (folder / "plans" / path.name).write_text(text, "utf-8")
    return folder / "plans" / "2024.yaml"


def read(text: str) -> tuple[Diagnostic, ...]:
    folder = ROOT / "plans"
    found = load(
        Source("plans/2024.yaml", text.encode()),
        lambda name: files.read(folder / name),
    )
    return found.diagnostics


PLAN = (ROOT / "plans" / "2024.yaml").read_text("utf-8")


def test_fingerprints_are_unique() -> None:
    found = read(PLAN)
    prints = fingerprints.of(found)
    assert len(found) > 30
    assert len(set(prints)) == len(found)
    assert all(len(p) == fingerprints.LENGTH for p in prints)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rok: 2024\n", "# uwaga\n\n\nrok: 2024\n"),
        ("cele:\n", "# nowe wiersze\n#\n#\ncele:\n"),
        ("zrodla: [FERS, FEdM]", "zrodla:   [FERS,   FEdM]"),
    ],
    ids=["above", "middle", "spaces"],
)
def test_fingerprints_do_not_move_with_lines(old: str, new: str) -> None:
    moved = PLAN.replace(old, new)
    assert moved != PLAN
    assert set(fingerprints.of(read(moved))) == set(fingerprints.of(read(PLAN)))


def test_a_new_action_above_changes_no_fingerprint() -> None:
    first = "              - id: wspolpraca-miedzy-jst\n"
    assert first in PLAN
    block = PLAN[PLAN.index(first) :].split("              - id: ")[1]
    added = "              - id: nowe-dzialanie\n" + block.split("\n", 1)[1]
    moved = PLAN.replace(first, added + first)
    before, after = set(fingerprints.of(read(PLAN))), set(fingerprints.of(read(moved)))
    assert before <= after
    assert len(after) > len(before)


def test_a_reworded_message_keeps_the_fingerprint() -> None:
    one = diagnostic(message="Tak.", hint="Raz.")
    other = diagnostic(message="Inaczej.", hint="Dwa.")
    assert fingerprints.of([one]) == fingerprints.of([other])


def test_what_makes_a_finding_another_one() -> None:
    found = [
        diagnostic(),
        diagnostic("RPD102"),
        diagnostic(file="plans/2025.yaml"),
        diagnostic(id="szkolenia"),
        diagnostic(path=("cele", 0, "nazwa")),
        diagnostic(excerpt="  - numer: II"),
    ]
    each = [fingerprints.of([d])[0] for d in found]
    assert len(set(each)) == len(found)
    assert len(set(fingerprints.of([found[0], found[0]]))) == 2


def test_the_folder_of_the_run_does_not_matter() -> None:
    from_root = diagnostic(file="plans/2024.yaml")
    from_plans = diagnostic(file="2024.yaml")
    from_afar = diagnostic(file="/praca/plans/2024.yaml")
    assert (
        fingerprints.of([from_root], "/praca", "/praca")
        == fingerprints.of([from_plans], "/praca/plans", "/praca")
        == fingerprints.of([from_afar], "/gdzie/indziej", "/praca")
    )


def test_written_and_read_again() -> None:
    found = outcome(diagnostic(), diagnostic("RPD110"), diagnostic("RPD011"))
    text = dump(found)
    schema = json.loads((ROOT / "schema" / "baseline.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(text), schema)
    compared = baseline.without_known(found, baseline.parse(text, "x"))
    assert [d.code for d in compared.outcome.diagnostics] == ["RPD011"], "structure stays"
    assert (compared.outcome.known, compared.outdated) == (2, 0)


def test_structure_is_not_hidden_by_hand_either() -> None:
    found = outcome(diagnostic("RPD011"))
    compared = baseline.without_known(found, frozenset(found.fingerprints))
    assert compared.outcome.diagnostics == found.diagnostics


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        '{"version": 1}',
        '{"version": 1, "findings": {}, "x": 1}'.replace("{}", "[1]"),
        '{"version": 1, "findings": [{"fingerprint": 5}]}',
        '{"version": 1, "findings": [{"fingerprint": "abc"}]}',
        '{"version": 2, "findings": []}',
        "[" * 100_000,
    ],
    ids=range(9),
)
def test_not_a_baseline(text: str) -> None:
    with pytest.raises(CannotReadError) as refused:
        baseline.parse(text, "stan.json")
    assert "„stan.json”" in refused.value.message
    assert "--write-baseline" in refused.value.hint


def test_adopting_the_tool_on_an_old_plan(rpd: Run, tmp_path: Path) -> None:
    plan = copy(tmp_path)
    # A baseline knows findings, not acknowledgements: how wide they are is written in the plan.
    wide = rpd("validate", "2024", "--write-places", cwd=tmp_path)
    assert "RPD904" not in wide.out
    assert rpd("validate", cwd=tmp_path).code == 1
    wrote = rpd("validate", "--write-baseline", cwd=tmp_path)
    assert (wrote.code, wrote.err[:9]) == (0, "Zapisano ")
    assert wrote.out == (
        "Sprawdzono 1 plan: bez zastrzeżeń (uznanych odstępstw: 2, "
        "znanych ze stanu wyjściowego: 5).\n"
    )
    known = rpd("validate", "--baseline", "rpd-baseline.json", cwd=tmp_path)
    assert (known.code, known.out, known.err) == (0, wrote.out, "")
    from_inside = rpd("validate", "--baseline", "../rpd-baseline.json", cwd=plan.parent)
    assert (from_inside.code, from_inside.out) == (0, wrote.out)

    # A new mistake is seen, whatever moves above it.
    text = plan.read_text("utf-8").replace("zrodla: [FERS]", "zrodla: [FERZ]")
    plan.write_text("# komentarz\n\n" + text, "utf-8")
    fresh = rpd("validate", "--baseline", "rpd-baseline.json", "--format", "json", cwd=tmp_path)
    document = json.loads(fresh.out)
    active = [d for d in document["diagnostics"] if d["acknowledged"] is None]
    assert fresh.code == 1
    assert [d["code"] for d in active] == ["RPD101"]
    assert document["summary"]["baseline"] == 5

    # A mistake put right leaves an entry that means nothing any more.
    plan.write_text(text.replace("FERZ", "FERS").replace("[ROPS, PUP]", "[ROPS]"), "utf-8")
    put_right = rpd("validate", "--baseline", "rpd-baseline.json", cwd=tmp_path)
    assert put_right.code == 0
    assert "Wpisów stanu wyjściowego, których nic już nie dotyczy: 1." in put_right.err


def test_baseline_named_in_the_settings(rpd: Run, tmp_path: Path) -> None:
    copy(tmp_path)
    (tmp_path / "rpd.toml").write_text('baseline = "stan.json"\n', "utf-8")
    missing = rpd("validate", cwd=tmp_path)
    assert missing.code == 2
    assert "stan.json" in missing.err
    assert rpd("validate", "--write-baseline", cwd=tmp_path).code == 0
    assert (tmp_path / "stan.json").is_file()
    assert rpd("validate", cwd=tmp_path).code == 0
    assert rpd("validate", cwd=tmp_path / "plans").code == 0


def test_structural_errors_do_not_enter_a_baseline(rpd: Run, tmp_path: Path) -> None:
    plan = copy(tmp_path)
    plan.write_text(plan.read_text("utf-8").replace("rok:", "rokk:"), "utf-8")
    ran = rpd("validate", "--write-baseline", cwd=tmp_path)
    assert ran.code == 1
    assert "nieznane-pole" in ran.out


def test_same_bytes_each_time(rpd: Run, tmp_path: Path) -> None:
    copy(tmp_path)
    written = set()
    for another in ({}, {"PYTHONHASHSEED": "2"}):
        rpd("validate", "--write-baseline", cwd=tmp_path, **another)
        written.add((tmp_path / "rpd-baseline.json").read_bytes())
    assert len(written) == 1


# --- where it is ---------------------------------------------------------------------------------


@pytest.fixture
def beside(tmp_path: Path) -> Iterator[Path]:
    """A workspace, and beside it what is nobody's baseline."""
    folder = tmp_path / "gmina"
    folder.mkdir()
    copy(folder)
    (tmp_path / "cudzy.json").write_text("{}", "utf-8")
    (folder / "link.json").symlink_to("../cudzy.json")
    (folder / "wyżej").symlink_to("..", target_is_directory=True)
    yield folder
    gc.enable()


@pytest.mark.parametrize(
    "named",
    ["../cudzy.json", "../nowy.json", "{}/cudzy.json", "link.json", "wyżej/cudzy.json", "wyżej/n"],
)
def test_a_baseline_is_not_written_outside_of_the_workspace(
    beside: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], named: str
) -> None:
    monkeypatch.chdir(beside)
    named = named.format(beside.parent)
    assert run(["validate", "--write-baseline", "--baseline", named]) == 2
    said = capsys.readouterr().err
    assert "leży poza folderem planów „.”" in said
    assert "np. „rpd-baseline.json”" in said
    (beside / "rpd.toml").write_text(f'baseline = "{named}"\n', "utf-8")
    for options in ([], ["--write-baseline"]):
        assert run(["validate", *options]) == 2
        assert "poza folder z" in capsys.readouterr().err
    assert (beside.parent / "cudzy.json").read_text("utf-8") == "{}"
    assert sorted(path.name for path in beside.parent.iterdir()) == ["cudzy.json", "gmina"]


def test_a_baseline_replaces_nothing_but_a_baseline(
    beside: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(beside)
    write = ["validate", "--write-baseline", "--baseline", "stan.json"]
    stan = beside / "stan.json"
    for text in ('{"moje": 1}', "notatki", "<<<<<<< HEAD\n{"):
        stan.write_text(text, "utf-8")
        assert run(write) == 2
        assert capsys.readouterr().err == (
            "rpd: „stan.json” już istnieje i nie jest stanem wyjściowym; zapis by go zastąpił.\n"
            "     Podaj po --baseline inną nazwę albo usuń ten plik.\n"
        )
        assert stan.read_text("utf-8") == text
    stan.write_bytes(b"")
    assert run(write) == 0
    # That of another version is one as well: its remedy is to write it anew.
    later = stan.read_text("utf-8").replace('"version": 1', '"version": 2')
    stan.write_text(later, "utf-8")
    capsys.readouterr()
    assert run(["validate", "--baseline", "stan.json"]) == 2
    assert "--write-baseline" in capsys.readouterr().err
    assert run(write) == 0
    assert stan.read_text("utf-8") == later.replace('"version": 2', '"version": 1')
