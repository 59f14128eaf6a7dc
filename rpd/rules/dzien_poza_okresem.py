"""Dzień wartości nie należy do okresu.

Co: „stan_na” albo dzień osiągnięcia kamienia milowego jest sprzed 1 stycznia roku lub późniejszy
niż koniec kwartału.

Dlaczego: plik kwartału mówi, co zrobiono do jego końca; późniejsze wartości należą do następnego.

Źle::

    kwartal: II
    stan_na: 2024-07-15

Dobrze::

    kwartal: II
    stan_na: 2024-06-30
"""

from rpd.diagnostics import Severity

CODE = "RPD611"
SLUG = "dzien-poza-okresem"
SEVERITY = Severity.ERROR
WORKSPACE = True
