"""Brakuje pola, bez którego nie da się odczytać elementu.

Co: element nie ma pola wymaganego przez schemat, na przykład działanie nie ma „id”.

Dlaczego: bez tego pola elementu nie można wskazać ani wydrukować.

Źle::

    dzialania:
      - nazwa: Szkolenia kadry CUS

Dobrze::

    dzialania:
      - id: szkolenia-kadry-cus
        nazwa: Szkolenia kadry CUS
"""

from rpd.diagnostics import Severity

CODE = "RPD011"
SLUG = "brak-pola"
SEVERITY = Severity.ERROR
STRUCTURAL = True
HIDES = ("absence",)
OF_LINES = "missing"
