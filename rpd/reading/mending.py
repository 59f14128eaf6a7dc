"""When repairs of lines that stand wrongly are tried, and how a changed copy gets to the judge."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rpd.diagnostics import Diagnostic, FileKind
from rpd.errors import CannotReadError
from rpd.outside.files import Source
from rpd.plan.profil import Profil
from rpd.reading.troubles import Troubles

_Fetch = Callable[[str], Source]


def mended(
    files: Iterable[tuple[str, FileKind, str, Profil | None]],
    found: tuple[Diagnostic, ...],
    judge: Callable[[Source], tuple[Diagnostic, ...]],
    troubles: Troubles,
) -> tuple[Diagnostic, ...]:
    """The findings, with tried repairs in the place of what follows from lines that stand wrongly.

    The files are given by name, kind, text and the profile that they name; ``judge`` says what
    there is to say where a source stands in the place of the one of its name.
    """
    from rpd.reading.attempts import Attempt, improved
    from rpd.reading.forms import form

    for name, document, text, profil in files:

        def judged(changed: str, name: str = name) -> tuple[Diagnostic, ...]:
            return judge(Source(name, changed.encode("utf-8")))

        found = improved(Attempt(name, form(document, profil), text, judged, troubles), found)
    return found


def remembering(fetch: _Fetch) -> _Fetch:
    """Reads each file once, however many trials ask for it."""
    known: dict[str, Source | CannotReadError] = {}

    def read(name: str) -> Source:
        if name not in known:
            try:
                known[name] = fetch(name)
            except CannotReadError as error:
                known[name] = error
        found = known[name]
        if isinstance(found, CannotReadError):
            raise found
        return found

    return read


def standing_in(changed: Source, fetch: _Fetch) -> _Fetch:
    """Reads as before, but another source where that one of its name would come."""

    def read(name: str) -> Source:
        found = fetch(name)
        return changed if found.name == changed.name else found

    return read
