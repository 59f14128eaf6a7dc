"""Kierunek strategii bez działań w tym roku.

Co: strategia ma kierunek, którego w planie nie wykonuje żadne działanie.

Dlaczego: plan nie musi co roku obejmować całej strategii, ale komitet powinien wiedzieć, co
zostało pominięte.

Źle::

    # strategia ma kierunki IV.1.1 i IV.1.2, plan tylko:
    kierunki:
      - numer: 2
        strategia: IV.1.2

Dobrze::

    kierunki:
      - numer: 1
        strategia: IV.1.1
      - numer: 2
        strategia: IV.1.2
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Path, Related, Severity
from rpd.plan.model import elementy, galezie, obowiazuje
from rpd.polish.wording import capital
from rpd.rules.engine import Case

CODE = "RPD109"
SLUG = "kierunek-strategii-bez-dzialan"
SEVERITY = Severity.INFO
NEEDS = ("strategia",)
WHOLE = "actions"


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    if not case.plan.elementy:
        return  # the plan has only been begun
    carried = {
        galaz.element.strategia
        for galaz in case.linked
        if any(obowiazuje(dzialanie) for dzialanie in galaz.element.dzialania)
    }
    empty = {galaz.element.strategia: galaz.element.path for galaz in case.linked}
    headings: dict[str, Path] = {
        galaz.numer: galaz.element.path for galaz in case.galezie if not galaz.poziom.linked
    }
    own = {
        element.numer: {element.numer} | {below.numer for below in element.elementy}
        for element in elementy(case.strategia)
    } | {"": {element.numer for element in case.strategia.elementy}}
    unclear = {
        galaz.above
        for galaz in case.linked
        if galaz.element.strategia not in own.get(galaz.above, ())
    }
    action = case.plan.profil.dzialanie.noun
    for galaz in galezie(case.strategia):
        element, noun = galaz.element, galaz.poziom.short
        if not galaz.poziom.linked:
            continue
        # Where an element of the plan leads astray, another rule says so, and it may be this one.
        if element.numer not in carried and galaz.above not in unclear:
            above = empty.get(element.numer) or headings.get(galaz.above)
            yield Finding(
                (*above, "numer") if above else (case.plan.profil.top,),
                f"{capital(noun.genitive)} strategii {element.numer} nie wykonuje "
                f"{action.agreeing('żaden', 'żadna', 'żadne')} {action.one} "
                f"planu: „{element.nazwa.rstrip('.')}”.",
                "Jeśli to zamierzone, nic nie trzeba robić.",
                at_key=above is None,
                related=(Related((*element.path, "numer"), f"{noun.one} strategii", "strategia"),),
            )
