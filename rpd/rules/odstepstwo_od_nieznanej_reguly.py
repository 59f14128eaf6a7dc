"""Odstępstwo od reguły, której nie ma.

Co: pole „regula” w odstępstwie nie jest ani kodem, ani nazwą żadnej reguły.

Dlaczego: literówka sprawia, że odstępstwo nie działa.

Źle::

    - regula: RPD999
      gdzie: plan
      powod: …

Dobrze::

    - regula: RPD113
      gdzie: plan
      powod: Uchwała używa skrótu FEdM.
"""

from rpd.diagnostics import Severity

CODE = "RPD902"
SLUG = "odstepstwo-od-nieznanej-reguly"
SEVERITY = Severity.ERROR
STRUCTURAL = True
