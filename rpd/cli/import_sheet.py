"""``rpd import ARKUSZ --into PLAN``: what a workbook changed, told and then written."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rpd.cli import output
from rpd.compare.comparison import comparison
from rpd.documents import from_sheet, sheet_into_plan
from rpd.documents.sheet_outcome import FromSheet, Side
from rpd.errors import UsageError
from rpd.exchange.returned import Fault
from rpd.outside import digests, files
from rpd.polish.wording import argument, count, join, plural
from rpd.report.changes import text as diff_text

_SHOWN = 20


def run(sheet: Path, into: str, *, write: bool, remove: bool, draft: Path | None) -> int:
    """Show what the workbook changes in the plan; with `write`, write it. Returns the exit code."""
    path = files.find_plan(into, Path.cwd())
    done = from_sheet.patch(sheet, path, remove=remove)
    if done.unread:
        return _unread(done, sheet, path)
    for said in done.remarks:
        output.say(said)
    if done.faults:
        return _refused(done)
    _tell_gone(done)
    whole = done.draft or done.plan
    if whole is None:
        shown = files.display_name(path)
        output.say(f"{shown}: arkusz niczego nie zmienia{_besides(done)}.")
        return 0
    beside = draft or path.with_name(f"{path.stem}{sheet_into_plan.DRAFT}{path.suffix}")
    if done.draft is not None:
        _demand_none_there(beside, sheet)
    compared = comparison(done.before, whole.loaded)
    named = files.display_name(beside) if done.draft else f"{compared.old_name} po zmianach"
    compared = replace(compared, new_name=named)
    output.print_lines(diff_text.report(compared, output.width(sys.stdout)))
    _tell_wrong(whole)
    if not write:
        _tell_what_would_be(done, path, beside)
        return 0
    if done.draft is not None:
        # First what may be refused: a draft that is there already.
        _save_draft(done.draft, path, beside)
    if done.plan is not None:
        _save(done, path)
    return 0


def _demand_none_there(beside: Path, sheet: Path) -> None:
    """No draft is written over; the sheets of several bodies come together in one."""
    if not os.path.lexists(beside):
        return
    shown = files.display_name(beside)
    again = f"rpd import {argument(files.display_name(sheet))} --into {argument(shown)}"
    raise UsageError(
        f"Jest już projekt „{shown}”, a rpd go nie zastępuje.",
        f"Wczytaj arkusz do niego: „{again}”, albo podaj po --draft nazwę nowego pliku.",
    )


def _unread(done: FromSheet, sheet: Path, path: Path) -> int:
    """Only the mistakes that stand in the way, and before and behind them what they do."""
    number = len(done.unread)
    errors = count(number, "błąd", "błędy", "błędów")
    plan = files.display_name(path)
    output.complain(
        f"Arkusza „{files.display_name(sheet)}” nie wczytano: najpierw popraw plan „{plan}”.",
        f"Przez {errors} nie wiadomo, co w planie stoi, więc arkusza nie ma z czym porównać:",
    )
    code = output.refuse(done.unread)
    output.say(
        f"Arkusza nie wczytano, niczego nie zapisano. Popraw {plural(number, 'go', 'je', 'je')} "
        "i powtórz polecenie; arkusza nie trzeba eksportować na nowo."
    )
    return code


def _refused(done: FromSheet) -> int:
    """All that is wrong with the workbook, by cells."""
    number = len(done.faults)
    errors = count(number, "miejscu", "miejscach", "miejscach")
    output.complain(f"Arkusza nie można wczytać: trzeba go poprawić w {errors}.")
    _tell_faults(done.faults)
    output.say("Niczego nie zapisano.")
    return 2


def _tell_faults(faults: Sequence[Fault]) -> None:
    for fault in faults[:_SHOWN]:
        # What stands in a cell may have several lines.
        message, hint = (said.replace("\n", " ") for said in (fault.message, fault.hint))
        output.say(f"  {fault.where}: {message}", *([f"     {hint}"] if hint else []))
    if (rest := len(faults) - _SHOWN) > 0:
        output.say(f"  … i {count(rest, 'dalsze', 'dalsze', 'dalszych')}.")


def _tell_wrong(side: Side) -> None:
    """By which cells the plan gets mistakes, before they are written."""
    if side.wrong:
        output.say("Popraw w arkuszu:")
        _tell_faults(side.wrong)


def _tell_gone(done: FromSheet) -> None:
    if not done.gone:
        return
    rows = count(len(done.gone), "wiersza", "wierszy", "wierszy")
    named = [f"„{one.name}” ({one.row[0] or one.row[1]})" for one in done.gone[:5]]
    rest = len(done.gone) - len(named)
    more = f" i {rest} innych" if rest else ""
    wish = "ma" if len(done.gone) == 1 else "mają"
    output.say(
        f"W arkuszu brakuje {rows}: {', '.join(named)}{more}. Z planu niczego z tego nie usunięto.",
        f"Jeśli {wish} zniknąć, powtórz polecenie z opcją --remove.",
    )


def _besides(done: FromSheet) -> str:
    if not done.already:
        return ""
    return (
        f" ({count(done.already, 'zmiana już jest', 'zmiany już są', 'zmian już jest')} w planie)"
    )


def _tell_what_would_be(done: FromSheet, path: Path, beside: Path) -> None:
    parts = []
    if done.plan is not None:
        parts.append(f"plan {files.display_name(path)}")
    if done.draft is not None:
        parts.append(f"projekt {files.display_name(beside)}, bo plan jest przyjęty")
    output.say(f"Niczego nie zapisano. Z opcją --write zapisany będzie {join(parts)}.")


def _save(done: FromSheet, path: Path) -> None:
    assert done.plan is not None
    before = done.before
    if before.plan is not None and before.plan.uchwala is not None:
        digests.append(path, before.source.data, "przed zmianami z arkusza (rpd import)")
    output.update(path, done.plan.data, before.source.data, "plan")
    _tell_lost(done.plan)


def _save_draft(side: Side, path: Path, beside: Path) -> None:
    output.update(beside, side.data, None, "projekt")
    plan, draft = (argument(files.display_name(one)) for one in (path, beside))
    output.say(
        "Plan jest przyjęty, więc zmiany tego, co drukuje, stoją w projekcie obok; uchwałę "
        f"zmieniającą napisze „rpd amend {plan} {draft}”."
    )
    _tell_lost(side)


def _tell_lost(side: Side) -> None:
    if side.lost:
        output.say(
            "Razem z usuniętymi wpisami zniknęły komentarze:",
            *(f"  wiersz {line}: {text}" for line, text in side.lost),
        )
