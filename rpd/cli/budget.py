"""``rpd budget``: totals."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rpd.budget.dimensions import dimensions, shape
from rpd.cli import days, options, output, spent
from rpd.cli import sums as outcome
from rpd.cli.command import PolishCommand, new_app, refused_value
from rpd.cli.groupings import Grouping
from rpd.cli.sums_delivery import deliver, demand_replaceable, refuse
from rpd.cli.sums_format import WHOLE, SumsFormat, format_of
from rpd.documents import stamping
from rpd.errors import CannotReadError, NotFoundError, UsageError
from rpd.plan.built_in import chosen as chosen_profil

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rpd.budget.unread import Unread
    from rpd.plan.profil import Profil
    from rpd.workspace.desk import Desk
    from rpd.workspace.ledgers import LedgerRead

app = new_app()


_BY = tuple(d for d in dimensions(chosen_profil(None)) if d != "rok_planu")
"""What sums can be grouped by; plans that name no profile have the levels of the built-in one."""


def _demand_known(by: Sequence[str], profil: Profil) -> None:
    """Refuse what money of plans of a shape cannot be grouped by. Raises UsageError."""
    allowed = [name for name in dimensions(profil) if name != "rok_planu"]
    for name in by:
        if name not in allowed:
            raise UsageError(
                refused_value(name, "--by", allowed), "„rpd budget --help” objaśnia to polecenie."
            )


class Spread(StrEnum):
    """How an amount is divided over the quarters of its term."""

    EVEN = "even"


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def budget(  # noqa: PLR0917 (typer makes options of them)
    plan: Annotated[
        list[str] | None,
        options.argument(
            "[PLAN]...", "Lata, pliki albo foldery z planami; bez nich najnowszy plan."
        ),
    ] = None,
    by_source: Annotated[
        bool, options.flag("--by-source", "Suma według źródeł finansowania (domyślna).")
    ] = False,
    by: Annotated[
        list[str] | None,
        options.option(
            "--by",
            "CO",
            f"Suma według czegoś innego: {', '.join(_BY)}, a w planie o własnym kształcie jego "
            "poziomów; podane kilka razy krzyżuje, ostatnie daje kolumny.",
            click_type=Grouping(_BY),
        ),
    ] = None,
    spread: Annotated[
        Spread | None,
        options.option(
            "--spread", "even", "Przy „--by kwartal” dzieli kwoty po równo na kwartały terminu."
        ),
    ] = None,
    years: Annotated[
        str | None,
        options.option("--years", "LATA", "Plany z lat, np. 2024..2026."),
    ] = None,
    explain: Annotated[
        str | None,
        options.option(
            "--explain",
            "CO",
            "Wymienia działania stojące za kwotą: źródła, grupy, poziomu (I.2), podmiotu, id.",
        ),
    ] = None,
    at: Annotated[
        str | None,
        options.day("--at", "Kwoty obowiązujące w tym dniu, np. 2024-06-30."),
    ] = None,
    execution: Annotated[
        bool,
        options.flag(
            "--execution", "Plan, umowy, wydatki i reszta do końca kwartału, z plików wykonania."
        ),
    ] = False,
    quarter: options.Quarter = None,
    format_: Annotated[
        SumsFormat | None,
        options.format_("|".join(SumsFormat)),
    ] = None,
    csv_: Annotated[
        options.Csv | None,
        options.option(
            "--csv",
            "pl",
            "CSV dla polskiego Excela: średniki, przecinek dziesiętny, znacznik UTF-8.",
        ),
    ] = None,
    out: options.ResultOut = None,
    force: options.Force = False,
) -> int:
    """Sumuje budżet: kwoty ustalone, kwoty wspólne i to, czego w sumie nie ma.

    CSV jest plikiem danych: same wiersze, bez podsum i uwag, UTF-8, przecinki, kropka dziesiętna.
    Sumę planu daje zwykłe dodanie kolumny kwota (według źródeł) albo razem (inne zestawienia);
    rodzaj to pozycja, wspolne (kwota wspólna, której nikt nie podzielił) albo bez_kwoty. Wszystkie
    kolumny opisuje przewodnik. XLSX, HTML, PDF, DOCX i ODT bez podanego grupowania zawierają
    wszystkie zestawienia. Kod wyjścia: 0 – bez błędów, 1 – plan (z --execution: pliki wykonania)
    ma błędy i suma może być niepełna.
    """
    shown = format_of(SumsFormat.CSV if csv_ and format_ is None else format_, out)
    if csv_ and shown is not SumsFormat.CSV:
        raise UsageError("„--csv” mówi, jaki ma być CSV.", "Zostaw „--format csv” albo usuń --csv.")
    demand_replaceable(shown, out, force=force)
    if execution or quarter is not None:
        spent.demand_alone(spread, years, explain, at, execution=execution)
        try:
            spent_sums, code = spent.made(plan or [], by or (), quarter, _demand_known)
        except (CannotReadError, NotFoundError) as error:
            if shown is SumsFormat.JSON:
                from rpd.workspace.ledgers import unread as unread_plans

                refuse(unread_plans((), error), out)
            raise
        deliver(spent_sums, shown, out, csv_)
        return code
    from rpd.report.sums import asked as sums
    from rpd.report.sums import explained
    from rpd.workspace import ledgers
    from rpd.workspace.desk import Desk

    desk = Desk()
    found, without = _read(
        plan or [],
        years,
        at,
        desk,
        lambda unread: refuse(unread, out) if shown is SumsFormat.JSON else None,
    )
    usable = [one for one in found if one.ledger is not None]
    output.remark(*(remark for one in found for remark in one.remarks))
    for one in found:
        if one.refusal is not None:
            output.refuse(one.refusal.diagnostics)
    unread = tuple(ledgers.refused(one.refusal) for one in found if one.refusal is not None)
    if not usable:
        if shown is SumsFormat.JSON:
            refuse(unread, out)
        return 1
    ledgers.refuse_twins((one.path, one.ledger.rok) for one in usable if one.ledger is not None)
    _demand_known(by or (), shape([one.ledger for one in usable if one.ledger is not None]))
    asked = sums.SumsAsked(
        by_source=by_source,
        by=tuple(by or ()),
        spread=spread is not None,
        every=not by and not by_source and shown in WHOLE,
        without=without,
        unread=unread,
    )
    summed = outcome.gathered(usable, desk)
    made = (
        explained.explained(summed, explain, unread)
        if explain is not None
        else sums.made(summed, asked)
    )
    line = stamping.of_sums(usable, desk, shown.value) if out is not None else ""
    deliver(made, shown, out, csv_, line)
    return outcome.verdict(found)


def _read(
    plans: list[str],
    years: str | None,
    at: str | None,
    desk: Desk,
    refused: Callable[[Sequence[Unread]], None],
) -> tuple[list[LedgerRead], tuple[str, ...]]:
    """The money of the plans that were asked for, and the years that have none.

    Raises RpdError, after `refused` has been told of plans that cannot be found or read.
    """
    from rpd.workspace import ledgers
    from rpd.workspace.years import chosen, narrowed

    paths: list[Path] = []
    try:
        paths, without = chosen(plans, years, Path.cwd())
        day = days.parsed(at)
        read = ledgers.read_all(paths, desk, day)
        found = list(read if day else output.watched(read, len(paths), "Sumowanie planów"))
        return (found, without) if years is None else narrowed(found, years, without)
    except (CannotReadError, NotFoundError) as error:
        refused(ledgers.unread(paths, error))
        raise
