"""Wartość docelowa idzie w przeciwną stronę niż nazwa.

Co: nazwa zapowiada skrócenie, spadek albo wzrost, a wartość docelowa względem bazowej temu
przeczy.

Dlaczego: zwykle wartości są zamienione miejscami; cel zostałby osiągnięty przez pogorszenie.

Źle::

    - nazwa: Skrócenie czasu oczekiwania na nabór
      jednostka: msc.
      wartosc_bazowa: 1
      wartosc_docelowa: 3

Dobrze::

    - nazwa: Skrócenie czasu oczekiwania na nabór
      jednostka: msc.
      wartosc_bazowa: 3
      wartosc_docelowa: 1
"""

import re
from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.polish.wording import number
from rpd.rules.engine import Case

CODE = "RPD214"
SLUG = "wskaznik-wbrew-kierunkowi"
SEVERITY = Severity.WARNING

_CHANGE = re.compile(
    r"\s*(?:(?P<down>skrócenie|zmniejszenie|spadek|obniżenie|redukcja|ograniczenie)"
    r"|(?P<up>wzrost|zwiększenie|podniesienie|wydłużenie|poszerzenie))\b",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Finding]:
    for wskaznik in case.wskazniki:
        base, target = wskaznik.liczba_bazowa, wskaznik.liczba_docelowa
        change = _CHANGE.match(wskaznik.nazwa)
        if change is None or base is None or target is None:
            continue
        if target < base if change["down"] else target > base:
            continue
        said = f"Nazwa zapowiada „{change.group().strip().lower()}”, a wartość "
        assert wskaznik.baza is not None
        assert wskaznik.zamiar is not None
        path = wskaznik.zamiar.path
        compared = (Related(wskaznik.baza.path, "wartość bazowa"),)
        if target == base:
            hint = "Popraw jedną z tych wartości."
            message = f"{said}docelowa jest równa bazowej: {number(base)}."
            yield Finding(path, message, hint, related=compared)
        else:
            hint = "Zamień wartość bazową z docelową albo popraw nazwę."
            change_said = f"zmienia się z {number(base)} na {number(target)}."
            yield Finding(path, said + change_said, hint, related=compared)
