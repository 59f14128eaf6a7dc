"""Łącznik zamiast półpauzy w zakresie.

Co: między krańcami zakresu, liczbami albo kwartałami, stoi łącznik („2021-2027”, „II-IV”) zamiast
półpauzy. Numerów telefonów, kodów pocztowych, dat i adresów stron reguła nie dotyczy.

Dlaczego: tak wymaga typografia dokumentów urzędowych; łącznik łączy człony wyrazu, a nie krańce
zakresu.

Źle::

    nazwa: Programy na lata 2021-2027

Dobrze::

    nazwa: Programy na lata 2021–2027
"""

import re
from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case

CODE = "RPD501"
SLUG = "lacznik-w-zakresie"
SEVERITY = Severity.INFO

_RANGE = re.compile(
    r"(?<![\w.,/@=-])(?:(?P<first>[0-9]{1,4})-(?P<last>[0-9]{1,4})|[IVX]{1,5}-[IVX]{1,5})"
    r"(?![\w/@-]|[.,][\w])"
)


def check(case: Case) -> Iterator[Finding]:
    for text, path in case.prose:
        if "-" not in text:
            continue
        for match in _RANGE.finditer(text):
            if match["first"] and not _ascends(match["first"], match["last"]):
                continue
            yield Finding(
                path,
                f"W zakresie „{match.group()}” stoi łącznik zamiast półpauzy.",
                f"Wpisz „{match.group().replace('-', '–')}”.",
            )


def _ascends(first: str, last: str) -> bool:
    """Whether two numbers may be a range; „2023-24” is, „30-070” is a postal code."""
    if last.startswith("0") or (len(first), len(last)) == (2, 3):
        return False
    if len(first) == 4 and len(last) == 2:
        last = first[:2] + last
    return int(first) < int(last)
