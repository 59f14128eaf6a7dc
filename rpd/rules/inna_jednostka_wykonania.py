"""Wartość ma inną jednostkę albo skalę niż cel.

Co: pole „jednostka” jest inne niż w planie, wartość zapisano skrótem („1,2 tys.”) albo wygląda na
tysiące (1.185 przy celu 1 185).

Dlaczego: porównanie z celem byłoby tysiąc razy za małe albo porównywałoby co innego.

Źle::

    # cel: 1 185 osób
    osoby: {wartosc: "1,2 tys."}

Dobrze::

    osoby: {wartosc: 1200}
"""

from rpd.diagnostics import Severity

CODE = "RPD605"
SLUG = "inna-jednostka-wykonania"
SEVERITY = Severity.ERROR
WORKSPACE = True
