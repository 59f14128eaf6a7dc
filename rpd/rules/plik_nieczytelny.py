"""Pliku nie da się odczytać.

Co: plan, strategia, słownik albo zapis zmiany nie istnieje, nie można go otworzyć albo jest
dowiązaniem, które prowadzi poza folder z planami.

Dlaczego: pliku, którego nie odczytano, nie sprawdzono; wynik bez tego ustalenia mówiłby, że jest
w nim wszystko w porządku. Kod wyjścia jest wtedy równy 2.

Źle::

    plans/2024.yaml -> /home/anna/2024.yaml

Dobrze::

    plans/2024.yaml
"""

from rpd.diagnostics import Severity

CODE = "RPD021"
SLUG = "plik-nieczytelny"
SEVERITY = Severity.ERROR
STRUCTURAL = True
WORKSPACE = True
