"""Odstęp przed kropką albo przecinkiem.

Co: przed kropką, przecinkiem, średnikiem albo dwukropkiem stoi spacja.

Dlaczego: w polskiej pisowni znak ten styka się z wyrazem; w wydruku mógłby trafić do osobnego
wiersza.

Źle::

    nazwa: Szkolenia kadry CUS , OWES

Dobrze::

    nazwa: Szkolenia kadry CUS, OWES
"""

import re
from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case
from rpd.rules.names import further, word_before

CODE = "RPD509"
SLUG = "odstep-przed-znakiem"
SEVERITY = Severity.INFO

_APART = re.compile(r"(?<=\S)[ \u00a0\u202f]++(?P<sign>[.,;:])(?![\w.])")


def check(case: Case) -> Iterator[Finding]:
    for text, path in case.running:
        match = _APART.search(text)
        if match is None:
            continue
        more = sum(1 for _ in _APART.finditer(text)) - 1
        word, sign = word_before(text, match.start()), match["sign"]
        yield Finding(
            path,
            f"Między „{word}” a znakiem „{sign}” stoi spacja{further(more)}.",
            f"Wpisz „{word}{sign}”.",
        )
