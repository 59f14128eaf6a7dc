"""What states, values and bodies are called where what was done is shown."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from rpd.plan import markup, measures, values
from rpd.plan.model import Wskaznik
from rpd.plan.values import one_line
from rpd.plan.wykonanie import WLASNE, Kwartal, Stan
from rpd.polish import wording
from rpd.polish.wording import DASH, NBSP
from rpd.progress import sense
from rpd.progress.done import IndicatorDone

STATES: Final[dict[Stan, str]] = {
    "nierozpoczete": "nierozpoczęte",
    "w-trakcie": "w trakcie",
    "opoznione": "opóźnione",
    "wykonane": "wykonane",
    "wykonane-czesciowo": "wykonane częściowo",
    "niewykonane": "niewykonane",
    "odstapiono": "odstąpiono",
    "nieznane": "nieznane",
}
MARKS: Final[dict[Stan, str]] = {
    "nierozpoczete": "·",
    "w-trakcie": "›",
    "opoznione": "!",
    "wykonane": "✓",
    "wykonane-czesciowo": "±",
    "niewykonane": "×",
    "odstapiono": "–",
    "nieznane": "?",
}
"""A sign for every state, so that nothing is told by colour alone."""
DISPUTED: Final = "sporne"
UNDATED: Final = "bez dnia"
NO_BODY: Final = "nie wskazano"


def state(stan: Stan) -> str:
    """„! opóźnione”."""
    return f"{MARKS[stan]} {STATES[stan]}"


def name(text: str) -> str:
    """The name of an action in one line, without marks of footnotes."""
    return one_line(markup.running(text))


def quarter(kwartal: Kwartal) -> str:
    """„II kwartał 2024 r.”."""
    return f"{kwartal.rzymski}{NBSP}kwartał {kwartal.rok}{NBSP}r."


def source(name: str) -> str:
    """A source as it is printed; own means have a name of their own."""
    return "środki własne" if name == WLASNE else name


def value(done: IndicatorDone) -> str:
    """What was told of an indicator: „30”, „brak danych”, „sporne”, "" where nothing was."""
    told = done.wartosc
    if told is None:
        return ""
    if told.sporne:
        return DISPUTED
    if told.wartosc is not None:
        return values.with_unit(told.wartosc, done.wskaznik.jednostka)
    return told.znak or one_line(told.tekst)


def target(wskaznik: Wskaznik, rok: int) -> str:
    """What is to be reached by the end of a year: „min. 45 osób”, „z 3 msc. do 1 msc.”."""
    goal = sense.target_of(wskaznik, rok)
    if goal is None:
        return DASH
    said = measures.target(wskaznik, measures.value(goal, wskaznik.jednostka))
    base = wskaznik.baza
    if base is None or wskaznik.liczba_bazowa is None:
        return said
    return f"z{NBSP}{measures.value(base, wskaznik.jednostka)} do{NBSP}{said}"


def percent(share: Decimal | None) -> str:
    """„66,7%”, „–” where there is none."""
    return DASH if share is None else f"{share:.1f}".replace(".", ",") + "%"


def days(number: int) -> str:
    """„92 dni po terminie”, „termin minął z końcem kwartału”."""
    if number == 0:
        return "termin minął z końcem kwartału"
    return f"{wording.count(number, 'dzień', 'dni', 'dni')} po terminie"
