"""One text per body with what is missing of a quarter; nothing is sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rpd.plan.values import amount, one_line
from rpd.plan.wykonanie import body_of, file_name
from rpd.polish.slug import slug
from rpd.polish.wording import quote
from rpd.progress.done import ActionDone, Progress
from rpd.progress.missing import Missing, MissingOf, missing
from rpd.progress.sums import of_entry
from rpd.report.escape import visible
from rpd.report.progress import words


def reminders(progress: Progress, folder: str) -> Mapping[str, str]:
    """Names of files („ROPS.txt”) → texts; `folder` is where reports of the year lie."""
    found: dict[str, str] = {}
    for one in missing(progress):
        found[_name(one.podmiot, progress, found)] = text(one, progress, folder)
    return found


def _name(podmiot: str, progress: Progress, taken: Mapping[str, str]) -> str:
    known = body_of(progress.planned.slownik, podmiot)
    wanted = (file_name(known) if known else "") or slug([podmiot], "podmiot")
    name, number = f"{wanted}.txt", 2
    while name.lower() in {one.lower() for one in taken}:
        name, number = f"{wanted}-{number}.txt", number + 1
    return name


def text(one: Missing, progress: Progress, folder: str) -> str:
    """What a body is asked for, as it can be sent to it."""
    lines = [*_head(one, progress), *_lacking(one, progress, folder), *_late(one)]
    return "\n".join(map(visible, lines)) + "\n"


def _head(one: Missing, progress: Progress) -> Iterator[str]:
    known = body_of(progress.planned.slownik, one.podmiot)
    name = one.podmiot or words.NO_BODY
    full = f" ({one_line(known.nazwa)})" if known and known.nazwa != known.id else ""
    yield f"Realizator: {name}{full}"
    yield f"Plan: {one_line(progress.planned.plan.tytul)}"
    yield f"Okres: {words.quarter(progress.kwartal)}"


def _lacking(one: Missing, progress: Progress, folder: str) -> Iterator[str]:
    if not one.entries:
        return
    yield ""
    if one.no_file:
        known = body_of(progress.planned.slownik, one.podmiot)
        file = file_name(known) if known else ""
        where = f" ({folder}/{progress.kwartal.rzymski}/{file}.yaml)" if file else ""
        yield f"Nie ma jeszcze wykonania za ten kwartał{where}. Brakuje w nim:"
    else:
        yield "W wykonaniu za ten kwartał brakuje:"
    for entry in one.entries:
        yield ""
        yield from _entry(entry, progress)


def _entry(entry: MissingOf, progress: Progress) -> Iterator[str]:
    action = entry.action.action
    yield f"{action.numer} {quote(words.name(action.dzialanie.nazwa))}"
    others = action.podmioty[1:]
    if others:
        yield f"  (razem z: {', '.join(others)})"
    rok = progress.kwartal.rok
    indicators = [one for one in entry.action.wskazniki if entry.whole] or entry.wskazniki
    for one in indicators:
        said = words.value(one)
        now = f", podano: {said}" if said else ""
        goal = words.target(one.wskaznik, rok)
        yield f"  - wskaźnik {quote(one_line(one.wskaznik.nazwa))} (plan: {goal}{now})"
    linie = entry.action.linie
    stated = [p for p in action.dzialanie.budzet if of_entry(linie, p).plan]
    for pozycja in stated if entry.whole else entry.budzet:
        sources = ", ".join(map(words.source, progress.planned.sources(pozycja)))
        planned = amount(of_entry(linie, pozycja).plan, zapis=pozycja.zapis)
        yield f"  - umowy i wydatki: {sources} (plan: {planned})"
    if entry.whole and not indicators and not stated:
        yield "  - uwagi o tym, co zrobiono"


def _late(one: Missing) -> Iterator[str]:
    if not one.late:
        return
    yield ""
    yield "Po terminie:"
    for done in sorted(one.late, key=lambda done: -(done.dni or 0)):
        yield f"  - {late_line(done)}"


def late_line(done: ActionDone) -> str:
    """„I.1.2/1 „Szkolenia”: opóźnione, 92 dni po terminie”."""
    action = done.action
    name = quote(words.name(action.dzialanie.nazwa))
    return f"{action.numer} {name}: {words.STATES[done.stan]}, {words.days(done.dni or 0)}"
