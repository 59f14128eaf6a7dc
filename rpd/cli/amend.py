"""``rpd amend``: the resolution that amends a plan, its justification, and the same as data."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rpd.cli import (
    amend_errata,
    amend_file,
    amend_header,
    days,
    documents,
    output,
    plans,
    replacing,
    verdict,
    versions,
    vouching,
)
from rpd.cli.amend_options import Consultations, Opinions
from rpd.cli.amend_order import Document, Format, Order, targets
from rpd.cli.amendments import make
from rpd.cli.command import PolishCommand, new_app
from rpd.cli.typed import written
from rpd.diagnostics import UNREAD, Diagnostic
from rpd.polish.wording import plan_argument

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
            metavar="DZIEŃ|FORMA",
            help="Wejście w życie: dzień (RRRR-MM-DD), „z dniem podjęcia”, „z dniem następującym "
            "po dniu ogłoszenia” albo „po upływie 14 dni od dnia ogłoszenia”. Bez tej opcji "
            "dokument ma w tym miejscu lukę, a zmiana liczy się od dnia podjęcia uchwały.",
            show_default=False,
        ),
    ] = "",
    retroactive: Annotated[
        str,
        typer.Option(
            "--retroactive",
            metavar="DZIEŃ",
            help="Moc wsteczna: „z mocą od dnia …”; wymaga --reason.",
            show_default=False,
        ),
    ] = "",
    basis: Annotated[
        str,
        typer.Option(
            "--basis",
            metavar="TEKST",
            help="Podstawa prawna z adresem w nawiasie na końcu, np. „art. 55 ust. 2 ustawy z dnia "
            "… (Dz. U. z 2024 r. poz. 113)”.",
            show_default=False,
        ),
    ] = "",
    signed_by: Annotated[
        str,
        typer.Option(
            "--signed-by",
            metavar="OSOBA",
            help="Imię i nazwisko osoby, która podpisuje.",
            show_default=False,
        ),
    ] = "",
    sex: Annotated[
        amend_header.Sex | None,
        typer.Option(
            "--sex",
            metavar="kobieta|mezczyzna",
            help="Kto podpisuje: wybiera tytuł z pola „podpis”.",
            show_default=False,
        ),
    ] = None,
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
            metavar="|".join(Document),
            help="Co utworzyć: uchwałę zmieniającą, uzasadnienie do niej albo (z --errata) "
            "sprostowanie błędów tekstu ogłoszonego.",
            show_default=False,
        ),
    ] = Document.RESOLUTION,
    errata: Annotated[
        str | None,
        typer.Option(
            "--errata",
            metavar="NUMERY",
            help="Zmienia to, co proponują wpisy erraty o tych numerach, np. 3,7,12–15; wpisy "
            "wymienia „rpd errata”.",
            show_default=False,
        ),
    ] = None,
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
            metavar="|".join(Format),
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
    proponuje nowe brzmienie całości (--whole). Z --errata poprawia omyłki wymienione w erracie.

    Kod wyjścia: 0 – utworzono, 1 – nowa wersja planu ma błędy, 2 – nie można utworzyć uchwały.
    """
    gc.disable()
    order = Order(
        number=written(number, "--number"),
        day=days.parsed(day or None, "--date"),
        given=amend_header.given(
            written(since, "--in-force"),
            retroactive,
            basis=written(basis, "--basis"),
            signed_by=written(signed_by, "--signed-by"),
            sex=sex,
            reason=written(reason, "--reason"),
            opinions=tuple(written(text, "--opinion") for text in opinion or ()),
            consultations=tuple(written(text, "--consultation") for text in consultation or ()),
        ),
        document=document,
        whole=whole,
        format=amend_file.format_of(format_, out),
        folders=documents.folders(templates),
        screen=output.width(sys.stdout) if format_ is None and out is None else None,
    )
    amend_errata.demand_possible(errata, order, new)
    amend_errata.demand_unsaved(order, save)
    amend_file.demand_possible(order, out, save)
    saving = None if save is None else amend_file.saving(save, order.number)
    for target in targets(order, out):
        replacing.demand_replaceable(target, document=True, force=force)
    if errata is not None:
        return _from_errata(amend_errata.chosen(old or plan, errata), order, out, saving)
    pair = versions.pair(old, new, plan, act=True, baseline=True)
    errors = verdict.blocking(pair.new.diagnostics)
    if any(not _mended(diagnostic) for diagnostic in errors):
        told = tuple(d for d in errors if d.slug != vouching.EDITED)
        return plans.refuse(replace(pair.new, diagnostics=told))
    _demand_read(pair.old)
    _demand_own_words(pair.old)
    return make(pair.old, pair.new, order, out, saving)


def _from_errata(
    found: amend_errata.Chosen, order: Order, out: Path | None, saving: amend_file.Saving | None
) -> int:
    """The document from entries of errata; what their proposals break is told."""
    _demand_read(found.old)
    _demand_own_words(found.old)
    told = [d for d in verdict.blocking(found.new.diagnostics) if not _mended(d)]
    if told:
        return plans.refuse(replace(found.new, diagnostics=tuple(told)))
    if order.document is Document.CORRECTION:
        return amend_errata.correct(found, order, out)
    return amend_errata.make(found, order, out, saving)


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
        # The plan of a revision is named with it.
        named = plan_argument(old.source.name.rpartition(":")[2], old.plan.rok)
        raise versions.CannotCompareError(
            f"„{old.source.name}” jest planem przyjętym, ale część wyrazów, które drukuje, stoi "
            "tylko w strategii i słowniku.",
            f"Wpisz je najpierw do planu: „rpd adopt {named}”.",
        )
    if vouching.unvouched(old.diagnostics):
        output.say(
            f"Uwaga: „{old.source.name}”, od którego liczy się zmiana, sam różni się od tekstu "
            "uchwalonego (RPD124)."
        )
