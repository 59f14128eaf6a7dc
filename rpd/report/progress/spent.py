"""What ``rpd budget --execution`` was asked for → a report: plan, contracted, spent, left."""

from __future__ import annotations

import json as library
from collections.abc import Iterator, Sequence

from rpd.budget.dimensions import Dimension
from rpd.diagnostics import Diagnostic
from rpd.plan.values import one_line
from rpd.plan.wykonanie import Kwartal
from rpd.polish.wording import join, quote
from rpd.progress.grouped import Grouped, grouped
from rpd.progress.line import MoneyLines
from rpd.progress.planned import Planned
from rpd.report.escape import json_text
from rpd.report.progress import json, money_sheet
from rpd.report.sums.asked import Sums
from rpd.report.sums.sheet import Report


def made(
    planned: Planned,
    money: MoneyLines,
    kwartal: Kwartal,
    by: Sequence[Dimension],
    *,
    plik: str,
    unread: Sequence[Diagnostic] = (),
) -> Sums:
    """Money by one dimension or by several one below another; by sources where none is named."""
    ledger, profil = planned.ledger, planned.plan.profil
    found = grouped(money.lines, [ledger], tuple(by) or ("zrodlo",))
    parts = [money_sheet.money(found, dict(ledger.names), profil)]
    said = tuple(_notes(money, unread))
    day = kwartal.ostatni_dzien
    title = one_line(planned.plan.tytul) or plik
    return Sums(
        Report(title, kwartal.rok, tuple(parts), said, day),
        lambda: _document(found, kwartal, plik, said),
    )


def _notes(money: MoneyLines, unread: Sequence[Diagnostic]) -> Iterator[str]:
    for entry in money.sporne:
        who = join(map(quote, entry.podmioty))
        yield (
            f"Pozycję {quote(f'{entry.action}/{entry.pozycja}')} podają {who} i nie wiadomo, czy "
            "to części; jej umów i wydatków nie ma w sumach."
        )
    unknown = len({line.item.path for line in money.lines if line.plan and not line.wiadomo})
    if unknown:
        yield f"Pozycje z kwotą, o których wydatkach nikt nie powiedział: {unknown}."
    if files := tuple(dict.fromkeys(d.file for d in unread)):
        listed = join(map(quote, files))
        yield f"Pliki z błędami, przez które może brakować kwot: {listed}."


def _document(found: Grouped, kwartal: Kwartal, plik: str, said: Sequence[str]) -> str:
    document = {
        "version": 1,
        "plan": plik,
        "rok": kwartal.rok,
        "kwartal": kwartal.rzymski,
        "stan_na": kwartal.ostatni_dzien.isoformat(),
        "waluta": "PLN",
        "wykonanie": json.table(found),
        "uwagi": list(said),
    }
    return json_text(library.dumps(document, ensure_ascii=False, indent=2)) + "\n"
