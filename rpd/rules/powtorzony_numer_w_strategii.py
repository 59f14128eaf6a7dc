"""Ten sam numer w strategii drugi raz.

Co: dwa cele, dwa priorytety albo dwa kierunki strategii mają ten sam numer.

Dlaczego: plan wskazuje pozycje strategii numerami; powiązanie z numerem, który stoi dwa razy,
prowadzi do pierwszej pozycji, a druga jest dla planu nieosiągalna.

Źle::

    kierunki:
      - {numer: I.1.1, nazwa: Szkolenia kadry.}
      - {numer: I.1.1, nazwa: Doradztwo dla gmin.}

Dobrze::

    kierunki:
      - {numer: I.1.1, nazwa: Szkolenia kadry.}
      - {numer: I.1.2, nazwa: Doradztwo dla gmin.}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.polish.wording import quote
from rpd.rules.engine import Case
from rpd.rules.strategy_numbers import repeated

CODE = "RPD132"
SLUG = "powtorzony-numer-w-strategii"
SEVERITY = Severity.ERROR
NEEDS = ("strategia",)


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    for found in repeated(case.strategia):
        numer = found.entry.numer
        hint = "Nadaj jednej z tych pozycji wolny numer."
        if found.free:
            hint = f"Wpisz „{found.free}”, jeśli to osobna pozycja, a jeśli powtórzona, usuń ją."
        if found.entry.nazwa == found.first.nazwa:
            hint = "To ta sama pozycja: usuń jeden z tych wpisów razem z tym, co pod nim stoi."
        yield Finding(
            (*found.entry.path, "numer"),
            f"Numer {numer} ma już w strategii {found.level.short.one} {quote(found.first.nazwa)}.",
            hint,
            document="strategia",
            related=(Related((*found.first.path, "numer"), "pierwsza pozycja o tym numerze"),),
        )
