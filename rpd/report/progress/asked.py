"""What ``rpd status`` was asked for → a report: which sheets, in which order, with which notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rpd.budget.dimensions import Dimension
from rpd.diagnostics import Diagnostic
from rpd.errors import UsageError
from rpd.plan.profil import Profil
from rpd.plan.values import one_line
from rpd.polish.wording import count, join, plain, quote
from rpd.progress.done import Progress
from rpd.progress.grouped import grouped
from rpd.progress.kept import Why
from rpd.progress.states import METHOD
from rpd.report.progress import by_state, json, money_sheet, sheets
from rpd.report.sums.asked import Sums
from rpd.report.sums.sheet import Report, Sheet

_CHANGED: dict[Why, str] = {
    "uchylony": "ten wpis uchylono",
    "nowe-brzmienie": "ten wpis ma teraz inne brzmienie",
    "inna-jednostka": (
        "ten wpis ma teraz inną jednostkę, więc wartości się z planem nie porównuje"
    ),
    "nieznany": "tego wpisu nie ma w planie",
}


def groupings(profil: Profil) -> tuple[str, ...]:
    """What states can be grouped by in a plan of that shape."""
    return (by_state.BODY, *profil.headings)


def demand_known(name: str | None, profil: Profil) -> Dimension | None:
    """The grouping that was asked for. Raises UsageError where the plan has none of that name."""
    if name is None:
        return None
    allowed = groupings(profil)
    if name not in (*allowed, "realizator"):
        raise UsageError(
            f"Stanów nie da się zestawić według {quote(name)}.",
            f"Podaj po --by: {join(allowed, ' albo ')}.",
        )
    return by_state.dimension(name)


def made(
    progress: Progress,
    by: str | None = None,
    *,
    plik: str = "",
    unread: Sequence[Diagnostic] = (),
    method: bool = False,
) -> Sums:
    """Planned against done as it was asked for. Raises UsageError for an unknown grouping."""
    planned = progress.planned
    profil = planned.plan.profil
    group = demand_known(by, profil)
    ledger = planned.ledger
    tables = [grouped(progress.linie, [ledger], ["zrodlo"])]
    if group is not None:
        tables.insert(0, grouped(progress.linie, [ledger], [group]))
    names = dict(ledger.names)
    parts: list[Sheet] = [by_state.states(progress, group)]
    if group is None:
        parts += [sheets.actions(progress), sheets.indicators(progress)]
        parts = [sheet for sheet in parts if sheet.rows]
    if progress.late:
        parts.append(sheets.late(progress))
    parts += [money_sheet.money(one, names, profil) for one in tables]
    said = list(notes(progress, unread))
    if method:
        said += [f"Metoda, {number}. {text}" for number, text in enumerate(METHOD, 1)]
        if profil.dzialanie.short.one != "działanie":
            said.append(f"„Działanie” znaczy w metodzie: {profil.dzialanie.short.one}.")
    else:
        said.append("Jak oblicza się stany, powie „rpd status --method”.")
    day = progress.kwartal.ostatni_dzien
    report = Report(
        one_line(planned.plan.tytul) or plik, progress.kwartal.rok, tuple(parts), tuple(said), day
    )
    return Sums(
        report,
        lambda: json.report(progress, plik=plik, money=tables, notes=said, unread=unread),
    )


def notes(progress: Progress, unread: Sequence[Diagnostic]) -> Iterator[str]:
    """What the tables leave open: values of former entries, disputes, what could not be read."""
    for one in progress.dawne:
        what = "Pieniądze" if one.pieniadze else "Wartość"
        place = "/".join(filter(None, one.key))
        before = f" ({quote(one.dawniej)})" if one.dawniej else ""
        now = f"; teraz: {quote(one.teraz)}" if one.teraz else ""
        who = join(map(quote, one.podmioty))
        yield (
            f"{what} wpisu {quote(place)}{before} z {one.kwartal.rzymski} kwartału ({who}): "
            f"{_CHANGED[one.why]}{now}."
        )
    for entry in progress.sporne_kwoty:
        who = join(map(quote, entry.podmioty))
        yield (
            f"Pozycję {quote(f'{entry.action}/{entry.pozycja}')} podają {who} i nie wiadomo, czy "
            "to części; jej umów i wydatków nie ma w sumach."
        )
    for number, ids, indicator in sheets.every_indicator(progress):
        if indicator.wartosc is not None and indicator.wartosc.sporne:
            who = join(map(quote, indicator.wartosc.podmioty))
            yield f"Wskaźnik {quote(ids)} ({number}) podają {who} i nie wiadomo, jak je złożyć."
    for done in progress.actions:
        if done.sporne:
            noun = progress.planned.plan.profil.dzialanie.short.genitive
            yield f"Realizatorzy podają różne stany {noun} {done.action.numer}."
    if progress.planned.bez_id:
        entries = plain(count(progress.planned.bez_id, "wpis", "wpisy", "wpisów"))
        yield f"Bez identyfikatora: {entries} planu; identyfikatory nadaje „rpd fmt --ids”."
    files = tuple(dict.fromkeys(d.file for d in unread))
    if files:
        listed = join(map(quote, files))
        yield f"Pliki z błędami, przez które może brakować wartości: {listed}."
