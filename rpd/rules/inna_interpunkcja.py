"""Nazwa różni się od strategii tylko znakami.

Co: nazwa celu, priorytetu albo kierunku ma te same słowa co w strategii, ale inną interpunkcję,
odstępy lub wielkość liter.

Dlaczego: różnica nie zmienia sensu, ale oba dokumenty powinny brzmieć tak samo.

Źle::

    - numer: I.2
      nazwa: Wysokie kompetencje pracowników JST.    # w strategii bez kropki

Dobrze::

    - numer: I.2
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case
from rpd.rules.names import renamed, same_words

CODE = "RPD111"
SLUG = "inna-interpunkcja"
SEVERITY = Severity.INFO
NEEDS = ("strategia",)


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    for name in renamed(case.plan, case.strategia):
        if same_words(name.plan, name.strategia):
            only_stop = name.plan.rstrip(". ") == name.strategia.rstrip(". ")
            how = (
                "tylko kropką na końcu" if only_stop else "tylko interpunkcją lub wielkością liter"
            )
            yield Finding(
                name.path,
                f"Nazwa {name.kind} {name.numer} różni się od strategii {how}.",
                "Przyjęty tekst zmienia tylko uchwała („rpd amend”); różnicę zamierzoną potwierdź "
                "w polu „odstepstwa”."
                if case.plan.wyrazy
                else "Usuń pole „nazwa”, aby obowiązywała nazwa ze strategii.",
            )
