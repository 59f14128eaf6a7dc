"""Nawias bez pary.

Co: w tekście stoi nawias otwierający bez zamykającego albo odwrotnie. Oznaczeń „a)” i „1)” reguła
nie dotyczy.

Dlaczego: nie wiadomo, gdzie kończy się wtrącenie; zwykle to ślad po wklejeniu tekstu.

Źle::

    nazwa: Szkolenia (stacjonarne i zdalne dla kadry CUS

Dobrze::

    nazwa: Szkolenia (stacjonarne i zdalne) dla kadry CUS
"""

import re
from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.polish.wording import quote
from rpd.rules.engine import Case
from rpd.rules.names import after, before, further

CODE = "RPD507"
SLUG = "niedomkniety-nawias"
SEVERITY = Severity.INFO

_SIGNS = re.compile(r"[()\[\]{}]")
_DEEPEST = 20
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
# What stands before the bracket of a point, also of a reference to one: „a)”, „12)”, „ab)”.
_POINT = re.compile(r"(?<![^\W_])(?:[A-Za-z]{1,2}|[0-9]{1,3}[a-z]?|[ivx]{1,5})\Z")


def check(case: Case) -> Iterator[Finding]:
    for text, path in case.running:
        if _SIGNS.search(text) is None:
            continue
        unpaired = list(_unpaired(text))
        if not unpaired:
            continue
        offset, sign = unpaired[0]
        more = further(len(unpaired) - 1)
        if sign in _CLOSING:
            message = f"Nawias otwarty w {quote(after(text, offset))} nie jest zamknięty{more}."
            hint = f"Dopisz „{_CLOSING[sign]}” na końcu wtrącenia albo usuń „{sign}”."
        else:
            message = f"Nawias zamknięty w {quote(before(text, offset))} nie jest otwarty{more}."
            hint = f"Dopisz „{_OPENING[sign]}” na początku wtrącenia albo usuń „{sign}”."
        yield Finding(path, message, hint)


def _unpaired(text: str) -> Iterator[tuple[int, str]]:
    opened: list[tuple[int, str]] = []
    for match in _SIGNS.finditer(text):
        offset, sign = match.start(), match.group()
        if sign in _CLOSING:
            opened.append((offset, sign))
            continue
        point = _POINT.search(text, max(offset - 6, 0), offset) if sign == ")" else None
        if point and (_begins_line(text, point.start()) or text.startswith("))", offset)):
            continue
        if opened and _CLOSING[opened[-1][1]] == sign:
            opened.pop()
        elif point is None:
            yield offset, sign
    yield from opened


def _begins_line(text: str, offset: int) -> bool:
    lead = text[max(offset - _DEEPEST, 0) : offset].rstrip(" \t\u00a0")
    return lead.endswith("\n") or (not lead and offset < _DEEPEST)
