"""``rpd amend``: the resolution that amends a plan, its justification, and the same as data."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Annotated

import typer

from rpd.cli import amend_asked, amending, days, output
from rpd.cli.amend_options import Consultations, Opinions
from rpd.cli.command import PolishCommand, new_app
from rpd.documents import act_file, act_header, act_remarks, acts, from_errata, replacing, wanted
from rpd.documents.act_order import Document, Format, Order, targets
from rpd.documents.typed import written
from rpd.workspace import verdict, versions, vouching

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
        act_header.Sex | None,
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
    proponuje nowe brzmienie całości (--whole). Z --errata poprawia omyłki wymienione w erracie.

    Kod wyjścia: 0 – utworzono, 1 – nowa wersja planu ma błędy, 2 – nie można utworzyć uchwały.
    """
    gc.disable()
    order = Order(
        number=written(number, "--number"),
        day=days.parsed(day or None, "--date"),
        given=amend_asked.given(
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
        format=amend_asked.format_of(format_, out),
        folders=wanted.folders(templates, Path.cwd()),
        screen=output.width(sys.stdout) if format_ is None and out is None else None,
    )
    amend_asked.demand_possible_of_errata(errata, order, new)
    amend_asked.demand_unsaved(order, save)
    amend_asked.demand_possible(order, out, save)
    saving = None if save is None else act_file.saving(save, order.number)
    for target in targets(order, out):
        replacing.demand_replaceable(target, document=True, force=force)
    if errata is not None:
        return _from_errata(from_errata.chosen(old or plan, errata, Path.cwd()), order, out, saving)
    pair = versions.pair(old, new, plan, Path.cwd(), act=True, baseline=True)
    output.remark(*pair.remarks)
    errors = verdict.blocking(pair.new.diagnostics)
    if any(not acts.mended(diagnostic) for diagnostic in errors):
        told = tuple(d for d in errors if d.slug != vouching.EDITED)
        return output.refuse(told)
    output.remark(*acts.demand_whole(pair.old))
    strayed = act_remarks.strayed_ids(pair.old, pair.new)
    if verdict.blocking(strayed):
        return output.refuse(strayed)
    output.remark(*act_remarks.of_ids(strayed))
    return amending.make(pair.old, pair.new, order, out, saving)


def _from_errata(
    found: from_errata.Chosen, order: Order, out: Path | None, saving: act_file.Saving | None
) -> int:
    """The document from entries of errata; what their proposals break is told."""
    output.remark(*acts.demand_whole(found.old))
    told = [d for d in verdict.blocking(found.new.diagnostics) if not acts.mended(d)]
    if told:
        return output.refuse(told)
    if order.document is Document.CORRECTION:
        return amending.correct(found, order, out)
    return amending.mend(found, order, out, saving)
