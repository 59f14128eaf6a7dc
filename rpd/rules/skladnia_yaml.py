"""Tekst nie jest poprawnym zapisem YAML.

Co: wcięcia, dwukropki, cudzysłowy lub nawiasy nie składają się na poprawny zapis.

Dlaczego: bez poprawnego zapisu nie wiadomo, która wartość należy do którego pola.

Źle::

    nazwa: Szkolenia: edycja druga

Dobrze::

    nazwa: 'Szkolenia: edycja druga'
"""

from rpd.diagnostics import Severity

CODE = "RPD002"
SLUG = "skladnia-yaml"
SEVERITY = Severity.ERROR
STRUCTURAL = True
HIDES = ("rest",)
OF_LINES = "wrong"
