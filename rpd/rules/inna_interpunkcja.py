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

from rpd.diagnostics import Finding, Related, Severity
from rpd.polish.wording import NBSP, plain, quote
from rpd.rules.engine import Case
from rpd.rules.names import Renamed, renamed, same_words, word_before

CODE = "RPD111"
SLUG = "inna-interpunkcja"
SEVERITY = Severity.INFO
NEEDS = ("strategia",)


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    for name in renamed(case.plan, case.strategia):
        if not same_words(name.plan, name.strategia):
            continue
        how, hint = "tylko interpunkcją lub wielkością liter", _HINT
        if case.plan.wyrazy:
            hint = _ADOPTED
        if plain(name.plan) == plain(name.strategia):
            how, hint = _hard_space(name)
        elif name.plan.rstrip(". ") == name.strategia.rstrip(". "):
            how = "tylko kropką na końcu"
        yield Finding(
            name.path,
            f"Nazwa {name.kind} {name.numer} różni się od strategii {how}.",
            hint,
            related=(Related(name.path_there, "nazwa w strategii", "strategia"),),
        )


_HINT = "Usuń pole „nazwa”, aby obowiązywała nazwa ze strategii."
_ADOPTED = (
    "Przyjęty tekst zmienia tylko uchwała („rpd amend”); różnicę zamierzoną potwierdź w polu "
    "„odstepstwa”."
)


def _hard_space(name: Renamed) -> tuple[str, str]:
    """Where only one of two wordings has a no-break space, and what to do; both print the same."""
    ours, theirs = name.plan, name.strategia
    offset = next(i for i, (a, b) in enumerate(zip(ours, theirs, strict=True)) if a != b)
    file = "" if ours[offset] == NBSP else " w strategii"
    return (
        f"tylko twardą spacją{file} po {quote(word_before(ours, offset))}",
        f"Zastąp ją{file} zwykłą spacją; druk się nie zmieni.",
    )
