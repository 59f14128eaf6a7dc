"""Entry point of ``rpd-comment``: which change it is, what is said of it, and where.

Exit codes: 0 – done, or the token may not comment (a change from a fork); 1 – a plan could not be
compared, and the comment says so; 2 – the work cannot be done.
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rpd_comment import log, plans
from rpd_comment.commands import TOKEN, Folder
from rpd_comment.errors import RefusedError, StopError
from rpd_comment.sites import Site
from rpd_comment.text import UNCHANGED, comment
from rpd_comment.transport import Api

_COMPARING = 600
_COMMENTING = 300
_NO_CHANGE = "Komentarz dodaje się tylko do propozycji zmiany ({what})."
_USAGE = """\
Użycie: rpd-comment

Utrzymuje jeden komentarz do propozycji zmiany: co zmienia ona w planach. Działa w zadaniach GitHub
Actions i GitLab CI, bez argumentów; token podaje się w zmiennej RPD_COMMENT_TOKEN. Objaśnia to
docs/ci.md."""


@dataclass(frozen=True)
class Change:
    """A proposed change: the revision that it starts from, and where its comments live.

    ``address``, ``headers`` and the rest are what a site is made of, once there is a token.
    """

    target: str
    address: str
    headers: Mapping[str, str]
    listing: str
    new: str
    one: str
    update: str
    graphql: str = ""

    def site(self) -> Site:
        """The site, to be asked for some minutes. Raises StopError where it cannot be asked."""
        api = Api(self.address, self.headers, time.monotonic() + _COMMENTING)
        return Site(api, self.listing, self.new, self.one, self.update, self.graphql)


def main() -> int:
    """Run the job in the current folder; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if sys.argv[1:]:
        asked = sys.argv[1:] == ["--help"]
        print(_USAGE, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        return work(dict(os.environ))
    except StopError as error:
        log.say(f"rpd: {error}", stream=sys.stderr)
    except KeyError as error:
        log.say(f"rpd: Brakuje danych o propozycji zmiany ({error}).", stream=sys.stderr)
    except KeyboardInterrupt:
        log.say("rpd: Przerwano.", stream=sys.stderr)
    except Exception as error:
        if os.environ.get("RPD_DEBUG"):
            raise
        # The words of an error could hold the token.
        log.say(
            f"rpd: Błąd programu: {type(error).__name__}. Zgłoś go autorom; ustaw RPD_DEBUG=1, aby "
            "zobaczyć szczegóły.",
            stream=sys.stderr,
        )
    return 2


def work(env: Mapping[str, str]) -> int:
    """Compare, and keep the comment. Raises StopError and KeyError where that cannot be done."""
    folder = Folder(plans.workspace(Path.cwd()), time.monotonic() + _COMPARING)
    token = env.get(TOKEN, "").strip()
    on_github = "GITHUB_EVENT_PATH" in env
    change = (_github if on_github else _gitlab)(env, token, folder)
    base = folder.git("merge-base", "--end-of-options", change.target, "HEAD").strip()
    text, complete = comment(folder, base, plans.touched(folder, base))
    if summary := env.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as stream:
            stream.write(text or UNCHANGED)
    refused = _keep(change, text) if token else "nie podano tokenu"
    if refused:
        log.warn(
            f"Nie dodano komentarza: token nie ma do tego prawa ({refused}). Tak jest przy "
            "zmianach z obcych rozwidleń (fork); poza nimi nadaj prawo opisane w docs/ci.md.",
            github=env.get("GITHUB_ACTIONS") == "true",
        )
        log.quote(text or UNCHANGED)
    return 0 if complete else 1


def _keep(change: Change, text: str) -> str:
    """Keep the comment; returns why the token may not, "" when it is kept."""
    try:
        log.say(change.site().keep(text))
    except RefusedError as error:
        return str(error)
    except StopError:
        log.quote(text or UNCHANGED)
        raise
    return ""


def _github(env: Mapping[str, str], token: str, folder: Folder) -> Change:
    try:
        event = json.loads(Path(env["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise StopError(f"Nie można odczytać opisu zdarzenia ({type(error).__name__}).") from error
    request: Any = event.get("pull_request") if isinstance(event, dict) else None
    if not request:
        raise StopError(_NO_CHANGE.format(what="zdarzenie pull_request"))
    try:
        number, ref, tip = int(request["number"]), request["base"]["ref"], request["base"]["sha"]
    except (KeyError, TypeError, ValueError) as error:
        raise StopError("Opis zdarzenia nie ma numeru albo gałęzi docelowej.") from error
    repository = urllib.parse.quote(env["GITHUB_REPOSITORY"])
    # The branch may have moved on since the event; what is checked out is merged with its tip.
    branch = f"refs/remotes/origin/{ref}"
    there = folder.ask_git("rev-parse", "--verify", "--quiet", "--end-of-options", branch)
    comments = f"/repos/{repository}/issues/{number}/comments"
    return Change(
        target=branch if there.code == 0 else str(tip),
        address=env["GITHUB_API_URL"],
        headers={
            "Authorization": f"Bearer {token}",
            "Accept": "application/vnd.github+json",
            "User-Agent": "rpd",
        },
        listing=comments,
        new=comments,
        one=f"/repos/{repository}/issues/comments",
        update="PATCH",
        graphql=env.get("GITHUB_GRAPHQL_URL") or env["GITHUB_API_URL"].rstrip("/") + "/graphql",
    )


def _gitlab(env: Mapping[str, str], token: str, folder: Folder) -> Change:  # noqa: ARG001
    if not env.get("CI_MERGE_REQUEST_IID"):
        raise StopError(_NO_CHANGE.format(what="merge request"))
    try:
        project, number = int(env["CI_PROJECT_ID"]), int(env["CI_MERGE_REQUEST_IID"])
    except ValueError as error:
        raise StopError("Zmienne CI_PROJECT_ID i CI_MERGE_REQUEST_IID to liczby.") from error
    notes = f"/projects/{project}/merge_requests/{number}/notes"
    return Change(
        target=env["CI_MERGE_REQUEST_DIFF_BASE_SHA"],
        address=env["CI_API_V4_URL"],
        headers={"PRIVATE-TOKEN": token, "User-Agent": "rpd"},
        listing=f"{notes}?sort=asc&order_by=created_at",
        new=notes,
        one=notes,
        update="PUT",
    )
