"""Profil przeczy sam sobie.

Co: dwie rzeczy, z których każda jest dobra, nie mogą stać razem: numer ma powtarzać numer
nadrzędny, którego nie ma; poziom jest powiązany ze strategią, której nie ma; kolumna ma stać przy
każdym okresie, a okresów nie podano; kolumny są razem szersze niż tabela.

Dlaczego: nie wiadomo, która z nich ma rację, więc planu o takim kształcie się nie czyta.

Źle::

    poziomy:
      - {klucz: obszary, nazwa: …, numeracja: z-rodzicem}

Dobrze::

    poziomy:
      - {klucz: obszary, nazwa: …, numeracja: arabska}
"""

from rpd.diagnostics import Severity

CODE = "RPD152"
SLUG = "sprzeczny-profil"
SEVERITY = Severity.ERROR
STRUCTURAL = True
WORKSPACE = True
HIDES = ("file",)
