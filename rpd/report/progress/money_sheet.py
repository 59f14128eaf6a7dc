"""Money planned, contracted, spent → a sheet, and the notes beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from rpd.budget.dimensions import Member
from rpd.plan.profil import Profil
from rpd.polish import wording
from rpd.progress.grouped import Grouped
from rpd.progress.sums import Sum
from rpd.report.progress.by_state import label
from rpd.report.sums import labels
from rpd.report.sums.sheet import Sheet, SheetCell, SheetColumn, SheetRow


def money(found: Grouped, names: dict[tuple[str, str], str], profil: Profil) -> Sheet:
    """Planned, contracted, spent, left, by a grouping; rows close and so does the total."""
    deepest = len(found.by) - 1
    rows = tuple(
        SheetRow(
            (
                label(row.members[-1]),
                labels.name(row.members[-1], names),
                *cells(row.suma),
            ),
            tuple(" + ".join(member.key) for member in row.members),
            "podsuma" if len(row.members) <= deepest else _kind(row.members[-1]),
        )
        for row in found.rows
    )
    return Sheet(
        key="wykonanie-" + "-".join(found.by),
        title=f"wykonanie budżetu {labels.by(found.by, profil)}",
        short="Wykonanie",
        levels=found.by,
        columns=(
            SheetColumn(found.by[-1], labels.header(found.by[-1], profil), "text"),
            SheetColumn("nazwa", "Nazwa", "text", spare=True),
            *MONEY,
        ),
        rows=rows,
        total=("Razem", "", *cells(found.razem)),
        notes=tuple(_money_notes(found.razem, [row.members[-1] for row in found.rows])),
    )


MONEY = (
    SheetColumn("plan", "Plan", "amount", adds=True, sums=True),
    SheetColumn("umowy", "Umowy", "amount", adds=True),
    SheetColumn("wydatki", "Wydatki", "amount", adds=True),
    SheetColumn("procent", "%", "share"),
    SheetColumn("pozostalo", "Pozostało", "amount", adds=True),
    SheetColumn("ponad", "Ponad plan", "amount", adds=True, spare=True, sums=True),
    SheetColumn("poza_kwotami", "Bez kwoty w planie", "amount", adds=True, spare=True, sums=True),
)
"""The columns of money that was spent."""


def cells(suma: Sum) -> tuple[SheetCell, ...]:
    """What a sum says in these columns."""
    return (
        suma.plan,
        suma.umowy,
        suma.wydatki,
        suma.procent,
        suma.pozostalo,
        suma.ponad,
        suma.poza_kwotami,
    )


def _kind(member: Member) -> Literal["wspolne", "pozycja"]:
    return "wspolne" if member.joint else "pozycja"


def _money_notes(razem: Sum, members: Sequence[Member]) -> Iterator[str]:
    yield (
        "Plan + ponad plan + bez kwoty w planie = wydatki + pozostało: "
        f"{_zl(razem, 'plan')} + {_zl(razem, 'ponad')} + {_zl(razem, 'poza_kwotami')} = "
        f"{_zl(razem, 'wydatki')} + {_zl(razem, 'pozostalo')}."
    )
    if any(member.joint for member in members):
        yield (
            "Kwota wspólna kilku źródeł, z której wydano z jednego, przechodzi do niego w tej "
            "części; reszta zostaje wspólna."
        )


def _zl(razem: Sum, part: str) -> str:
    return wording.amount(getattr(razem, part), grosze=None)
