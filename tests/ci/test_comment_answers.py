"""Whatever a site answers: the comment is kept at one, or a sentence says why not."""

from __future__ import annotations

import email.utils
import json
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from rpd_comment import sites, transport
from rpd_comment.errors import RefusedError, StopError
from tests.ci.sites import MARK, ME, TOKEN, Site, played

TEXT = f"{MARK}\n\n### Zmiany planu\n"
Odd = Callable[[BaseHTTPRequestHandler], bool]


@pytest.fixture
def github() -> Iterator[Site]:
    with played("github") as made:
        yield made


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that the job would have made."""
    made: list[float] = []
    monkeypatch.setattr("rpd_comment.transport.time.sleep", made.append)
    return made


def kept(site: Site, text: str = TEXT, *, token: str = TOKEN, seconds: float = 60) -> str:
    """What the job says of one attempt to keep the comment; a refusal is told apart by its word."""
    headers = {"Authorization": f"Bearer {token}"}
    try:
        api = transport.Api(site.url, headers, time.monotonic() + seconds)
        place = sites.Site(
            api, site.listing, site.listing, site.one, "PATCH", graphql=site.url + "/graphql"
        )
        return place.keep(text)
    except StopError as error:
        return f"Stop: {error}"
    except RefusedError as error:
        return f"Odmowa: {error}"


def answers(
    *given: bytes | tuple[int, dict[str, str], bytes], method: str = "GET", path: str = "comments"
) -> Odd:
    """Answers the first calls of a method and a path with these; raw bytes are a whole answer."""
    left = list(given)

    def odd(request: BaseHTTPRequestHandler) -> bool:
        if request.command != method or path not in request.path or not left:
            return False
        one = left.pop(0)
        if isinstance(one, bytes):
            request.wfile.write(one)
        else:
            status, headers, body = one
            request.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                request.send_header(name, value)
            request.end_headers()
            request.wfile.write(body)
        request.close_connection = True
        return True

    return odd


def again(*given: bytes | tuple[int, dict[str, str], bytes], method: str = "GET") -> Odd:
    return answers(*given * transport.ATTEMPTS, method=method)


# --- busy, limited, refused ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "body", "pause"),
    [
        ({"Retry-After": "7"}, b"", 7),
        ({"Retry-After": "0"}, b"", 0),
        ({"Retry-After": "jutro"}, b"", 1),
        ({"Retry-After": "-5"}, b"", 1),
        ({"Retry-After": "9" * 5000}, b"", 1),
        ({"Retry-After": email.utils.formatdate(0)}, b"", 0),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1"}, b"", 0),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "x"}, b"", 1),
        ({}, b'{"message": "You have exceeded a secondary rate limit."}', 1),
    ],
    ids=str,
)
@pytest.mark.parametrize("status", [403, 429])
def test_a_limit_is_waited_for(
    github: Site, pauses: list[float], status: int, headers: dict[str, str], body: bytes, pause: int
) -> None:
    github.odd = answers((status, headers, body))
    assert kept(github) == "Dodano komentarz."
    assert pauses == [pause]


@pytest.mark.parametrize("status", [408, 500, 502, 503, 504, 522])
@pytest.mark.parametrize("method", ["GET", "PATCH"])
def test_a_busy_site_is_asked_again(
    github: Site, pauses: list[float], status: int, method: str
) -> None:
    github.written(f"{MARK}\nstary", ME)
    github.odd = answers((status, {}, b""), (status, {}, b""), method=method)
    assert kept(github) == "Zaktualizowano komentarz."
    assert pauses == [1, 2]


def test_not_for_ever(github: Site, pauses: list[float]) -> None:
    github.odd = again((503, {}, b"<html>"))
    assert kept(github) == (
        "Stop: Serwis odpowiedział: HTTP 503 (GET /repos/urzad/plany/issues/5/comments). Prób było "
        "4; uruchom zadanie ponownie."
    )
    assert pauses == [1, 2, 4]


@pytest.mark.parametrize("seconds", ["61", "3600", "999999999"])
def test_nor_for_long(github: Site, pauses: list[float], seconds: str) -> None:
    github.odd = answers((429, {"Retry-After": seconds}, b""))
    said = kept(github)
    assert said.startswith("Stop: Serwis ogranicza liczbę zapytań (HTTP 429, GET /repos/")
    assert f"({seconds} s); uruchom je ponownie później." in said
    assert pauses == []


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_missing_right_is_no_limit(github: Site, pauses: list[float], status: int) -> None:
    words = b'{"message": "Resource not accessible by integration"}'
    github.odd = again((status, {"X-RateLimit-Remaining": "4999"}, words))
    assert kept(github) == f"Odmowa: GET {github.listing}: HTTP {status}"
    assert pauses == []


@pytest.mark.parametrize("status", [301, 302, 307, 308, 400, 409, 410, 418, 422, 451, 501, 505])
def test_what_another_attempt_does_not_change(
    github: Site, pauses: list[float], status: int
) -> None:
    github.odd = answers((status, {"Location": github.url + "/zly"}, b""), method="POST")
    said = kept(github)
    assert said == f"Stop: Serwis odpowiedział: HTTP {status} (POST {github.listing})."
    assert (pauses, [r for r in github.requests if "zly" in r]) == ([], [])


@pytest.mark.parametrize("written", [True, False])
def test_a_comment_that_may_have_been_written_is_not_written_twice(
    github: Site, written: bool
) -> None:
    def odd(request: BaseHTTPRequestHandler) -> bool:
        if request.command != "POST" or github.comments:
            return False
        github.odd = lambda _: False
        if written:
            github.written(TEXT, ME)
        request.send_response(502)
        request.send_header("Content-Length", "0")
        request.end_headers()
        return True

    github.odd = odd
    assert kept(github) == "Dodano komentarz."
    assert len(github.comments) == 1


def test_a_comment_that_somebody_has_just_removed(github: Site) -> None:
    first, second = (github.written(f"{MARK}\n{n}", ME) for n in "12")
    gone: tuple[int, dict[str, str], bytes] = (404, {}, b"")
    deleting, updating = (
        answers(gone, method="DELETE", path=""),
        answers(gone, method="PATCH", path=""),
    )
    github.odd = lambda request: deleting(request) or updating(request)
    assert kept(github) == "Dodano komentarz."
    assert github.comments[:2] == [first, second]
    assert github.comments[2]["body"] == TEXT


# --- odd answers ---------------------------------------------------------------------------------

HTML = b"<!DOCTYPE html><title>Zaloguj</title>"
DEEP = b"[" * 100_000
ODD: list[tuple[bytes, str]] = [
    (HTML, "Serwis odpowiedział stroną HTML zamiast danych"),
    (b"\xef\xbb\xbf" + HTML, "nie jest poprawnym zapisem JSON"),
    (b"[", "nie jest poprawnym zapisem JSON"),
    (DEEP, "nie jest poprawnym zapisem JSON"),
    (b"\xff\xfe", "nie jest poprawnym zapisem JSON"),
    (b"[" + b"9" * 5000 + b"]", "nie jest poprawnym zapisem JSON"),
    (b"", "nie ma budowy"),
    (b"null", "nie ma budowy"),
    (b"{}", "nie ma budowy"),
    (b'"tekst"', "nie ma budowy"),
    (b"[1]", "nie ma budowy"),
    (b"[null]", "nie ma budowy"),
    (b'[{"body": "<!-- rpd-diff -->"}]', "nie ma budowy"),
    (b'[{"body": "<!-- rpd-diff -->", "id": "1/../2"}]', "nie ma budowy"),
    (b'[{"body": "<!-- rpd-diff -->", "id": true}]', "nie ma budowy"),
]


@pytest.mark.parametrize(("body", "said"), ODD, ids=lambda v: repr(v)[:40])
def test_an_odd_answer_is_told(github: Site, body: bytes, said: str) -> None:
    github.odd = answers((200, {}, body))
    told = kept(github)
    assert told.startswith("Stop: ")
    assert said in told
    assert github.comments == []


@pytest.mark.parametrize(
    "body",
    [
        b"[{}]",
        b'[{"body": null}]',
        b'[{"body": 7}]',
        b'[{"body": "<!-- rpd-diff -->", "id": 1, "user": null}]',
        b'[{"body": "<!-- rpd-diff -->", "id": 1, "user": "kto"}]',
        b'[{"body": "<!-- rpd-diff -->", "id": 1, "user": {"id": "7"}}]',
        b'[{"body": "<!-- rpd-diff --> \\ud800", "id": 1, "user": {"id": 3}}]',
    ],
)
def test_a_comment_of_nobody_known_is_not_ours(github: Site, body: bytes) -> None:
    github.odd = answers((200, {}, body))
    assert kept(github) == "Dodano komentarz."


RAW = [
    (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[", "urwała się (IncompleteRead)"),
    (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[", "urwała się"),
    (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n[", "urwała się"),
    (b"", "urwała się (RemoteDisconnected)"),
    (b"SSH-2.0-OpenSSH\r\n", "urwała się (BadStatusLine)"),
    (b"HTTP/1.1 200 " + b"a" * 70_000, "urwała się (LineTooLong)"),
    (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n[]", "urwała się (HTTPException)"),
    (b"HTTP/1.1 9999 OK\r\n\r\n", "urwała się (BadStatusLine)"),
]


@pytest.mark.parametrize(("raw", "said"), RAW, ids=lambda v: repr(v)[:40])
def test_a_broken_answer_is_asked_for_again_and_told(
    github: Site, pauses: list[float], raw: bytes, said: str
) -> None:
    github.odd = again(raw)
    told = kept(github)
    assert said in told
    assert told.endswith("Prób było 4; uruchom zadanie ponownie.")
    github.odd = answers(raw)
    assert kept(github) == "Dodano komentarz."
    assert pauses == [1, 2, 4, 1]


def test_a_huge_answer_is_not_read_to_its_end(
    github: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "MOST_BYTES", 1000)
    github.odd = answers((200, {}, b" " * 200_000))
    assert kept(github) == f"Stop: Odpowiedź serwisu jest za duża (GET {github.listing})."


def test_a_slow_answer_ends_in_time(github: Site) -> None:
    def odd(request: BaseHTTPRequestHandler) -> bool:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(20):
            request.wfile.write(b" ")
        request.close_connection = True
        return True

    github.odd = odd
    assert kept(github, seconds=0) == "Stop: Serwis odpowiada zbyt wolno (GET /user)."


@pytest.mark.parametrize(
    "address", ["file:///etc", "ftp://x", "", "http://", "http://[x", "//x", "javascript:1"]
)
def test_an_address_that_is_none(github: Site, address: str) -> None:
    github.url = address
    assert kept(github).startswith("Stop: Adres API „")


@pytest.mark.parametrize("token", ["tajny\nX: y", "tajny\r", "tajnył", "taj\x00ny", "tajny\u2028"])
def test_a_token_that_cannot_be_one_is_not_quoted(github: Site, token: str) -> None:
    said = kept(github, token=token)
    assert said.startswith("Stop: Token ma znak")
    assert "tajny" not in said
    assert github.requests == []


# --- whose comment -------------------------------------------------------------------------------


def test_a_jobs_own_token_asks_in_another_way(github: Site) -> None:
    """GitHub tells it its name only there; a bot's name has „[bot]” at its end in one API."""
    github.who_status = 403
    person = github.written(f"{MARK}\nczłowiek", 3, login="github-actions")
    renovate = github.written(f"{MARK}\nbot", 9, bot=True, login="renovate[bot]")
    own = github.written(f"{MARK}\nstary", 41, bot=True, login="github-actions[bot]")
    for viewer in ("github-actions[bot]", "github-actions"):
        github.viewer, own["body"] = viewer, f"{MARK}\nstary"
        assert kept(github) == "Zaktualizowano komentarz."
    github.viewer = None
    assert kept(github) == "Komentarz jest aktualny."
    assert (person["body"], renovate["body"]) == (f"{MARK}\nczłowiek", f"{MARK}\nbot")


