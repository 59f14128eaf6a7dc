"""``rpd amend``: the resolution that amends a plan, its justification, and the same as data."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rpd import files
from rpd.cli import days, documents, output, plans, replacing, verdict, versions, vouching
from rpd.cli.amend_options import Consultations, Opinions
from rpd.cli.amendments import Document, Format, Order, Saving, make, targets
from rpd.cli.command import PolishCommand, new_app
from rpd.diagnostics import UNREAD, Diagnostic
from rpd.errors import UsageError
from rpd.wording import plain, quote

if TYPE_CHECKING:
    from rpd.load import Loaded

app = new_app()


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def amend(  # noqa: PLR0917 (typer reads the arguments from here)
    old: Annotated[
        str | None,
        typer.Argument(
            metavar="[STARY]",
            help="Plan obowiązujący: plik, rok planu albo wersja git; bez tego argumentu miejsce, "
            "w którym bieżąca gałąź odeszła od głównej. Sam rok albo sam plik znaczy: ten plan, "
            "jaki jest na głównej gałęzi, i ten plik na dysku.",
            show_default=False,
        ),
    ] = None,
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="[NOWY]",
            help="Plan po zmianie: plik, rok planu albo wersja git; bez tego argumentu plik na "
            "dysku.",
            show_default=False,
        ),
    ] = None,
    plan: Annotated[
        str | None,
        typer.Option(
            "--plan",
            metavar="PLAN",
            help="Rok planu albo ścieżka do pliku; bez tej opcji najnowszy plan.",
            show_default=False,
        ),
    ] = None,
    number: Annotated[
        str,
        typer.Option(
            "--number",
            metavar="NUMER",
            help="Numer uchwały zmieniającej, np. 7/2024; bez niego powstaje projekt.",
            show_default=False,
        ),
    ] = "",
    day: Annotated[
        str,
        typer.Option(
            "--date",
            metavar="DZIEŃ",
            help="Data uchwały zmieniającej, np. 2024-06-30.",
            show_default=False,
        ),
    ] = "",
    since: Annotated[
        str,
        typer.Option(
            "--in-force",
            metavar="DZIEŃ",
            help="Dzień wejścia w życie; bez tej opcji dzień podjęcia uchwały.",
            show_default=False,
        ),
    ] = "",
    reason: Annotated[
        str,
        typer.Option(
            "--reason",
            metavar="TEKST",
            help="Powód zmiany: do uzasadnienia i do zapisu zmiany w planie.",
            show_default=False,
        ),
    ] = "",
    opinion: Opinions = None,
    consultation: Consultations = None,
    document: Annotated[
        Document,
        typer.Option(
            "--document",
            metavar="uchwala|uzasadnienie",
            help="Co utworzyć: uchwałę zmieniającą albo uzasadnienie do niej.",
            show_default=False,
        ),
    ] = Document.RESOLUTION,
    whole: Annotated[
        bool,
        typer.Option(
            "--whole",
            help="Nadaje nowe brzmienie całemu załącznikowi i zapisuje go obok uchwały.",
        ),
    ] = False,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="html|pdf|docx|md",
            help="Postać dokumentu; bez tej opcji według końcówki nazwy pliku po -o, a bez -o "
            "zwykły tekst w terminalu i md poza nim.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="PLIK", help="Zapisuje dokument do pliku."),
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option(
            "--save",
            metavar="PLIK",
            help="Zapisuje zmianę jako dane, np. plans/zmiany/2024-01.yaml; wprowadza ją „rpd "
            "apply”.",
        ),
    ] = None,
    templates: Annotated[
        Path | None,
        typer.Option(
            "--templates",
            metavar="FOLDER",
            help="Folder z własnymi szablonami; bez niego „szablony” obok folderu „plans”.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=replacing.FORCE)] = False,
) -> int:
    """Pisze uchwałę zmieniającą plan: z dwóch jego wersji, w formach techniki prawodawczej.

    Numery, które ludzie przywołują, zostają: usunięte działanie jest uchylane, dodane dostaje
    numer z literą albo następny. Gdy zmiany obejmują co najmniej połowę działań, polecenie
    proponuje nowe brzmienie całości (--whole).

    Kod wyjścia: 0 – utworzono, 1 – nowa wersja planu ma błędy, 2 – nie można utworzyć uchwały.
    """
    gc.disable()
    order = Order(
        number=written(number, "--number"),
        day=days.parsed(day or None, "--date"),
        since=days.parsed(since or None, "--in-force"),
        reason=written(reason, "--reason"),
        document=document,
        whole=whole,
        format=_format(format_, out),
        opinions=tuple(written(text, "--opinion") for text in opinion or ()),
        consultations=tuple(written(text, "--consultation") for text in consultation or ()),
        folders=documents.folders(templates),
        screen=output.width(sys.stdout) if format_ is None and out is None else None,
    )
    _demand_possible(order, out, save)
    saving = None if save is None else Saving(save, _own(save, order.number))
    pair = versions.pair(old, new, plan, act=True, baseline=True)
    for target in targets(order, out):
        replacing.demand_replaceable(target, document=True, force=force)
    errors = verdict.blocking(pair.new.diagnostics)
    if any(not _mended(diagnostic) for diagnostic in errors):
        told = tuple(d for d in errors if d.slug != vouching.EDITED)
        return plans.refuse(replace(pair.new, diagnostics=told))
    _demand_read(pair.old)
    _demand_own_words(pair.old)
    return make(pair.old, pair.new, order, out, saving)


def _mended(diagnostic: Diagnostic) -> bool:
    """Whether an amendment mends what a finding of the new version says.

    It gives rows their numbers itself. An edit that no resolution has ordered yet is what it is
    made from; names that a new heading does not have it takes from the strategy.
    """
    unnamed = diagnostic.slug == "wyrazy-z-innych-plikow" and diagnostic.path[:1] == ("cele",)
    return unnamed or diagnostic.slug in ("powtorzony-numer", vouching.EDITED)


def _demand_read(old: Loaded) -> None:
    """What could not be read of the plan in force, an act would pass over in silence."""
    for diagnostic in old.diagnostics:
        if diagnostic.slug in UNREAD and diagnostic.file == old.source.name:
            line = f" (wiersz {diagnostic.span.line})" if diagnostic.span else ""
            raise versions.CannotCompareError(
                f"„{old.source.name}” ma błędy budowy{line}: {diagnostic.message}",
                "Uchwała pominęłaby to, czego nie da się odczytać. Popraw najpierw ten plik.",
            )


def _demand_own_words(old: Loaded) -> None:
    """What the plan in force prints must stand in it, or nobody knows what the act changes."""
    adopted = old.plan is not None and old.plan.uchwala is not None
    if adopted and old.plan is not None and old.plan.wyrazy is None:
        raise versions.CannotCompareError(
            f"„{old.source.name}” jest planem przyjętym, ale część wyrazów, które drukuje, stoi "
            "tylko w strategii i słowniku.",
            f"Wpisz je najpierw do planu: „rpd adopt {old.plan.rok}”.",
        )
    if vouching.unvouched(old.diagnostics):
        output.say(
            f"Uwaga: „{old.source.name}”, od którego liczy się zmiana, sam różni się od tekstu "
            "uchwalonego (RPD124)."
        )


def _own(save: Path, number: str) -> bytes | None:
    """What the file of the amendment holds now; None where there is none yet.

    The amendment of another resolution is kept: its file is the only record of what it did. So is
    what somebody has written beside this one.
    """
    from rpd.diff.apply import dump, parse

    if not save.is_file():
        return None
    there = files.read(save)
    kept = parse(there.data, there.name)
    if kept.uchwala != number:
        raise UsageError(
            f"W pliku {quote(there.name)} stoi już zmiana uchwałą nr {kept.uchwala}.",
            "Podaj po --save inną nazwę.",
        )
    lines = there.data.decode("utf-8-sig").replace("\r\n", "\n")
    if lines != dump(kept):
        raise UsageError(
            f"Plik {quote(there.name)} ktoś zmienił po zapisaniu; komentarze i układ by przepadły.",
            "Podaj po --save inną nazwę albo usuń ten plik.",
        )
    return there.data


def written(text: str, option: str) -> str:
    """What was typed, if it can stand in a document and in a file. Raises UsageError."""
    text = plain(text).strip()
    if not text.isprintable():
        raise UsageError(
            f"W tekście po {option} jest znak, którego nie widać albo nie da się zapisać.",
            "Wpisz ten tekst na nowo, zwykłymi znakami.",
        )
    return text


def _format(asked: Format | None, out: Path | None) -> Format:
    if asked is not None:
        return asked
    if out is None:
        return Format.MD
    try:
        return Format(out.suffix.lower().removeprefix("."))
    except ValueError:
        raise UsageError(
            f"Końcówka nazwy {quote(out.name)} nie mówi, jaki plik utworzyć.",
            f"Użyj jednej z końcówek: {', '.join('.' + f for f in Format)}, albo dodaj --format.",
        ) from None


def _demand_possible(order: Order, out: Path | None, save: Path | None) -> None:
    if (
        order.format in (Format.HTML, Format.PDF, Format.DOCX)
        and out is None
        and output.width(sys.stdout) is not None
    ):
        raise UsageError(
            f"Plik {order.format} nie nadaje się do pokazania na ekranie.",
            f"Podaj nazwę pliku, np. -o uchwala.{order.format}",
        )
    if save is not None and not (order.number and order.day):
        raise UsageError(
            "Zmianę zapisuje się z numerem i datą uchwały.", "Dodaj --number i --date."
        )
    results = targets(order, out)
    for target in results:
        replacing.demand_replaceable(target)
    written = [*results, *([] if save is None else [save])]
    if len({target.resolve() for target in written}) < len(written):
        raise UsageError("Dwa wyniki trafiłyby do tego samego pliku.", "Podaj dwie różne nazwy.")
