"""Zapis, który w planie nie jest dozwolony.

Co: kotwica (&), odwołanie (*), klucz scalania (<<), znacznik typu (!), dyrektywa (%) albo klucz,
który nie jest zwykłym wyrazem.

Dlaczego: te skróty sprawiają, że tekst znaczy co innego, niż widać; plan ma być czytelny dla
urzędnika.

Źle::

    opis: &wspolny Szkolenia
    produkty:
      - *wspolny

Dobrze::

    opis: Szkolenia
    produkty:
      - Szkolenia
"""

from rpd.diagnostics import Severity

CODE = "RPD005"
SLUG = "niedozwolony-zapis"
SEVERITY = Severity.ERROR
STRUCTURAL = True
HIDES = ("part",)
