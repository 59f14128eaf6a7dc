"""The comment under a change, against sites played by a server on this machine."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from rpd_comment import text as texts
from tests.ci.sites import MARK, ME, TOKEN, Site, job, played, rpd_here, started, variables
from tests.ci.test_where_it_runs import shell
from tests.conftest import ROOT
from tests.workspace.test_versions import committed, git, replaced, repository, spaced

__all__ = ["committed", "repository"]


@pytest.fixture(params=["github", "gitlab"])
def site(request: pytest.FixtureRequest) -> Iterator[Site]:
    with played(request.param) as made:
        yield made


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that the job would have made; ``rpd`` shares this process, which is quicker."""
    made: list[float] = []
    monkeypatch.setattr("rpd_comment.transport.time.sleep", made.append)
    monkeypatch.setattr("rpd_comment.commands.Folder.rpd", rpd_here)
    return made


def test_written_once_updated_and_told_when_nothing_is_left(site: Site, repository: Path) -> None:
    site.written("Zwykły komentarz", 3)
    ran = job(site, repository)
    assert (ran.code, ran.err, ran.out) == (0, "", "Dodano komentarz.\n")
    assert len(site.comments) == 2
    body = spaced(site.comments[1]["body"])
    assert body.startswith(f"{MARK}\n\n### Zmiany planu: Roczny Plan Działania")
    assert body.count(MARK) == 1
    assert "termin zmieniono z „II–IV kwartał 2024” na „III–IV kwartał 2024”." in body

    again = job(site, repository)
    assert (again.code, again.out) == (0, "Komentarz jest aktualny.\n")

    replaced(repository, "kwota: 180000", "kwota: 190000")
    git(repository, "commit", "-q", "-a", "-m", "Kwota")
    ran = job(site, repository)
    assert (ran.code, ran.out) == (0, "Zaktualizowano komentarz.\n")
    assert len(site.comments) == 2
    assert "(+10 000 zł)" in spaced(site.comments[1]["body"])

    git(repository, "reset", "-q", "--hard", "main")
    ran = job(site, repository)
    assert (ran.code, ran.out) == (0, "Zaktualizowano komentarz.\n")
    assert site.comments[1]["body"] == (
        f"{MARK}\n\n### Zmiany planów\n\nBez zmian: ta propozycja nie zmienia żadnego planu.\n"
    )
    assert site.comments[0]["body"] == "Zwykły komentarz"


