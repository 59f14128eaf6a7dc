"""Wpis utracił identyfikator.

Co: wskaźnik albo pozycja budżetu miała w poprzedniej wersji planu identyfikator, którego w
działaniu już nie ma: ten sam wpis stoi bez niego albo z innym. Poprzednią wersją jest starszy z
dwóch planów, które porównują „rpd diff” i „rpd amend”, a w „rpd validate” to, co zapisały uchwały
zmieniające z folderu „zmiany”.

Dlaczego: wykonanie zapisane pod dawnym identyfikatorem nie znajdzie swojego wpisu. Gdy wpis
usunięto z planu, identyfikator znika razem z nim i reguła nic nie mówi.

Źle::

    # uchwała zmieniająca zapisała: id: osoby – Liczba osób
    wskazniki:
      - nazwa: Liczba osób

Dobrze::

    wskazniki:
      - id: osoby
        nazwa: Liczba osób
"""

from rpd.diagnostics import Severity

CODE = "RPD141"
SLUG = "utracony-id-wpisu"
SEVERITY = Severity.WARNING
STRUCTURAL = True
