"""The comment under a change, against sites played by a server on this machine."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from ruamel.yaml import YAML

from tests.ci.test_where_it_runs import shell
from tests.conftest import ROOT, Ran
from tests.diff.test_versions import git, replaced, repository, spaced

__all__ = ["repository"]

TOKEN = "tajny-token"  # noqa: S105
ME = 7
MARK = "<!-- rpd-diff -->"


@dataclass
class Site:
    """A site with one change; ``status`` is what it answers to everything but reading."""

    kind: str
    comments: list[dict[str, Any]] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    write_status: int = 0
    who_status: int = 200
    url: str = ""
    next_id: int = 1000

    @property
    def listing(self) -> str:
        if self.kind == "github":
            return "/repos/urzad/plany/issues/5/comments"
        return "/projects/42/merge_requests/5/notes"

    @property
    def one(self) -> str:
        return "/repos/urzad/plany/issues/comments" if self.kind == "github" else self.listing

    def written(self, body: str, author: int, *, bot: bool = False) -> dict[str, Any]:
        self.next_id += 1
        user = {"id": author, "type": "Bot" if bot else "User"}
        key = "user" if self.kind == "github" else "author"
        made = {"id": self.next_id, "body": body, key: user}
        self.comments.append(made)
        return made


def handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def answer(self, status: int, body: object = None) -> None:
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def allowed(self) -> bool:
            given = self.headers["Authorization"] or self.headers["PRIVATE-TOKEN"]
            expected = f"Bearer {TOKEN}" if site.kind == "github" else TOKEN
            return bool(given == expected)

        def do_GET(self) -> None:
            address = urlsplit(self.path)
            site.requests.append(f"GET {address.path}")
            if not self.allowed():
                self.answer(401)
            elif address.path == "/user":
                self.answer(site.who_status, {"id": ME})
            else:
                assert address.path == site.listing
                asked = parse_qs(address.query)
                size, page = int(asked["per_page"][0]), int(asked["page"][0])
                self.answer(200, site.comments[size * (page - 1) : size * page])

        def write(self) -> None:
            site.requests.append(f"{self.command} {self.path}")
            length = int(self.headers["Content-Length"] or 0)
            sent = json.loads(self.rfile.read(length) or b"null")
            if site.write_status:
                self.answer(site.write_status)
            elif self.command == "POST":
                assert self.path == site.listing
                self.answer(201, site.written(sent["body"], ME))
            else:
                found = [c for c in site.comments if self.path == f"{site.one}/{c['id']}"]
                assert len(found) == 1
                if self.command == "DELETE":
                    site.comments.remove(found[0])
                else:
                    assert self.command == ("PATCH" if site.kind == "github" else "PUT")
                    found[0]["body"] = sent["body"]
                self.answer(200, found[0])

    for method in ("POST", "PATCH", "PUT", "DELETE"):
        setattr(Handler, f"do_{method}", Handler.write)
    return Handler


@pytest.fixture(params=["github", "gitlab"])
def site(request: pytest.FixtureRequest) -> Iterator[Site]:
    made = Site(request.param)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(made))
    made.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


def job(site: Site, folder: Path, *, token: str = TOKEN, cwd: Path | None = None) -> Ran:
    """The step as it runs on that site."""
    if site.kind == "github":
        event = folder.parent / "event.json"
        base = {"sha": git(folder, "rev-parse", "main"), "ref": "main"}
        event.write_text(json.dumps({"pull_request": {"number": 5, "base": base}}), "utf-8")
        variables = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_REPOSITORY": "urzad/plany",
            "GITHUB_API_URL": site.url,
            "GITHUB_STEP_SUMMARY": str(folder.parent / "summary.md"),
        }
    else:
        variables = {
            "GITLAB_CI": "true",
            "CI_API_V4_URL": site.url,
            "CI_PROJECT_ID": "42",
            "CI_MERGE_REQUEST_IID": "5",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(folder, "merge-base", "main", "HEAD"),
        }
    return shell(
        [sys.executable, str(ROOT / "ci" / "comment.py")],
        cwd or folder,
        RPD_COMMENT_TOKEN=token,
        PYTHONSAFEPATH="1",
        **variables,
    )


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
    if site.kind == "gitlab":
        site.who_status = 403
        assert "token nie ma do tego prawa (GET /user: HTTP 403)" in job(site, repository).out
        assert len(site.comments) == 2
        return
    # A job's own token may not ask who it is; other bots are taken for itself, people are not.
    site.who_status = 403
    site.comments.clear()
    person = site.written(f"{MARK}\nczłowiek", 3)
    bot = site.written(f"{MARK}\nbot", 9, bot=True)
    assert job(site, repository).out == "Zaktualizowano komentarz.\n"
    assert (person["body"], bot["body"][:5]) == (f"{MARK}\nczłowiek", MARK[:5])
    assert "### Zmiany planu" in bot["body"]


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
    ran = shell(
        [sys.executable, str(ROOT / "ci" / "comment.py")],
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
    for variables in ({"GITHUB_EVENT_PATH": str(event)}, {"CI_API_V4_URL": "http://x"}, {}):
        ran = shell([sys.executable, str(ROOT / "ci" / "comment.py")], repository, **variables)
        assert (ran.code, ran.out) == (2, "")
        assert "tylko do propozycji zmiany" in ran.err


def test_the_mark_is_that_of_the_report() -> None:
    from rpd.report import diff_md

    script = (ROOT / "ci" / "comment.py").read_text("utf-8")
    assert diff_md.MARKER == MARK
    assert f'MARK = "{MARK}"\n' in script
    assert int(re.findall(r"LIMIT = ([0-9_]+)", script)[0]) > diff_md.LIMIT + 500


# --- the action and the job ----------------------------------------------------------------------


def yaml(name: str) -> Any:
    return YAML(typ="safe", pure=True).load((ROOT / name).read_text("utf-8"))


def test_action_is_pinned_and_interpolates_nothing_into_shells() -> None:
    document = yaml("comment/action.yml")
    steps = document["runs"]["steps"]
    used = [step["uses"] for step in steps if "uses" in step]
    assert (
        used == [step["uses"] for step in yaml("action.yml")["runs"]["steps"] if "uses" in step][:1]
    )
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name) for name in used)
    commands = [step["run"] for step in steps if "run" in step]
    assert commands == [
        'python -m pip install --quiet --disable-pip-version-check "$ACTION/.."',
        'python "$ACTION/../ci/comment.py"',
    ]
    text = (ROOT / "comment" / "action.yml").read_text("utf-8")
    for name in document["inputs"]:
        assert f"inputs.{name}" in text


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_the_steps_as_they_are_written(site: Site, repository: Path) -> None:
    """The very commands of the action and of the GitLab job, on a scratch repository."""
    if site.kind == "github":
        command = yaml("comment/action.yml")["runs"]["steps"][-1]["run"]
    else:
        definition = yaml("ci/gitlab.yml")["rpd-comment"]
        assert definition["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
        (command,) = definition["script"]
    event = repository.parent / "event.json"
    base = {"sha": git(repository, "rev-parse", "main"), "ref": "main"}
    event.write_text(json.dumps({"pull_request": {"number": 5, "base": base}}), "utf-8")
    of_site = {
        "github": {
            "ACTION": str(ROOT / "comment"),
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_REPOSITORY": "urzad/plany",
            "GITHUB_API_URL": site.url,
        },
        "gitlab": {
            "CI_API_V4_URL": site.url,
            "CI_PROJECT_ID": "42",
            "CI_MERGE_REQUEST_IID": "5",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": base["sha"],
        },
    }
    variables = of_site[site.kind] | {"RPD_COMMENT_TOKEN": TOKEN, "PYTHONSAFEPATH": "1"}
    ran = shell(["bash", "-eo", "pipefail", "-c", command], repository, **variables)
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
    ran = shell(
        [sys.executable, str(ROOT / "ci" / "comment.py")],
        clone,
        RPD_COMMENT_TOKEN=TOKEN,
        GITHUB_EVENT_PATH=str(event),
        GITHUB_REPOSITORY="urzad/plany",
        GITHUB_API_URL=site.url,
    )
    assert ran.code == 0
    body = spaced(site.comments[0]["body"])
    assert "**1 zmiana: 1 zmieniony zapis.** Budżet bez zmian (15 640 500 zł)." in body
