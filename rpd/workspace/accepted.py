"""Accepted reports: where they lie, what they say, and what has changed behind them since."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from rpd.diagnostics import Diagnostic, Finding
from rpd.errors import CannotReadError, RpdError
from rpd.frozen import dataclass
from rpd.load import alone
from rpd.load.kinds import REPORTS
from rpd.outside import blobs, digests, files, git
from rpd.plan.sprawozdanie import Sprawozdanie, odcisk_of
from rpd.plan.wykonanie import RZYMSKIE, Kwartal
from rpd.polish.wording import quote
from rpd.rules import (
    brak_zrodla_sprawozdania,
    sprawozdanie_nie_na_miejscu,
    wykonanie_po_przyjeciu,
    zmiana_po_przyjeciu,
    zmienione_sprawozdanie,
)
from rpd.workspace import execution, reporting
from rpd.workspace.desk import Desk

if TYPE_CHECKING:
    from rpd.workspace.reporting import SourceFile

Why = Literal["zmieniony", "brak", "nowy"]


@dataclass(frozen=True, slots=True)
class Differing:
    """A source that is not as it was when a report was accepted.

    ``at`` is its position among the sources, None for a new one; ``line`` the first line that
    differs (0 where git does not tell), ``jest`` what stands there now.
    """

    plik: str
    why: Why
    at: int | None
    line: int = 0
    jest: str = ""

    @property
    def said(self) -> str:
        """The difference as a sentence."""
        if self.why == "brak":
            return f"Nie ma pliku {quote(self.plik)}, z którego powstało sprawozdanie."
        if self.why == "nowy":
            return f"Plik {quote(self.plik)} dopisano po przyjęciu sprawozdania."
        where = f" w wierszu {self.line} ({quote(self.jest)})" if self.line else ""
        return f"Plik {quote(self.plik)} zmieniono po przyjęciu sprawozdania{where}."


def path_of(plan: Path, kwartal: Kwartal) -> Path:
    """Where the accepted report of a quarter lies; that of the fourth is the year's."""
    suffix = "" if kwartal.numer == len(RZYMSKIE) else f"-{kwartal.rzymski}"
    return plan.parent / REPORTS / f"{kwartal.rok}{suffix}.yaml"


def is_within(path: Path, kwartal: Kwartal) -> bool:
    """Whether a file of execution is of that quarter or of an earlier one, by its folder."""
    return path.parent.name in RZYMSKIE[: kwartal.numer]


def read(path: Path, desk: Desk) -> tuple[Sprawozdanie | None, tuple[Diagnostic, ...]]:
    """A report and what is wrong with its file; None where it cannot be read as one.

    Raises CannotReadError.
    """
    checked = desk.checked("sprawozdanie", desk.read(path, files.workspace_of(path)))
    value = checked.value if isinstance(checked.value, Sprawozdanie) else None
    return (None if checked.diagnostics else value), checked.diagnostics


def kwartal_of(one: Sprawozdanie) -> Kwartal | None:
    """The quarter of a report; None where it names none."""
    if one.kwartal not in RZYMSKIE:
        return None
    return Kwartal(one.rok, RZYMSKIE.index(one.kwartal) + 1)


def now(plan: Path, kwartal: Kwartal, desk: Desk) -> tuple[SourceFile, ...]:
    """The files behind a report as they are now. Raises RpdError where they cannot be told."""
    text = execution.texts_of(plan, desk).at(kwartal).plan
    return reporting.sources(plan, text, kwartal, desk)


def differing(
    one: Sprawozdanie, sources: tuple[SourceFile, ...], folder: Path
) -> Iterator[Differing]:
    """What is not as it was, in the order of the report's sources; `folder` is the plans'."""
    present = {source.plik: source for source in sources}
    for at, was in enumerate(one.zrodla):
        source = present.pop(was.plik, None)
        if source is None:
            yield Differing(was.plik, "brak", at)
        elif source.zrodlo.sha256 != was.sha256:
            line, text = _line(folder / was.plik, was.sha256, source.data) if at else (0, "")
            yield Differing(was.plik, "zmieniony", at, line, text)
    for plik in present:
        yield Differing(plik, "nowy", None)


