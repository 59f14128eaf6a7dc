"""What was not done, and why: the rows of a table of a report."""

from __future__ import annotations

from rpd.plan.sprawozdanie import Kolumna, Tabela, Wiersz
from rpd.plan.values import one_line
from rpd.plan.wykonanie import Stan
from rpd.polish import wording
from rpd.polish.wording import capital
from rpd.progress.done import ActionDone, Progress
from rpd.report.progress import words
from rpd.report.progress.printed_table import said

_UNDONE: frozenset[Stan] = frozenset(
    ("nierozpoczete", "niewykonane", "wykonane-czesciowo", "odstapiono", "nieznane")
)


def undone(progress: Progress) -> Tabela | None:
    """What was not begun or not done, and why, as bodies say it; None where there is none."""
    found = [done for done in progress.actions if done.stan in _UNDONE]
    if not found:
        return None
    noun = capital(progress.planned.plan.profil.dzialanie.short.one)
    rows = []
    for done in found:
        cells = (
            f"{done.action.numer}. {words.name(done.action.dzialanie.nazwa)}",
            ", ".join(done.action.podmioty) or words.NO_BODY,
            words.STATES[done.stan],
            _why(done, progress),
        )
        rows.append(Wiersz(tuple(map(said, cells))))
    columns = (Kolumna(noun), Kolumna("Realizator"), Kolumna("Stan"), Kolumna("Dlaczego"))
    return Tabela("Czego nie rozpoczęto lub nie wykonano", columns, tuple(rows))


def _why(done: ActionDone, progress: Progress) -> str:
    """The reason given, else what bodies remark, else what the plan and the reports tell."""
    if done.powod:
        return f"{done.podal}: {done.powod}"
    remarks = [f"{one.podmiot}: {one_line(one.what.uwagi)}" for one in done.told if one.what.uwagi]
    if remarks:
        return "; ".join(remarks)
    if done.stan == "odstapiono":
        return "uchylono w planie"
    day = progress.kwartal.ostatni_dzien
    if done.action.od is not None and done.action.od > day:
        return f"termin zaczyna się {wording.date(done.action.od)}"
    if done.told_in is None:
        return "nikt nie podał danych"
    if done.stan == "nieznane":
        return f"ostatnie dane są za {words.quarter(done.told_in)}"
    return "powodu nie podano"
