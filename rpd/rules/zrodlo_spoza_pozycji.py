"""Wydatek ze źródła, którego pozycja planu nie wymienia.

Co: umowy albo wydatki podano ze źródła, którego nie ma w tej pozycji budżetu w planie obowiązującym
na koniec kwartału.

Dlaczego: źródło pieniędzy zmienia uchwała; wydatek z innego źródła nie mieści się w planie.

Źle::

    # plan: kwota: 180000, zrodla: [FEM]
    wydatki: {FERS: 90000}

Dobrze::

    wydatki: {FEM: 90000}
"""

from rpd.diagnostics import Severity

CODE = "RPD607"
SLUG = "zrodlo-spoza-pozycji"
SEVERITY = Severity.ERROR
WORKSPACE = True
