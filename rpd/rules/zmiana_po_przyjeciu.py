"""Po przyjęciu sprawozdania zmieniono dane, z których powstało.

Co: tekst planu z ostatniego dnia kwartału, zapis zmiany albo plik wykonania jest inny niż w chwili
przyjęcia sprawozdania.

Dlaczego: przyjęte sprawozdanie ma mówić to, co mówią jego źródła; poprawka po cichu podważa obie
strony. Plan zmieniony późniejszą uchwałą to nie błąd: liczy się tekst z tamtego dnia.

Źle::

    wykonanie/2024/II/ROPS.yaml po przyjęciu: {wartosc: 35}

Dobrze::

    wykonanie/2024/II/ROPS.yaml jak w chwili przyjęcia: {wartosc: 30}
"""

from rpd.diagnostics import Severity

CODE = "RPD630"
SLUG = "zmiana-po-przyjeciu"
SEVERITY = Severity.ERROR
WORKSPACE = True
