"""Odstępstwo od reguły, od której nie można odstąpić.

Co: odstępstwo dotyczy błędu budowy pliku albo rachunku.

Dlaczego: błędny zapis trzeba poprawić; potwierdzenie nie uczyni go czytelnym.

Źle::

    - regula: RPD010
      gdzie: plan
      powod: …

Dobrze::

    # poprawione pole, bez odstępstwa
"""

from rpd.diagnostics import Severity

CODE = "RPD903"
SLUG = "odstepstwo-niedozwolone"
SEVERITY = Severity.ERROR
STRUCTURAL = True
