"""Odstępstwo obejmuje inne miejsca, niż uznano.

Co: liczba albo odcisk miejsc, które obejmuje odstępstwo, jest inna niż zapisana; ustalenia, za
które odcisk nie ręczy, wracają do wykazu.

Dlaczego: uznano tamte miejsca, a nie te; powód może nowych nie dotyczyć. Gdy dotyczy, nową liczbę i
odcisk zapisuje polecenie „rpd validate PLAN --write-places”.

Źle::

    odstepstwa:
      - regula: RPD407
        gdzie: plan
        miejsc: 3         # a takich kwot jest w planie 4
        odcisk: 3f9a812b-07c41e9d
        powod: Uchwała nie dzieli tych kwot.

Dobrze::

    odstepstwa:
      - regula: RPD407
        gdzie: plan
        miejsc: 4
        odcisk: 81d07c5e-17c41e9d
        powod: Uchwała nie dzieli tych kwot.
"""

from rpd.diagnostics import Severity

CODE = "RPD905"
SLUG = "odstepstwo-inne-miejsca"
SEVERITY = Severity.WARNING
STRUCTURAL = True
