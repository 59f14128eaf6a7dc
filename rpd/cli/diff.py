"""``rpd diff``: what changed between two versions of a plan, and what it does to the budget."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from rpd.cli import options, output, result
from rpd.cli.command import PolishCommand, new_app
from rpd.cli.named_format import named_format
from rpd.compare.comparison import Comparison, comparison
from rpd.documents import replacing, stamping
from rpd.errors import RpdError, UsageError
from rpd.telling import summary
from rpd.workspace import new_findings, revisions, versions
from rpd.workspace.baselines import BASELINE

app = new_app()


class ChangesFormat(StrEnum):
    """Output formats."""

    TEXT = "text"
    MD = "md"
    JSON = "json"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    ODT = "odt"


_FILES = (ChangesFormat.DOCX, ChangesFormat.PDF, ChangesFormat.ODT)
"""What no terminal can show."""
_SUFFIXES = {f".{format_.value}": format_ for format_ in ChangesFormat} | {
    ".txt": ChangesFormat.TEXT
}


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def diff(  # noqa: PLR0917 (typer reads the arguments from here)
    old: Annotated[
        str | None,
        options.argument(
            "[STARY]",
            "Plik, rok planu albo wersja git (main, HEAD~1, v2024.1:plans/2024.yaml); bez "
            "tego argumentu miejsce, w którym bieżąca gałąź odeszła od głównej. Sam rok albo sam "
            "plik znaczy: ostatnia zatwierdzona wersja tego planu (HEAD) i ten plik na dysku.",
        ),
    ] = None,
    new: Annotated[
        str | None,
        options.argument(
            "[NOWY]", "Plik, rok planu albo wersja git; bez tego argumentu plik na dysku."
        ),
    ] = None,
    plan: options.PlanOption = None,
    format_: Annotated[
        ChangesFormat | None,
        options.format_(
            "|".join(ChangesFormat),
            "Postać wyniku; bez tej opcji według końcówki nazwy pliku po -o.",
        ),
    ] = None,
    out: options.ResultOut = None,
    exit_code: Annotated[
        bool, options.flag("--exit-code", "Kod wyjścia 1, jeśli są zmiany.")
    ] = False,
    stat: Annotated[
        bool, options.flag("--stat", "Podaje tylko, ile i gdzie się zmieniło.")
    ] = False,
    against_baseline: Annotated[
        bool,
        options.flag(
            "--against-baseline",
            "Nowe ustalenia to te, których nie ma w stanie wyjściowym (z rpd.toml albo "
            f"{BASELINE}); wskazany w rpd.toml liczy się zawsze.",
        ),
    ] = False,
    baseline: Annotated[
        Path | None,
        options.option("--baseline", "PLIK", "Stan wyjściowy z tego pliku, jak w rpd validate."),
    ] = None,
    force: options.Force = False,
) -> int:
    """Mówi zdaniami, czym różnią się dwie wersje planu i jak zmienia się budżet.

    Porównuje treść, nie zapis: komentarze, kolejność pól i łamanie wierszy nie są zmianą.

    Pod zmianami wymienia ustalenia rpd validate, które zmiana wnosi albo usuwa.

    Kod wyjścia: 0 – porównano, 1 – są zmiany (tylko z --exit-code), 2 – nie można porównać.
    """
    chosen = format_ or named_format(_SUFFIXES, out) or ChangesFormat.TEXT
    if stat and chosen is not ChangesFormat.TEXT:
        raise UsageError("--stat daje tylko tekst.", "Usuń --stat albo podaj --format text.")
    if chosen in _FILES and out is None and sys.stdout.isatty():
        raise UsageError(
            f"Plik {chosen} nie nadaje się do pokazania na ekranie.",
            f"Podaj nazwę pliku, np. -o zmiany.{chosen}",
        )
    stamped = chosen in (*_FILES, ChangesFormat.HTML, ChangesFormat.MD)
    replacing.demand_result(out, stamped=stamped, force=force)
    try:
        pair = versions.pair(old, new, plan, Path.cwd())
    except RpdError as error:
        if chosen is ChangesFormat.JSON:
            from rpd.report.changes import json as diff_json

            _written(diff_json.failure(error.message, error.hint), out)
        raise
    output.remark(*pair.remarks)
    compared = comparison(pair.old, pair.new)
    _demand_an_answer(compared, said=chosen is ChangesFormat.TEXT and out is None)
    compared = new_findings.judged(compared, pair, against_baseline, baseline, Path.cwd())
    line = stamping.of_pair(pair.old, pair.new, "comparison").line if out else ""
    _show(compared, chosen, stat, out, line)
    return 1 if exit_code and compared.changes else 0


def _demand_an_answer(compared: Comparison, *, said: bool) -> None:
    """„No changes” is no answer where a part could not be compared.

    Where there are changes, a warning goes with them; `said` means that the report is read now.
    """
    sentences = summary.unread(compared)
    if sentences and not compared.changes:
        raise revisions.CannotCompareError(
            " ".join(sentences) + " W tym, co odczytano, nie ma różnic.",
            "Popraw błędy („rpd validate” wskaże wszystkie) i porównaj ponownie.",
        )
    for sentence in () if said else sentences:
        output.complain(sentence)


def _show(
    compared: Comparison, chosen: ChangesFormat, stat: bool, out: Path | None, stamp: str
) -> None:
    if chosen is ChangesFormat.TEXT:
        from rpd.report.changes import text as diff_text

        width = None if out else output.width(sys.stdout)
        lines = (diff_text.stat if stat else diff_text.report)(compared, width)
        if out:
            text = "".join("".join(t for _, t in line).rstrip() + "\n" for line in lines)
            output.save(out, text.encode("utf-8"))
        else:
            output.print_lines(lines)
        return
    if chosen in _FILES:
        result.write(out, stamping.sealed(_file(compared, chosen, stamp)))
        return
    if chosen is ChangesFormat.JSON:
        from rpd.report.changes import json as diff_json

        text = diff_json.report(compared)
    elif chosen is ChangesFormat.MD:
        from rpd.report.changes import markdown as diff_md

        text = stamping.at_the_end(diff_md.report(compared), stamp)
    else:
        from rpd.report.changes.html import redline

        text = redline(compared, stamp)
    _written(text, out)


def _file(compared: Comparison, chosen: ChangesFormat, stamp: str) -> bytes:
    if chosen is ChangesFormat.DOCX:
        from rpd.report.changes import docx

        return docx.render(compared, stamp)
    from rpd.formats import serialised
    from rpd.report.changes.as_document import document

    return serialised.render(document(compared, stamp), chosen)


def _written(text: str, out: Path | None) -> None:
    if out:
        output.save(out, stamping.sealed(text.encode("utf-8")))
    else:
        output.emit(text)
