"""Keeps one comment under a pull or merge request: what it changes in the plans, in sentences.

Runs in GitHub Actions (comment/action.yml) and GitLab CI (ci/gitlab.yml), with the standard library
and `rpd` on the PATH. The comment is known by a hidden mark at its beginning and by its author; it
is written once and then updated. A token that may not comment (a change from a fork) is no failure:
the text stands in the log then, and on GitHub in the summary of the job.

Exit codes: 0 – done, or the token may not comment; 1 – a plan could not be compared, and the
comment says so; 2 – the work cannot be done.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MARK = "<!-- rpd-diff -->"
LIMIT = 65_000
"""Characters of a comment; GitHub takes 65,536, GitLab 1,000,000."""
PAGE = 100
MOST_PAGES = 50
_PLAN = re.compile(r"[0-9]{4}\.ya?ml\Z")
_SECONDS = 30
_LONGEST_NAME = 120
_MOST_NAMED = 10
# Signs that a person does not see and a terminal, a browser or a log obeys.
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)


class Stop(Exception):
    """The work cannot be done; the message says why and what to do."""


class Refused(Exception):
    """The token may not do this."""


# --- names from outside --------------------------------------------------------------------------


def visible(text: str) -> str:
    """The text on one line, with signs that nobody sees shown by their numbers."""
    return _INVISIBLE.sub(lambda match: f"<U+{ord(match.group()):04X}>", text)


def code(name: str) -> str:
    """A name as a code span that nothing in it can end: no mention, link or markup is read in it.

    A run of backticks ends a span only if it is as long as the one that began it.
    """
    shown = visible(name)
    if len(shown) > _LONGEST_NAME:
        shown = shown[: _LONGEST_NAME - 1] + "…"
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    if not longest:
        return f"`{shown}`"
    fence = "`" * (longest + 1)
    return f"{fence} {shown} {fence}"


def inert(line: str) -> str:
    """A line of a log in which an older runner finds no „##[” to obey."""
    return re.sub(r"#(?=#(vso)?\[)", "<U+0023>", visible(line))


def said(*lines: str, stream: Any = None) -> None:
    """Lines of a job's log; no text from outside begins one."""
    for line in lines:
        print(inert(line), file=stream or sys.stdout)


def quoted(text: str) -> list[str]:
    """A text for the log of a job: behind a bar, so that no line of it is a command."""
    return [f"| {line}" for line in text.split("\n")]


# --- what the change does to the plans -----------------------------------------------------------


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
    )


def git(*arguments: str) -> str:
    try:
        done = run("git", *arguments)
    except FileNotFoundError as error:
        raise Stop("Nie znaleziono programu git.") from error
    if done.returncode:
        raise Stop(
            f"„git {arguments[0]}” nie powiodło się: {done.stderr.strip()} "
            "Praca wymaga całej historii (fetch-depth: 0, GIT_DEPTH: 0)."
        )
    return done.stdout


def changed_plans(base: str) -> list[tuple[str, str]]:
    """Plans whose own file, or a file beside them, differs; each with „A”, „D” or „M” (git)."""
    listed = git("diff", "--name-status", "--no-renames", "--relative", "-z", base, "HEAD")
    parts = listed.split("\0")[:-1]
    changed = {path: state for state, path in zip(parts[::2], parts[1::2], strict=True)}
    folders = {folder_of(path) for path in changed if path.endswith((".yaml", ".yml"))}
    beside = git("ls-tree", "-r", "--name-only", "-z", "HEAD").split("\0")
    plans = [path for path in beside if _PLAN.search(path) and folder_of(path) in folders]
    plans += [path for path, state in changed.items() if _PLAN.search(path) and state == "D"]
    return [(path, changed.get(path, "M")) for path in sorted(set(plans))]


def folder_of(path: str) -> str:
    return path.rpartition("/")[0]


