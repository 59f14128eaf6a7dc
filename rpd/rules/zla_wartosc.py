"""Wartość ma niedozwoloną postać.

Co: wartość nie mieści się na liście dozwolonych, ma złą postać albo wykracza poza zakres.

Dlaczego: od postaci numeru, daty czy identyfikatora zależą powiązania i druk.

Źle::

    uchwala:
      data: 7.03.2024

Dobrze::

    uchwala:
      data: 2024-03-07
"""

from rpd.diagnostics import Severity

CODE = "RPD013"
SLUG = "zla-wartosc"
SEVERITY = Severity.ERROR
STRUCTURAL = True
HIDES = ("value",)
