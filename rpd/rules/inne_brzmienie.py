"""Nazwa brzmi inaczej niż w strategii.

Co: nazwa celu, priorytetu albo kierunku różni się od nazwy w strategii słowami.

Dlaczego: plan nie może po cichu zmieniać treści strategii; różnica bywa pomyłką albo zmianą
sensu.

Źle::

    - numer: II.2
      nazwa: Wysoka skuteczność zatrudnieniowa jednostek reintegracyjnych

Dobrze::

    - numer: II.2    # bez pola „nazwa” obowiązuje nazwa ze strategii
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.rules.engine import Case
from rpd.rules.names import difference, renamed, same_words

CODE = "RPD110"
SLUG = "inne-brzmienie"
SEVERITY = Severity.WARNING
NEEDS = ("strategia",)


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    for name in renamed(case.plan, case.strategia):
        if not same_words(name.plan, name.strategia):
            own, other = difference(name.plan, name.strategia)
            yield Finding(
                name.path,
                f"Nazwa {name.kind} {name.numer} brzmi inaczej niż w strategii: jest „{own}”, "
                f"w strategii „{other}”.",
                _ADOPTED
                if case.plan.wyrazy
                else "Usuń pole „nazwa” (będzie wtedy obowiązywać nazwa ze strategii) albo "
                "potwierdź odstępstwo w polu „odstepstwa”.",
                related=(Related(name.path_there, "nazwa w strategii", "strategia"),),
            )


_ADOPTED = (
    "Jeśli strategia zmieniła się po przyjęciu planu, plan zmienia uchwała („rpd amend”); jeśli "
    "różnica jest zamierzona, potwierdź odstępstwo w polu „odstepstwa”."
)
