"""Which shape a document is read in: the profile that was named, one that fits, or a proposal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rpd.errors import CannotReadError, UsageError
from rpd.frozen import dataclass
from rpd.importing import choosing, proposal
from rpd.importing.wording import key
from rpd.load import stages
from rpd.outside import files
from rpd.plan.built_in import chosen
from rpd.plan.profil import Profil
from rpd.polish.wording import argument, count, quote
from rpd.workspace import ready_profiles
from rpd.writing import emit

if TYPE_CHECKING:
    from rpd.importing.source import Source

BUILT: Final = "wbudowany"
PROFIL: Final = "profil.yaml"
"""The file that a workspace keeps its profile in."""
_HEADER: Final = re.compile(r"naglowek: ([^,{}'\n]+)")
_DIGITS: Final = re.compile("[0-9]+")
_SHORTEST: Final = 5
Rows = Sequence[dict[int, str]]
"""Rows of headers of a document."""
_YEARS: Final = re.compile(r"^okresy: \[.*\]$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Shape:
    """A profile, the file that a plan names for it, and the text to write there, if any."""

    profil: Profil
    said: str
    file: str = ""
    text: str = ""


def shape_of(
    source: Source, profil: str, own: Callable[[], Profil | None], *, mapped: bool
) -> Shape:
    """The shape that a document is read in: the one that was named, else by its columns.

    `own` is the workspace's profile; with `mapped` columns somebody has said what they are.
    """
    if profil:
        return _named(profil, source.name)
    rows = choosing.rows_of_headers(source)
    mine = own()
    fit = choosing.best(_candidates(mine, rows), rows)
    if fit is None and mapped:
        return Shape(
            mine or chosen(None), f"{source.name}: kolumny według --map.", PROFIL if mine else ""
        )
    flat = fit is not None and not fit.profil.levels and fit.profil is not mine
    if fit is None or (flat and proposal.leveled(source)):
        return proposed(source)
    columns = count(fit.found + fit.guessed, "kolumna", "kolumny", "kolumn")
    said = f"{source.name}: profil {quote(fit.name)} ({columns} z {fit.headers})."
    if fit.name == BUILT:
        return Shape(fit.profil, said)
    if fit.profil is mine:
        return Shape(fit.profil, said, PROFIL)
    return _ready(fit.name, fit.profil, said, rows)


def others(source: Source) -> Iterator[Shape]:
    """Shapes to try where the one that fits the columns finds nothing: the levels are other ones.

    A proposal where the document has levels, then ready profiles that have none, then a proposal.
    """
    leveled = proposal.leveled(source)
    if leveled:
        yield proposed(source)
    rows = choosing.rows_of_headers(source)
    for name in ready_profiles.names():
        profil = _of_text(name, ready_profiles.text(name))
        if profil is None or profil.levels:
            continue
        fit = choosing.fit(name, profil, rows)
        if fit.found + fit.guessed > 1:
            said = "brakuje nagłówków poziomów, więc wczytano listę bez poziomów"
            yield _ready(name, profil, f"{source.name}: {said}: profil {quote(name)}.")
    if not leveled and proposal.proposed(source, rows, chosen(None)):
        yield proposed(source)


def known(profil: str, own: Callable[[], Profil | None]) -> Iterator[Profil]:
    """The profiles whose words tell what the labels of cards and lists are."""
    if profil:
        yield _named(profil, "").profil
    else:
        yield from (one for _, one in _candidates(own()))


def _candidates(own: Profil | None, rows: Rows = ()) -> Iterator[tuple[str, Profil]]:
    """The workspace's profile, the built-in one, and ready ones with the document's years."""
    if own is not None:
        yield PROFIL, own
    yield BUILT, chosen(None)
    for name in ready_profiles.names():
        if (profil := _of_text(name, _of_years(name, rows))) is not None:
            yield name, profil


def _of_years(name: str, rows: Rows) -> str:
    """The text of a ready profile, with the document's years instead of those of an example."""
    text = ready_profiles.text(name)
    if years := choosing.years_in(rows):
        text = _YEARS.sub(f"okresy: [{', '.join(years)}]", text)
    written = {key(_DIGITS.sub("", one)): one for row in rows for one in row.values()}

    def header(found: re.Match[str]) -> str:
        # „Bazowa (2023)” is „Wartość bazowa (2025)” of another year.
        mine = key(_DIGITS.sub("", found[1]))
        alike = (
            text for one, text in written.items() if len(one) >= _SHORTEST and mine.endswith(one)
        )
        other = next(alike, "")
        dated = _DIGITS.search(found[1]) and _DIGITS.search(other)
        return f"naglowek: {emit.scalar(other, flow=True)}" if dated else found[0]

    return _HEADER.sub(header, text)


def _ready(name: str, profil: Profil, said: str, rows: Rows = ()) -> Shape:
    return Shape(profil, said, PROFIL, _of_years(name, rows))


def _of_text(name: str, text: str) -> Profil | None:
    value = stages.read_shared("profil", files.Source(name, text.encode())).value
    return value if isinstance(value, Profil) else None


def _named(name: str, document: str) -> Shape:
    said = f"{document}: profil {quote(name)}."
    if name == BUILT:
        return Shape(chosen(None), said)
    if not name.endswith((".yaml", ".yml")):
        text = ready_profiles.text(name)
        profil = _of_text(name, text)
        assert profil is not None
        return _ready(name, profil, said)
    source = files.read(Path(name))
    file = stages.read_shared("profil", source)
    if not isinstance(file.value, Profil):
        hint = f"Wymieni je „rpd validate {argument(source.name)}”."
        raise UsageError(f"Profil „{source.name}” ma błędy.", hint)
    return Shape(file.value, f"Profil {quote(source.name)}.", Path(name).name)


def proposed(source: Source) -> Shape:
    """A profile of the document's own headers, to be looked through."""
    rows = choosing.rows_of_headers(source)
    text = proposal.proposed(source, rows, chosen(None))
    if not text:
        raise CannotReadError(
            f"„{source.name}”: w dokumencie nie ma tabeli z nagłówkami kolumn.",
            "Sprawdź, czy to właściwy plik; plan rozpoznaje się po tabeli działań, po kartach albo "
            "po liście z etykietami („Termin: …”).",
        )
    profil = _of_text("profil", text)
    if profil is None:
        shown = ", ".join(f"„{one}”" for row in rows[:1] for one in row.values())
        raise CannotReadError(
            f"„{source.name}”: kolumn {shown} nie ma żaden znany profil.",
            "Wskaż profil opcją --profile albo opisz kształt planu w plans/profil.yaml "
            "(docs/profil.md).",
        )
    said = (
        f"{source.name}: żaden profil nie ma takich kolumn i poziomów; zaproponowano nowy. "
        "Sprawdź w nim rodzaje pól i nazwy z komentarzem „SPRAWDŹ”."
    )
    return Shape(profil, said, PROFIL, text)
