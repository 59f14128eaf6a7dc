"""Wzór daje inną kwotę.

Co: z wzoru („4 odcinki x 95 000 zł”) wychodzi inna kwota niż ta, przy której stoi, albo niż ta,
którą wzór podaje po znaku „=”. Przy kwotach w okresach wzór ma dać kwotę każdego okresu (poza
zerem) albo ich sumę. Wynik wolno zaokrąglić, jeżeli mówi to pole „zaokraglenie”.

Dlaczego: wzór jest uzasadnieniem kwoty; gdy się nie zgadza, jedno z nich jest pomyłką.

Źle::

    budzet:
      - kwota: 390000
        zrodla: [FEM]
        wzor: 4 odcinki x 95 000 zł

Dobrze::

    budzet:
      - kwota: 380000
        zrodla: [FEM]
        wzor: 4 odcinki x 95 000 zł
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from rpd.diagnostics import Finding, Path, Related, Severity
from rpd.plan import kwoty
from rpd.plan.model import PozycjaBudzetu
from rpd.plan.values import amount
from rpd.polish.wording import number, quote
from rpd.rules.engine import Case

if TYPE_CHECKING:
    from fractions import Fraction

    from rpd.plan.wzor import Result

CODE = "RPD422"
SLUG = "wzor-wbrew-kwocie"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    for miejsce in case.miejsca:
        for pozycja in miejsce.dzialanie.budzet:
            if not pozycja.wzor:
                continue
            from rpd.plan import wzor  # plans without a formula do not wait for its reader

            reckoned = wzor.reckoned(pozycja.wzor)
            if isinstance(reckoned, wzor.Problem):
                continue
            wrong = _wrong(pozycja, reckoned)
            if wrong is not None:
                message, hint, *places = wrong
                yield Finding(
                    (*pozycja.path, "wzor"),
                    message,
                    hint,
                    related=tuple(Related(place, "kwota") for place in places),
                )


def _wrong(pozycja: PozycjaBudzetu, reckoned: Result) -> tuple[str, str, *tuple[Path, ...]] | None:
    from rpd.plan import wzor

    # What names no currency is reckoned in the unit that the plan's amounts have.
    unit = 1 if reckoned.zloty else 10**pozycja.zapis.shift
    result = wzor.rounded(reckoned.value * unit, pozycja.zaokraglenie)
    shown = f"Wzór {quote(pozycja.wzor)} daje {_shown(result)}"
    for stated in reckoned.stated:
        if wzor.rounded(stated * unit, pozycja.zaokraglenie) != result:
            said = f"a po znaku „=” podaje {_shown(stated * unit)}"
            return f"{shown}, {said}.", "Popraw jedną z tych liczb."
    stated_in = [o for o in pozycja.okresy if o.kwota and not kwoty.problem(o.kwota)]
    if pozycja.okresy:
        wrong = next((o for o in stated_in if o.kwota != _money(result)), None)
        if wrong is None or pozycja.razem == _money(result):
            return None
        assert wrong.kwota is not None
        said = f"a kwota okresu {wrong.okres} wynosi {amount(wrong.kwota)}"
        return f"{shown}, {said}.", _hint(result, wrong.kwota, pozycja), wrong.path
    if not pozycja.kwota or kwoty.problem(pozycja.kwota) or pozycja.kwota == _money(result):
        return None
    said = f"a kwota wynosi {amount(pozycja.kwota)}"
    return (
        f"{shown}, {said}.",
        _hint(result, pozycja.kwota, pozycja),
        (*pozycja.path, "kwota"),
    )


def _money(result: Fraction) -> Decimal | None:
    """The result as an amount; None where it is no whole number of grosze."""
    grosze = result * 100
    return Decimal(int(grosze)).scaleb(-2) if grosze.denominator == 1 else None


def _shown(value: Fraction) -> str:
    money = _money(value)
    if money is not None and money <= kwoty.MAX:
        return amount(money)
    return f"ok. {number(Decimal(round(value)))} zł"


def _hint(result: Fraction, kwota: Decimal, pozycja: PozycjaBudzetu) -> str:
    for factor, word in ((1000, "tys."), (10**6, "mln")):
        if _money(result * factor) == kwota:
            return (
                f"Jeśli wzór liczy w {word} zł, dopisz w nim „{word} zł”; jeśli nie, popraw kwotę."
            )
    rounding = "" if pozycja.zaokraglenie else ", a jeśli wynik zaokrąglono, dopisz „zaokraglenie”"
    return f"Popraw wzór albo kwotę{rounding}."
