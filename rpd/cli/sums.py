"""What ``rpd budget`` has read: how it is summed, and what is said of its errors."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from rpd.cli import output

if TYPE_CHECKING:
    from rpd.report.sums.asked import Gathered
    from rpd.workspace.desk import Desk
    from rpd.workspace.ledgers import LedgerRead


def gathered(reads: Sequence[LedgerRead], desk: Desk) -> Gathered:
    """What was read, as it is summed."""
    from rpd.report.sums.asked import Gathered
    from rpd.workspace import ledgers

    return Gathered(
        tuple(one.ledger for one in reads if one.ledger is not None),
        partial(ledgers.lines, reads, desk),
        tuple(text for one in reads for text in one.hidden),
        next((one.at for one in reads), None),
    )


def verdict(found: Sequence[LedgerRead]) -> int:
    """Say on stderr what errors mean for the sums; 1 where any of them blocks."""
    if all(one.sound for one in found):
        return 0
    unread = sum(one.ledger is None for one in found)
    left_out = sum(len(one.ledger.left_out) for one in found if one.ledger is not None)
    hidden = sum(len(one.hidden) for one in found)
    others = sum(one.others for one in found)
    said = (
        (unread, "Plany, których nie dało się odczytać i których nie ma w sumie"),
        (left_out, "Pozycje z błędami, których nie ma w sumie (zestawienie „pozycje poza sumą”)"),
        (hidden, "Błędy poza pozycjami budżetu, przez które w sumie może brakować kwot"),
        (others, "Błędy, które sum nie zmieniają"),
    )
    for number, words in said:
        if number:
            output.complain(f"{words}: {number}.")
    if not any(one.blocked for one in found):
        return 0
    output.say("     Błędy wymienia „rpd validate”.")
    return 1
