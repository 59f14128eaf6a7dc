"""The action, the GitLab template, the editor's task and the pre-commit hook, each really run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT, Ran, Run
from tests.program import program
from tests.report.samples import clean_workspace

__all__ = ["program"]

WORKSPACE = ROOT / "tests" / "report" / "workspace"
BESIDE_PYTHON = str(Path(sys.executable).parent)

needs_bash = pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")


def yaml(name: str) -> Any:
    return YAML(typ="safe", pure=True).load((ROOT / name).read_text("utf-8"))


def shell(
    command: list[str], folder: Path, programs: Path | str = BESIDE_PYTHON, **variables: str
) -> Ran:
    """A command as a runner starts it; `programs` is where ``rpd`` is."""
    path = os.pathsep.join([str(programs), BESIDE_PYTHON, os.environ["PATH"]])
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "RPD_", "CI"))}
    done = subprocess.run(
        command,
        cwd=folder,
        env=clean | {"PATH": path} | variables,
        capture_output=True,
        check=False,
        timeout=300,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


# --- GitHub action -----------------------------------------------------------------------------


def action(
    folder: Path, temporary: Path, programs: Path | str = BESIDE_PYTHON, **inputs: str
) -> tuple[Ran, str]:
    """The validating step, as GitHub would run it; with it what it left as outputs."""
    outputs = temporary / "outputs"
    outputs.write_text("", "utf-8")
    ran = shell(
        ["bash", str(ROOT / "ci" / "github.sh")],
        folder,
        programs,
        GITHUB_OUTPUT=str(outputs),
        GITHUB_ACTIONS="true",
        GITHUB_WORKSPACE=str(folder),
        RUNNER_TEMP=str(temporary),
        **{f"INPUT_{name}": value for name, value in inputs.items()},
    )
    return ran, outputs.read_text("utf-8")


def test_action_is_pinned_and_interpolates_nothing_into_shells() -> None:
    steps = yaml("action.yml")["runs"]["steps"]
    used = [step["uses"] for step in steps if "uses" in step]
    assert len(used) == 2
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name) for name in used)
    commands = [step["run"] for step in steps if "run" in step]
    assert len(commands) == 3
    assert not any("${{" in command for command in commands)
    assert all(step["shell"] == "bash" for step in steps if "run" in step)


def test_every_input_reaches_the_script() -> None:
    document = yaml("action.yml")
    text = (ROOT / "action.yml").read_text("utf-8")
    script = (ROOT / "ci" / "github.sh").read_text("utf-8")
    for name in document["inputs"]:
        assert f"inputs.{name}" in text
    for step in document["runs"]["steps"]:
        for variable in step.get("env", {}):
            assert (
                f"${variable}" in step["run"]
                or f"${{{variable}:-}}" in script
                or (variable == "PYTHONSAFEPATH")
            )


@needs_bash
def test_action_with_findings(tmp_path: Path) -> None:
    ran, outputs = action(WORKSPACE, tmp_path, SARIF="true", PLANS="2024\n")
    assert (ran.code, outputs) == (0, "exit-code=1\nsarif=true\n")
    assert ran.out.startswith("::error file=plans/2024.yaml,line=17,")
    log = json.loads((tmp_path / "rpd.sarif").read_text("utf-8"))
    assert log["runs"][0]["results"]


@needs_bash
def test_action_without_findings(tmp_path: Path, program: Path) -> None:
    clean_workspace(tmp_path)
    ran, outputs = action(tmp_path, tmp_path, program)
    assert (ran.code, outputs) == (0, "exit-code=0\n")
    assert not (tmp_path / "rpd.sarif").exists()


@needs_bash
@pytest.mark.parametrize(
    "inputs",
    [
        {"FAIL_ON": "nigdy"},
        {"BASELINE": "nie-ma.json"},
        {"FAIL_ON": "error; touch zlo"},
        {"BASELINE": "--version"},
    ],
    ids=str,
)
def test_action_stops_where_the_work_cannot_be_done(
    tmp_path: Path, program: Path, inputs: dict[str, str]
) -> None:
    clean_workspace(tmp_path)
    ran, outputs = action(tmp_path, tmp_path, program, SARIF="true", **inputs)
    assert (ran.code, outputs) == (2, "exit-code=2\n")
    assert ran.err.startswith("rpd: ")
    assert not (tmp_path / "zlo").exists()
    assert not (tmp_path / "rpd.sarif").exists()


@needs_bash
@pytest.mark.parametrize(
    "plan", ["2031", "$(touch zlo)", "`touch zlo`; touch zlo && exit 0", "--output-file=zlo", "x\r"]
)
@pytest.mark.parametrize("sarif", ["true", "false"])
def test_action_tells_of_a_plan_that_cannot_be_read(
    tmp_path: Path, program: Path, plan: str, sarif: str
) -> None:
    """There is a document to upload then; the last step ends with the code."""
    clean_workspace(tmp_path)
    (tmp_path / "rpd.sarif").write_text("z poprzedniego kroku", "utf-8")
    ran, outputs = action(tmp_path, tmp_path, program, SARIF=sarif, PLANS=plan)
    assert ran.err.startswith("rpd: ")
    assert not (tmp_path / "zlo").exists()
    if sarif == "false":
        assert (ran.code, outputs) == (2, "exit-code=2\n")
        assert not (tmp_path / "rpd.sarif").exists()
        return
    assert (ran.code, outputs) == (0, "exit-code=2\nsarif=true\n")
    log = json.loads((tmp_path / "rpd.sarif").read_text("utf-8"))
    assert [found["ruleId"] for found in log["runs"][0]["results"]] == ["RPD021"]


def test_action_uploads_what_there_is_and_ends_with_the_code() -> None:
    *_, upload, result = yaml("action.yml")["runs"]["steps"]
    assert upload["if"] == "steps.validate.outputs.sarif == 'true'"
    assert result["run"] == 'exit "$CODE"'
    install = yaml("action.yml")["runs"]["steps"][1]["run"]
    assert install.endswith(' -c "$ACTION/constraints.txt" "$ACTION"')


# --- GitLab ------------------------------------------------------------------------------------


@needs_bash
@pytest.mark.parametrize("clean", [True, False])
def test_gitlab_job(tmp_path: Path, program: Path, clean: bool) -> None:
    if clean:
        clean_workspace(tmp_path)
    else:
        shutil.copytree(WORKSPACE, tmp_path, dirs_exist_ok=True)
    job = yaml("ci/gitlab.yml")["rpd"]
    script = "set -eo pipefail\n" + "\n".join(job["script"])
    programs = BESIDE_PYTHON if clean else program
    told = {"GITLAB_CI": "true", "CI_PROJECT_DIR": str(tmp_path)}
    ran = shell(["bash", "-c", script], tmp_path, programs, **told)
    assert ran.code == (0 if clean else 1)
    assert "Sprawdzono 1 plan: " in ran.out
    reports = job["artifacts"]["reports"]
    issues = json.loads((tmp_path / reports["codequality"]).read_text("utf-8"))
    assert bool(issues) != clean
    assert (tmp_path / reports["junit"]).read_text("utf-8").startswith("<?xml")


@needs_bash
def test_gitlab_job_tells_of_a_plan_that_cannot_be_read(tmp_path: Path, program: Path) -> None:
    clean_workspace(tmp_path)
    plan = tmp_path / "plans" / "2024.yaml"
    plan.unlink()
    plan.symlink_to("/etc/hostname")
    job = yaml("ci/gitlab.yml")["rpd"]
    script = "set -eo pipefail\n" + "\n".join(job["script"])
    ran = shell(["bash", "-c", script], tmp_path, program)
    assert ran.code == 2
    reports = job["artifacts"]["reports"]
    found = json.loads((tmp_path / reports["codequality"]).read_text("utf-8"))
    assert [one["check_name"][:6] for one in found] == ["RPD021"]
    assert "RPD021" in (tmp_path / reports["junit"]).read_text("utf-8")


@needs_bash
def test_gitlab_job_stops_where_the_work_cannot_be_done(tmp_path: Path, program: Path) -> None:
    clean_workspace(tmp_path)
    (tmp_path / "rpd.toml").write_text("x = 1\n", "utf-8")
    before = set(tmp_path.iterdir())
    script = "set -eo pipefail\n" + "\n".join(yaml("ci/gitlab.yml")["rpd"]["script"])
    ran = shell(["bash", "-c", script], tmp_path, program, GITLAB_CI="true")
    assert ran.code == 2
    assert set(tmp_path.iterdir()) == before


@needs_bash
@pytest.mark.parametrize("job", ["rpd", "rpd-comment"])
@pytest.mark.parametrize("program", ["bash", "sh"])
def test_gitlab_installs_what_was_asked_for_and_nothing_without(
    tmp_path: Path, job: str, program: str
) -> None:
    """A variable of a job would beat the one that the including file sets, so there is none."""
    definition = yaml("ci/gitlab.yml")
    assert "RPD_PACKAGE" not in definition[job]["variables"]
    assert "RPD_PACKAGE" not in definition.get("variables", {})
    (command,) = definition[job]["before_script"]
    stub = tmp_path / "python"
    stub.write_text('#!/bin/sh\necho "$@"\n', "utf-8")
    stub.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    address = "git+https://serwer.example/a b/rpd@v0.2.0"
    for variables in ({"RPD_PACKAGE": address}, {"RPD_PACKAGE": ""}, {}):
        script = f"PATH='{path}'; {command}"
        ran = shell([program, "-c", script], tmp_path, **variables)
        if variables.get("RPD_PACKAGE"):
            assert (ran.code, ran.err) == (0, "")
            assert ran.out.endswith(f" {address}\n")
        else:
            assert ran.code != 0
            assert ran.out == ""
            assert "Podaj w zmiennej RPD_PACKAGE, skąd instalować program" in ran.err


# --- the editor --------------------------------------------------------------------------------


def test_task_finds_every_line_of_the_report(rpd: Run) -> None:
    tasks = json.loads((ROOT / ".vscode" / "tasks.json").read_text("utf-8"))["tasks"]
    task = tasks[0]
    assert task["command"] == "rpd"
    ran = rpd(*task["args"], cwd=WORKSPACE)
    matcher = re.compile(task["problemMatcher"]["pattern"]["regexp"])
    lines = ran.out.splitlines()
    found = [matcher.fullmatch(line) for line in lines]
    assert len(lines) == 6
    assert all(found)
    assert {match.group(1) for match in found if match} == {"plans/2024.yaml"}


def test_editor_settings_name_shipped_schemas() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    for schema, pattern in settings["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        assert list(ROOT.glob(pattern)) or schema.endswith("profil.schema.json")
    extensions = json.loads((ROOT / ".vscode" / "extensions.json").read_text("utf-8"))
    assert extensions["recommendations"] == ["redhat.vscode-yaml"]


# --- pre-commit --------------------------------------------------------------------------------


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.org"]
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def published(folder: Path) -> str:
    """This checkout as a repository of its own, the way a hook's address leads to one."""
    names = git(ROOT, "ls-files", "-co", "--exclude-standard").splitlines()
    for name in names:
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "rpd")
    return git(folder, "rev-parse", "HEAD")


