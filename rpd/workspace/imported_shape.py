"""Which shape a document from outside has: asked for, recognised by its columns, or proposed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rpd.errors import CannotReadError, UsageError
from rpd.frozen import dataclass
from rpd.importing import choosing, proposal
from rpd.importing.docx.marks import Revisions
from rpd.load import stages
from rpd.outside import files
from rpd.plan.built_in import chosen
from rpd.plan.profil import Profil
from rpd.polish.wording import argument, count, quote
from rpd.workspace import ready_profiles

if TYPE_CHECKING:
    from rpd.importing.source import Source


BUILT: Final = "wbudowany"
PROFIL_FILE: Final = "profil.yaml"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked: the document, and what somebody said of it."""

    path: Path
    here: Path
    profil: str = ""
    rok: int | None = None
    revisions: Revisions | None = None
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChosenShape:
    """A profile, the file that a plan names for it, and the text to write there, if any."""

    profil: Profil
    said: str
    file: str = ""
    text: str = ""


def shape_of(wanted: Wanted, source: Source, of_folder: Callable[[], Profil | None]) -> ChosenShape:
    """The shape that was asked for, else the one whose columns the document has.

    `of_folder` reads the profile of the folder of plans, None where it has none.
    """
    if wanted.profil:
        return _named(wanted)
    rows = choosing.rows_of_headers(source)
    own = of_folder()
    fit = choosing.best(_candidates(own), rows)
    if fit is None and wanted.columns:
        profil = own or chosen(None)
        return ChosenShape(
            profil, f"{source.name}: kolumny według --map.", PROFIL_FILE if own else ""
        )
    if fit is None:
        return _proposed(source, rows)
    columns = count(fit.found + fit.guessed, "kolumna", "kolumny", "kolumn")
    said = f"{source.name}: profil {quote(fit.name)} ({columns} z {fit.headers})."
    if fit.name == BUILT:
        return ChosenShape(fit.profil, said)
    if fit.profil is own:
        return ChosenShape(fit.profil, said, PROFIL_FILE)
    return _ready(fit.name, fit.profil, said)


def without_levels(source: Source) -> Iterator[ChosenShape]:
    """The ready profiles that have no levels and some of the document's columns."""
    rows = choosing.rows_of_headers(source)
    for name in ready_profiles.names():
        profil = _of_text(name, ready_profiles.text(name))
        if profil is None or profil.levels:
            continue
        fit = choosing.fit(name, profil, rows)
        if fit.found + fit.guessed > 1:
            said = "brakuje nagłówków poziomów, więc wczytano listę bez poziomów"
            yield _ready(name, profil, f"{source.name}: {said}: profil {quote(name)}.")


def _candidates(own: Profil | None) -> Iterator[tuple[str, Profil]]:
    if own is not None:
        yield PROFIL_FILE, own
    yield BUILT, chosen(None)
    for name in ready_profiles.names():
        if (profil := _of_text(name, ready_profiles.text(name))) is not None:
            yield name, profil


def _ready(name: str, profil: Profil, said: str) -> ChosenShape:
    return ChosenShape(profil, said, PROFIL_FILE, ready_profiles.text(name))


def _of_text(name: str, text: str) -> Profil | None:
    value = stages.read_shared("profil", files.Source(name, text.encode())).value
    return value if isinstance(value, Profil) else None


def _named(wanted: Wanted) -> ChosenShape:
    name = wanted.profil
    if name == BUILT:
        return ChosenShape(
            chosen(None), f"{files.display_name(wanted.path)}: profil {quote(BUILT)}."
        )
    if not name.endswith((".yaml", ".yml")):
        text = ready_profiles.text(name)
        profil = _of_text(name, text)
        assert profil is not None
        return _ready(name, profil, f"{files.display_name(wanted.path)}: profil {quote(name)}.")
    source = files.read(Path(name))
    file = stages.read_shared("profil", source)
    if not isinstance(file.value, Profil):
        hint = f"Wymieni je „rpd validate {argument(source.name)}”."
        raise UsageError(f"Profil „{source.name}” ma błędy.", hint)
    return ChosenShape(file.value, f"Profil {quote(source.name)}.", Path(name).name)


def _proposed(source: Source, rows: list[dict[int, str]]) -> ChosenShape:
    """A profile of the document's own headers, to be looked through."""
    headers = next((row for row in rows if len(row) > 2), None)
    if headers is None:
        raise CannotReadError(
            f"„{source.name}”: w dokumencie nie ma tabeli z nagłówkami kolumn.",
            "Sprawdź, czy to właściwy plik; plan rozpoznaje się po tabeli działań.",
        )
    text = proposal.proposed(source, headers, chosen(None))
    profil = _of_text("profil", text)
    if profil is None:
        shown = ", ".join(f"„{one}”" for one in headers.values())
        raise CannotReadError(
            f"„{source.name}”: kolumn {shown} nie ma żaden znany profil.",
            "Wskaż profil opcją --profile albo opisz kształt planu w plans/profil.yaml "
            "(docs/profil.md).",
        )
    said = (
        f"{source.name}: żaden profil nie ma takich kolumn; zaproponowano nowy. Sprawdź w nim "
        "rodzaje pól, przypadki i rodzaj gramatyczny nazw."
    )
    return ChosenShape(profil, said, PROFIL_FILE, text)
