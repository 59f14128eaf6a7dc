"""Luka w numeracji strategii.

Co: wśród celów, priorytetów albo kierunków strategii brakuje numeru.

Dlaczego: zwykle ktoś usunął pozycję strategii przez pomyłkę albo pomylił jej numer; plan, który ją
wskazuje, prowadzi wtedy donikąd.

Źle::

    kierunki:
      - {numer: I.1.1, nazwa: Szkolenia kadry.}
      - {numer: I.1.3, nazwa: Doradztwo dla gmin.}

Dobrze::

    kierunki:
      - {numer: I.1.1, nazwa: Szkolenia kadry.}
      - {numer: I.1.2, nazwa: Doradztwo dla gmin.}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.polish.wording import join, plural
from rpd.rules.engine import Case
from rpd.rules.strategy_numbers import gaps

CODE = "RPD133"
SLUG = "luka-w-strategii"
SEVERITY = Severity.WARNING
NEEDS = ("strategia",)

_MOST = 3


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    for gap in gaps(case.strategia):
        listed = list(gap.missing[:_MOST])
        if more := len(gap.missing) - len(listed):
            listed.append(f"jeszcze {more} {plural(more, 'numeru', 'numerów', 'numerów')}")
        what = join(listed)
        above: tuple[Related, ...] = ()
        if gap.before:
            where = f"Po numerze {gap.before.numer} stoi {gap.entry.numer}"
            above = (Related((*gap.before.path, "numer"), "pozycja stojąca przed tą"),)
        else:
            under = f" pod numerem {gap.family.above}" if gap.family.above else ""
            where = f"Numeracja{under} zaczyna się od {gap.entry.numer}"
        yield Finding(
            (*gap.entry.path, "numer"),
            f"{where}: w strategii brakuje {what}.",
            "Przywróć brakującą pozycję albo popraw numer; jeśli strategia naprawdę jej nie ma, "
            "wyłącz regułę RPD133 w pliku „rpd.toml”.",
            document="strategia",
            related=above,
        )
