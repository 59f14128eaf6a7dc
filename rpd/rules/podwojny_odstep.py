"""Podwójny odstęp.

Co: między wyrazami stoją co najmniej dwie spacje.

Dlaczego: w wydruku zostają dziury; zwykle to ślad po wklejeniu albo usunięciu wyrazu.

Źle::

    nazwa: Szkolenia  kadry CUS

Dobrze::

    nazwa: Szkolenia kadry CUS
"""

import re
from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case
from rpd.rules.names import further, word_after, word_before

CODE = "RPD508"
SLUG = "podwojny-odstep"
SEVERITY = Severity.INFO

_DOUBLE = re.compile(r"(?<=\S)[ \u00a0\u202f]{2,}+(?=\S)")


def check(case: Case) -> Iterator[Finding]:
    for text, path in case.running:
        match = _DOUBLE.search(text)
        if match is None:
            continue
        more = sum(1 for _ in _DOUBLE.finditer(text)) - 1
        left, right = word_before(text, match.start()), word_after(text, match.end())
        yield Finding(
            path,
            f"Między „{left}” a „{right}” stoi więcej niż jedna spacja{further(more)}.",
            f"Wpisz „{left} {right}”.",
        )
