"""Znak „#” urywa tekst: reszta wiersza jest komentarzem.

Co: po wartości stoi odstęp i znak „#”, a zaraz po nim wyraz lub liczba („#Razem”, „#2”). Dla
programu to komentarz, więc od tego znaku nic nie zostanie wydrukowane. Komentarza ze spacją
(„# do sprawdzenia”) ta reguła nie zgłasza.

Dlaczego: tak zapisany znak jest prawie zawsze częścią tekstu, a urwanej nazwy działania nikt
w druku nie zauważy.

Źle::

    nazwa: Kampania #Razem i dyżury

Dobrze::

    nazwa: 'Kampania #Razem i dyżury'
"""

from rpd.diagnostics import Severity

CODE = "RPD016"
SLUG = "urwany-tekst"
SEVERITY = Severity.WARNING
STRUCTURAL = True
KEEPS_NAMES = True
