"""Ktoś zmienił przyjęte sprawozdanie.

Co: treść pliku nie zgadza się z jego odciskiem.

Dlaczego: plik trzyma słowa i liczby, które przyjęto; nie poprawia się ich ręcznie.

Źle::

    komorki: [FEM, '3 910 207,99 zł']  # po przyjęciu

Dobrze::

    komorki: [FEM, '3 910 207,04 zł']  # jak przyjęto
"""

from rpd.diagnostics import Severity

CODE = "RPD632"
SLUG = "zmienione-sprawozdanie"
SEVERITY = Severity.ERROR
WORKSPACE = True
