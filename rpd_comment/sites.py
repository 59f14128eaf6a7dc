"""The comments of GitHub and GitLab: which is this token's own, and keeping it at one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rpd_comment.errors import BusyError, RefusedError, StopError
from rpd_comment.text import MARK, UNCHANGED
from rpd_comment.transport import ATTEMPTS, Api, demand_address

PAGE = 100
MOST_PAGES = 50
_ACTIONS = "github-actions[bot]"
"""Who a job's own token on GitHub is, where the site will not say it."""
_ODD = "Odpowiedź serwisu nie ma budowy, jakiej można się spodziewać ({what})."


@dataclass(frozen=True)
class Entry:
    """A comment that begins with our mark."""

    id: int
    body: str
    author_id: int | None
    author: str
    bot: bool


@dataclass(frozen=True)
class Me:
    """Who the token is: by number, or by name; ``assumed`` where nobody could be asked."""

    id: int | None = None
    name: str = ""
    assumed: bool = False

    def wrote(self, entry: Entry) -> bool:
        """Whether a comment is this token's."""
        if self.id is not None:
            return entry.author_id == self.id
        # A bot's name has „[bot]” at its end in one API of GitHub, and not in the other.
        same = entry.author.removesuffix("[bot]") == self.name.removesuffix("[bot]")
        return same and entry.bot == self.name.endswith("[bot]")


@dataclass(frozen=True)
class Site:
    """Where comments live. ``listing``, ``new`` and ``one`` are paths of the API."""

    api: Api
    listing: str
    new: str
    one: str
    update: str
    graphql: str = ""

    def keep(self, text: str) -> str:
        """Make the one comment say this ("" – nothing to say); returns what was done.

        Raises RefusedError where the token may not comment, StopError where the site fails.
        """
        me = self._me()
        own = [entry for entry in self._marked() if me.wrote(entry)]
        for surplus in own[1:]:
            self._remove(surplus)
        if not own:
            return (
                self._add(text, me)
                if text
                else "Żaden plan się nie zmienia; komentarza nie dodano."
            )
        wanted = text or UNCHANGED
        if own[0].body.strip() == wanted.strip():
            return "Komentarz jest aktualny."
        try:
            self.api.ask(self.update, f"{self.one}/{own[0].id}", {"body": wanted})
        except RefusedError as error:
            if error.status != 404:
                raise
            return self._add(wanted, me)  # somebody has just removed it
        return "Zaktualizowano komentarz."

    def _add(self, text: str, me: Me) -> str:
        done = "Dodano komentarz."
        for attempt in range(ATTEMPTS):
            try:
                made = self.api.ask_once("POST", self.new, {"body": text})
            except BusyError as busy:
                self.api.pause(busy, attempt)
                # It may have been written all the same; twice would be one too many.
                if any(me.wrote(entry) for entry in self._marked()):
                    return done
                continue
            if me.assumed and (new := _entry(made)) is not None:
                self._remove_older(new)
            return done
        raise AssertionError  # the last pause has stopped

    def _remove_older(self, new: Entry) -> None:
        """Now that the site has told who writes with this token, what that one wrote before."""
        for entry in self._marked():
            if entry.author_id == new.author_id is not None and entry.id != new.id:
                self._remove(entry)

    def _remove(self, entry: Entry) -> None:
        try:
            self.api.ask("DELETE", f"{self.one}/{entry.id}")
        except RefusedError as error:
            if error.status != 404:  # gone already
                raise

    def _marked(self) -> Iterator[Entry]:
        """The comments with our mark, the oldest first."""
        joint = "&" if "?" in self.listing else "?"
        for page in range(1, MOST_PAGES + 1):
            found = self.api.ask("GET", f"{self.listing}{joint}per_page={PAGE}&page={page}")
            if not isinstance(found, list):
                raise StopError(_ODD.format(what="komentarze"))
            for one in found:
                if (entry := _entry(one)) is not None:
                    yield entry
            if len(found) < PAGE:
                return

    def _me(self) -> Me:
        """Who the token is. A job's own token on GitHub may ask that in one of two ways only."""
        try:
            answer = self.api.ask("GET", "/user")
        except RefusedError:
            if not self.graphql:
                raise
            return self._viewer()
        if isinstance(answer, dict) and type(answer.get("id")) is int:
            return Me(answer["id"])
        raise StopError(_ODD.format(what="/user"))

    def _viewer(self) -> Me:
        demand_address(self.graphql)
        try:
            answer = self.api.ask("POST", self.graphql, {"query": "{viewer{login}}"})
        except RefusedError:
            return Me(name=_ACTIONS, assumed=True)
        for key in ("data", "viewer", "login"):
            answer = answer.get(key) if isinstance(answer, dict) else None
        if not isinstance(answer, str) or not answer:
            return Me(name=_ACTIONS, assumed=True)
        # Only tokens of bots may not ask „/user”.
        return Me(name=answer.removesuffix("[bot]") + "[bot]")


def _entry(found: Any) -> Entry | None:
    """A comment of an answer, None where it has not our mark."""
    if not isinstance(found, dict):
        raise StopError(_ODD.format(what="komentarz"))
    body = found.get("body")
    if not isinstance(body, str) or not body.startswith(MARK):
        return None
    number, author = found.get("id"), found.get("user") or found.get("author")
    if type(number) is not int:
        raise StopError(_ODD.format(what="numer komentarza"))
    about = author if isinstance(author, dict) else {}
    whose = about.get("id")
    return Entry(
        number,
        body,
        whose if type(whose) is int else None,
        str(about.get("login") or ""),
        about.get("type") == "Bot",
    )
