"""W tekście stoi niewidoczny znak sterujący.

Co: znak sterujący, znak zmiany kierunku pisma albo nietypowy znak końca wiersza.

Dlaczego: takich znaków nie widać, a zmieniają treść, wygląd dokumentu albo liczenie wierszy.

Źle::

    nazwa: Szkolenia<U+202E> kadry    # znak o tym numerze wpisany wprost

Dobrze::

    nazwa: Szkolenia kadry
"""

from rpd.diagnostics import Severity

CODE = "RPD008"
SLUG = "niedozwolony-znak"
SEVERITY = Severity.ERROR
STRUCTURAL = True
HIDES = ("value",)
