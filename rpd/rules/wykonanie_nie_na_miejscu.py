"""Plik wykonania nie leży na swoim miejscu.

Co: rok, kwartał albo podmiot zapisane w pliku są inne niż w jego ścieżce
(„wykonanie/2024/II/ROPS.yaml”), słownik nie zna podmiotu albo nie mówi, jak nazywać jego pliki
(pole „skrot”).

Dlaczego: ścieżka mówi, czyje to wykonanie i za jaki okres; dwie różne odpowiedzi to zwykle plik
skopiowany i niepoprawiony.

Źle::

    # plans/wykonanie/2024/II/ROPS.yaml
    rok: 2024
    kwartal: III
    podmiot: ROPS

Dobrze::

    # plans/wykonanie/2024/III/ROPS.yaml
    rok: 2024
    kwartal: III
    podmiot: ROPS
"""

from rpd.diagnostics import Severity

CODE = "RPD601"
SLUG = "wykonanie-nie-na-miejscu"
SEVERITY = Severity.ERROR
WORKSPACE = True
