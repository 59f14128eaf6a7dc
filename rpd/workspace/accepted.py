"""Accepted reports: where they lie, what they say, and where the files of today differ."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rpd.diagnostics import Diagnostic
from rpd.errors import CannotReadError
from rpd.frozen import dataclass
from rpd.load.kinds import REPORTS
from rpd.outside import blobs, digests, files, git
from rpd.plan.sprawozdanie import Sprawozdanie
from rpd.plan.wykonanie import RZYMSKIE, Kwartal
from rpd.polish.wording import quote
from rpd.workspace import quarter_texts, reporting
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
    text = quarter_texts.texts_of(plan, desk).at(kwartal).plan
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
