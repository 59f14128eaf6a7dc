"""Wartość docelowa, która wygląda na pomyłkę.

Co: wartość docelowa wskaźnika jest ujemna albo jest ułamkiem jednego procentu, choć wartość bazowa
taka nie jest.

Dlaczego: minus zwykle jest półpauzą z tekstu, a 0.35 przy jednostce „%” to 35% przeniesione z
arkusza; w druku stoi „– 0,35%”.

Źle::

    wskazniki:
      - {nazwa: Odsetek osób zatrudnionych, wartosc_docelowa: 0.35, jednostka: '%'}

Dobrze::

    wskazniki:
      - {nazwa: Odsetek osób zatrudnionych, wartosc_docelowa: 35, jednostka: '%'}
"""

from collections.abc import Iterator
from decimal import Decimal

from rpd.diagnostics import Finding, Path, Severity
from rpd.plan.model import Wskaznik
from rpd.polish.wording import number
from rpd.rules.engine import Case

CODE = "RPD512"
SLUG = "wartosc-nie-do-wiary"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    for wskaznik in case.wskazniki:
        if found := _doubt(wskaznik):
            yield Finding(found[0], *found[1:])


def _doubt(wskaznik: Wskaznik) -> tuple[Path, str, str] | None:
    zamiar, base = wskaznik.zamiar, wskaznik.liczba_bazowa
    value = zamiar.wartosc if zamiar else None
    if zamiar is None or not isinstance(value, Decimal):
        return None
    meant = "a jeśli wartość jest dobra, potwierdź odstępstwo w polu „odstepstwa”."
    if value < 0 and (base is None or base >= 0):
        message = f"Wartość docelowa jest ujemna: {number(value)}."
        return zamiar.path, message, f"Wpisz „{abs(value):f}”, {meant}"
    small_base = base is not None and 0 < base < 1
    if wskaznik.jednostka == "%" and 0 < value < 1 and not small_base:
        message = f"Wartość docelowa {number(value)}% jest mniejsza niż jeden procent."
        hundred = format((value * Decimal(100)).normalize(), "f")
        return zamiar.path, message, f"Wpisz „{hundred}”, jeśli to ułamek całości, {meant}"
    return None
