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

from rpd.diagnostics import Finding, Related, Severity
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
            if pozycja.kwota is not None and kwoty.problem(pozycja.kwota) and not pozycja.okresy:
                continue
            for field, message, hint, *others in _contradictions(
                pozycja, case.plan.profil.dzialanie.noun.accusative
            ):
                path = (*pozycja.path, field) if field else pozycja.path
                there = tuple(
                    Related(
                        (*pozycja.path, other), f"pole „{other}”, któremu to przeczy", at_key=True
                    )
                    for other in others
                )
                yield Finding(path, message, hint, at_key=bool(field), related=there)


def _contradicted(pozycja: PozycjaBudzetu, field: str) -> Related:
    text = f"pole „{field}”, któremu to przeczy"
    return Related((*pozycja.path, field), text, at_key=True)


_BY_SOURCE = "Zapisz osobną pozycję dla każdego źródła: pole „zrodla” i jego kwoty w polu „okresy”."
_BESIDE_PERIODS = {
    "podzial": ("dzieli kwotę między źródła", _BY_SOURCE),
    "montaz": ("dzieli kwotę między źródła", _BY_SOURCE),
    "bez_kosztow": (
        "mówi, że kosztów nie ma",
        "Usuń to pole; okres, w którym kosztów nie ma, ma kwotę 0.",
    ),
    "srodki": (
        "mówi, że kwoty nie podano",
        "Zostaw jedno z tych pól; kwoty ze środków własnych zapisz z polem „zrodla: [WLASNE]”.",
    ),
    "rok": ("mówi, że cała kwota przypada na jeden rok", "Usuń to pole; rok mówią okresy."),
}


def _beside_periods(pozycja: PozycjaBudzetu, action: str) -> Iterator[tuple[str, ...]]:
    """What says something else of the money than the amounts by period."""
    for field, (said, hint) in _BESIDE_PERIODS.items():
        if getattr(pozycja, field):
            yield field, f"Pozycja ma kwoty w okresach, a pole „{field}” {said}.", hint, "okresy"
    if pozycja.podmiot and not pozycja.srodki:
        yield (
            "podmiot",
            "Pole „podmiot” mówi, czyje są środki własne, a pozycja ich nie podaje.",
            f"Usuń „podmiot”; kto wykonuje {action}, mówi pole „realizatorzy”.",
        )
    if pozycja.w_ramach_projektow and pozycja.w_ramach_projektu:
        yield _BOTH_FRAMES


_BOTH_FRAMES = (
    "w_ramach_projektu",
    "Pozycja jest zarazem „w ramach projektów” i „w ramach projektu”.",
    "Zostaw jedno z tych pól.",
    "w_ramach_projektow",
)


def _contradictions(pozycja: PozycjaBudzetu, action: str) -> Iterator[tuple[str, ...]]:
    has_amount = pozycja.kwota is not None
    if pozycja.okresy:
        yield from _beside_periods(pozycja, action)
        return
    if pozycja.bez_kosztow and (has_amount or pozycja.zrodla or pozycja.podzial or pozycja.srodki):
        yield (
            "bez_kosztow",
            "Pozycja jest „bez kosztów”, a podaje kwotę, źródło albo środki własne.",
            "Zostaw samo „bez_kosztow: true” albo usuń to pole.",
            *(["kwota"] if has_amount else []),
            *(name for name in ("zrodla", "podzial", "srodki") if getattr(pozycja, name)),
        )
    if has_amount and pozycja.srodki:
        yield (
            "srodki",
            "Pozycja ma kwotę i „srodki: wlasne”, które są bez kwoty.",
            "Kwotę ze środków własnych zapisz jako „kwota” i „zrodla: [WLASNE]”.",
            "kwota",
        )
    if pozycja.podzial and pozycja.zrodla:
        yield (
            "zrodla",
            "Pozycja ma i „zrodla”, i „podzial”.",
            "Podział wymienia już źródła; usuń pole „zrodla”.",
            "podzial",
        )
    if pozycja.montaz and (pozycja.zrodla or pozycja.podzial):
        field = "zrodla" if pozycja.zrodla else "podzial"
        yield (
            field,
            f"Pozycja ma i „{field}”, i „montaz”.",
            f"Montaż wymienia już źródła; usuń pole „{field}”.",
            "montaz",
        )
    if pozycja.podmiot and not pozycja.srodki:
        yield (
            "podmiot",
            "Pole „podmiot” mówi, czyje są środki własne, a pozycja ich nie podaje.",
            "Dopisz „srodki: wlasne” albo usuń „podmiot”.",
        )
    if pozycja.w_ramach_projektow and pozycja.w_ramach_projektu:
        yield _BOTH_FRAMES
    if not (
        has_amount or pozycja.zrodla or pozycja.podzial or pozycja.srodki or pozycja.bez_kosztow
    ):
        yield (
            "",
            "Pozycja budżetu nie podaje ani kwoty, ani źródła, ani środków własnych.",
            "Dopisz jedno z nich albo „bez_kosztow: true”.",
        )
