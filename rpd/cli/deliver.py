"""A document that was asked for → made, written, and talked about; for the commands that make one.

Shared by ``rpd render`` and ``rpd consolidate``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rpd.cli import output, result, unsettled
from rpd.documents import making, origin, replacing, wanted
from rpd.documents.making import Made
from rpd.documents.wanted import DocumentFormat, Wanted
from rpd.errors import UsageError
from rpd.polish.wording import count, plan_argument
from rpd.workspace import questions, vouching

if TYPE_CHECKING:
    from rpd.load.whole import Loaded
    from rpd.workspace.desk import Opened
    from rpd.workspace.edition import Version


def chosen_format(asked: DocumentFormat | None, out: Path | None) -> DocumentFormat:
    """The format asked for, or the one that the file's name tells. Raises UsageError."""
    named = wanted.format_of(out) if out is not None else None
    return result.format_of(asked or named, out, DocumentFormat.HTML)


def produce(
    plan: str | tuple[Path, Opened] | None,
    order: Wanted,
    out: Path | None,
    *,
    draft: bool,
    force: bool,
    first: Callable[[Version], int] | None = None,
) -> int:
    """Make the document and write it to the file or to stdout; the exit code.

    `plan` is what it was called, or the plan itself where that is loaded by now. `first` writes
    what comes before it, once it is made; with another exit code than 0 it ends.

    Raises:
        RpdError: the document cannot be made.
    """
    shown = order.format in (DocumentFormat.MD, DocumentFormat.CSV)
    if not shown and out is None and output.width(sys.stdout) is not None:
        raise UsageError(
            f"Plik {order.format} nie nadaje się do pokazania na ekranie.",
            f"Podaj nazwę pliku, np. -o zalacznik.{order.format}",
        )
    replacing.demand_replaceable(out, document=True, force=force)
    path, loaded = plan if isinstance(plan, tuple) else making.load(plan, Path.cwd())
    if loaded.plan is None:
        return output.refuse(loaded.diagnostics)
    version = making.version_of(loaded, path, order)
    output.remark(*version.remarks)
    errors = making.errors(version.loaded)
    inherits = errors and making.only_inherited(version.loaded)
    if errors and not draft and not inherits:
        return output.refuse(version.loaded.diagnostics)
    if not draft:
        vouching.demand_vouched(path, loaded, day=order.at)
    if errors:
        order = replace(order, draft=True)
    # A stamp names no revision with another text, and the text of another day is another text.
    named = origin.Named("") if order.at else origin.naming(path, loaded.source.data)
    made = making.make(version, path, order, named.revision)
    if made.data is None and draft:
        order = replace(order, draft=True)
        made = making.make(version, path, order, named.revision)
    if made.data is None:
        return _not_made(made, version.loaded.source.name)
    if first is not None and (code := first(version)):
        return code
    result.write(out, made.data, document=True, force=force)
    if named.remark:
        output.say(named.remark)
    output.say(*made.remarks)
    for text in (*made.unsaid, *made.lacking):
        output.complain(f"{_NO_PLACE}: {text}")
    if order.draft and errors:
        _say_why_a_draft(loaded, version.loaded, errors, unsettled=bool(inherits))
    _say_what_is_open(loaded, order, draft=draft)
    return 0


def _say_what_is_open(loaded: Opened, order: Wanted, *, draft: bool) -> None:
    """Say that what was printed is a draft though nobody called it one, and what is undecided."""
    assert loaded.plan is not None
    if loaded.plan.uchwala is None and not draft:
        named = plan_argument(loaded.source.name, loaded.plan.rok)
        # An own template need not print it.
        marked = "" if order.folders else ", a w dokumencie stoi „PROJEKT”"
        output.say(
            f"Plan nie ma uchwały, więc to projekt{marked}. Gdy uchwała zapadnie, wpisz ją do "
            f"planu poleceniem „rpd adopt {named}” z jej numerem i datą i utwórz dokument od nowa."
        )
    if order.at is None:
        unsettled.tell(questions.of_plan(loaded))


def _say_why_a_draft(loaded: Loaded, then: Loaded, errors: int, *, unsettled: bool) -> None:
    """``then`` is the text that is printed, ``loaded`` the plan's file."""
    assert loaded.plan is not None
    named = plan_argument(loaded.source.name, loaded.plan.rok)
    if unsettled and loaded.plan.wyrazy is None:
        output.complain(
            "Przyjęty plan bierze część wyrazów ze strategii i słownika, więc dokument nosi znak "
            "„WERSJA ROBOCZA”.",
            f"Wpisz je do planu poleceniem „rpd adopt {named}”; druk się przez to nie zmieni.",
        )
        return
    if unsettled and then.plan is not None and then.plan.wyrazy is None:
        output.complain(
            f"„{then.source.name}”: plan brał wtedy część wyrazów ze strategii i słownika, a te "
            "mogły się zmienić po uchwale, więc dokument nosi znak „WERSJA ROBOCZA”.",
            "Porównaj go z załącznikiem do uchwały.",
        )
        return
    if unsettled:
        output.complain(
            "Przyjęty plan nie ma odcisku brzmienia, po którym widać zmianę bez uchwały, więc "
            "dokument nosi znak „WERSJA ROBOCZA”.",
            f"Dopisze go polecenie „rpd adopt {named}”.",
        )
        return
    output.say(
        f"Plan ma {count(errors, 'błąd', 'błędy', 'błędów')}; dokument nosi znak „WERSJA ROBOCZA”. "
        "Błędy wymienia „rpd validate”."
    )


_NO_PLACE: Final = "Nie ma w tekście miejsca na przypis"


def _not_made(made: Made, name: str) -> int:
    if not made.lacking:
        return _unprintable(made, name)
    # A consolidated text without a footnote that its acts demand would be taken for a whole one.
    for text in made.lacking:
        output.say(f"{_NO_PLACE}: {text}")
    output.say(
        "Nie utworzono pliku: tekst jednolity nie mówiłby o wszystkich zmianach. Zapis zmiany "
        "wymienia miejsce, którego plan nie drukuje: zapisz tę zmianę ponownie („rpd amend "
        "--save”) albo popraw jej pole „jednostki”. Z --draft powstanie wersja robocza bez tych "
        "przypisów."
    )
    return 1


def _unprintable(made: Made, name: str) -> int:
    for place, characters in made.unprintable:
        output.say(f"{name}: {place}: czcionka dokumentu nie ma znaków: {characters}.")
    output.say(
        "Nie utworzono pliku. Zmień te znaki w planie albo wybierz inną postać dokumentu (np. "
        "HTML); z --draft staną w ich miejscu numery."
    )
    return 1