def section(base: str, path: str, state: str) -> tuple[str, bool]:
    """What is said of one plan ("" where there is nothing to say), and whether it could be said."""
    shown = code(path)
    if state == "A":
        return (
            f"### Nowy plan: {shown}\n\nNie ma go w gałęzi docelowej, więc nie ma porównania.",
            True,
        )
    if state == "D":
        return f"### Usunięto plan: {shown}", True
    sides = (f"{base[:12]}:./{path}", "HEAD:./" + path)
    found = run("rpd", "diff", *sides, "--format", "json")
    if found.returncode == 0:
        if not says_something(json.loads(found.stdout)):
            return "", True
        told = run("rpd", "diff", *sides, "--format", "md")
        if told.returncode == 0:
            return told.stdout.replace(MARK, "", 1).strip(), True
        found = told
    # An indented block ends only where a line is not indented; no fence can be forged in it.
    reason = "\n".join(f"    {visible(line)}" for line in found.stderr.strip().split("\n"))
    return f"### Nie można porównać planu {shown}\n\n{reason}", False


def says_something(report: dict[str, Any]) -> bool:
    findings, budget = report["findings"], report["budget"]
    lines = [*budget["zrodla"], *budget["wspolne"], budget["razem"]]
    return bool(
        report["changes"]
        or findings["new"]
        or findings["resolved"]
        or any(line["difference"].strip("-0.") for line in lines)
    )


def comment(base: str) -> tuple[str, bool]:
    """The text of the comment, "" where no plan changes; and whether all could be compared."""
    parts, complete, room = [], True, LIMIT - 500
    left_out = []
    for path, state in changed_plans(base):
        text, fine = section(base, path, state)
        complete = complete and fine
        if len(text) > room:
            left_out.append(code(path))
        elif text:
            parts.append(text)
            room -= len(text) + 2
    if left_out:
        listed = ", ".join(left_out[:_MOST_NAMED])
        if len(left_out) > _MOST_NAMED:
            listed += f" i jeszcze {len(left_out) - _MOST_NAMED}"
        parts.append(
            f"*Nie wszystko się zmieściło; pominięto: {listed}. Resztę pokaże `rpd diff`.*"
        )
    return "\n\n".join([MARK, *parts]) + "\n" if parts else "", complete


UNCHANGED = f"{MARK}\n\n### Zmiany planów\n\nBez zmian: ta propozycja nie zmienia żadnego planu.\n"


# --- the two sites -------------------------------------------------------------------------------


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would take the token to another address."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


@dataclass(frozen=True)
class Site:
    """Where comments live. ``listing`` and ``one`` are paths of the API; headers bear the token."""

    api: str
    headers: dict[str, str]
    listing: str
    one: str
    base: str
    update: str

    def call(self, method: str, path: str, body: dict[str, str] | None = None) -> Any:
        url = self.api.rstrip("/") + path
        if urllib.parse.urlsplit(url).scheme not in ("http", "https"):
            raise Stop(f"Adres API „{url}” nie jest adresem http.")
        data = json.dumps(body).encode("utf-8") if body is not None else None
        request = urllib.request.Request(url, data, self.headers, method=method)  # noqa: S310
        if data is not None:
            request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.build_opener(_NoRedirect).open(request, timeout=_SECONDS) as answer:
                text = answer.read()
        except urllib.error.HTTPError as error:
            if error.code in (401, 403, 404):
                raise Refused(f"{method} {path.partition('?')[0]}: HTTP {error.code}") from error
            raise Stop(f"Serwis odpowiedział: HTTP {error.code} ({method} {path}).") from error
        except (urllib.error.URLError, TimeoutError, OSError) as error:
            raise Stop(f"Nie można połączyć się z serwisem: {error}.") from error
        try:
            return json.loads(text) if text else None
        except ValueError as error:
            raise Stop("Odpowiedź serwisu nie jest poprawnym zapisem JSON.") from error

    def mine(self) -> list[dict[str, Any]]:
        """The comments with our mark that this token's user has written, the oldest first."""
        is_own = self._author()
        found = []
        for page in range(1, MOST_PAGES + 1):
            joint = "&" if "?" in self.listing else "?"
            entries = self.call("GET", f"{self.listing}{joint}per_page={PAGE}&page={page}")
            found += [e for e in entries if str(e["body"] or "").startswith(MARK) and is_own(e)]
            if len(entries) < PAGE:
                return found
        return found

    def _author(self) -> Any:
        """Whether a comment is this token's.

        A job's own token on GitHub may not ask who it is: then any bot's comment with the mark is
        taken for its own.
        """
        try:
            me = self.call("GET", "/user")["id"]
        except Refused:
            if "PRIVATE-TOKEN" in self.headers:
                raise
            return lambda entry: (entry.get("user") or {}).get("type") == "Bot"
        return lambda entry: (entry.get("user") or entry.get("author") or {}).get("id") == me

    def keep(self, text: str) -> str:
        """Make the one comment say this („” – nothing to say); returns what was done."""
        own = self.mine()
        for surplus in own[1:]:
            self.call("DELETE", f"{self.one}/{surplus['id']}")
        if not own:
            if not text:
                return "Żaden plan się nie zmienia; komentarza nie dodano."
            self.call("POST", self.listing.partition("?")[0], {"body": text})
            return "Dodano komentarz."
        wanted = text or UNCHANGED
        if str(own[0]["body"]).strip() == wanted.strip():
            return "Komentarz jest aktualny."
        self.call(self.update, f"{self.one}/{own[0]['id']}", {"body": wanted})
        return "Zaktualizowano komentarz."


