"""Wartość jest innego rodzaju, niż powinna.

Co: w polu stoi na przykład tekst zamiast listy albo liczba zamiast tekstu.

Dlaczego: program nie zgaduje, co autor miał na myśli.

Źle::

    produkty: Raport

Dobrze::

    produkty:
      - Raport
"""

from rpd.diagnostics import Severity

CODE = "RPD012"
SLUG = "zly-typ"
SEVERITY = Severity.ERROR
STRUCTURAL = True
HIDES = ("value", "entry")
OF_LINES = "wrong"
