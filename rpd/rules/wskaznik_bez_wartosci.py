"""Wskaźnik bez wartości docelowej.

Co: wskaźnik ma nazwę, ale nie ma ani wartości docelowej, ani opisu, który by ją zastąpił.

Dlaczego: bez wartości docelowej wykonania nie da się ocenić.

Źle::

    wskazniki:
      - nazwa: Liczba przeszkolonych osób

Dobrze::

    wskazniki:
      - nazwa: Liczba przeszkolonych osób
        wartosc_docelowa: 45
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case

CODE = "RPD206"
SLUG = "wskaznik-bez-wartosci"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    for wskaznik in case.wskazniki:
        if wskaznik.zamiar is None and not wskaznik.opis:
            yield Finding(
                (*wskaznik.path, "wartosc_docelowa"),
                f"Wskaźnik „{wskaznik.nazwa}” nie ma wartości docelowej.",
                "Dopisz „wartosc_docelowa: …” albo, gdy nie da się wyrazić jej liczbą, „opis”.",
            )
