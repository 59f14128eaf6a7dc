"""The one decision whether a result of a command may be written over what stands there."""

from __future__ import annotations

from pathlib import Path

from rpd import files, guard
from rpd.errors import UsageError
from rpd.wording import quote


def demand_replaceable(out: Path | None, *, document: bool = False, force: bool = False) -> None:
    """Raise UsageError where a result may not be written to a path; None stands for stdout.

    Files of data and inputs are never replaced. A `document` besides replaces only documents that
    rpd has made, unless by `force`. Commands ask before their work, and `output.save` again.
    """
    if out is None or not out.is_file():
        return
    guard.demand_no_data(out)
    if document and not force and not made_by_rpd(files.peek(out)):
        raise UsageError(
            f"Plik {quote(files.display_name(out))} już istnieje i nie utworzył go rpd.",
            "Podaj inną nazwę albo dodaj --force, żeby go nadpisać.",
        )


def made_by_rpd(data: bytes) -> bool:
    """Whether ``rpd render`` or ``rpd consolidate`` has made a file, or it holds nothing at all."""
    from rpd.cli.verify import is_our_csv, stamp_in

    return not data or stamp_in(data) is not None or is_our_csv(data)
