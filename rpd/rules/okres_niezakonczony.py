"""Kwartał jeszcze trwał.

Co: dzień pliku („stan_na”) jest wcześniejszy niż ostatni dzień kwartału.

Dlaczego: wartości kwartału liczy się do jego końca; podane wcześniej bywają niepełne.

Źle::

    kwartal: II
    stan_na: 2024-06-14

Dobrze::

    kwartal: II
    stan_na: 2024-06-30
"""

from rpd.diagnostics import Severity

CODE = "RPD610"
SLUG = "okres-niezakonczony"
SEVERITY = Severity.WARNING
WORKSPACE = True
