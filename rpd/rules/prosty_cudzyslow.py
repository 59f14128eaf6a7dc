"""Prosty cudzysłów zamiast polskiego.

Co: w tekście stoi znak " zamiast „ albo ”. Cali (24") reguła nie dotyczy.

Dlaczego: polski cudzysłów to „ ”; proste znaki w wydruku wyglądają jak znaki cali.

Źle::

    nazwa: Program "mentorES"

Dobrze::

    nazwa: Program „mentorES”
"""

import re
from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case

CODE = "RPD502"
SLUG = "prosty-cudzyslow"
SEVERITY = Severity.INFO

# A sign after a number may be inches; a quotation has another sign, which stands elsewhere.
_STRAIGHT = re.compile(r'(?<![0-9])"')


def check(case: Case) -> Iterator[Finding]:
    for text, path in case.prose:
        if '"' in text and _STRAIGHT.search(text):
            yield Finding(
                path,
                "W tekście stoi prosty cudzysłów.",
                "Użyj znaków „ (na początku) i ” (na końcu).",
            )
