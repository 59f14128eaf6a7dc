"""Plik jest pusty.

Co: w pliku nie ma żadnej treści albo są same komentarze.

Dlaczego: pusty plan nie jest planem; zwykle to skutek przerwanego zapisu.

Źle::

    # tylko komentarz

Dobrze::

    rok: 2024
    tytul: Roczny Plan Działania na 2024 r.
"""

from rpd.diagnostics import Severity

CODE = "RPD003"
SLUG = "pusty-plik"
SEVERITY = Severity.ERROR
STRUCTURAL = True
