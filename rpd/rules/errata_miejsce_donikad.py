"""Wpis erraty wskazuje miejsce, którego nie ma.

Co: wpis wymienia działanie, nagłówek albo przypis, którego nie ma w planie (albo w strategii),
lub nie mówi, w której kolumnie działania stoi tekst.

Dlaczego: z wpisu powstaje punkt uchwały, a ten musi wskazać jedno miejsce.

Źle::

    nr: 7
    gdzie: {dzialanie: szkolenia-cus}
    pola: [opis]

Dobrze::

    nr: 7
    gdzie: {dzialanie: szkolenia-kadry-cus}
    pola: [opis]
"""

from rpd.diagnostics import Severity

CODE = "RPD024"
SLUG = "errata-miejsce-donikad"
SEVERITY = Severity.ERROR
WORKSPACE = True
