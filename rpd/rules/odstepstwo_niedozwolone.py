"""Odstępstwo od reguły, od której nie można odstąpić.

Co: odstępstwo dotyczy błędu budowy pliku albo rachunku.

Dlaczego: błędny zapis trzeba poprawić; potwierdzenie nie uczyni go czytelnym.

Źle::

    budzet:
      - kwota: 180 000
        zrodla: [FEM]
    # a na końcu planu:
    odstepstwa:
      - regula: RPD404
        gdzie: plan
        powod: …

Dobrze::

    budzet:
      - kwota: 180000
        zrodla: [FEM]
"""

from rpd.diagnostics import Severity

CODE = "RPD903"
SLUG = "odstepstwo-niedozwolone"
SEVERITY = Severity.ERROR
STRUCTURAL = True
