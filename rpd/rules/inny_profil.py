"""Przyjęty plan ma profil inny niż ten, z którym go przyjęto.

Co: plik profilu mówi o druku co innego niż wyrazy, które plan zachował przy przyjęciu (pole
„profil” w „wyrazy”), albo plan tych wyrazów nie ma.

Dlaczego: nagłówki, kolumny i numeracja są częścią przyjętego załącznika. Zmienia je tylko uchwała
zmieniająca albo nowy załącznik, a nie poprawka w pliku obok.

Źle::

    # profil.yaml: {pole: budzet, naglowek: Nakłady}, a przyjęto kolumnę „Środki”
    wyrazy:
      profil: {uklad.1: "tabela, dzialania: Działanie [nazwa] | Środki [budzet]"}

Dobrze::

    # profil.yaml: {pole: budzet, naglowek: Środki}
    wyrazy:
      profil: {uklad.1: "tabela, dzialania: Działanie [nazwa] | Środki [budzet]"}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.plan.built_in import PROFIL
from rpd.polish.wording import plan_argument, quote
from rpd.rules.engine import Case

CODE = "RPD154"
SLUG = "inny-profil"
SEVERITY = Severity.ERROR
STRUCTURAL = True


def check(case: Case) -> Iterator[Finding]:
    plan = case.plan
    if plan.wyrazy is None or plan.uchwala is None:
        return
    if not plan.plik_profilu and not plan.wyrazy.profil:
        return
    from rpd.plan.shape_words import printed_words

    adopted, now = dict(plan.wyrazy.profil), dict(printed_words(plan.profil))
    if not plan.plik_profilu:
        now = {}
    if now and not adopted:
        yield Finding(
            (PROFIL,),
            "Przyjęty plan nie zachował tego, co z profilu drukuje.",
            f"Dopisze to polecenie „rpd adopt {plan_argument(case.plik, plan.rok)}”.",
        )
        return
    for name in dict.fromkeys((*adopted, *now)):
        before, after = adopted.get(name, ""), now.get(name, "")
        if before != after:
            here, there = _apart(after, before)
            yield Finding(
                ("wyrazy", PROFIL, name) if name in adopted else ("wyrazy", PROFIL),
                f"Profil ma w części „{name}” {_said(here)}, a przyjęto {_said(there)}.",
                "Przywróć plik profilu. Inny kształt wprowadza uchwała: zapisz go w nowym pliku, "
                "wskaż ten plik w projekcie zmiany i użyj „rpd amend --whole”.",
                at_key=True,
            )


_BETWEEN = " | "
"""What stands between the columns of a layout."""


def _apart(one: str, other: str) -> tuple[str, str]:
    """What differs: without the columns that both begin or end with."""
    first, second = one.split(_BETWEEN), other.split(_BETWEEN)
    while first and second and first[0] == second[0]:
        del first[0], second[0]
    while first and second and first[-1] == second[-1]:
        del first[-1], second[-1]
    return _BETWEEN.join(first), _BETWEEN.join(second)


def _said(text: str) -> str:
    return quote(text) if text else "nic"
