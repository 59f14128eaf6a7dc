"""Odstępstwo szersze niż jedno miejsce, które nie mówi, ile miejsc obejmuje.

Co: odstępstwo dotyczy całego planu albo kilku miejsc, a nie ma pól „miejsc” i „odcisk”.

Dlaczego: za powodem podanym dla trzech miejsc schowałoby się czwarte, którego nikt nie widział.
Liczbę i odcisk zapisuje polecenie „rpd validate PLAN --write-places”.

Źle::

    odstepstwa:
      - regula: RPD407
        gdzie: plan
        powod: Uchwała nie dzieli tych kwot.

Dobrze::

    odstepstwa:
      - regula: RPD407
        gdzie: plan
        miejsc: 3
        odcisk: 3f9a812b-07c41e9d
        powod: Uchwała nie dzieli tych kwot.
"""

from rpd.diagnostics import Severity

CODE = "RPD904"
SLUG = "odstepstwo-bez-liczby-miejsc"
SEVERITY = Severity.WARNING
STRUCTURAL = True
