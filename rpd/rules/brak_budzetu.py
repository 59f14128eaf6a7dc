"""Działanie bez budżetu.

Co: działanie ma pustą kolumnę „Budżet/Źródło finansowania” (brak pola „budzet”).

Dlaczego: „bez kosztów”, „kwoty nie ustalono” i „środki własne” to różne rzeczy; puste pole nie
mówi, która z nich zachodzi.

Źle::

    - id: szkolenia
      nazwa: Szkolenia kadry CUS

Dobrze::

    - id: szkolenia
      nazwa: Szkolenia kadry CUS
      budzet:
        - srodki: wlasne
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case

CODE = "RPD205"
SLUG = "brak-budzetu"
SEVERITY = Severity.ERROR
OF_LINES = "unsaid"
LACKS = "kwoty"


def check(case: Case) -> Iterator[Finding]:
    for miejsce in case.in_force:
        if not miejsce.dzialanie.budzet:
            yield Finding(
                (*miejsce.dzialanie.path, case.key("kwoty")),
                f"{case.action} {miejsce.numer} nie ma pozycji budżetu.",
                "Dopisz w polu „budzet” kwotę ze źródłem, samo źródło, „srodki: wlasne” albo "
                "„bez_kosztow: true”.",
            )
