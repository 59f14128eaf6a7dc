"""Dwa podmioty podają to samo, a nie wiadomo jak.

Co: wskaźnik albo pozycję budżetu podaje kilka podmiotów i nie wszystkie mówią tak samo, czy to
części („ujecie: czesc”), czy ta sama wartość („ujecie: calosc”); albo ta sama wartość z tego samego
dnia jest u nich różna; albo częściami są procenty.

Dlaczego: części trzeba zsumować, a tę samą wartość policzyć raz; dopóki tego nie wiadomo, wartości
nie ma w żadnej sumie.

Źle::

    # ROPS: osoby: {wartosc: 20}, OWES:
    osoby: {wartosc: 15}

Dobrze::

    # w obu plikach
    osoby: {wartosc: 15, ujecie: czesc}
"""

from rpd.diagnostics import Severity

CODE = "RPD609"
SLUG = "podwojne-wykonanie"
SEVERITY = Severity.ERROR
WORKSPACE = True
