"""Wykonanie dotyczy czegoś, czego nie ma w planie.

Co: nie ma planu na ten rok albo plan nie ma działania, wskaźnika, pozycji budżetu lub kamienia
milowego o tym identyfikatorze (opisie).

Dlaczego: taka wartość nie wejdzie do żadnego zestawienia; zwykle to literówka w identyfikatorze.

Źle::

    dzialania:
      szkolenia-cus:
        wskazniki:
          osoby: {wartosc: 30}

Dobrze::

    dzialania:
      szkolenia-kadry-cus:
        wskazniki:
          liczba-przeszkolonych-osob: {wartosc: 30}
"""

from rpd.diagnostics import Severity

CODE = "RPD602"
SLUG = "wykonanie-donikad"
SEVERITY = Severity.ERROR
WORKSPACE = True
