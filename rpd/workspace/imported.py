"""A document from outside → a draft of a plan here: with its shape, its dictionary, its ids.

The document may lie anywhere; what is asked beside it lies in the workspace, and may be missing.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rpd.errors import CannotReadError, NotFoundError, Remark
from rpd.frozen import dataclass
from rpd.importing import dictionary, emitted, mapping, readers, strategy, summary
from rpd.importing.cells.names import names
from rpd.importing.identity import Known
from rpd.importing.marks import Revisions
from rpd.importing.outline.unfolded import unfolded
from rpd.importing.recognise import Asked, recognise
from rpd.load import shapes, stages
from rpd.outside import files
from rpd.plan.model import Slownik, Strategia
from rpd.plan.profil import Profil
from rpd.polish.wording import argument
from rpd.workspace import import_shape
from rpd.workspace.import_shape import PROFIL, Shape
from rpd.writing.key_order import order_of

if TYPE_CHECKING:
    from rpd.diagnostics import FileKind
    from rpd.importing.draft import Draft
    from rpd.importing.source import Source

_FOLDER: Final = "plans"
_COMPANIONS: Final = (("strategia", "strategia.yaml"), ("slownik", "slownik.yaml"))
_SCHEMA: Final = "../schema/plan.schema.json"


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
class Imported:
    """A draft of a plan: its text, the report, and a profile that has to lie beside it."""

    text: str
    report: tuple[str, ...]
    remarks: tuple[Remark, ...]
    profil: str = ""
    profil_file: str = ""
    draft: Draft | None = None
    slownik: str = ""
    """The text of a dictionary of the names in the document, where there is no dictionary."""
    strategia: str = ""
    """The text of a strategy of its headings, where the plan needs one and there is none."""


def imported(wanted: Wanted) -> Imported:
    """Read a document as a plan. Raises CannotReadError, UsageError."""
    beside = _Beside(_plans(wanted.here))
    read = readers.read(files.read_anywhere(wanted.path), wanted.revisions)
    source = unfolded(read, lambda: import_shape.known(wanted.profil, beside.profil))
    mapped = bool(wanted.columns)
    shape = import_shape.shape_of(source, wanted.profil, beside.profil, mapped=mapped)
    shape, draft = _recognised(wanted, source, beside, shape)
    if not _anything(draft, shape.profil) and not wanted.profil:
        # The headings may be those of other levels, or there may be none.
        for flat in import_shape.others(source):
            other, found = _recognised(wanted, source, beside, flat)
            if _anything(found, other.profil):
                shape, draft = other, found
                break
    if not _anything(draft, shape.profil):
        raise _nothing_found(source, shape)
    order = order_of("plan", stages.named(draft.data, shape.profil))
    text = emitted.text(order.ordered(draft.data), draft.notes, _SCHEMA)
    report = [shape.said, *summary.lines(draft, shape.profil)]
    slownik = "" if beside.has("slownik.yaml") else dictionary.proposed(draft, source.name)
    strategia = ""
    if beside.lacks_strategy(shape.profil):
        strategia = strategy.proposed(draft.data, shape.profil, source.name)
    return Imported(
        *(text, tuple(report), source.remarks, shape.text, shape.file, draft),
        slownik=slownik,
        strategia=strategia,
    )


def _recognised(
    wanted: Wanted, source: Source, beside: _Beside, shape: Shape
) -> tuple[Shape, Draft]:
    """What the document holds in a shape, whose file has a name that is free."""
    companions = {
        field: name
        for field, name in _COMPANIONS
        if beside.has(name) or field == "slownik" or shape.profil.strategia == "wymagana"
    }
    if shape.profil.strategia == "brak":
        companions.pop("strategia", None)
    if shape.text:
        shape = replace(shape, file=beside.free(shape.file))
    if shape.file:
        companions["profil"] = shape.file
    asked = Asked(
        profil=shape.profil,
        rok=wanted.rok,
        names=names(beside.slownik()),
        strategia=beside.strategia() if "strategia" in companions else None,
        proposed=beside.lacks_strategy(shape.profil),
        files=companions,
        mapped=mapping.mapped(wanted.columns, shape.profil),
    )
    return shape, recognise(source, asked, beside.known)


class _Beside:
    """What lies in the folder of plans, each read when it is asked for."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def has(self, name: str) -> bool:
        return self._folder is not None and (self._folder / name).is_file()

    def free(self, name: str) -> str:
        """The name for a new file: with a number where there is one already."""
        stem, number, made = Path(name).stem, 1, name
        while self.has(made):
            number += 1
            made = f"{stem}-{number}.yaml"
        return made

    def lacks_strategy(self, profil: Profil) -> bool:
        """Whether a plan of that shape needs a strategy that there is not and that it can give."""
        return strategy.is_proposed(profil) and not self.has("strategia.yaml")

    def slownik(self) -> Slownik | None:
        value = self._value("slownik", "slownik.yaml")
        return value if isinstance(value, Slownik) else None

    def strategia(self) -> Strategia | None:
        value = self._value("strategia", "strategia.yaml")
        return value if isinstance(value, Strategia) else None

    def profil(self) -> Profil | None:
        value = self._value("profil", PROFIL)
        return value if isinstance(value, Profil) else None

    def known(self, rok: int) -> Known | None:
        """The plan of that year, whose ids stay with what is the same."""
        if not self.has(f"{rok}.yaml"):
            return None
        from rpd.load.quick import quick

        case = quick(self._read(f"{rok}.yaml"), self._read).case
        return Known(case.plan) if case is not None else None

    def _read(self, name: str) -> files.Source:
        if self._folder is None:
            raise CannotReadError(f"Nie ma pliku „{name}”.")
        return files.read(self._folder / name, self._folder.parent)

    def _value(self, kind: FileKind, name: str) -> object:
        """What a file holds, None where there is none; a broken one would be missed in silence."""
        if not self.has(name) or self._folder is None:
            return None
        source = self._read(name)
        if kind == "strategia":
            value = shapes.strategy(source, self._read).value
        else:
            value = stages.read_shared(kind, source).value
        if value is None:
            shown = files.display_name(self._folder / name)
            raise CannotReadError(
                f"Plik „{shown}” ma błędy, więc nie można z niego skorzystać.",
                f"Wymieni je „rpd validate {argument(shown)}”; po poprawieniu powtórz import.",
            )
        return value


def _plans(here: Path) -> Path | None:
    try:
        folder = files.find_workspace(here) / _FOLDER
    except NotFoundError:
        return None
    return folder if folder.is_dir() else None


def _anything(draft: Draft, profil: Profil) -> bool:
    """Whether there is an action, or in a plan of indicators an indicator."""
    found = summary.actions(draft.data, profil.keys)
    return any(found) or (profil.measured and any(summary.indicators(draft.data)))


def _nothing_found(source: Source, shape: Shape) -> CannotReadError:
    noun = shape.profil.dzialanie.noun
    return CannotReadError(
        f"„{source.name}”: nie znaleziono żadnego {noun.genitive or noun.one}.",
        "Sprawdź, czy tabela planu ma nagłówki kolumn i nagłówki poziomów (w arkuszu także jako "
        "kolumny), albo wskaż inny profil opcją --profile, np. „lista” bez poziomów.",
    )
