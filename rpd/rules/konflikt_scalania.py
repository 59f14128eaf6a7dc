"""W pliku zostały znaczniki konfliktu scalania.

Co: wiersze „<<<<<<<”, „=======”, „>>>>>>>” pozostawione po łączeniu dwóch wersji.

Dlaczego: w pliku stoją obok siebie dwie wersje tego samego tekstu; trzeba wybrać jedną.

Źle::

    <<<<<<< HEAD
    termin: II kwartał 2024
    =======
    termin: III kwartał 2024
    >>>>>>> zmiana

Dobrze::

    termin: III kwartał 2024
"""

from rpd.diagnostics import Severity

CODE = "RPD009"
SLUG = "konflikt-scalania"
SEVERITY = Severity.ERROR
STRUCTURAL = True
HIDES = ("file",)
