"""Środki własne razem z programem.

Co: pozycja „środki własne” wymienia zarazem program, z którego są pieniądze.

Dlaczego: pieniądze projektu nie są środkami własnymi; nie wiadomo, kto płaci i czy jest to wkład
własny.

Źle::

    - srodki: wlasne
      w_ramach_projektow: true
      zrodla: [FERS]

Dobrze::

    - zrodla: [FERS]
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.polish.wording import join
from rpd.rules.engine import Case

CODE = "RPD410"
SLUG = "wlasne-z-programem"
SEVERITY = Severity.INFO


def check(case: Case) -> Iterator[Finding]:
    for miejsce in case.in_force:
        for pozycja in miejsce.dzialanie.budzet:
            if pozycja.srodki and pozycja.zrodla and pozycja.kwota is None:
                sources = "źródłem" if len(pozycja.zrodla) == 1 else "źródłami"
                yield Finding(
                    (*pozycja.path, "srodki"),
                    f"Środki własne wymieniono razem ze {sources} {join(pozycja.zrodla)}.",
                    "Zostaw samo źródło, jeśli płaci program, albo same środki własne.",
                    related=(Related((*pozycja.path, "zrodla"), "źródła pozycji", at_key=True),),
                )
