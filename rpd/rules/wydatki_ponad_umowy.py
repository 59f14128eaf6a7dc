"""Wydano więcej, niż zakontraktowano.

Co: z jednego źródła pozycji wydano więcej, niż wynoszą umowy z tego źródła.

Dlaczego: zwykle jedną z kwot podano za sam kwartał albo zamieniono je miejscami.

Źle::

    umowy: {FEM: 80000}
    wydatki: {FEM: 90000}

Dobrze::

    umowy: {FEM: 120000}
    wydatki: {FEM: 90000}
"""

from rpd.diagnostics import Severity

CODE = "RPD606"
SLUG = "wydatki-ponad-umowy"
SEVERITY = Severity.WARNING
WORKSPACE = True
