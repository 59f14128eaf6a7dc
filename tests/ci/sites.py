"""GitHub and GitLab as far as comments go, played by a server here, and the job there."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import parse_qs, urlsplit

from rpd_comment.commands import Done, Folder
from rpd_comment.main import main
from tests import loads
from tests.conftest import Ran, in_this_process
from tests.workspace.test_versions import git

TOKEN = "tajny-token"  # noqa: S105
ME = 7
MARK = "<!-- rpd-diff -->"

Answer = Callable[[BaseHTTPRequestHandler], bool]
"""Answers a request itself, or says that it has not."""


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
    viewer: str | None = None
    writer: int = ME
    odd: Answer = lambda _: False

    @property
    def listing(self) -> str:
        if self.kind == "github":
            return "/repos/urzad/plany/issues/5/comments"
        return "/projects/42/merge_requests/5/notes"

    @property
    def one(self) -> str:
        return "/repos/urzad/plany/issues/comments" if self.kind == "github" else self.listing

    def written(
        self, body: str, author: int, *, bot: bool = False, login: str = ""
    ) -> dict[str, Any]:
        self.next_id += 1
        user = {"id": author, "type": "Bot" if bot else "User", "login": login or f"kto{author}"}
        key = "user" if self.kind == "github" else "author"
        made = {"id": self.next_id, "body": body, key: user}
        self.comments.append(made)
        return made


class Handler(BaseHTTPRequestHandler):
    """Answers as the site of its class does."""

    site: Site

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
        expected = f"Bearer {TOKEN}" if self.site.kind == "github" else TOKEN
        return bool(given == expected)

    def do_GET(self) -> None:
        if self.site.odd(self):
            return
        address = urlsplit(self.path)
        self.site.requests.append(f"GET {address.path}")
        if not self.allowed():
            self.answer(401)
        elif address.path == "/user":
            self.answer(self.site.who_status, {"id": ME})
        else:
            assert address.path == self.site.listing
            asked = parse_qs(address.query)
            size, page = int(asked["per_page"][0]), int(asked["page"][0])
            self.answer(200, self.site.comments[size * (page - 1) : size * page])

    def write(self) -> None:
        self.site.requests.append(f"{self.command} {self.path}")
        length = int(self.headers["Content-Length"] or 0)
        sent = json.loads(self.rfile.read(length) or b"null")
        if self.site.odd(self):
            return
        if self.path == "/graphql":
            viewer = {"viewer": self.site.viewer and {"login": self.site.viewer}}
            self.answer(200, {"data": viewer})
        elif self.site.write_status:
            self.answer(self.site.write_status)
        elif self.command == "POST":
            assert self.path == self.site.listing
            self.answer(
                201, self.site.written(sent["body"], self.site.writer, bot=self.site.writer != ME)
            )
        else:
            found = [c for c in self.site.comments if self.path == f"{self.site.one}/{c['id']}"]
            assert len(found) == 1
            if self.command == "DELETE":
                self.site.comments.remove(found[0])
            else:
                assert self.command == ("PATCH" if self.site.kind == "github" else "PUT")
                found[0]["body"] = sent["body"]
            self.answer(200, found[0])

    do_POST = do_PATCH = do_PUT = do_DELETE = write  # noqa: N815


@contextlib.contextmanager
def played(kind: str) -> Iterator[Site]:
    """A site that answers while the block runs."""
    made = Site(kind)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Of", (Handler,), {"site": made}))
    made.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def variables(site: Site, folder: Path, event: Path) -> dict[str, str]:
    """What the runner of that site tells a job about the change on the branch of a folder."""
    if site.kind == "gitlab":
        return {
            "GITLAB_CI": "true",
            "CI_API_V4_URL": site.url,
            "CI_PROJECT_ID": "42",
            "CI_MERGE_REQUEST_IID": "5",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(folder, "merge-base", "main", "HEAD"),
        }
    base = {"sha": git(folder, "rev-parse", "main"), "ref": "main"}
    event.write_text(json.dumps({"pull_request": {"number": 5, "base": base}}), "utf-8")
    return {
        "GITHUB_ACTIONS": "true",
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_REPOSITORY": "urzad/plany",
        "GITHUB_API_URL": site.url,
        "GITHUB_STEP_SUMMARY": str(event.parent / "summary.md"),
    }


def job(site: Site, folder: Path, *, token: str = TOKEN, cwd: Path | None = None) -> Ran:
    """The step as it runs on that site."""
    told = variables(site, folder, folder.parent / "event.json")
    return started(cwd or folder, RPD_COMMENT_TOKEN=token, **told)


def rpd_here(folder: Folder, *arguments: str) -> Done:
    """``Folder.rpd`` without a process."""
    with loads.shared():
        ran = in_this_process(list(arguments), folder.path, dict(os.environ))
    return Done(ran.code, ran.out, ran.err)


def started(folder: Path, **environment: str) -> Ran:
    """``rpd-comment`` in a folder, in this process; ``rpd`` and git have their own."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "RPD_", "CI"))}
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, clean | environment, clear=True),
        mock.patch.object(sys, "argv", ["rpd-comment"]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = main()
    return Ran(code, out.getvalue(), err.getvalue())
