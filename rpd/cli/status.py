"""``rpd status``: planned against done."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer._types import TyperChoice

from rpd.cli import options, output, quarters, sums_delivery
from rpd.cli.command import PolishCommand, new_app
from rpd.cli.groupings import Grouping
from rpd.cli.named_format import named_format
from rpd.cli.status_verdict import verdict
from rpd.cli.sums_format import SumsFormat
from rpd.documents import replacing
from rpd.errors import CannotReadError, NotFoundError, UsageError
from rpd.plan.built_in import chosen
from rpd.plan.wykonanie import STANY

if TYPE_CHECKING:
    from rpd.progress.done import Progress
    from rpd.workspace.execution import Execution

app = new_app()


class StatusFormat(StrEnum):
    """Output formats."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    MD = "md"


_SUFFIXES: dict[str, StatusFormat] = {
    f".{format_.value}": format_ for format_ in StatusFormat if format_ is not StatusFormat.TABLE
}
_SUFFIXES |= {".txt": StatusFormat.TABLE}
_BY = ("podmiot", *chosen(None).headings)


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def status(  # noqa: PLR0917 (typer makes options of them)
    plan: options.Plan = None,
    quarter: options.Quarter = None,
    by: Annotated[
        str | None,
        options.option(
            "--by",
            "CO",
            f"Zestawia stany i pieniądze według: {', '.join(_BY)}, a w planie o własnym kształcie "
            "jego poziomów.",
            click_type=Grouping(_BY),
        ),
    ] = None,
    method: Annotated[
        bool, options.flag("--method", "Dopisuje metodę, według której obliczono stany.")
    ] = False,
    reminders: Annotated[
        bool,
        options.flag(
            "--reminders",
            "Pisze dla każdego podmiotu tekst z tym, czego brakuje; z -o do folderu, plik na "
            "podmiot. Niczego nie wysyła.",
        ),
    ] = False,
    fail_on: Annotated[
        list[str] | None,
        options.option(
            "--fail-on",
            "STAN",
            "Kod wyjścia 1, gdy jakieś działanie ma ten stan; „opoznione” obejmuje też działania "
            "po terminie wykonane częściowo i niewykonane.",
            click_type=TyperChoice(STANY),
        ),
    ] = None,
    format_: Annotated[StatusFormat | None, options.format_("|".join(StatusFormat))] = None,
    out: options.ResultOut = None,
    force: options.Force = False,
) -> int:
    """Mówi, co z planu wykonano do końca kwartału.

    Stronę planu bierze z tekstu obowiązującego w ostatnim dniu kwartału, stronę wykonania z plików
    „wykonanie/ROK/KWARTAŁ/PODMIOT.yaml” obok planu. Stany oblicza według metody, którą pokazuje
    --method. Znaki przed stanami: ✓ wykonane, › w trakcie, ! opóźnione, ± wykonane częściowo,
    × niewykonane, · nierozpoczęte, – odstąpiono, ? nieznane. Kod wyjścia: 0 – bez zastrzeżeń,
    1 – pliki wykonania mają błędy albo zaszło to, co podano w --fail-on.
    """
    shown = _format(format_, out, reminders=reminders)
    if not reminders:
        sums_delivery.demand_replaceable(SumsFormat(shown.value), out, force=force)
    from rpd.progress.done import progress
    from rpd.workspace import execution, execution_check, plans
    from rpd.workspace.desk import Desk

    desk = Desk()
    try:
        path = plans.one(plan, Path.cwd())
        found = execution.execution(path, *quarters.parsed(quarter), desk)
    except (CannotReadError, NotFoundError) as error:
        if shown is StatusFormat.JSON:
            from rpd.report.progress import json

            sums_delivery.write(json.failure(error.message, error.hint), out)
        raise
    output.remark(*found.remarks)
    made = progress(found.plans, found.filed, found.kwartal)
    wrong = (*found.unread, *execution_check.misfits(found, desk))
    if reminders:
        _remind(made, found, out)
    else:
        from rpd.outside import files
        from rpd.report.progress import asked

        plik = files.display_name(path)
        report = asked.made(made, by, plik=plik, unread=wrong, method=method)
        sums_delivery.deliver(report, SumsFormat(shown.value), out)
    return verdict(made, wrong, fail_on or ())


def _format(format_: StatusFormat | None, out: Path | None, *, reminders: bool) -> StatusFormat:
    if reminders:
        if format_ not in (None, StatusFormat.TABLE):
            raise UsageError("Przypomnienia są tekstami.", "Usuń --format albo --reminders.")
        return StatusFormat.TABLE
    format_ = format_ or named_format(_SUFFIXES, out)
    if format_ is StatusFormat.XLSX and out is None and sys.stdout.isatty():
        raise UsageError("Skoroszytu nie da się pokazać w terminalu.", "Dopisz -o stan.xlsx.")
    return format_ or StatusFormat.TABLE


def _remind(made: Progress, found: Execution, out: Path | None) -> None:
    """One text per body: printed one after another, or each to a file of its own in a folder."""
    from rpd.outside import files
    from rpd.report.progress.reminders import reminders
    from rpd.workspace import execution_files

    folder = files.display_name(execution_files.folder_of(found.path, made.kwartal.rok))
    texts = reminders(made, folder)
    if not texts:
        output.say("Niczego nie brakuje.")
    elif out is None:
        output.emit("\n".join(texts.values()))
    else:
        files.make_folder(out)
        for name, text in texts.items():
            replacing.demand_report(out / name)
            output.save(out / name, text.encode("utf-8"))
