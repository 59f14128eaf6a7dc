"""``rpd amend``: the resolution that amends a plan, its justification, and the same as data."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from rpd.cli import amend_asked, amending, days, options, output, result, unsettled
from rpd.cli.amend_options import Consultations, Opinions
from rpd.cli.command import PolishCommand, new_app
from rpd.documents import (
    act_file,
    act_header,
    act_remarks,
    acts,
    from_errata,
    replacing,
    reshaped,
    wanted,
)
from rpd.documents.act_order import ActAsked, ActFormat, ActKind, targets
from rpd.documents.typed import written
from rpd.rules import zmiana_bez_uchwaly
from rpd.workspace import questions, verdict, versions

app = new_app()


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def amend(  # noqa: PLR0917 (typer reads the arguments from here)
    old: Annotated[
        str | None,
        options.argument(
            "[STARY]",
            "Plan obowiązujący: plik, rok planu albo wersja git; bez tego argumentu miejsce, "
            "w którym bieżąca gałąź odeszła od głównej. Sam rok albo sam plik znaczy: ten plan, "
            "jaki jest na głównej gałęzi, i ten plik na dysku.",
        ),
    ] = None,
    new: Annotated[
        str | None,
        options.argument(
            "[NOWY]",
            "Plan po zmianie: plik, rok planu albo wersja git; bez tego argumentu plik na dysku.",
        ),
    ] = None,
    plan: options.PlanOption = None,
    number: Annotated[
        str,
        options.option(
            "--number",
            "NUMER",
            "Numer uchwały zmieniającej, np. 7/2024; bez niego powstaje projekt.",
        ),
    ] = "",
    day: Annotated[
        str,
        options.day("--date", "Data uchwały zmieniającej, np. 2024-06-30."),
    ] = "",
    since: Annotated[
        str,
        options.option(
            "--in-force",
            "DZIEŃ|FORMA",
            "Wejście w życie: dzień (RRRR-MM-DD), „z dniem podjęcia”, „z dniem następującym "
            "po dniu ogłoszenia” albo „po upływie 14 dni od dnia ogłoszenia”. Bez tej opcji "
            "dokument ma w tym miejscu lukę, a zmiana liczy się od dnia podjęcia uchwały.",
        ),
    ] = "",
    retroactive: Annotated[
        str,
        options.day("--retroactive", "Moc wsteczna: „z mocą od dnia …”; wymaga --reason."),
    ] = "",
    basis: Annotated[
        str,
        options.option(
            "--basis",
            "TEKST",
            "Podstawa prawna z adresem w nawiasie na końcu, np. „art. 55 ust. 2 ustawy z dnia "
            "… (Dz. U. z 2024 r. poz. 113)”.",
        ),
    ] = "",
    signed_by: Annotated[
        str,
        options.option("--signed-by", "OSOBA", "Imię i nazwisko osoby, która podpisuje."),
    ] = "",
    sex: Annotated[
        act_header.Sex | None,
        options.option(
            "--sex", "kobieta|mezczyzna", "Kto podpisuje: wybiera tytuł z pola „podpis”."
        ),
    ] = None,
    reason: Annotated[
        str,
        options.option(
            "--reason", "TEKST", "Powód zmiany: do uzasadnienia i do zapisu zmiany w planie."
        ),
    ] = "",
    opinion: Opinions = None,
    consultation: Consultations = None,
    document: Annotated[
        ActKind,
        options.option(
            "--document",
            "|".join(ActKind),
            "Co utworzyć: uchwałę zmieniającą, uzasadnienie do niej albo (z --errata) "
            "sprostowanie błędów tekstu ogłoszonego.",
        ),
    ] = ActKind.RESOLUTION,
    errata: Annotated[
        str | None,
        options.option(
            "--errata",
            "NUMERY",
            "Zmienia to, co proponują wpisy erraty o tych numerach, np. 3,7,12–15; wpisy "
            "wymienia „rpd errata”.",
        ),
    ] = None,
    whole: Annotated[
        bool,
        options.flag(
            "--whole", "Nadaje nowe brzmienie całemu załącznikowi i zapisuje go obok uchwały."
        ),
    ] = False,
    format_: Annotated[
        ActFormat | None,
        options.format_(
            "|".join(ActFormat),
            "Postać dokumentu; bez tej opcji według końcówki nazwy pliku po -o, a bez -o "
            "zwykły tekst w terminalu i md poza nim.",
        ),
    ] = None,
    out: options.DocumentOut = None,
    save: Annotated[
        Path | None,
        options.option(
            "--save",
            "PLIK",
            "Zapisuje zmianę jako dane, np. plans/zmiany/2024-01.yaml; wprowadza ją „rpd apply”.",
        ),
    ] = None,
    templates: options.Templates = None,
    force: options.Force = False,
) -> int:
    """Pisze uchwałę zmieniającą plan: z dwóch jego wersji, w formach techniki prawodawczej.

    Numery, które ludzie przywołują, zostają: usunięte działanie jest uchylane, dodane dostaje
    numer z literą albo następny. Gdy zmiany obejmują co najmniej połowę działań, polecenie
    proponuje nowe brzmienie całości (--whole). Z --errata poprawia omyłki wymienione w erracie.

    Kod wyjścia: 0 – utworzono, 1 – nowa wersja planu ma błędy, 2 – nie można utworzyć uchwały.
    """
    order = ActAsked(
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
        format=result.format_of(format_, out, ActFormat.MD),
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
    pair = replace(pair, new=reshaped.reshaped(pair.old, pair.new))
    errors = verdict.blocking(pair.new.diagnostics)
    if any(not acts.mended(diagnostic) for diagnostic in errors):
        told = tuple(d for d in errors if d.slug != zmiana_bez_uchwaly.SLUG)
        return output.refuse(told)
    output.remark(*acts.demand_whole(pair.old))
    strayed = act_remarks.strayed_ids(pair.old, pair.new)
    if verdict.blocking(strayed):
        return output.refuse(strayed)
    output.remark(*act_remarks.of_ids(strayed))
    unsettled.tell(questions.of_text(pair.new))
    return amending.make(pair.old, pair.new, order, out, saving)


def _from_errata(
    found: from_errata.Chosen, order: ActAsked, out: Path | None, saving: act_file.Saving | None
) -> int:
    """The document from entries of errata; what their proposals break is told."""
    output.remark(*acts.demand_whole(found.old))
    told = [d for d in verdict.blocking(found.new.diagnostics) if not acts.mended(d)]
    if told:
        return output.refuse(told)
    if order.document is ActKind.CORRECTION:
        return amending.correct(found, order, out)
    return amending.mend(found, order, out, saving)