@pytest.mark.network
def test_pre_commit_hook(tmp_path: Path) -> None:
    program = shutil.which("pre-commit", path=BESIDE_PYTHON) or shutil.which("pre-commit")
    if not program:
        pytest.skip("pre-commit is not installed")
    tool, plans = tmp_path / "rpd", tmp_path / "plany"
    tool.mkdir()
    plans.mkdir()
    revision = published(tool)
    clean_workspace(plans)
    config = (
        f"repos:\n  - repo: {tool}\n    rev: {revision}\n    hooks:\n      - id: rpd-validate\n"
    )
    (plans / ".pre-commit-config.yaml").write_text(config, "utf-8")
    git(plans, "init", "-q")
    git(plans, "add", "-A")

    def run(*arguments: str) -> Ran:
        home = str(tmp_path / "pre-commit")
        return shell([program, "run", *arguments], plans, PRE_COMMIT_HOME=home)

    first = run("--all-files")
    if "An unexpected error has occurred" in first.out and "pip" in first.out:
        pytest.skip(f"pre-commit cannot install the hook: {first.out[-300:]}")
    assert first.code == 0, first.out + first.err
    assert re.search(r"rpd validate\.+Passed", first.out)

    plan = plans / "plans" / "2024.yaml"
    plan.write_text(plan.read_text("utf-8").replace("[FEM]", "[FEEM]"), "utf-8")
    git(plans, "add", "-A")
    wrong = run()
    assert wrong.code == 1
    assert "W słowniku nie ma źródła „FEEM”" in wrong.out

    # A change of the dictionary alone concerns the plan as well.
    plan.write_text(plan.read_text("utf-8").replace("[FEEM]", "[FEM]"), "utf-8")
    git(plans, "add", "-A")
    git(plans, "commit", "-q", "-m", "plan")
    dictionary = plans / "plans" / "slownik.yaml"
    dictionary.write_text(dictionary.read_text("utf-8").replace("id: FEM", "id: FES"), "utf-8")
    git(plans, "add", "-A")
    assert "W słowniku nie ma źródła „FEM”" in run().out

    git(plans, "reset", "-q", "--hard")

    # So does one that is gone, or the settings, which say what a plan is.
    for name, text, said in (
        ("plans/slownik.yaml", None, "slownik.yaml"),
        ("plans/strategia.yaml", None, "strategia.yaml"),
        ("rpd.toml", 'plans = ["plany/*.yaml"]\n', "nie wskazują żadnego pliku"),
        ("rpd.toml", 'baseline = "stan.json"\n', "stan.json"),
        ("README.md", "x", None),
    ):
        if text is None:
            (plans / name).unlink()
        else:
            (plans / name).write_text(text, "utf-8")
        git(plans, "add", "-A")
        ran = run()
        if said is None:
            assert re.search(r"rpd validate\.+Passed", ran.out)
        else:
            assert re.search(r"rpd validate\.+Failed", ran.out), (name, ran.out)
            assert said in ran.out
        git(plans, "reset", "-q", "--hard")
