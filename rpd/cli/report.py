"""``rpd report``: the report on what was done of a plan, as a document."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rpd.cli import accounted, days, deliver, document_options, options, output, quarters, result
from rpd.cli.command import PolishCommand, new_app
from rpd.documents import replacing, wanted
from rpd.documents.wanted import DocumentFormat
from rpd.errors import UsageError
from rpd.plan.sprawozdanie import odcisk_of
from rpd.workspace import accepted

if TYPE_CHECKING:
    from rpd.cli.accounted import Accounted
    from rpd.plan.sprawozdanie import Sprawozdanie
    from rpd.workspace.desk import Desk
    from rpd.workspace.execution import Execution

app = new_app()


class ReportDocument(StrEnum):
    """What ``rpd report`` makes."""

    REPORT = "sprawozdanie"
    INDICATORS = "wskazniki"


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def report(  # noqa: PLR0917 (typer makes options of them)
    plan: options.Plan = None,
    quarter: options.Quarter = None,
    format_: document_options.Format = None,
    document: Annotated[
        ReportDocument,
        options.option(
            "--document",
            "sprawozdanie|wskazniki",
            "Co utworzyć: sprawozdanie albo samą tabelę wskaźników (także CSV).",
        ),
    ] = ReportDocument.REPORT,
    templates: options.Templates = None,
    out: options.DocumentOut = None,
    accept: Annotated[
        bool,
        options.flag(
            "--accept",
            "Zapisuje sprawozdanie na stałe do folderu „sprawozdania” obok planu: słowa, liczby i "
            "skróty źródeł. Potrzebuje --number i --date.",
        ),
    ] = False,
    number: Annotated[
        str | None,
        options.option("--number", "NUMER", "Przy --accept: numer uchwały, która je przyjęła."),
    ] = None,
    day: Annotated[str | None, options.day("--date", "Przy --accept: dzień tej uchwały.")] = None,
    force: options.ForceForeign = False,
) -> int:
    """Tworzy sprawozdanie z wykonania planu od początku roku do końca kwartału.

    Zawiera podsumowanie, tabele z planem, wykonaniem i stanem, pieniądze według źródeł, zaległości
    według realizatorów, to, czego nie rozpoczęto i dlaczego, zmiany planu, metodę i uwagi. Wykresy
    ma HTML; w pozostałych postaciach te same liczby podają tabele. Przyjęte sprawozdanie drukuje
    zawsze tymi samymi słowami; co zmieniono po przyjęciu, wymienia.

    Kod wyjścia: 0 – bez zastrzeżeń, 1 – pliki wykonania mają błędy albo po przyjęciu coś zmieniono.
    """
    from rpd.workspace import plans
    from rpd.workspace.desk import Desk

    asked = quarters.parsed(quarter)
    if accept:
        alone = document if document is not ReportDocument.REPORT else None
        _demand_alone(format_, alone, templates, out, force=force)
        return _accept(plans.one(plan, Path.cwd()), *asked, number, day)
    if number is not None or day is not None:
        raise UsageError(
            "„--number” i „--date” mówią, jaka uchwała przyjęła sprawozdanie.", "Dopisz --accept."
        )
    indicators = document is ReportDocument.INDICATORS
    shown = _format(format_, out, indicators=indicators)
    stamped = shown is not DocumentFormat.CSV
    ours = None if stamped else _is_csv
    replacing.demand_replaceable(out, document=stamped, force=force, ours=ours)
    folders = wanted.folders(templates, Path.cwd())
    path, desk = plans.one(plan, Path.cwd()), Desk()
    made = accounted.accounted(path, *asked, desk)
    output.remark(*made.material.execution.remarks)
    kept = accepted.accepted(path, made.material.execution.kwartal, desk)
    words = made.report if kept is None or (indicators and _differs(kept, made, path)) else kept
    data = _data(words, made, shown, folders, indicators=indicators)
    result.write(out, data, document=stamped, force=force)
    if kept is None:
        return _complained(made.material.execution, desk)
    return _changed(kept, made, path)


def _demand_alone(*others: object, force: bool) -> None:
    if force or any(other is not None for other in others):
        raise UsageError(
            "„--accept” zapisuje samo sprawozdanie w folderze „sprawozdania”.",
            "Usuń pozostałe opcje; dokument z przyjętego utworzy potem „rpd report -o …”.",
        )


def _accept(
    plan: Path, rok: int | None, numer: int | None, number: str | None, day: str | None
) -> int:
    from rpd.documents import accepting
    from rpd.workspace.desk import Desk

    act, adopted = accepting.demand_number(number or "", days.parsed(day, "--date"))
    desk = Desk()
    made = accounted.accounted(plan, rok, numer, desk)
    found = made.material.execution
    output.remark(*found.remarks)
    accepting.demand_acceptable(plan, found, adopted)
    if wrong := found.unread or accepting.errors(plan, found.kwartal, desk):
        output.refuse(wrong)
        output.complain(
            "Sprawozdania nie zapisano: pliki wykonania mają błędy.", "Popraw je i powtórz."
        )
        return 1
    report = accepting.frozen(made.report, act, adopted)
    accepting.folder(plan)
    path = accepted.path_of(plan, found.kwartal)
    output.update(path, accepting.text(report), None, "sprawozdanie")
    return 0


def _is_csv(data: bytes) -> bool:
    from rpd.report.progress.indicators import is_csv

    return is_csv(data)


def _differs(kept: Sprawozdanie, made: Accounted, plan: Path) -> bool:
    """Whether anything is not as it was accepted: the table of today is then not the accepted."""
    return any(accepted.differing(kept, made.material.sources, plan.parent))


def _changed(kept: Sprawozdanie, made: Accounted, plan: Path) -> int:
    """Say what is not as it was when the report was accepted; 1 where anything is."""
    found = list(accepted.differing(kept, made.material.sources, plan.parent))
    for one in found:
        output.complain(one.said)
    whole = kept.odcisk == odcisk_of(kept)
    if not whole:
        output.complain("Przyjęte sprawozdanie ktoś zmienił: nie zgadza się ze swoim odciskiem.")
    if found or not whole:
        output.say("Wydrukowano słowa z przyjętego sprawozdania; różnice wskaże „rpd verify”.")
    return int(bool(found) or not whole)


def _data(
    report: Sprawozdanie,
    made: Accounted,
    shown: DocumentFormat,
    folders: tuple[Path, ...],
    *,
    indicators: bool,
) -> bytes:
    if not indicators:
        return accounted.document(report, shown, folders)
    from rpd.report.progress import indicators as table

    report = table.indicators(made.progress, report)
    if shown is DocumentFormat.CSV:
        from rpd.report.sums.csv import DATA

        return table.as_csv(report, DATA).encode("utf-8")
    return accounted.document(report, shown, folders, indicators=True)


def _format(asked: DocumentFormat | None, out: Path | None, *, indicators: bool) -> DocumentFormat:
    shown = deliver.chosen_format(asked, out)
    if shown is DocumentFormat.CSV and not indicators:
        raise UsageError(
            "Sprawozdania nie ma w postaci csv.",
            "Dostępne są: html, pdf, docx, odt, xlsx, md; CSV ma „--document wskazniki”.",
        )
    shows = shown in (DocumentFormat.MD, DocumentFormat.CSV)
    if not shows and out is None and output.width(sys.stdout) is not None:
        raise UsageError(
            f"Plik {shown} nie nadaje się do pokazania na ekranie.",
            f"Podaj nazwę pliku, np. -o sprawozdanie.{shown}",
        )
    return shown


def _complained(found: Execution, desk: Desk) -> int:
    """Say on stderr which files have mistakes; 1 where any has."""
    from rpd.workspace import execution_check

    wrong = (*found.unread, *execution_check.misfits(found, desk))
    for diagnostic in wrong:
        line = f":{diagnostic.span.line}" if diagnostic.span else ""
        output.complain(f"{diagnostic.file}{line}: {diagnostic.message}", diagnostic.hint)
    return int(bool(wrong))
