"""Nie można odczytać strategii albo słownika.

Co: pole „strategia” lub „slownik” wskazuje plik, którego nie ma albo którego nie da się odczytać.

Dlaczego: bez strategii nie da się sprawdzić powiązań, a bez słownika – źródeł i podmiotów.

Źle::

    strategia: strategja.yaml

Dobrze::

    strategia: strategia.yaml
"""

from rpd.diagnostics import Severity

CODE = "RPD014"
SLUG = "brak-dokumentu"
SEVERITY = Severity.ERROR
STRUCTURAL = True