def test_nothing_is_written_where_no_plan_changes(site: Site, repository: Path) -> None:
    git(repository, "reset", "-q", "--hard", "main")
    (repository / "README.md").write_text("Plany\n", "utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "Opis")
    ran = job(site, repository)
    assert (ran.code, ran.out) == (0, "Żaden plan się nie zmienia; komentarza nie dodano.\n")
    assert site.comments == []


def test_its_own_comment_is_found_on_a_later_page(site: Site, repository: Path) -> None:
    for number in range(250):
        site.written(f"Komentarz {number}", 3)
    own = site.written(f"{MARK}\nstary", ME)
    assert job(site, repository).out == "Zaktualizowano komentarz.\n"
    assert own["body"].startswith(f"{MARK}\n\n### Zmiany planu")
    assert len(site.comments) == 251


def test_a_comment_of_somebody_else_is_left_alone(site: Site, repository: Path) -> None:
    """Anybody may begin a comment with our mark."""
    other = site.written(f"{MARK}\nnie nasz", 3, bot=True)
    assert job(site, repository).out == "Dodano komentarz.\n"
    assert other["body"] == f"{MARK}\nnie nasz"


def test_of_two_comments_one_stays(site: Site, repository: Path) -> None:
    first, second = (site.written(f"{MARK}\n{n}", ME) for n in "12")
    assert job(site, repository).out == "Zaktualizowano komentarz.\n"
    assert site.comments == [first]
    assert second not in site.comments


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_token_that_may_not_comment_is_no_failure(
    site: Site, repository: Path, status: int
) -> None:
    site.write_status = status
    ran = job(site, repository)
    assert (ran.code, ran.err) == (0, "")
    first, rest = ran.out.split("\n", 1)
    start = "::warning title=rpd::" if site.kind == "github" else "Ostrzeżenie: "
    assert first.startswith(f"{start}Nie dodano komentarza: token nie ma do tego prawa (POST /")
    assert f"HTTP {status}" in first
    assert "### Zmiany planu" in rest
    if site.kind == "github":
        summary = (repository.parent / "summary.md").read_text("utf-8")
        assert "### Zmiany planu" in summary


def test_no_token_at_all(site: Site, repository: Path) -> None:
    ran = job(site, repository, token="")
    assert (ran.code, ran.err, site.requests) == (0, "", [])
    assert "(nie podano tokenu)" in ran.out


def test_other_failures_are_failures(site: Site, repository: Path) -> None:
    site.write_status = 500
    ran = job(site, repository)
    assert ran.code == 2
    assert ran.err.startswith("rpd: Serwis odpowiedział: HTTP 500 (POST /")
    assert TOKEN not in ran.out + ran.err
    site.write_status, site.url = 0, "http://127.0.0.1:9"
    ran = job(site, repository)
    assert ran.code == 2
    assert ran.err.startswith("rpd: Nie można połączyć się z serwisem: ")
    site.url = "file:///etc"
    assert "nie jest adresem http" in job(site, repository).err


def test_a_redirect_does_not_take_the_token_along(site: Site, repository: Path) -> None:
    site.write_status = 302
    ran = job(site, repository)
    assert ran.code == 2
    assert "HTTP 302" in ran.err


def test_a_plan_that_cannot_be_compared_is_said_and_fails(site: Site, repository: Path) -> None:
    own = site.written(f"{MARK}\nstary", ME)
    path = repository / "plans/2024.yaml"
    path.write_text(path.read_text("utf-8") + "cele: [\n", "utf-8")
    git(repository, "commit", "-q", "-a", "-m", "Zepsuty")
    ran = job(site, repository)
    assert (ran.code, ran.out) == (1, "Zaktualizowano komentarz.\n")
    assert own["body"].startswith(f"{MARK}\n\n### Nie można porównać planu `plans/2024.yaml`\n")
    assert "nie daje się odczytać jako plan" in own["body"]
    assert "Bez zmian" not in own["body"]


def test_several_plans_new_ones_and_the_dictionary(site: Site, repository: Path) -> None:
    text = (repository / "plans/2024.yaml").read_text("utf-8")
    path = repository / "plans/2025.yaml"
    path.write_text(text.replace("rok: 2024", "rok: 2025", 1), "utf-8")
    dictionary = repository / "plans/slownik.yaml"
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "Nowy")
    job(site, repository)
    body = site.comments[0]["body"]
    assert body.count("### Zmiany planu: ") == 1
    assert "### Nowy plan: `plans/2025.yaml`" in body
    # The dictionary alone changes the sums of every plan beside it.
    git(repository, "reset", "-q", "--hard", "main")
    words = dictionary.read_text("utf-8").replace("aliasy: [FEdM, FEMP]", "aliasy: [FEMP]")
    dictionary.write_text(words, "utf-8")
    git(repository, "commit", "-q", "-a", "-m", "Słownik")
    job(site, repository)
    assert "inny słownik przypisuje" in spaced(site.comments[0]["body"])


def test_a_folder_of_the_repository(site: Site, repository: Path) -> None:
    (repository / "region").mkdir()
    git(repository, "switch", "-q", "main")
    git(repository, "mv", "plans", "region/plans")
    git(repository, "commit", "-q", "-m", "Do folderu")
    git(repository, "switch", "-q", "-c", "inna")
    path = repository / "region/plans/2024.yaml"
    path.write_text(path.read_text("utf-8").replace("kwota: 180000", "kwota: 190000"), "utf-8")
    git(repository, "commit", "-q", "-a", "-m", "Kwota")
    assert job(site, repository, cwd=repository / "region").out == "Dodano komentarz.\n"
    assert "(+10 000 zł)" in spaced(site.comments[0]["body"])


def test_a_shallow_clone(site: Site, repository: Path, tmp_path: Path) -> None:
    clone = tmp_path / "plytki"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", str(clone))
    main = git(repository, "rev-parse", "main")
    (tmp_path / "event.json").write_text(
        json.dumps({"pull_request": {"number": 5, "base": {"sha": main, "ref": "main"}}}), "utf-8"
    )
    ran = started(
        clone,
        RPD_COMMENT_TOKEN=TOKEN,
        GITHUB_EVENT_PATH=str(tmp_path / "event.json"),
        GITHUB_REPOSITORY="urzad/plany",
        GITHUB_API_URL=site.url,
    )
    assert (ran.code, ran.out, site.requests) == (2, "", [])
    assert "fetch-depth: 0, GIT_DEPTH: 0" in ran.err


