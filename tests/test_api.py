"""``rpd.api``: the examples of its page, its promises, and callers whose function fails."""

from __future__ import annotations

import contextlib
import dataclasses
import importlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rpd import api
from tests.conftest import ROOT, Run

PAGE = (ROOT / "docs/api.md").read_text("utf-8")
PLAN = ROOT / "plans/2024.yaml"
DATA = PLAN.read_bytes()
COMPANIONS = {
    name: (ROOT / "plans" / name).read_bytes() for name in ("strategia.yaml", "slownik.yaml")
}


@pytest.fixture
def away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The plans in a folder outside of git, which is the current one."""
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# --- the page -------------------------------------------------------------------------------------

BLOCKS = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_examples_of_the_page_are_true(away: Path, block: str) -> None:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(block, "docs/api.md", "exec"), {})  # noqa: S102 - our own page
    said = re.findall(r"(?m)(?:print\(.*\)  |^)# (.+)$", block)
    assert out.getvalue().splitlines() == said


def test_the_page_names_every_function_and_exception() -> None:
    for name in api.__all__:
        if name[0].islower() or name.endswith("Error"):
            assert f"`{name}" in PAGE, name
    assert set(re.findall(r"`((?!plan)[a-z]+)\((?:plan|old|change)", PAGE)) == {
        name for name in api.__all__ if name[0].islower()
    }
    for block in BLOCKS:
        assert not re.search(r"from rpd(?!\.api import)", block)


# --- what it promises -----------------------------------------------------------------------------


def test_it_has_what_it_names_and_nothing_else() -> None:
    for name in api.__all__:
        assert getattr(api, name) is not None
    assert api.Comparison is importlib.import_module("rpd.compare.comparison").Comparison
    with pytest.raises(AttributeError):
        _ = api.Nothing
    own = {name for name in vars(api) if not name.startswith("_")} - {"annotations"}
    modules = {"TYPE_CHECKING", "Any", "Literal", "Path", "dataclass", "importlib", "os", "replace"}
    assert own <= set(api.__all__) | modules


LIGHT = "'rpd.frozen', 'rpd.outside', 'rpd.outside.fetching', 'rpd.outside.files'"


def test_importing_it_is_light_and_commands_do_without() -> None:
    for code, modules in (
        (
            "import rpd.api",
            f"{{'rpd', 'rpd.api', 'rpd.errors', {LIGHT}}}",
        ),
        (
            "from rpd.cli.main import run; run(['validate', '2024', '-q'])",
            "loaded - {'rpd.api', 'rpd.outside.fetching'}",
        ),
    ):
        found = "{name for name in sys.modules if name.split('.')[0] == 'rpd'}"
        looked = f"import sys; loaded = {found}; assert loaded == {modules}, loaded"
        done = subprocess.run(
            [sys.executable, "-c", f"{code}\n{looked}"],
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr


def test_values_cannot_be_changed() -> None:
    loaded = api.load(DATA, COMPANIONS.get)
    compared = api.compare(loaded, loaded)
    for value in (loaded, loaded.plan, loaded.diagnostics[0], api.sums(loaded), compared):
        field = dataclasses.fields(value)[0].name  # type: ignore[arg-type]
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, field, None)
    assert compared.changes == ()


def test_it_says_what_the_commands_say(away: Path, rpd: Run) -> None:
    formats: tuple[api.Format, ...] = ("html", "docx", "csv")
    given = api.load(DATA, COMPANIONS.get, name="2024.yaml")
    for format_ in formats:
        out = away / f"zalacznik.{format_}"
        ran = rpd("render", "2024", "-o", out, cwd=away)
        assert (ran.code, ran.out) == (0, "")
        assert api.annex(given, format=format_) == out.read_bytes(), format_
    assert api.annex("plans/2024.yaml") == (away / "zalacznik.html").read_bytes()
    assert rpd("verify", "zalacznik.html", cwd=away).code == 0
    report = json.loads(rpd("validate", "2024", "--format", "json", cwd=away).out)
    found = [(one["code"], one["message"], one["line"]) for one in report["diagnostics"]]
    assert found == [
        (one.code, one.message, one.span and one.span.line)
        for one in api.validate("plans/2024.yaml")
    ]


def test_nothing_is_printed_or_remembered(
    away: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from rpd.outside import files

    files.forget_inputs()
    os.environ.pop("RPD_FORMAT", None)
    (away / "rpd.toml").write_text("this is no TOML", "utf-8")
    before = sorted(away.rglob("*"))
    path = away / "plans/2024.yaml"
    elsewhere = away.parent / "gdzie indziej"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    loaded = api.load(path)
    assert {one.file for one in loaded.diagnostics} <= {path.as_posix()} | {
        (away / "plans" / name).as_posix() for name in COMPANIONS
    }
    api.annex(loaded)
    api.sums(path)
    api.compare(path, loaded)
    assert sorted(away.rglob("*")) == before
    assert capfd.readouterr() == ("", "")
    assert files.inputs() == frozenset()


# --- what is wrong --------------------------------------------------------------------------------


def with_error(data: bytes) -> bytes:
    return data.replace(b"kwota: 180000", b"kwota: 180 000 PLN", 1)


def test_a_plan_with_errors_is_refused_and_can_be_a_draft() -> None:
    loaded = api.load(with_error(DATA), COMPANIONS.get)
    for make in (api.annex, api.sums):
        with pytest.raises(api.PlanError) as caught:
            make(loaded)
        assert caught.value.diagnostics == loaded.errors
        assert caught.value.message.startswith("Plan „plan.yaml” ma 1\xa0błąd; pierwszy: ")
    page = api.annex(loaded, draft=True).decode()
    assert "WERSJA ROBOCZA – plan ma 1 błąd" in page.replace("\xa0", " ")
    assert "parts=annex,abbreviations,draft" in page
    assert api.sums(loaded, draft=True).razem == 15_450_500
    compared = api.compare(api.load(DATA, COMPANIONS.get), loaded)
    assert not compared.complete


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00", b"- a\n", b"cele: [\n", b"tekst", b"\0" * 100, b"a: &a [*a]\n"]
)
def test_what_is_no_plan_has_findings_and_no_traceback(data: bytes) -> None:
    assert api.validate(data)
    loaded = api.load(data)
    for make in (api.annex, api.sums, lambda plan: api.compare(plan, DATA, COMPANIONS.get)):
        with pytest.raises(api.PlanError):
            make(loaded)


def test_a_path_that_cannot_be_read_is_told(away: Path) -> None:
    outside = away.parent / "obcy.yaml"
    outside.write_bytes(DATA)
    (away / "plans/link.yaml").symlink_to(outside)
    for path in ("brak.yaml", "plans", "plans/link.yaml", "a\0b", DATA.decode(), "x" * 5000):
        with pytest.raises(api.CannotReadError):
            api.load(path)
    for wrong in (5, None, 1.5, [DATA]):
        with pytest.raises(TypeError):
            api.load(wrong)  # type: ignore[arg-type]


def test_without_companions_there_is_a_finding() -> None:
    none: dict[str, bytes] = {}
    ways: list[api.Fetch | None] = [None, lambda name: None, none.__getitem__, none.get]
    for fetch in ways:
        found = api.validate(DATA, fetch)
        assert [one.path for one in found if one.slug == "brak-dokumentu"] == [
            ("strategia",),
            ("slownik",),
        ]


class OddError(Exception):
    def __str__(self) -> str:
        raise RuntimeError("no text")


def raising(error: Exception) -> Callable[[str], Any]:
    def fetch(name: str) -> Any:
        raise error

    return fetch


NONSENSE: list[Any] = ["text", 5, 0, 1.5, [], {}, object(), ..., b"".join, True, ("a", b""), Path()]
RAISED = [
    ValueError("a"), TimeoutError(), OSError(5, "b"), PermissionError(), RuntimeError(), OddError(),
    RecursionError(), MemoryError(), StopIteration(), AssertionError(), UnicodeError(), TypeError(),
    api.RpdError("Zerwano."), ConnectionResetError(), ZeroDivisionError(),
    ExceptionGroup("g", [OSError()]),
]  # fmt: skip


@pytest.mark.parametrize("error", RAISED, ids=lambda one: type(one).__name__)
def test_a_function_that_raises_is_told(error: Exception) -> None:
    with pytest.raises(api.FetchError) as caught:
        api.load(DATA, raising(error))
    assert caught.value.__cause__ is error
    assert f"zgłosiła {type(error).__name__}." in caught.value.message


def test_every_use_of_a_function_that_fails_is_told() -> None:
    for make in (api.validate, api.sums, api.annex, lambda *given: api.compare(DATA, *given)):
        with pytest.raises(api.FetchError):
            make(DATA, raising(OSError()))


@pytest.mark.parametrize("value", NONSENSE, ids=range(len(NONSENSE)))
def test_a_function_that_returns_nonsense_is_told(value: object) -> None:
    with pytest.raises(api.FetchError, match=f"podała {type(value).__name__}, a potrzebne są"):
        api.load(DATA, lambda name: value)  # type: ignore[arg-type, return-value]


def test_a_function_with_other_arguments_is_told() -> None:
    with pytest.raises(api.FetchError, match="TypeError"):
        api.load(DATA, lambda: b"")  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"zrodla: 5", b"- a", bytearray(b"x: y"), b"x" * 99]
)
def test_bytes_that_are_no_companion_are_findings(data: bytes) -> None:
    found = api.validate(DATA, lambda name: None if name.startswith("2") else data)
    assert {one.file for one in found} >= {"strategia.yaml", "slownik.yaml"}


def test_a_failure_over_an_earlier_year_is_no_absence() -> None:
    def fetch(name: str) -> bytes | None:
        if name == "2023.yaml":
            raise TimeoutError
        return COMPANIONS.get(name)

    with pytest.raises(api.FetchError, match=r"„2023\.yaml”"):
        api.load(DATA, fetch)
    assert api.load(DATA, COMPANIONS.get).errors == ()


def test_what_stops_a_program_stops_it() -> None:
    def fetch(name: str) -> bytes:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        api.load(DATA, fetch)
