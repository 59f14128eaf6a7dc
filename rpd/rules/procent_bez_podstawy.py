"""Procent bez podstawy.

Co: wskaźnik procentowy nie mówi w nazwie ani w opisie, z czego liczy się procent, i nie ma
wartości bazowej.

Dlaczego: „60%” bez podstawy można wykazać na wiele sposobów.

Źle::

    - nazwa: Odsetek zadowolonych uczestników
      jednostka: '%'
      wartosc_docelowa: 60

Dobrze::

    - nazwa: Odsetek zadowolonych wśród wszystkich uczestników
      jednostka: '%'
      wartosc_docelowa: 60
"""

import re
from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case

CODE = "RPD212"
SLUG = "procent-bez-podstawy"
SEVERITY = Severity.INFO

_BASE = re.compile(
    r"\b(?:ogół\w*|ogóle|ogóln\w+ liczb\w+|wszystkich|całkowit\w+|łączn\w+ liczb\w+|w liczbie"
    r"|(?:spo|w)śród|w (?:stosunku|odniesieniu|porównaniu)|względem|liczon\w+ (?:od|z))\b",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Finding]:
    for wskaznik in case.wskazniki:
        if (
            wskaznik.jednostka == "%"
            and wskaznik.baza is None
            and not _BASE.search(f"{wskaznik.nazwa} {wskaznik.opis}")
        ):
            yield Finding(
                (*wskaznik.path, "nazwa"),
                "Wskaźnik procentowy nie mówi, z czego liczy się procent.",
                "Dopisz podstawę w nazwie („… wśród wszystkich …”) albo w polu „opis”.",
            )
