"""Which profile a document has the shape of: by the headers of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rpd.frozen import dataclass
from rpd.importing.outline import faces, grid
from rpd.importing.source import Source, Table
from rpd.plan.profil import Profil, year_in

_FIRST = 8
"""So many rows of a table are looked at for headers."""
_LONGEST = 120
_LEAST = 0.6
_WITH_GUESSES = 0.8


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a profile fits: columns found, columns of the document, columns that it has."""

    name: str
    profil: Profil
    found: int
    headers: int
    known: int
    guessed: int = 0

    @property
    def enough(self) -> bool:
        """Whether the document may be read with it."""
        if self.found + self.guessed < 2:
            return False
        exact = self.found >= _LEAST * self.headers
        return exact or self.found + self.guessed >= _WITH_GUESSES * self.headers

    @property
    def rank(self) -> tuple[float, float, float]:
        """The better it fits the more."""
        return (
            self.found / max(self.headers, 1),
            self.found / max(self.known, 1),
            self.guessed / max(self.headers, 1),
        )


def rows_of_headers(source: Source) -> list[dict[int, str]]:
    """Rows that may be headers: short texts in several cells, near the top of a table."""
    found: dict[tuple[str, ...], dict[int, str]] = {}
    for table in _tables(source):
        for line in grid.lines(table)[:_FIRST]:
            headers = {
                at: faces.bare(text)
                for at, text in line.headers.items()
                if text and not line.at[at].names
            }
            if len(headers) > 1 and max(map(len, headers.values())) <= _LONGEST:
                found.setdefault(tuple(headers.values()), headers)
    return list(found.values())


def _tables(source: Source) -> Iterator[Table]:
    return (block for block in source.blocks if isinstance(block, Table))


def fit(name: str, profil: Profil, rows: Iterable[dict[int, str]]) -> Fit:
    """How well a profile fits the best of the rows, by the layout that does it best."""
    best = Fit(name, profil, 0, 0, 0)
    rows = list(rows)
    for part in faces.parts(profil):
        if not (part.of_actions or part.of_indicators):
            continue
        own = len(part.faces) - len(part.others)
        for headers in rows:
            found = faces.match(headers, part.faces)
            rest = len(found) < len(headers) and part.of_actions
            guessed = faces.guessed(headers, found, part.faces) if rest else {}
            made = Fit(name, profil, len(found), len(headers), own, len(guessed))
            if made.rank > best.rank:
                best = made
    return best


def years_in(rows: Iterable[dict[int, str]]) -> tuple[str, ...]:
    """The years of columns that are alike but for the year; none where there are no such."""
    for headers in rows:
        alike: dict[str, list[str]] = {}
        for text in headers.values():
            if (year := year_in(text)) is not None:
                alike.setdefault(text.replace(str(year), "{}"), []).append(str(year))
        years = max(alike.values(), key=len, default=[])
        if len(years) > 1 and len(set(years)) == len(years):
            return tuple(years)
    return ()


def best(candidates: Iterable[tuple[str, Profil]], rows: list[dict[int, str]]) -> Fit | None:
    """The profile that fits best, the first of several; None where none does.

    One that has just these columns ends the search: the next ones are not even made.
    """
    fits: list[Fit] = []
    for name, profil in candidates:
        made = fit(name, profil, rows)
        if made.enough:
            fits.append(made)
        if made.enough and made.found == made.headers:
            break
    return max(fits, key=lambda one: one.rank, default=None)
