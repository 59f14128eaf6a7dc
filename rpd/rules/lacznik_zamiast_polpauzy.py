"""Łącznik zamiast półpauzy.

Co: między wyrazami stoi łącznik z odstępami po obu stronach („szkolenia - także zdalne”) zamiast
półpauzy.

Dlaczego: łącznik łączy człony jednego wyrazu i stoi bez odstępów; wtrącenie albo dopowiedzenie
oddziela półpauza.

Źle::

    nazwa: Szkolenia kadry - także zdalne

Dobrze::

    nazwa: Szkolenia kadry – także zdalne
"""

import re
from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case
from rpd.rules.names import further, word_after, word_before

CODE = "RPD510"
SLUG = "lacznik-zamiast-polpauzy"
SEVERITY = Severity.INFO

_HYPHEN = re.compile(r"(?<=\S) - (?=\S)")
# „szkoleniowo - doradczy” is one word.
_FIRST_PART = re.compile(r"[^\W\d_]{3}o\Z")


def check(case: Case) -> Iterator[Finding]:
    for text, path in case.running:
        match = _HYPHEN.search(text) if " - " in text else None
        if match is None:
            continue
        more = sum(1 for _ in _HYPHEN.finditer(text)) - 1
        left, right = word_before(text, match.start()), word_after(text, match.end())
        dash = f"„{left} – {right}”"
        hint = f"Wpisz {dash}."
        if _FIRST_PART.search(left) and right[:1].islower():
            hint = f"Wpisz „{left}-{right}”, jeśli to jeden wyraz, a {dash}, jeśli wtrącenie."
        message = f"W „{left} - {right}” stoi łącznik zamiast półpauzy{further(more)}."
        yield Finding(path, message, hint)
