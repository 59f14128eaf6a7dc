"""What the options of ``rpd amend`` ask for, judged together before any work."""

from __future__ import annotations

import sys
from pathlib import Path

from rpd.cli import days, output
from rpd.documents import replacing
from rpd.documents.act_header import DAY, HeaderGiven, Sex
from rpd.documents.act_order import ActAsked, ActFormat, ActKind, targets
from rpd.errors import UsageError
from rpd.plan import force
from rpd.polish.wording import quote


def given(
    since: str,
    retroactive: str,
    *,
    basis: str,
    signed_by: str,
    sex: Sex | None,
    reason: str,
    opinions: tuple[str, ...],
    consultations: tuple[str, ...],
) -> HeaderGiven:
    """What the options say, judged by itself.

    Raises:
        UsageError: a day or a form cannot be read, or what works backwards has no reason.
    """
    if since and not DAY.fullmatch(since) and not force.is_form(since):
        forms = ", ".join(quote(form) for form in force.FORMS)
        raise UsageError(
            f"{quote(since)} nie mówi, kiedy uchwała wchodzi w życie.",
            f"Podaj po --in-force dzień (RRRR-MM-DD) albo: {forms}.",
        )
    if DAY.fullmatch(since):
        days.parsed(since, "--in-force")
    backwards = days.parsed(retroactive or None, "--retroactive")
    return HeaderGiven(since, backwards, basis, signed_by, sex, reason, opinions, consultations)


def demand_possible(order: ActAsked, out: Path | None, save: Path | None) -> None:
    """Refuse what cannot be made or written. Raises UsageError."""
    if order.format is not ActFormat.MD and out is None and output.width(sys.stdout) is not None:
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


def demand_possible_of_errata(errata: str | None, order: ActAsked, new: str | None) -> None:
    """Raise UsageError for options that do not go together."""
    correction = order.document is ActKind.CORRECTION
    if errata is None:
        if correction:
            raise UsageError(
                "Sprostowanie powstaje z wpisów erraty.", "Dodaj --errata, np. --errata 3,7."
            )
        return
    if new is not None:
        raise UsageError(
            "Z --errata nowa wersja planu powstaje z wpisów, a nie z drugiego pliku.",
            "Podaj jeden plan, np. „rpd amend 2024 --errata 3,7”.",
        )
    given = order.given
    if correction and (order.number or given.since or given.reason or order.whole):
        raise UsageError(
            "Sprostowanie nie ma numeru uchwały, dnia wejścia w życie ani uzasadnienia i nie "
            "nadaje brzmienia całości.",
            "Usuń --number, --in-force, --reason i --whole; dzień obwieszczenia poda --date.",
        )


def demand_unsaved(order: ActAsked, save: Path | None) -> None:
    """Raise UsageError where a correction should be saved: it changes nothing in the plan."""
    if save is not None and order.document is ActKind.CORRECTION:
        raise UsageError(
            "Sprostowanie nie zmienia planu, więc nie ma zmiany do zapisania.", "Usuń --save."
        )
