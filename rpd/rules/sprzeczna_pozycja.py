"""Pozycja budżetu zaprzecza sama sobie.

Co: w jednej pozycji stoją pola, które się wykluczają, albo pozycja nic nie mówi o pieniądzach.

Dlaczego: „bez kosztów”, „środki własne bez kwoty”, „kwota z podziałem” i „samo źródło” to różne
rodzaje pozycji.

Źle::

    budzet:
      - kwota: 12000
        zrodla: [FERS]
        bez_kosztow: true

Dobrze::

    budzet:
      - kwota: 12000
        zrodla: [FERS]
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.plan import kwoty
from rpd.plan.model import PozycjaBudzetu
from rpd.rules.engine import Case

CODE = "RPD403"
SLUG = "sprzeczna-pozycja"
SEVERITY = Severity.ERROR
STRUCTURAL = True


def check(case: Case) -> Iterator[Finding]:
    for miejsce in case.miejsca:
        for pozycja in miejsce.dzialanie.budzet:
            if pozycja.kwota is not None and kwoty.problem(pozycja.kwota):
                continue
            for field, message, hint in _contradictions(pozycja):
                path = (*pozycja.path, field) if field else pozycja.path
                yield Finding(path, message, hint, at_key=bool(field))


def _contradictions(pozycja: PozycjaBudzetu) -> Iterator[tuple[str, str, str]]:
    has_amount = pozycja.kwota is not None
    if pozycja.bez_kosztow and (has_amount or pozycja.zrodla or pozycja.podzial or pozycja.srodki):
        yield (
            "bez_kosztow",
            "Pozycja jest „bez kosztów”, a podaje kwotę, źródło albo środki własne.",
            "Zostaw samo „bez_kosztow: true” albo usuń to pole.",
        )
    if has_amount and pozycja.srodki:
        yield (
            "srodki",
            "Pozycja ma kwotę i „srodki: wlasne”, które są bez kwoty.",
            "Kwotę ze środków własnych zapisz jako „kwota” i „zrodla: [WLASNE]”.",
        )
    if pozycja.podzial and pozycja.zrodla:
        yield (
            "zrodla",
            "Pozycja ma i „zrodla”, i „podzial”.",
            "Podział wymienia już źródła; usuń pole „zrodla”.",
        )
    if pozycja.montaz and (pozycja.zrodla or pozycja.podzial):
        field = "zrodla" if pozycja.zrodla else "podzial"
        yield (
            field,
            f"Pozycja ma i „{field}”, i „montaz”.",
            f"Montaż wymienia już źródła; usuń pole „{field}”.",
        )
    if pozycja.podmiot and not pozycja.srodki:
        yield (
            "podmiot",
            "Pole „podmiot” mówi, czyje są środki własne, a pozycja ich nie podaje.",
            "Dopisz „srodki: wlasne” albo usuń „podmiot”.",
        )
    if pozycja.w_ramach_projektow and pozycja.w_ramach_projektu:
        yield (
            "w_ramach_projektu",
            "Pozycja jest zarazem „w ramach projektów” i „w ramach projektu”.",
            "Zostaw jedno z tych pól.",
        )
    if not (
        has_amount or pozycja.zrodla or pozycja.podzial or pozycja.srodki or pozycja.bez_kosztow
    ):
        yield (
            "",
            "Pozycja budżetu nie podaje ani kwoty, ani źródła, ani środków własnych.",
            "Dopisz jedno z nich albo „bez_kosztow: true”.",
        )
