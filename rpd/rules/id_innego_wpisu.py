"""Identyfikator wpisu przeszedł na inny wpis.

Co: wskaźnik albo pozycja budżetu ma identyfikator, którym poprzednia wersja planu nazywała inny
wpis tego działania, a jego treść miał tam inny wpis. Poprzednią wersją jest starszy z dwóch planów,
które porównują „rpd diff” i „rpd amend”, a w „rpd validate” to, co zapisały uchwały zmieniające z
folderu „zmiany”.

Dlaczego: pod identyfikatorem zbiera się wykonanie wskaźnika i wydatki pozycji; po takiej zamianie
przypisano by je do czego innego. „rpd amend” takiej zmiany nie zapisuje.

Źle::

    # uchwała zmieniająca zapisała: id: osoby – Liczba osób, id: firmy – Liczba firm
    wskazniki:
      - id: firmy
        nazwa: Liczba osób
      - id: osoby
        nazwa: Liczba firm

Dobrze::

    wskazniki:
      - id: osoby
        nazwa: Liczba osób
      - id: firmy
        nazwa: Liczba firm
"""

from rpd.diagnostics import Severity

CODE = "RPD140"
SLUG = "id-innego-wpisu"
SEVERITY = Severity.ERROR
STRUCTURAL = True
