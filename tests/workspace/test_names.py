"""Hostile names of files: none commands a terminal, a job's log or a comment."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from rpd.cli.main import run
from rpd.report import escape
from rpd_comment import log
from rpd_comment.commands import Done, Folder
from rpd_comment.plans import Kind, Touched
from rpd_comment.text import MARK, comment
from tests.conftest import ROOT
from tests.hostile import NAMES, faults

SMALL = ROOT / "tests" / "rules" / "brak-terminu" / "dobrze.yaml"


def test_there_are_a_hundred() -> None:
    assert len(set(NAMES)) > 100


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a small plan, in which one works."""
    for name in ("strategia.yaml", "slownik.yaml"):
        shutil.copy(ROOT / "tests" / "rules" / name, tmp_path / name)
    (tmp_path / "urzad" / "plans").mkdir(parents=True)
    for name in ("strategia.yaml", "slownik.yaml"):
        shutil.copy(ROOT / "tests" / "rules" / name, tmp_path / "urzad" / name)
    shutil.copy(SMALL, tmp_path / "urzad" / "plans" / "2024.yaml")
    monkeypatch.chdir(tmp_path / "urzad")
    for name in ("GITHUB_ACTIONS", "GITLAB_CI", "RPD_FORMAT", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "urzad"


@pytest.mark.parametrize(
    "format_", ["text", "compact", "json", "sarif", "github", "gitlab", "junit"]
)
def test_files_beside_the_plans(
    office: Path, format_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for index, name in enumerate(NAMES):
        (office / "plans" / f"{name}{index}.yaml").write_bytes(b"a: 1\n")
    run(
        ["validate", "-v", "--format", format_]
        if format_ == "text"
        else ["validate", "--format", format_]
    )
    said = capsys.readouterr()
    assert faults(said.out + said.err) == []
    if format_ == "json":
        files = [d["file"] for d in json.loads(said.out)["diagnostics"] if d["code"] == "RPD020"]
        wanted = {f"plans/{name}{index}.yaml" for index, name in enumerate(NAMES)}
        assert set(files) == wanted  # machines get the names as they are


def test_plans_and_documents(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever is told on the way: what was saved, verified, missing or not understood."""
    for name in NAMES[::5]:
        plan = Path("plans") / f"{name} 2025.yaml"
        plan.write_bytes((office / "plans" / "2024.yaml").read_bytes())
        document = Path(f"{name}.md")
        for arguments in (
            ["validate", str(plan)],
            ["render", str(plan), "-o", str(document), "--draft"],
            ["verify", str(document), str(plan)],
            ["diff", f"{name}.yaml", "plans/2024.yaml"],
            ["render", str(plan), "-o", f"{name}.exe"],
            [name],
        ):
            run(arguments)
            said = capsys.readouterr()
            assert faults(said.out + said.err) == [], arguments
        plan.unlink()


@pytest.mark.parametrize("name", NAMES)
def test_a_line_loses_nothing_but_its_force(name: str) -> None:
    line = escape.line(name)
    assert faults(line) == []
    assert "\n" not in line
    shown = re.sub(r"<U\+([0-9A-F]{4,6})>", lambda match: chr(int(match[1], 16)), line)
    assert shown == name


def test_only_one_module_of_the_command_line_writes() -> None:
    """Lines go through ``output``, and what `emit` writes is a document that a format has made."""
    for module in (ROOT / "rpd").rglob("*.py"):
        text = module.read_text("utf-8")
        if not any(word in text for word in ("print(", ".write(", "emit(")):
            continue
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.Call):
                continue
            call = ast.unparse(node.func)
            if module.name != "output.py":
                assert call not in ("print", "sys.stdout.write", "sys.stderr.write"), module
            if call == "output.emit":
                (written,) = node.args
                assert not isinstance(written, ast.JoinedStr | ast.BinOp), (module, node.lineno)


# --- the comment under a pull request ------------------------------------------------------------


NOWHERE = Folder(ROOT, 0)


def outside_code(markdown: str) -> str:
    """What a reader sees of a comment outside of code, as HTML."""
    html = MarkdownIt("commonmark", {"html": True}).render(markdown)
    return re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL)


FORGED = re.compile(r"@|<a |<img|<strong|<!--|javascript|evil|#123|zatwierdzone|\[31m")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", [Kind.NEW, Kind.REMOVED, Kind.DROPPED])
def test_a_name_in_the_comment_is_code(name: str, kind: Kind) -> None:
    said, _ = comment(NOWHERE, "0" * 40, Touched(((f"plans/{name} 2028.yaml", kind),)))
    assert FORGED.search(outside_code(said.removeprefix(MARK))) is None


def test_names_in_the_comment_that_have_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    plans = tuple((f"plans/{name} 2028.yaml", Kind.NEW) for name in NAMES)
    monkeypatch.setattr("rpd_comment.text.LIMIT", 700)
    text, _ = comment(NOWHERE, "0" * 40, Touched(plans))
    assert "i jeszcze" in text
    assert FORGED.search(outside_code(text.removeprefix(MARK))) is None


def test_why_a_plan_cannot_be_compared_is_code(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        answer = Done(2, "", f"rpd: „{name}”\n```\n~~~\n\n/close\n")
        monkeypatch.setattr(Folder, "rpd", lambda *_, answer=answer: answer)
        plans = ((f"{name} 2028.yaml", Kind.COMPARED),)
        said, complete = comment(NOWHERE, "0" * 40, Touched(plans))
        assert not complete
        assert FORGED.search(outside_code(said.removeprefix(MARK))) is None


def test_the_log_of_the_job(capsys: pytest.CaptureFixture[str]) -> None:
    for name in NAMES:
        log.quote(name)
        log.warn(name, github=True)
        log.warn(name, github=False)
    lines = capsys.readouterr().out.split("\n")
    ours = "::warning title=rpd::"
    assert sum(line.startswith(ours) for line in lines) == len(NAMES)
    # What follows our own beginning is the message of that command, and no other begins in it.
    assert faults("\n".join(line.replace(ours, "Ostrzeżenie: ", 1) for line in lines)) == []


@pytest.mark.skipif(os.name == "nt", reason="such names do not exist there")
def test_names_from_git(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Revisions and attributes are told like names of files."""
    subprocess.run(["git", "init", "-q"], check=True)
    for name in NAMES[1::10]:
        for arguments in (["diff", name], ["diff", f"{name}:plans/2024.yaml"], ["amend", name]):
            run(arguments)
            said = capsys.readouterr()
            assert faults(said.out + said.err) == [], arguments
