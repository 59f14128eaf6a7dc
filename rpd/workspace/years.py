"""Which plans are summed: by name, by folder, by year, also where money is spread over several."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from rpd.budget.items import Item
from rpd.budget.ledger import Ledger
from rpd.errors import CannotReadError, UsageError
from rpd.outside import files, plan_names
from rpd.plan.profil import year_in
from rpd.workspace import plans
from rpd.workspace.ledgers import LedgerRead


def narrowed(
    reads: Iterable[LedgerRead], years: str, without: tuple[str, ...]
) -> tuple[list[LedgerRead], tuple[str, ...]]:
    """The plans with what belongs to those years, and the years that no plan has.

    An amount of a period belongs to its own year, any other one to the year of its plan's file.
    Raises UsageError where nothing is left.
    """
    wanted = years_of(years)
    kept: list[LedgerRead] = []
    covered: set[str] = set()
    for one in reads:
        own = _year(one.path) in wanted
        if one.ledger is None:
            kept.append(one)
            continue
        within = _within(one.ledger, wanted, own=own)
        if own or within.amounts or within.signs:
            kept.append(replace(one, ledger=within))
            covered |= {str(item.rok) for item in within.amounts if item.okres}
    if not kept:
        raise UsageError(f"Nie ma planów z lat {years}.", "Sprawdź opcję --years.")
    return kept, tuple(year for year in without if year not in covered)


def _within(ledger: Ledger, wanted: set[str], *, own: bool) -> Ledger:
    def belongs(item: Item) -> bool:
        year = year_in(item.okres)
        return str(year) in wanted if year else own

    amounts = tuple(filter(belongs, ledger.amounts))
    signs = tuple(filter(belongs, ledger.signs))
    stated = {item.dzialanie.path for item in amounts}
    return replace(
        ledger,
        amounts=amounts,
        beside=ledger.beside if own else (),
        signs=signs,
        unstated=ledger.unstated if own else (),
        # What would be needed is seldom said by year, and the amounts beside it are not all here.
        needs=() if any(item.okres for item in ledger.amounts) or not own else ledger.needs,
        lata=tuple(sorted(wanted)) if len(amounts) < len(ledger.amounts) else (),
        actions=tuple(
            (action, kind)
            for action, kind in ledger.actions
            if action.path in stated or (own and kind != "kwota")
        ),
    )


def below(folder: Path) -> list[Path]:
    """All plans of all workspaces below a folder: files named by a year in folders „plans”."""
    return sorted(
        path
        for path in folder.rglob("plans/*.y*ml")
        if plan_names.is_plan(path.name) and path.is_file()
    )


def chosen(
    arguments: list[str], years: str | None, here: Path
) -> tuple[list[Path], tuple[str, ...]]:
    """The plans that are meant in the folder `here`, and the years asked for that have none.

    Folders stand for all plans below them. Raises RpdError.
    """
    folders = [Path(argument) for argument in arguments if Path(argument).is_dir()]
    named = [argument for argument in arguments if not Path(argument).is_dir()]
    found: list[Path] = plans.named(named, here) if named else []
    for folder in folders:
        under = below(folder)
        if not under:
            raise UsageError(
                f"W folderze „{folder}” nie ma planów.",
                "Plany stoją w folderach „plans”, w plikach o nazwie będącej rokiem.",
            )
        found += under
    without: tuple[str, ...] = ()
    if years is not None:
        wanted = years_of(years)
        pool = found or plans.named([], here)
        found = [path for path in pool if _year(path) in wanted or _spreads(path)]
        if not found:
            raise UsageError(f"Nie ma planów z lat {years}.", "Sprawdź opcję --years.")
        without = tuple(sorted(wanted - set(map(_year, found))))
    return files.distinct(found) or [plans.one(None, here)], without


def _year(path: Path) -> str:
    return plan_names.first_year(path.name)


def _spreads(path: Path) -> bool:
    """Whether a plan may have money of several years; who has none of those asked for goes."""
    try:
        return b"okresy" in files.read(path).data
    except CannotReadError:
        return False


def years_of(text: str) -> set[str]:
    """The years that an option names: „2024”, „2024..2026”. Raises UsageError."""
    match = re.fullmatch(r"([0-9]{4})(?:(?:\.\.|-|–)([0-9]{4}))?", text)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
    if last < first:
        raise UsageError(f"„{text}” nie jest zakresem lat.", "Podaj np. --years 2024..2026.")
    return {f"{year:04}" for year in range(first, last + 1)}
