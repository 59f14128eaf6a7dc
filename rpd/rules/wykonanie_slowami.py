"""Wartość zapisano słowami.

Co: cel wskaźnika jest liczbą, a wartość tekstem, który nie jest liczbą ani słowami „brak danych”
lub „nie dotyczy”.

Dlaczego: tekstu nie da się porównać z celem.

Źle::

    osoby: {wartosc: około 40}

Dobrze::

    osoby: {wartosc: 40}
"""

from rpd.diagnostics import Severity

CODE = "RPD613"
SLUG = "wykonanie-slowami"
SEVERITY = Severity.ERROR
WORKSPACE = True
