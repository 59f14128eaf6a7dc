"""Wartość narastająca spadła bez wyjaśnienia.

Co: wartość wskaźnika albo kwota jest mniejsza niż podana przez ten sam podmiot za wcześniejszy
kwartał roku, a pole „powod” nic o tym nie mówi. Nie dotyczy procentów ani wskaźników, które mają
maleć.

Dlaczego: wartości liczy się narastająco od 1 stycznia, więc spadek to zwykle wartość samego
kwartału.

Źle::

    # w I kwartale: osoby: {wartosc: 30}
    wskazniki:
      osoby: {wartosc: 12}

Dobrze::

    wskazniki:
      osoby: {wartosc: 42}
"""

from rpd.diagnostics import Severity

CODE = "RPD604"
SLUG = "spadek-bez-wyjasnienia"
SEVERITY = Severity.WARNING
WORKSPACE = True
