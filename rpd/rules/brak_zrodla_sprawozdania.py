"""Brakuje pliku, z którego powstało przyjęte sprawozdanie.

Co: nie ma pliku wymienionego w źródłach sprawozdania albo nie da się ustalić tekstu planu z
tamtego dnia.

Dlaczego: bez źródeł nikt nie sprawdzi, czy sprawozdanie mówi prawdę.

Źle::

    zrodla:
        - plik: wykonanie/2024/II/ROPS.yaml  # pliku nie ma

Dobrze::

    zrodla:
        - plik: wykonanie/2024/II/ROPS.yaml  # plik jest
"""

from rpd.diagnostics import Severity

CODE = "RPD631"
SLUG = "brak-zrodla-sprawozdania"
SEVERITY = Severity.ERROR
WORKSPACE = True