def _line(path: Path, sha256: str, data: bytes) -> tuple[int, str]:
    """The first line in which a file differs from what git knows it held with that digest."""
    try:
        repository = git.repository(path.resolve().parent)
        inside = repository.path_of(path)
        held = (content.data for content in blobs.history(repository, inside))
        was = next((old for old in held if old is not None and digests.digest(old) == sha256), None)
    except git.GitError:
        return 0, ""
    if was is None:
        return 0, ""
    before, after = (digests.normal(text).decode("utf-8", "replace") for text in (was, data))
    old, new = before.split("\n"), after.split("\n")
    for number, line in enumerate(new, 1):
        if number > len(old) or line != old[number - 1]:
            return number, line.strip()
    return len(new), new[-1].strip()


# --- what there is to say about a file -----------------------------------------------------------


def check(path: Path, desk: Desk) -> tuple[Diagnostic, ...]:
    """What there is to say about an accepted report. Raises CannotReadError."""

    def look(data: Any) -> list[Finding]:
        from rpd.load.kinds import BY_KEY

        build = BY_KEY["sprawozdanie"].build
        one = build(data) if build else None
        if not isinstance(one, Sprawozdanie) or path.absolute().parent.name != REPORTS:
            return []
        return list(_about(one, path.absolute(), desk))

    source = desk.read(path)
    return alone.check("sprawozdanie", source, look, desk.begun(source)).diagnostics


def _about(one: Sprawozdanie, path: Path, desk: Desk) -> Iterator[Finding]:
    folder = path.parent.parent
    kwartal = kwartal_of(one)
    plan = folder / one.plan
    if one.odcisk != odcisk_of(one):
        yield _found(
            ("odcisk",),
            "Sprawozdanie zmieniono po przyjęciu: treść nie zgadza się z odciskiem.",
            "Przywróć plik z gita albo z kopii; przyjętego sprawozdania się nie poprawia.",
            zmienione_sprawozdanie.SLUG,
        )
    if kwartal is None:
        return
    wanted = path_of(plan, kwartal).name
    if path.with_suffix(".yaml").name != wanted:
        yield _found(
            ("rok",),
            f"Sprawozdanie za {kwartal.rzymski} kwartał {kwartal.rok} r. leży w pliku "
            f"{quote(path.name)}.",
            f"Nazwij plik „{wanted}”.",
            sprawozdanie_nie_na_miejscu.SLUG,
        )
    if "/" in one.plan or "\\" in one.plan or not plan.is_file():
        yield _found(
            ("plan",),
            f"Nie ma planu {quote(one.plan)}, którego dotyczy to sprawozdanie.",
            f"Przywróć plan obok folderu „{REPORTS}”.",
            sprawozdanie_nie_na_miejscu.SLUG,
        )
        return
    try:
        sources = now(plan, kwartal, desk)
    except RpdError as error:
        yield _found(
            ("plan",),
            f"Nie można ustalić, z czego powstało sprawozdanie: {error.message}",
            error.hint,
            brak_zrodla_sprawozdania.SLUG,
        )
        return
    for other in differing(one, sources, folder):
        yield _finding(other)


_SLUGS: dict[Why, str] = {
    "zmieniony": zmiana_po_przyjeciu.SLUG,
    "brak": brak_zrodla_sprawozdania.SLUG,
    "nowy": wykonanie_po_przyjeciu.SLUG,
}
_HINTS: dict[Why, str] = {
    "zmieniony": "Cofnij zmianę; co wyszło na jaw po przyjęciu, podaj w następnym okresie.",
    "brak": "Przywróć ten plik z gita albo z kopii.",
    "nowy": "Usuń ten plik; co wyszło na jaw po przyjęciu, podaj w następnym okresie.",
}


def _finding(other: Differing) -> Finding:
    path = ("zrodla",) if other.at is None else ("zrodla", other.at)
    return _found(path, other.said, _HINTS[other.why], _SLUGS[other.why])


def _found(path: tuple[str | int, ...], message: str, hint: str, slug: str) -> Finding:
    return Finding(path, message, hint, "sprawozdanie", slug=slug)


def accepted(plan: Path, kwartal: Kwartal, desk: Desk) -> Sprawozdanie | None:
    """The accepted report of a quarter; None where there is none.

    Raises CannotReadError where its file cannot be read as one.
    """
    path = path_of(plan, kwartal)
    if not path.is_file():
        return None
    found, wrong = read(path, desk)
    if found is None:
        first = wrong[0].message if wrong else "nie jest to sprawozdanie."
        shown = quote(files.display_name(path))
        raise CannotReadError(
            f"Przyjętego sprawozdania {shown} nie można odczytać: {first}",
            "Przywróć plik z gita albo z kopii.",
        )
    return found
