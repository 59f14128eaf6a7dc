"""Zapis zmiany nie pasuje do planu.

Co: numer, rok albo dni uchwały w pliku z folderu „zmiany” nie zgadzają się z planem lub z innym
zapisem, albo operacje nie są tymi, które plan zmieniły, albo pole „jednostki” mówi o uchwale co
innego niż operacje.

Dlaczego: z tych plików powstają tekst jednolity i tekst na dzień; uchwały wprowadza się w
kolejności ich podjęcia i każdą raz.

Źle::

    uchwala: 7/2024
    data: 2024-01-30   # plan przyjęto później
    rok: 2024

Dobrze::

    uchwala: 7/2024
    data: 2024-06-30
    rok: 2024
"""

from rpd.diagnostics import Severity

CODE = "RPD022"
SLUG = "zmiana-nie-pasuje"
SEVERITY = Severity.ERROR
WORKSPACE = True
