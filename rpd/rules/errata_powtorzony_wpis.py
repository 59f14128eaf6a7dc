"""Wpis erraty powtarza numer albo inny wpis.

Co: dwa wpisy mają ten sam numer albo ten sam tekst w tym samym miejscu.

Dlaczego: wpisy przywołuje się numerami („rpd amend --errata 3,7”), a jedną omyłkę poprawia się
raz.

Źle::

    wpisy:
      - nr: 3
        przyjeto: miejsz pracy
      - nr: 3
        przyjeto: JSTi PES

Dobrze::

    wpisy:
      - nr: 3
        przyjeto: miejsz pracy
      - nr: 4
        przyjeto: JSTi PES
"""

from rpd.diagnostics import Severity

CODE = "RPD026"
SLUG = "errata-powtorzony-wpis"
SEVERITY = Severity.ERROR
WORKSPACE = True
