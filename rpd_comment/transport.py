"""Calls to a site's API: bounded in time, size and number, whatever the site answers.

A site that is busy or limits its callers is asked again, a few times and after the pause that it
asks for; a token without the right is told apart from that at once.
"""

from __future__ import annotations

import datetime
import json
import re
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException, IncompleteRead
from typing import Any

from rpd_comment.errors import BusyError, RefusedError, StopError

ATTEMPTS = 4
LONGEST_PAUSE = 60
"""Seconds; a site that asks for more is not waited for."""
MOST_BYTES = 64 * 1024 * 1024
_SECONDS = 30
_WORDS = 4096
_NO_RIGHT = (401, 403, 404)
_NEVER = (501, 505)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would take the token to another address."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


@dataclass(frozen=True)
class Api:
    """An API at an address; the headers bear the token. ``until`` ends it all (monotonic clock)."""

    address: str
    headers: Mapping[str, str]
    until: float

    def __post_init__(self) -> None:
        """Refuse what the library would quote, token and all, or read from the disk."""
        demand_address(self.address)
        for value in self.headers.values():
            if not value.isascii() or not value.isprintable():
                raise StopError(
                    "Token ma znak, którego w tokenie być nie może (np. koniec wiersza albo „ł”); "
                    "wpisz go do zmiennej jeszcze raz."
                )

    def ask(self, method: str, path: str, body: Mapping[str, str] | None = None) -> Any:
        """What the site answers; asked again while it is busy. For what may be done twice.

        Raises:
            RefusedError: the token may not do this.
            StopError: the site does not answer, or not in a form that can be read.
        """
        for attempt in range(ATTEMPTS):
            try:
                return self.ask_once(method, path, body)
            except BusyError as busy:
                self.pause(busy, attempt)
        raise AssertionError  # the last pause has stopped

    def ask_once(self, method: str, path: str, body: Mapping[str, str] | None = None) -> Any:
        """What the site answers to one call. Raises BusyError, and what `ask` raises."""
        address = path if "://" in path else self.address.rstrip("/") + path
        data = json.dumps(body).encode("ascii") if body is not None else None
        request = urllib.request.Request(  # noqa: S310 (http, as demanded)
            address, data, dict(self.headers), method=method
        )
        if data is not None:
            request.add_header("Content-Type", "application/json")
        what = f"{method} {urllib.parse.urlsplit(address).path}"
        try:
            opener = urllib.request.build_opener(_NoRedirect)
            with opener.open(request, timeout=_SECONDS) as answer:
                raw = self._read(answer, what)
        except urllib.error.HTTPError as error:
            with error:
                raise _refusal(error, what) from error
        except (OSError, HTTPException) as error:
            raise _broken(error) from error
        except ValueError as error:  # an address that cannot be called
            raise StopError(f"Adresu API nie da się użyć ({what}).") from error
        return _parsed(raw)

    def pause(self, busy: BusyError, attempt: int) -> None:
        """Wait before the next attempt. Raises StopError where there is none, or none so soon."""
        seconds = 2.0**attempt if busy.seconds is None else busy.seconds
        if attempt + 1 == ATTEMPTS:
            raise StopError(f"{busy} Prób było {ATTEMPTS}; uruchom zadanie ponownie.") from busy
        if seconds > LONGEST_PAUSE or time.monotonic() + seconds > self.until:
            raise StopError(
                f"{busy} Prosi o przerwę dłuższą, niż zadanie może czekać ({seconds:.0f} s); "
                "uruchom je ponownie później."
            ) from busy
        time.sleep(seconds)

    def _read(self, answer: Any, what: str) -> bytes:
        """The body of an answer; each piece as it comes, so that a slow one ends in time."""
        parts, size = [], 0
        while part := answer.read1(65536):
            parts.append(part)
            size += len(part)
            if size > MOST_BYTES:
                raise StopError(f"Odpowiedź serwisu jest za duża ({what}).")
            if time.monotonic() > self.until:
                raise StopError(f"Serwis odpowiada zbyt wolno ({what}).")
        declared = answer.headers["Content-Length"] or ""
        if re.fullmatch("[0-9]{1,15}", declared) and size < int(declared):
            raise IncompleteRead(b"", int(declared) - size)
        return b"".join(parts)


def demand_address(address: str) -> None:
    """Raise StopError unless an address is one of http."""
    try:
        parts = urllib.parse.urlsplit(address)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        fine = False
    if not fine:
        raise StopError(f"Adres API „{address}” nie jest adresem http.")


def _parsed(raw: bytes) -> Any:
    try:
        return json.loads(raw) if raw else None
    except (ValueError, RecursionError) as error:
        page = raw.lstrip()[:1] == b"<"
        raise StopError(
            "Serwis odpowiedział stroną HTML zamiast danych; sprawdź adres API i serwer proxy."
            if page
            else "Odpowiedź serwisu nie jest poprawnym zapisem JSON."
        ) from error


def _broken(error: OSError | HTTPException) -> BusyError | StopError:
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, ssl.SSLCertVerificationError):
        return StopError(f"Certyfikat serwisu nie budzi zaufania: {reason.verify_message}.")
    if isinstance(reason, HTTPException):
        return BusyError(f"Odpowiedź serwisu urwała się ({type(reason).__name__}).")
    return BusyError(f"Nie można połączyć się z serwisem: {reason}.")


def _refusal(error: urllib.error.HTTPError, what: str) -> Exception:
    """What an answer that is no success means."""
    status, headers = error.code, error.headers
    if status == 429 or (status == 403 and _limits(error)):
        return BusyError(
            f"Serwis ogranicza liczbę zapytań (HTTP {status}, {what}).", _asked_pause(headers)
        )
    if status in _NO_RIGHT:
        return RefusedError(f"{what}: HTTP {status}", status)
    said = f"Serwis odpowiedział: HTTP {status} ({what})."
    if status == 408 or (status >= 500 and status not in _NEVER):
        return BusyError(said, _asked_pause(headers))
    return StopError(said)


def _limits(error: urllib.error.HTTPError) -> bool:
    """Whether a refusal is a limit: GitHub answers 403 to both."""
    headers = error.headers
    if headers["Retry-After"] or (headers["X-RateLimit-Remaining"] or "").strip() == "0":
        return True
    try:
        words = error.read(_WORDS)
    except (OSError, HTTPException):
        return False  # no words, so none of a limit
    return b"rate limit" in words.lower()


def _asked_pause(headers: Message) -> float | None:
    """The seconds that a site asks to wait, as a number, a date or the end of its window."""
    asked = (headers["Retry-After"] or "").strip()
    if re.fullmatch("[0-9]{1,9}", asked):
        return float(asked)
    if asked:
        try:
            day = parsedate_to_datetime(asked)
        except (ValueError, IndexError, TypeError, OverflowError):
            return None
        if day.tzinfo is None:
            day = day.replace(tzinfo=datetime.UTC)
        return max(0.0, day.timestamp() - time.time())
    reset = (headers["X-RateLimit-Reset"] or "").strip()
    if (headers["X-RateLimit-Remaining"] or "").strip() == "0" and re.fullmatch(
        "[0-9]{1,12}", reset
    ):
        return max(0.0, float(reset) - time.time())
    return None
