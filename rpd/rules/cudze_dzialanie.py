"""Podmiot podaje wykonanie cudzego działania.

Co: plan nie wymienia tego podmiotu wśród realizatorów działania.

Dlaczego: wykonanie podaje ten, kto działanie realizuje; cudza wartość może policzyć to samo drugi
raz.

Źle::

    # realizatorzy: [OWES]
    podmiot: ROPS
    dzialania:
      inkubacja-ps: {uwagi: Trwa.}

Dobrze::

    podmiot: OWES
    dzialania:
      inkubacja-ps: {uwagi: Trwa.}
"""

from rpd.diagnostics import Severity

CODE = "RPD608"
SLUG = "cudze-dzialanie"
SEVERITY = Severity.ERROR
WORKSPACE = True
