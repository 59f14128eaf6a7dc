"""Errata nie pasuje do planu.

Co: nie ma przyjętego planu na rok erraty, jest druga errata do tego samego planu albo wpis
powołuje się na uchwałę, której plan nie zawiera.

Dlaczego: errata wymienia omyłki tekstu, który przyjęto; z jej wpisów powstają uchwały.

Źle::

    rok: 2204

Dobrze::

    rok: 2024
"""

from rpd.diagnostics import Severity

CODE = "RPD023"
SLUG = "errata-nie-pasuje"
SEVERITY = Severity.ERROR
WORKSPACE = True
