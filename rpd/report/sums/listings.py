"""Lists of single budget entries: those behind a figure, and those that are in no sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal

from rpd.budget.items import Item, LeftOut, undecided
from rpd.diagnostics import Path
from rpd.plan import kwoty
from rpd.plan.noun import Noun
from rpd.polish.wording import DASH, amount, capital
from rpd.report.sums import labels
from rpd.report.sums.notes import KINDS
from rpd.report.sums.sheet import Sheet, SheetCell, SheetColumn, SheetRow

Lines = Mapping[tuple[str, Path], int]
"""File and path → line."""


def lines_behind(asked: str, items: Sequence[Item], lines: Lines, noun: Noun) -> Sheet:
    """The lines behind a figure: decided amounts, joint ones, then actions without an amount."""
    ordered = sorted(items, key=lambda item: (item.kwota is None, undecided(asked, item)))
    in_periods = any(item.okres for item in items)
    nothing = any(item.kwota is not None and not item.kwota for item in items)
    rows = []
    for item in ordered:
        action = item.dzialanie
        line = lines.get((action.plan, item.path))
        rows.append(
            SheetRow(
                (
                    f"{action.plan}:{line}" if line else action.plan,
                    action.numer,
                    labels.joined(item.zrodla) or DASH,
                    *((item.okres,) if in_periods else ()),
                    item.kwota if item.kwota is not None else item.znak or KINDS[item.kind],
                    action.nazwa,
                ),
                (f"{action.plan}#{action.id}",),
                _kind(asked, item),
            )
        )
    own = sum((i.kwota for i in items if i.kwota and not undecided(asked, i)), Decimal(0))
    joint = sum((i.kwota for i in items if i.kwota and undecided(asked, i)), Decimal(0))
    note = (
        f"Tylko {asked}: {amount(own)}; wspólnie z innymi, bez podziału: {amount(joint)}; "
        f"najwyżej: {amount(own + joint)}."
    )
    return Sheet(
        key="wyjasnienie",
        title=f"skąd się bierze {asked}",
        short="Wyjaśnienie",
        levels=("miejsce",),
        columns=(
            SheetColumn("miejsce", "Miejsce", "text", solid=True),
            SheetColumn("numer", capital(noun.one), "text", solid=True),
            SheetColumn("zrodla", "Źródła", "text"),
            *((SheetColumn("okres", "Okres", "text"),) if in_periods else ()),
            SheetColumn("kwota", "Kwota", "amount", adds=True, sums=not nothing),
            SheetColumn("nazwa", "Nazwa", "text", spare=True),
        ),
        rows=tuple(rows),
        total=(
            *("Najwyżej" if joint else "Razem", "", ""),
            *(("",) if in_periods else ()),
            *(own + joint, ""),
        ),
        whole=own + joint,
        notes=(note,) if joint else (),
    )


def _kind(asked: str, item: Item) -> Literal["pozycja", "wspolne", "bez_kwoty"]:
    if item.kwota is None:
        return "bez_kwoty"
    return "wspolne" if undecided(asked, item) else "pozycja"


def left_out(items: Sequence[LeftOut], lines: Lines, action: Noun) -> Sheet:
    """Budget entries that are not in the sum, with the reason."""
    rows = []
    for item in items:
        line = lines.get((item.dzialanie.plan, item.path))
        location = f"{item.dzialanie.plan}:{line}" if line else item.dzialanie.plan
        malformed = item.kwota is not None and kwoty.problem(item.kwota) is not None
        kwota: SheetCell = str(item.kwota) if malformed else item.kwota
        cells: tuple[SheetCell, ...] = (location, item.dzialanie.numer, kwota, item.powod)
        rows.append(SheetRow(cells, (f"{item.dzialanie.plan}#{item.dzialanie.id}",)))
    return Sheet(
        key="poza-suma",
        title="pozycje poza sumą",
        short="Poza sumą",
        levels=("miejsce",),
        columns=(
            SheetColumn("miejsce", "Miejsce", "text", solid=True),
            SheetColumn("numer", capital(action.one), "text", solid=True),
            SheetColumn("kwota", "Kwota", "amount"),
            SheetColumn("powod", "Powód", "text"),
        ),
        rows=tuple(rows),
        total=None,
        notes=("Tych pozycji nie ma w żadnej sumie; popraw plan i sprawdź go „rpd validate”.",),
    )
