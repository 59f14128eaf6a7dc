"""Wzoru nie da się sprawdzić.

Co: pole „wzor” nie jest działaniem na liczbach: brakuje w nim znaku między liczbami, ma niejasną
kropkę, walutę inną niż złoty albo sam tekst.

Dlaczego: wzór drukuje się jako uzasadnienie kwoty, a takiego nikt nie sprawdzi.

Źle::

    budzet:
      - kwota: 380000
        zrodla: [FEM]
        wzor: 4 odcinki 95 000 zł

Dobrze::

    budzet:
      - kwota: 380000
        zrodla: [FEM]
        wzor: 4 odcinki x 95 000 zł
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case

CODE = "RPD423"
SLUG = "wzor-nieczytelny"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    for miejsce in case.miejsca:
        for pozycja in miejsce.dzialanie.budzet:
            if not pozycja.wzor:
                continue
            from rpd.plan import wzor  # plans without a formula do not wait for its reader

            reckoned = wzor.reckoned(pozycja.wzor)
            if isinstance(reckoned, wzor.Problem):
                yield Finding((*pozycja.path, "wzor"), reckoned.message, reckoned.hint)
