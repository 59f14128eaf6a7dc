"""Cudzysłów bez pary.

Co: w tekście stoi „ bez zamykającego ” albo ” bez otwierającego „.

Dlaczego: nie wiadomo, gdzie kończy się nazwa albo cytat; zwykle to ślad po wklejeniu tekstu.

Źle::

    nazwa: Wsparcie w ramach projektu „Estakada

Dobrze::

    nazwa: Wsparcie w ramach projektu „Estakada”
"""

import re
from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.plan import markup
from rpd.polish.wording import quote
from rpd.rules.engine import Case
from rpd.rules.names import after, before, further

CODE = "RPD506"
SLUG = "niedomkniety-cudzyslow"
SEVERITY = Severity.INFO

_SIGNS = re.compile("[„”]")


def check(case: Case) -> Iterator[Finding]:
    for text, path in case.running:
        # A straight sign may be the other of the pair; that one is found by itself.
        if ("„" not in text and "”" not in text) or '"' in text:
            continue
        unpaired = list(_unpaired(text))
        if not unpaired:
            continue
        offset, sign = unpaired[0]
        more = further(len(unpaired) - 1)
        if sign == "„":
            message = f"Cudzysłów otwarty w {quote(after(text, offset))} nie jest zamknięty{more}."
            yield Finding(path, message, "Dopisz znak ” na końcu nazwy albo cytatu.")
        else:
            message = f"Cudzysłów zamknięty w {quote(before(text, offset))} nie jest otwarty{more}."
            yield Finding(path, message, "Dopisz znak „ na początku nazwy albo cytatu.")


def _unpaired(text: str) -> Iterator[tuple[int, str]]:
    """No quotation goes on in the next point of a list."""
    opened: list[int] = []
    start = 0
    for line in text.splitlines(keepends=True):
        if opened and markup.is_item(line.strip()):
            yield from ((offset, "„") for offset in opened)
            opened.clear()
        for match in _SIGNS.finditer(text, start, start + len(line)):
            if match.group() == "„":
                opened.append(match.start())
            elif opened:
                opened.pop()
            else:
                yield match.start(), "”"
        start += len(line)
    yield from ((offset, "„") for offset in opened)
