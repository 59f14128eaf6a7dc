"""Odstępstwo, które niczego nie dotyczy.

Co: wpis w polu „odstepstwa” nie pasuje do żadnego ustalenia.

Dlaczego: niepotrzebne odstępstwo ukryłoby przyszły błąd w tym samym miejscu.

Źle::

    odstepstwa:
      - regula: RPD103
        gdzie: I.1.1    # ten kierunek jest w strategii
        powod: …

Dobrze::

    odstepstwa:
      - regula: RPD103
        gdzie: III.1.2
        powod: Kierunek dodany decyzją komitetu.
"""

from rpd.diagnostics import Severity

CODE = "RPD901"
SLUG = "odstepstwo-niewykorzystane"
SEVERITY = Severity.WARNING
STRUCTURAL = True
