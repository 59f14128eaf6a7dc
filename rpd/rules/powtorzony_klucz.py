"""To samo pole stoi w jednym miejscu dwa razy.

Co: klucz powtarza się w tej samej mapie.

Dlaczego: liczyłaby się tylko jedna z wartości, a czytający nie wie która.

Źle::

    termin: I kwartał 2024
    termin: II kwartał 2024

Dobrze::

    termin: I–II kwartał 2024
"""

from rpd.diagnostics import Severity

CODE = "RPD006"
SLUG = "powtorzony-klucz"
SEVERITY = Severity.ERROR
STRUCTURAL = True
HIDES = ("part",)
OF_LINES = "wrong"
