"""Nothing outside the workspace is read through a plan, a link or a setting, and none is shown."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from rpd.cli.main import run
from tests.conftest import ROOT

EXAMPLES = ROOT / "tests" / "rules"
SECRET = "TAJNY-KLUCZ-77"  # noqa: S105 (not one)
CONTENTS = {
    "json": f'{{"auth":"{SECRET}"}}\n',
    "text": f"{SECRET}\n",
    "yaml": f"rok: 2028\n{SECRET}: x\ncele: []\n",
    "plan": f"rok: 2028\ntytul: {SECRET}\nstrategia: {SECRET}.yaml\nslownik: a.yaml\ncele: []\n",
    "slownik": f"zrodla: [{{id: {SECRET}, nazwa: {SECRET}}}]\npodmioty: []\nskroty: 7\n",
    "strategia": f"tytul: {SECRET}\ncel_glowny: x\ncele: 7\n",
    "zmiana": f"uchwala: {SECRET}\ndata: wczoraj\nrok: 2024\noperacje: []\n",
    "errata": f"rok: 2024\ntytul: {SECRET}\nczesci: [{{tytul: {SECRET}, wpisy: 7}}]\n",
    "toml": f'{SECRET} = "a"\n',
    "baseline": f'{{"version": "{SECRET}", "findings": []}}\n',
}

Trick = Callable[[Path, Path], None]


def link(place: str, to: str) -> Trick:
    """A symbolic link in the workspace."""

    def make(office: Path, outside: Path) -> None:
        path = office / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.symlink_to(os.path.relpath(outside / to, path.parent) if to else outside)

    return make


def absolute(place: str, to: str) -> Trick:
    """A symbolic link with an absolute target."""

    def make(office: Path, outside: Path) -> None:
        (office / place).unlink(missing_ok=True)
        (office / place).symlink_to(outside / to)

    return make


def chain(place: str, to: str) -> Trick:
    """A link to a link that leads out."""

    def make(office: Path, outside: Path) -> None:
        link("plans/ogniwo.dat", to)(office, outside)
        (office / place).unlink(missing_ok=True)
        (office / place).symlink_to(office / "plans" / "ogniwo.dat")

    return make


def named(field: str, name: str) -> Trick:
    """A companion that the plan names by another path."""

    def make(office: Path, outside: Path) -> None:
        plan = office / "plans" / "2024.yaml"
        text = plan.read_text("utf-8")
        name_ = name.format(outside=outside)
        plan.write_text(text.replace(f"{field}: {field}.yaml", f"{field}: {name_}"), "utf-8")
        assert name_ in plan.read_text("utf-8")

    return make


def written(place: str, text: str) -> Trick:
    """A file of settings."""

    def make(office: Path, outside: Path) -> None:
        (office / place).write_text(text.format(outside=outside), "utf-8")

    return make


def moved(folder: str) -> Trick:
    """A folder of the workspace that stands elsewhere, behind a link."""

    def make(office: Path, outside: Path) -> None:
        (office / folder).mkdir(exist_ok=True)
        shutil.move(office / folder, outside / "folder")
        for name, content in CONTENTS.items():
            (outside / "folder" / f"2028-{name}.yaml").write_text(content, "utf-8")
        (office / folder).symlink_to("../poza/folder")

    return make


def both(*tricks: Trick) -> Trick:
    """One after the other."""

    def make(office: Path, outside: Path) -> None:
        for trick in tricks:
            trick(office, outside)

    return make


PLAN_LINKS = {f"plan → {kind}": link("plans/2028.yaml", f"{kind}.txt") for kind in CONTENTS}
TRICKS: dict[str, Trick] = PLAN_LINKS | {
    "plan, absolute": absolute("plans/2028.yaml", "json.txt"),
    "plan, yml": link("plans/2028.yml", "json.txt"),
    "plan, chain": chain("plans/2028.yaml", "json.txt"),
    "plan → /proc": lambda office, _: (office / "plans/2028.yaml").symlink_to("/proc/self/environ"),
    "plan → /etc": lambda office, _: (office / "plans/2028.yaml").symlink_to("/etc/passwd"),
    "plan → folder": link("plans/2028.yaml", ""),
    "passed over": link("plans/projekt.yaml", "plan.txt"),
    "passed over, yml": link("plans/2024.yml", "plan.txt"),
    "earlier plan": link("plans/2023.yaml", "plan.txt"),
    "strategia": link("plans/strategia.yaml", "strategia.txt"),
    "strategia → text": link("plans/strategia.yaml", "text.txt"),
    "strategia, chain": chain("plans/strategia.yaml", "strategia.txt"),
    "slownik": link("plans/slownik.yaml", "slownik.txt"),
    "slownik → json": absolute("plans/slownik.yaml", "json.txt"),
    "another dictionary": link("plans/slownik2.yaml", "slownik.txt"),
    "slownik by ..": named("slownik", "../../poza/slownik.yaml"),
    "slownik by many ..": named("slownik", "x/../../../poza/slownik.yaml"),
    "slownik by a quoted path": named("slownik", "'{outside}/slownik.yaml'"),
    "strategia by ..": named("strategia", "../../poza/strategia.yaml"),
    "strategia by a path": named("strategia", "{outside}/strategia.yaml"),
    "companion through a folder": both(link("plans/w", ""), named("strategia", "w/strategia.yaml")),
    "companion beside another workspace": both(
        lambda _, outside: (outside / "plans").mkdir(),
        named("strategia", "../../poza/plans/../strategia.yaml"),
    ),
    "zmiana": link("plans/zmiany/1.yaml", "zmiana.txt"),
    "zmiana → json": link("plans/zmiany/1.yaml", "json.txt"),
    "errata": link("plans/errata/2024.yaml", "errata.txt"),
    "errata → json": link("plans/errata/2024.yaml", "json.txt"),
    "folder zmiany": moved("plans/zmiany"),
    "folder errata": moved("plans/errata"),
    "folder plans": moved("plans"),
    "rpd.toml": link("rpd.toml", "toml.txt"),
    "rpd.toml → text": link("rpd.toml", "text.txt"),
    "baseline": both(written("rpd.toml", 'baseline = "b.json"\n'), link("b.json", "baseline.txt")),
    "baseline by ..": written("rpd.toml", 'baseline = "../poza/baseline.txt"\n'),
    "baseline by a path": written("rpd.toml", 'baseline = "{outside}/baseline.txt"\n'),
    "plans through a folder": both(
        link("obce", ""), written("rpd.toml", 'plans = ["obce/*2028.yaml", "plans/2024.yaml"]\n')
    ),
    "plans by ..": written("rpd.toml", 'plans = ["../poza/*.yaml"]\n'),
    "plans by a link": both(
        link("obcy.yaml", "plan.txt"), written("rpd.toml", 'plans = ["obcy.yaml"]\n')
    ),
    "templates": link("szablony", ""),
    "a template": link("szablony/zalacznik.html.j2", "text.txt"),
}


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace, and secrets in a folder beside it."""
    office, outside = tmp_path / "urzad", tmp_path / "poza"
    (office / "plans").mkdir(parents=True)
    outside.mkdir()
    for name in ("strategia.yaml", "slownik.yaml"):
        shutil.copy(EXAMPLES / name, office / "plans" / name)
    text = (EXAMPLES / "brak-terminu" / "dobrze.yaml").read_text("utf-8").replace("../", "")
    text = text.replace("2025", "2024")
    (office / "plans" / "2024.yaml").write_text(text, "utf-8")
    for name, content in CONTENTS.items():
        (outside / f"{name}.txt").write_text(content, "utf-8")
        (outside / f"{name}.yaml").write_text(content, "utf-8")
    (outside / "2028.yaml").write_text(CONTENTS["yaml"], "utf-8")
    monkeypatch.chdir(office)
    for name in ("GITHUB_ACTIONS", "GITLAB_CI", "RPD_FORMAT", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return office


def test_there_are_forty() -> None:
    assert len(TRICKS) >= 40


COMMANDS = (
    ["validate", "--format", "sarif"],
    ["validate", "plans/2028.yaml", "plans/slownik.yaml", "plans/zmiany/1.yaml"],
    ["render", "2024", "--draft", "--format", "md"],
    ["apply", "2024", "plans/zmiany/1.yaml"],
    ["validate", "plans/errata/2024.yaml"],
    ["errata", "2024"],
)
OF_PLANS = (
    ["budget", "2028", "--format", "json"],
    ["diff", "2024", "plans/2028.yaml"],
    ["schema", "--ids", "--plan", "2028"],
    ["git", "textconv", "--", "plans/2028.yaml"],
)


@pytest.mark.parametrize("trick", TRICKS)
def test_nothing_outside_is_shown(
    trick: str, office: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    TRICKS[trick](office, tmp_path / "poza")
    for command in (*COMMANDS, *(OF_PLANS if trick.startswith("plan") else ())):
        code = run(command)
        said = b"".join(capfdbinary.readouterr())
        for shown in (SECRET.encode(), b"PATH=", b"root:x", b"Traceback"):
            assert shown not in said, (command, said.decode("utf-8", "replace"))
        assert code in (0, 1, 2)


@pytest.mark.parametrize("trick", PLAN_LINKS)
def test_a_plan_that_leads_out_is_refused(
    trick: str, office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    TRICKS[trick](office, tmp_path / "poza")
    assert run(["validate", "--format", "compact"]) == 2
    assert (
        "plans/2028.yaml:1:1: error: RPD021 „plans/2028.yaml” prowadzi poza folder, w którym są "
        "plany" in capsys.readouterr().out
    )


def test_links_inside_are_fine(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "plans" / "2024.yaml").rename(office / "2024-nowy.yaml")
    (office / "plans" / "2024.yaml").symlink_to("../2024-nowy.yaml")
    assert run(["validate"]) == 0, capsys.readouterr()


def test_the_workspace_itself_may_stand_behind_a_link(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "skrot").symlink_to("urzad")
    assert run(["validate", str(tmp_path / "skrot" / "plans" / "2024.yaml")]) == 0
    monkeypatch.chdir(tmp_path / "skrot")
    assert run(["validate"]) == 0


def test_a_plan_outside_any_workspace_is_read_with_what_lies_beside_it(
    office: Path, tmp_path: Path
) -> None:
    loose = tmp_path / "luzem"
    shutil.copytree(office / "plans", loose)
    assert run(["validate", str(loose / "2024.yaml")]) == 0
    assert run(["budget", str(loose / "2024.yaml")]) == 0
