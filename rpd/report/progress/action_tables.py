"""What has become of actions and their indicators → tables of a report, action by action."""

from __future__ import annotations

from collections.abc import Iterator

from rpd.plan.sprawozdanie import Kolumna, Tabela, Wiersz
from rpd.polish import wording
from rpd.polish.wording import DASH, capital
from rpd.progress.done import ActionDone, IndicatorDone, Progress
from rpd.report.progress import words
from rpd.report.progress.printed_table import amount, said, spent


def actions(progress: Progress) -> Tabela:
    """Every action with its money and its state, its indicators below it."""
    noun = capital(progress.planned.plan.profil.dzialanie.short.one)
    return Tabela(
        said(f"{capital(progress.planned.plan.profil.dzialanie.short.many)} i wskaźniki"),
        (
            Kolumna(said(f"{noun}, wskaźnik")),
            Kolumna("Plan"),
            Kolumna("Wykonanie"),
            Kolumna("%", "procent"),
            Kolumna("Stan"),
        ),
        tuple(row for done in progress.actions for row in _of_action(done, progress)),
    )


def _of_action(done: ActionDone, progress: Progress) -> Iterator[Wiersz]:
    action, suma = done.action, done.pieniadze
    who = ", ".join(action.podmioty) or words.NO_BODY
    cells = (
        f"{action.numer}. {words.name(action.dzialanie.nazwa).removesuffix('.')} ({who})",
        amount(suma.plan),
        spent(suma),
        words.percent(suma.procent),
        words.STATES[done.stan],
    )
    yield Wiersz(tuple(map(said, cells)), nad=bool(done.wskazniki))
    if action.in_force:
        for one in done.wskazniki:
            yield _of_indicator(one, progress, 1)


def _of_indicator(one: IndicatorDone, progress: Progress, poziom: int) -> Wiersz:
    cells = (
        one.wskaznik.nazwa,
        words.target(one.wskaznik, progress.kwartal.rok),
        _told(one, progress),
        words.percent(one.procent),
        _met(one),
    )
    return Wiersz(tuple(map(said, cells)), poziom)


def _met(one: IndicatorDone) -> str:
    """Whether the target is reached, in words."""
    if not one.applies or one.cel is None:
        return DASH
    if one.osiagniety is None:
        return "brak danych"
    return "osiągnięto" if one.osiagniety else "nie osiągnięto"


def _told(one: IndicatorDone, progress: Progress) -> str:
    """The value, and its day where that is not the last one of the quarter."""
    value = words.value(one) or "nie podano"
    day = one.wartosc.stan_na if one.wartosc else None
    if day is None or day == progress.kwartal.ostatni_dzien:
        return value
    return f"{value} (stan na {wording.date(day)})"


def outside(progress: Progress) -> Tabela | None:
    """The indicators outside actions; None where there are none."""
    if not progress.outside:
        return None
    return Tabela(
        said("Wskaźniki planu"),
        (
            Kolumna(said("Wskaźnik")),
            Kolumna("Plan"),
            Kolumna("Wykonanie"),
            Kolumna("%", "procent"),
            Kolumna("Stan"),
        ),
        tuple(_of_indicator(one, progress, 0) for one in progress.outside),
    )
