"""Nie wiadomo, z którego dnia jest wartość.

Co: plik nie ma pola „stan_na” i nie ma go też wartość albo kwota. Słowa „brak danych” i „nie
dotyczy” dnia nie wymagają.

Dlaczego: wartości bez dnia nie da się porównać ani złożyć z wartością innego podmiotu.

Źle::

    wskazniki:
      osoby: {wartosc: 30}

Dobrze::

    wskazniki:
      osoby: {wartosc: 30, stan_na: 2024-06-30}
"""

from rpd.diagnostics import Severity

CODE = "RPD603"
SLUG = "wartosc-bez-dnia"
SEVERITY = Severity.ERROR
WORKSPACE = True
