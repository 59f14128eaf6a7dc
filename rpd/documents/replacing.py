"""The one decision whether a result of a command may be written over what stands there."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from rpd.errors import UsageError
from rpd.outside import files, guard
from rpd.polish.wording import quote

# How reports, sums and comparisons without a stamp begin, and what stands in those for people.
_BEGIN = (
    rb"\Z",
    rb"rodzaj[,;]",
    rb'\{\s*"(?:version|\$schema)"',
    rb'\[\s*(?:\]|\{\s*"type":)',
    rb"<\?xml[^>]*>\s*<testsuites",
)
_HOLD = (
    rb"RPD[0-9]{3}",
    rb":[0-9]+:1: info: SPRAWD\xc5\xb9 ",
    rb"^Sprawdzono ",
    rb"^::(?:error|warning|notice) ",
    rb"^ ?Razem  ",
    rb"^Skutek dla bud",
    rb"^Bez zmian: ",
    rb"^[0-9]+ zmian[ay]?: ",
    rb"^Numer +Z dnia +W mocy od +Stan$",
    rb"^W obszarze roboczym nie ma uchwa",
)
_REPORT = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:%b)|%b" % (b"|".join(_BEGIN), b"|".join(_HOLD)), re.MULTILINE
)


def demand_result(out: Path | None, *, stamped: bool, force: bool) -> None:
    """Raise UsageError where a report may not be written to a path, be it `stamped` or not."""
    if stamped or force:
        demand_replaceable(out, document=stamped, force=force)
    else:
        demand_report(out)


def demand_report(out: Path | None) -> None:
    """Raise UsageError where a report without a stamp may not be written to a path.

    It replaces what looks like a report: who made it and whether it was edited, nothing can tell.
    """
    demand_replaceable(out)
    if out is None or not out.is_file() or _REPORT.search(files.peek(out)):
        return
    raise UsageError(
        f"Plik {quote(files.display_name(out))} już istnieje i nie jest raportem rpd.",
        "Podaj inną nazwę albo usuń ten plik.",
    )


def demand_replaceable(
    out: Path | None,
    *,
    document: bool = False,
    force: bool = False,
    ours: Callable[[bytes], bool] | None = None,
) -> None:
    """Raise UsageError where a result may not be written to a path; None stands for stdout.

    Files of data and inputs are never replaced. A `document` besides replaces only documents that
    rpd has made and nobody has edited since, unless by `force`; a result without a stamp replaces
    what a command itself knows as `ours`. Commands ask before their work, and `output.save` again.
    """
    if out is None or not out.is_file():
        return
    guard.demand_no_data(out)
    if ours is not None and not force and not ours(files.peek(out)):
        raise _foreign(out)
    if not document or force:
        return
    from rpd.annex.csv import is_ours
    from rpd.formats.sealed import Standing, standing

    data = files.peek(out)
    if not data or is_ours(data):
        return
    shown = quote(files.display_name(out))
    match standing(data):
        case Standing.EDITED:
            raise UsageError(
                f"Plik {shown} utworzył rpd, a potem ktoś go zmienił; zmiany by przepadły.",
                "Podaj inną nazwę albo dodaj --force, żeby go nadpisać.",
            )
        case Standing.FOREIGN:
            raise _foreign(out)
        case Standing.UNCHANGED:
            return


def demand_new(out: Path | None) -> None:
    """Raise UsageError where data that nobody has made yet would be written over any file."""
    demand_replaceable(out)
    if out is not None and out.is_file():
        raise UsageError(
            f"Plik {quote(files.display_name(out))} już istnieje; wynik by go zastąpił.",
            "Podaj inną nazwę.",
        )


def _foreign(out: Path) -> UsageError:
    return UsageError(
        f"Plik {quote(files.display_name(out))} już istnieje i nie utworzył go rpd.",
        "Podaj inną nazwę albo dodaj --force, żeby go nadpisać.",
    )
