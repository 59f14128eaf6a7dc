"""Profil powołuje się na coś, czego nie ma.

Co: kolumna drukuje pole, którego działanie nie ma, część załącznika stoi na nieistniejącym poziomie
albo kolumna wybiera podmioty nieznanej roli.

Dlaczego: takiej kolumny ani części nie da się wydrukować.

Źle::

    kolumny:
      - {pole: srodki, naglowek: Środki}

Dobrze::

    kolumny:
      - {pole: budzet, naglowek: Środki}
"""

from rpd.diagnostics import Severity

CODE = "RPD151"
SLUG = "nieznana-nazwa-w-profilu"
SEVERITY = Severity.ERROR
STRUCTURAL = True
WORKSPACE = True
HIDES = ("file",)
