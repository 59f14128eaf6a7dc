"""``rpd errata``: the slips of an adopted plan, as a page for people or a table."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rpd.cli import options, output, result
from rpd.cli.command import PolishCommand, new_app
from rpd.documents import replacing
from rpd.workspace import errata_files, plans, verdict

if TYPE_CHECKING:
    from rpd.errata.entries import Errata
    from rpd.errata.texts import Printout

app = new_app()


class ErrataFormat(StrEnum):
    """Formats of errata."""

    MD = "md"
    HTML = "html"
    CSV = "csv"


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def errata(
    plan: options.Plan = None,
    format_: Annotated[
        ErrataFormat | None,
        options.format_(
            "|".join(ErrataFormat),
            "Postać wyniku; bez tej opcji według końcówki nazwy pliku po -o, a bez -o md.",
        ),
    ] = None,
    out: options.ResultOut = None,
    force: options.ForceForeign = False,
) -> int:
    """Wymienia miejsca przyjętego planu, które wyglądają na omyłki, z propozycjami poprawek.

    Wpisy stoją w folderze „errata” obok planu (plans/errata/2024.yaml). Niczego nie poprawiają:
    uchwałę zmieniającą albo sprostowanie z wybranych wpisów pisze „rpd amend --errata 3,7”.

    Kod wyjścia: 0 – utworzono, 1 – plan ma błędy, 2 – nie można wykonać pracy.
    """
    chosen = result.format_of(format_, out, ErrataFormat.MD)
    path = plans.one(plan, Path.cwd())
    loaded = verdict.load_plan(path)
    if loaded.plan is None:
        return output.refuse(loaded.diagnostics)
    found = errata_files.of_plan(path, loaded.plan.rok, loaded.desk)
    from rpd.errata.texts import printout

    made = _made(found.errata, printout(loaded.plan, loaded.strategia, loaded.slownik), chosen)
    if out is None:
        output.emit(made)
        return 0
    replacing.demand_replaceable(out, force=force, ours=lambda data: _ours(data, chosen))
    output.save(out, made.encode("utf-8"))
    return 0


def _made(found: Errata, printout: Printout, format_: ErrataFormat) -> str:
    if format_ is ErrataFormat.CSV:
        from rpd.report.errata import csv as errata_csv

        return errata_csv.report(found, printout)
    if format_ is ErrataFormat.HTML:
        from rpd.report.errata import html as errata_html

        return errata_html.report(found, printout)
    from rpd.report.errata import markdown as errata_md

    return errata_md.report(found, printout)


def _ours(data: bytes, format_: ErrataFormat) -> bool:
    """Whether a file begins as what this command writes."""
    from rpd.report.errata import csv as errata_csv
    from rpd.report.errata import markdown as errata_md

    if format_ is ErrataFormat.CSV:
        return not data or data.startswith(",".join(errata_csv.HEADER).encode("utf-8"))
    return not data or errata_md.OURS.encode("utf-8") in data[:1000]
