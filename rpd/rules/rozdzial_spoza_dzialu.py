"""Rozdział klasyfikacji nie należy do działu.

Co: pierwsze trzy cyfry rozdziału klasyfikacji budżetowej są inne niż dział przy tej samej pozycji.

Dlaczego: rozdział zaczyna się od numeru swojego działu (rozdział 60014 należy do działu 600);
w jednym z nich jest pomyłka, a sumy według klasyfikacji byłyby fałszywe.

Źle::

    budzet:
      - kwota: 350000
        zrodla: [FEM]
        dzial: 600
        rozdzial: 85295

Dobrze::

    budzet:
      - kwota: 350000
        zrodla: [FEM]
        dzial: 852
        rozdzial: 85295
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.plan.values import one_line
from rpd.polish.wording import quote
from rpd.rules.engine import Case

CODE = "RPD424"
SLUG = "rozdzial-spoza-dzialu"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    for miejsce in case.miejsca:
        for pozycja in miejsce.dzialanie.budzet:
            dzial, rozdzial = one_line(pozycja.dzial), one_line(pozycja.rozdzial)
            if dzial and rozdzial and not rozdzial.startswith(dzial):
                yield Finding(
                    (*pozycja.path, "rozdzial"),
                    f"Rozdział {quote(rozdzial)} nie należy do działu {quote(dzial)}.",
                    f"Popraw rozdział (zaczyna się od „{dzial}”) albo wpisz „dzial: "
                    f"{rozdzial[:3]}”.",
                    related=(Related((*pozycja.path, "dzial"), "dział"),),
                )
