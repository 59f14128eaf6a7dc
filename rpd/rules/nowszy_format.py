"""Plik jest w nowszym formacie.

Co: pole „format” mówi, że plik zapisano w formacie nowszym niż ten, który czyta zainstalowany rpd.

Dlaczego: nowszy format ma pola, których ten rpd nie zna; wymieniałby setki ich skutków, a zapisując
plik, mógłby je zgubić. Dlatego niczego więcej o takim pliku nie mówi i nic w nim nie zmienia.

Źle::

    format: 2
    rok: 2024

Dobrze::

    format: 1
    rok: 2024
"""

from rpd.diagnostics import Severity

CODE = "RPD138"
SLUG = "nowszy-format"
SEVERITY = Severity.ERROR
STRUCTURAL = True
HIDES = ("file",)