def test_outside_of_a_change(repository: Path, tmp_path: Path) -> None:
    event = tmp_path / "push.json"
    event.write_text("{}", "utf-8")
    for told in ({"GITHUB_EVENT_PATH": str(event)}, {"CI_API_V4_URL": "http://x"}, {}):
        ran = started(repository, **told)
        assert (ran.code, ran.out) == (2, "")
        assert "tylko do propozycji zmiany" in ran.err


def test_the_mark_is_that_of_the_report() -> None:
    from rpd.report.changes import markdown as diff_md

    assert diff_md.MARKER == texts.MARK == MARK
    assert texts.LIMIT > diff_md.LIMIT + 500


# --- the action and the job ----------------------------------------------------------------------


def yaml(name: str) -> Any:
    return YAML(typ="safe", pure=True).load((ROOT / name).read_text("utf-8"))


def test_action_is_pinned_and_interpolates_nothing_into_shells() -> None:
    document = yaml("ci/comment/action.yml")
    steps = document["runs"]["steps"]
    used = [step["uses"] for step in steps if "uses" in step]
    assert (
        used == [step["uses"] for step in yaml("action.yml")["runs"]["steps"] if "uses" in step][:1]
    )
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name) for name in used)
    commands = [step["run"] for step in steps if "run" in step]
    where = '-c "$ACTION/../../constraints.txt" "$ACTION/../.."'
    assert commands == [
        f"python -m pip install --quiet --disable-pip-version-check {where}",
        "rpd-comment",
    ]
    text = (ROOT / "ci" / "comment" / "action.yml").read_text("utf-8")
    for name in document["inputs"]:
        assert f"inputs.{name}" in text


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_the_steps_as_they_are_written(site: Site, repository: Path) -> None:
    """The very commands of the action and of the GitLab job, on a scratch repository."""
    if site.kind == "github":
        command = yaml("ci/comment/action.yml")["runs"]["steps"][-1]["run"]
    else:
        definition = yaml("ci/gitlab.yml")["rpd-comment"]
        assert definition["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
        (command,) = definition["script"]
    told = variables(site, repository, repository.parent / "event.json")
    told |= {"RPD_COMMENT_TOKEN": TOKEN, "PYTHONSAFEPATH": "1"}
    ran = shell(["bash", "-eo", "pipefail", "-c", command], repository, **told)
    assert (ran.code, ran.err, ran.out) == (0, "", "Dodano komentarz.\n")
    assert len(site.comments) == 1


def test_a_pull_request_is_compared_with_the_tip_of_its_target(
    site: Site, repository: Path, tmp_path: Path
) -> None:
    """GitHub checks out the change merged with a target that has moved on since."""
    if site.kind != "github":
        pytest.skip("only GitHub merges first")
    event_base = git(repository, "rev-parse", "main")
    git(repository, "switch", "-q", "main")
    replaced(repository, "kwota: 180000", "kwota: 190000")
    git(repository, "commit", "-q", "-a", "-m", "W międzyczasie")
    clone = tmp_path / "klon"
    git(tmp_path, "clone", "-q", str(repository), str(clone))
    git(clone, "switch", "-q", "--detach", "origin/main")
    subprocess.run(
        [
            *("git", "-c", "user.name=T", "-c", "user.email=t@example.org", "merge", "-q"),
            *("--no-edit", "origin/zmiana"),
        ],
        cwd=clone,
        check=True,
        capture_output=True,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull},
    )
    event = tmp_path / "event.json"
    base = {"sha": event_base, "ref": "main"}
    event.write_text(json.dumps({"pull_request": {"number": 5, "base": base}}), "utf-8")
    ran = started(
        clone,
        RPD_COMMENT_TOKEN=TOKEN,
        GITHUB_EVENT_PATH=str(event),
        GITHUB_REPOSITORY="urzad/plany",
        GITHUB_API_URL=site.url,
    )
    assert ran.code == 0
    body = spaced(site.comments[0]["body"])
    assert "**1 zmiana: 1 zmieniony zapis.** Budżet bez zmian (444 500 zł)." in body
