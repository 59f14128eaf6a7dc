"""Wykonanie czegoś, co uchylono.

Co: działania, wskaźnika albo pozycji budżetu o tym identyfikatorze nie ma w planie obowiązującym na
koniec kwartału, choć jest w innym jego brzmieniu z tego roku.

Dlaczego: zmiana planu nie zmienia przeszłości: wartość zostaje przy swoim identyfikatorze i jest
wymieniana osobno, ale nie ma celu, z którym można ją porównać.

Źle::

    # uchwała nr 7/2024 uchyliła to działanie 1 czerwca
    dzialania:
      wizyty-studyjne: {uwagi: Odbyła się jedna wizyta.}

Dobrze::

    dzialania:
      wizyty-krajowe: {uwagi: Odbyła się jedna wizyta.}
"""

from rpd.diagnostics import Severity

CODE = "RPD615"
SLUG = "wykonanie-uchylonego"
SEVERITY = Severity.INFO
WORKSPACE = True
