"""Znak „#” styka się z końcem wartości, a reszta wiersza przepada.

Co: znak „#” stoi zaraz po zamykającym cudzysłowie, apostrofie albo nawiasie, po przecinku na liście
w nawiasach lub po znaku „|” albo „>”. Program czytający YAML pomija wszystko od tego znaku.

Dlaczego: w YAML komentarz zaczyna się dopiero po odstępie, więc taki zapis jest błędny, a z planu
znikłyby wyrazy albo całe pozycje listy.

Źle::

    nazwa: 'Poradnik'#RazemRaźniej w gminach

Dobrze::

    nazwa: 'Poradnik #RazemRaźniej w gminach'
"""

from rpd.diagnostics import Severity

CODE = "RPD015"
SLUG = "komentarz-bez-odstepu"
SEVERITY = Severity.ERROR
STRUCTURAL = True
HIDES = ("part",)
