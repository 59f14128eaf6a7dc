"""Po przyjęciu sprawozdania dopisano plik wykonania.

Co: plik wykonania za okres sprawozdania nie był jego źródłem.

Dlaczego: tego, co w nim stoi, nie ma w sprawozdaniu, które przyjęto.

Źle::

    wykonanie/2024/II/WUP.yaml  # dopisany po przyjęciu

Dobrze::

    wykonanie/2024/III/WUP.yaml  # w następnym okresie
"""

from rpd.diagnostics import Severity

CODE = "RPD634"
SLUG = "wykonanie-po-przyjeciu"
SEVERITY = Severity.ERROR
WORKSPACE = True
