"""Every HTML page: as axe-core sees it on a phone and a desk, and by the rules of HTML."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.ci.conftest import Npm
from tests.conftest import ROOT, in_this_process
from tests.cut import cut, laid

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PAGES = 10
_CONTAINERS = ("CSS: “container-type”", "CSS: “font-size”: Parse Error")
WORDS = (" light", " dark")
# What compiles code well takes longer than the code here runs.
_SOON = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss2m")

pytestmark = pytest.mark.network


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """One page of each kind, with everything on it that the options add.

    Two are of the whole plan, whose errata and reports there are; for the others eight actions do.
    """
    folder = tmp_path_factory.mktemp("pages")
    whole = folder / "plans"
    shutil.copytree(ROOT / "plans", whole)
    reports = ROOT / "tests" / "progress" / "przyklad" / "wykonanie"
    shutil.copytree(reports, whole / "wykonanie")
    made_in(
        folder,
        ["report", "2024", "--quarter", "III", "-o", "sprawozdanie.html"],
        ["errata", "2024", "-o", "errata.html"],
    )
    plan = laid(folder / "krotki", cut("I.1.1", "I.1.2"))
    old = plan.read_text("utf-8")
    start = old.index("termin: ")
    changed = old[:start] + "termin: IV kwartał 2024" + old[old.index("\n", start) :]
    new = plan.with_name("nowy.yaml")
    new.write_text(changed, "utf-8")
    amending = ["--number", "5/2024", "--date", "2024-06-01", "--save", "plans/zmiany/2024-01.yaml"]
    everything = ["--with-budget", "--abbreviations", "list"]
    made_in(
        folder / "krotki",
        ["render", "2024", *everything, "-o", "../zalacznik.html"],
        ["render", "2024", "--document", "uchwala", "-o", "../uchwala.html"],
        ["budget", "2024", "-o", "../budzet.html"],
        ["diff", str(plan), str(new), "-o", "../porownanie.html"],
        ["amend", str(plan), str(new), *amending, "-o", "../zmiana.html"],
        ["apply", "2024", "plans/zmiany/2024-01.yaml", "-o", "plans/2024.yaml"],
        ["consolidate", "2024", "-o", "../jednolity.html"],
        ["render", "2024", "--draft", *everything, "-o", "../projekt.html"],
        ["acts", "-o", "../rejestr.html"],
    )
    return sorted(folder.glob("*.html"))


def made_in(folder: Path, *commands: list[str]) -> None:
    for command in commands:
        ran = in_this_process(command, folder, dict(os.environ))
        assert ran.code == 0, (command, ran.err)


def unsure(run: dict[str, Any]) -> list[str]:
    """What axe cannot judge; of charts it never tells what colour is behind a text."""
    charts = run["run"].startswith(("budzet.html", "sprawozdanie.html"))
    return [one for one in run["incomplete"] if not (charts and one.startswith("color-contrast:"))]


def test_axe_has_nothing_to_say(npm: Npm, pages: list[Path]) -> None:
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        pytest.skip("no browser is installed")
    assert len(pages) == PAGES
    done = subprocess.run(
        [
            "node",
            str(Path(__file__).with_name("accessibility.js")),
            str(npm("axe-core")),
            browser,
            *map(str, pages),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    runs = json.loads(done.stdout)
    assert len(runs) == 4 * PAGES
    assert min(run["passed"] for run in runs) >= 10
    assert [run for run in runs if run["violations"] or run["overflow"]] == []
    assert [run for run in runs if unsure(run)] == []
    light, dark = ({run["background"] for run in runs if word in run["run"]} for word in WORDS)
    assert not light & dark


def test_the_checker_of_html_has_nothing_to_say(npm: Npm, pages: list[Path]) -> None:
    if not shutil.which("java"):
        pytest.skip("Java is not installed")
    (jar,) = npm("vnu-jar").glob("vnu-jar/build/dist/vnu.jar")
    done = subprocess.run(
        ["java", *_SOON, "-jar", str(jar), "--format", "json", *map(str, pages)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    errors = [m for m in json.loads(done.stderr)["messages"] if m["type"] == "error"]
    # Its parser of styles does not know containers and lengths that are shares of them.
    assert [m for m in errors if not m["message"].startswith(_CONTAINERS)] == []
