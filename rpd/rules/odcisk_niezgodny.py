"""Odcisku planu nie utworzyły jego uchwały.

Co: po cofnięciu zapisanych zmian plan nie ma brzmienia, które uchwały zmieniły. Ktoś zmienił tekst
i odcisk ręcznie albo zapis zmiany w folderze „zmiany”.

Dlaczego: odcisk świadczy, że plan drukuje to, co uchwalono. Odcisk poprawiony ręcznie świadczyłby o
słowach, których nikt nie uchwalił.

Źle::

    uchwala:
      numer: 4/2024
      odcisk: 1-fedcba98765432100123456789abcdef    # wpisany ręcznie po zmianie kwoty

Dobrze::

    uchwala:
      numer: 4/2024
      odcisk: 1-0123456789abcdef0123456789abcdef    # zapisało go „rpd apply”
"""

from rpd.diagnostics import Severity

CODE = "RPD125"
SLUG = "odcisk-niezgodny"
SEVERITY = Severity.ERROR
STRUCTURAL = True
UNORDERED = True