@pytest.mark.parametrize("answer", [b"[]", b'{"data": []}', b'{"data": {"viewer": {"login": 7}}}'])
def test_whoever_cannot_be_asked_is_learnt_from_what_was_written(
    github: Site, answer: bytes
) -> None:
    """A token of another application, on a site that does not say who it is."""
    github.who_status, github.writer = 403, 99
    github.odd = answers((200, {}, answer), method="POST", path="graphql")
    other = github.written(f"{MARK}\ninny bot", 9, bot=True, login="renovate[bot]")
    github.written(f"{MARK}\nstary", 99, bot=True, login="nasz[bot]")
    assert kept(github) == "Dodano komentarz."
    assert [(c["body"], c["user"]["id"]) for c in github.comments] == [
        (other["body"], 9),
        (TEXT, 99),
    ]


@pytest.mark.parametrize("body", [b"[]", b"{}", b'{"id": null}', b'{"id": "7"}', b'{"id": true}'])
def test_nobody_is_taken_for_oneself(github: Site, body: bytes) -> None:
    github.written(f"{MARK}\nczyj", 3)
    github.odd = answers((200, {}, body), path="/user")
    assert (
        kept(github)
        == "Stop: Odpowiedź serwisu nie ma budowy, jakiej można się spodziewać (/user)."
    )
    assert json.dumps(github.comments).count(MARK) == 1
