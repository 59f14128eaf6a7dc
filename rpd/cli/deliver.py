"""A document that was asked for → made, written, and talked about; for the commands that make one.

Shared by ``rpd render`` and ``rpd consolidate``.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from rpd import files
from rpd.cli import documents, output, plans, vouching
from rpd.cli.documents import Format, Made, Order
from rpd.errors import UsageError
from rpd.wording import count, quote


def chosen_format(asked: Format | None, out: Path | None) -> Format:
    """The format asked for, or the one that the file's name tells. Raises UsageError."""
    if asked is not None:
        return asked
    if out is None:
        return Format.HTML
    found = documents.format_of(out)
    if found is None:
        raise UsageError(
            f"Końcówka nazwy {quote(out.name)} nie mówi, jaki plik utworzyć.",
            f"Użyj jednej z końcówek: {', '.join('.' + f for f in Format)}, albo dodaj --format.",
        )
    return found


def produce(plan: str | None, order: Order, out: Path | None, *, draft: bool, force: bool) -> int:
    """Make the document and write it to the file or to stdout; the exit code.

    Raises:
        RpdError: the document cannot be made.
    """
    if order.format in documents.BINARY and out is None and sys.stdout.isatty():
        raise UsageError(
            f"Plik {order.format} nie nadaje się do pokazania na ekranie.",
            f"Podaj nazwę pliku, np. -o zalacznik.{order.format}",
        )
    path, loaded = documents.load(plan)
    if out is not None and not force:
        _refuse_foreign(out, path)
    if loaded.plan is None:
        return plans.refuse(loaded)
    version = documents.version_of(loaded, path, order)
    errors = documents.errors(version.loaded)
    if errors and not draft:
        return plans.refuse(version.loaded)
    if not draft:
        vouching.demand_vouched(path, loaded, day=order.at)
    if errors:
        order = replace(order, draft=True)
    # A stamp names no revision with another text, and the text of another day is another text.
    revision = "" if order.at else documents.revision_of(path, loaded.source.data)
    made = documents.make(version, path, order, revision)
    if made.data is None and draft:
        order = replace(order, draft=True)
        made = documents.make(version, path, order, revision)
    if made.data is None:
        return _unprintable(made, version.loaded.source.name)
    if out is not None:
        output.save(out, made.data)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(made.data)
    for text in made.unsaid:
        output.complain(f"Nie ma w tekście miejsca na przypis: {text}")
    if order.draft and errors:
        output.say(
            f"Plan ma {count(errors, 'błąd', 'błędy', 'błędów')}; dokument nosi znak „WERSJA "
            "ROBOCZA”. Błędy wymienia „rpd validate”."
        )
    return 0


def _refuse_foreign(out: Path, plan: Path) -> None:
    """Keep what is not ours: a file that no command of rpd has rendered."""
    from rpd.cli.verify import is_our_csv, stamp_in

    if not out.is_file():
        return
    if out.resolve() == plan.resolve():
        raise UsageError(
            f"{quote(files.display_name(out))} to plik planu, z którego ma powstać dokument.",
            "Podaj po -o inną nazwę.",
        )
    data = files.read(out).data
    if data and stamp_in(data) is None and not is_our_csv(data):
        raise UsageError(
            f"Plik {quote(files.display_name(out))} już istnieje i nie utworzył go rpd.",
            "Podaj inną nazwę albo dodaj --force, żeby go nadpisać.",
        )


def _unprintable(made: Made, name: str) -> int:
    for place, characters in made.unprintable:
        output.say(f"{name}: {place}: czcionka dokumentu nie ma znaków: {characters}.")
    output.say(
        "Nie utworzono pliku. Zmień te znaki w planie albo wybierz inną postać dokumentu (np. "
        "HTML); z --draft staną w ich miejscu numery."
    )
    return 1