def github(env: dict[str, str]) -> Site:
    event = json.loads(Path(env["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    number = (event.get("pull_request") or {}).get("number")
    if not number:
        raise Stop("Komentarz dodaje się tylko do propozycji zmiany (zdarzenie pull_request).")
    repository = urllib.parse.quote(env["GITHUB_REPOSITORY"])
    base = event["pull_request"]["base"]
    # The branch may have moved on since the event; what is checked out is merged with its tip.
    tip = f"refs/remotes/origin/{base['ref']}"
    there = run("git", "rev-parse", "--verify", "--quiet", "--end-of-options", tip)
    target = base["sha"] if there.returncode else tip
    return Site(
        api=env["GITHUB_API_URL"],
        headers={
            "Authorization": f"Bearer {env['RPD_COMMENT_TOKEN']}",
            "Accept": "application/vnd.github+json",
            "User-Agent": "rpd",
        },
        listing=f"/repos/{repository}/issues/{int(number)}/comments",
        one=f"/repos/{repository}/issues/comments",
        base=git("merge-base", "--end-of-options", target, "HEAD").strip(),
        update="PATCH",
    )


def gitlab(env: dict[str, str]) -> Site:
    if not env.get("CI_MERGE_REQUEST_IID"):
        raise Stop("Komentarz dodaje się tylko do propozycji zmiany (merge request).")
    target = env["CI_MERGE_REQUEST_DIFF_BASE_SHA"]
    notes = f"/projects/{int(env['CI_PROJECT_ID'])}/merge_requests"
    notes += f"/{int(env['CI_MERGE_REQUEST_IID'])}/notes"
    return Site(
        api=env["CI_API_V4_URL"],
        headers={"PRIVATE-TOKEN": env["RPD_COMMENT_TOKEN"], "User-Agent": "rpd"},
        listing=f"{notes}?sort=asc&order_by=created_at",
        one=notes,
        base=git("merge-base", "--end-of-options", target, "HEAD").strip(),
        update="PUT",
    )


# --- the job -------------------------------------------------------------------------------------


def warn(message: str, env: dict[str, str]) -> None:
    if env.get("GITHUB_ACTIONS") == "true":
        escaped = inert(message).replace("%", "%25")
        print(f"::warning title=rpd::{escaped}")
    else:
        said(f"Ostrzeżenie: {message}")


def main() -> int:
    env = dict(os.environ)
    try:
        return work(env)
    except Stop as error:
        said(f"rpd: {error}", stream=sys.stderr)
        return 2
    except (KeyError, ValueError) as error:
        said(f"rpd: Brakuje danych o propozycji zmiany ({error}).", stream=sys.stderr)
        return 2


def work(env: dict[str, str]) -> int:
    if not env.get("RPD_COMMENT_TOKEN"):
        env["RPD_COMMENT_TOKEN"] = ""
    site = (github if "GITHUB_EVENT_PATH" in env else gitlab)(env)
    text, complete = comment(site.base)
    if summary := env.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as stream:
            stream.write(text or UNCHANGED)
    refused = "" if env["RPD_COMMENT_TOKEN"] else "nie podano tokenu"
    if not refused:
        try:
            said(site.keep(text))
        except Refused as error:
            refused = str(error)
    if refused:
        warn(
            f"Nie dodano komentarza: token nie ma do tego prawa ({refused}). Tak jest przy "
            "zmianach z obcych rozwidleń (fork); poza nimi nadaj prawo opisane w docs/ci.md.",
            env,
        )
        said(*quoted(text or UNCHANGED))
    return 0 if complete else 1


if __name__ == "__main__":
    sys.exit(main())
