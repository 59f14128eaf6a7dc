"""Pole o nieznanej nazwie.

Co: klucz, którego nie ma w schemacie tego miejsca; zwykle literówka.

Dlaczego: wartość z nieznanego pola nie trafiłaby ani do sum, ani do załącznika.

Źle::

    wskazniki:
      - nazwa: Liczba szkoleń
        wartość: 3

Dobrze::

    wskazniki:
      - nazwa: Liczba szkoleń
        wartosc_docelowa: 3
"""

from rpd.diagnostics import Severity

CODE = "RPD010"
SLUG = "nieznane-pole"
SEVERITY = Severity.ERROR
STRUCTURAL = True
HIDES = ("field",)
KEEPS_NAMES = True
OF_LINES = "wrong"
