"""What ``rpd verify`` says of a report on what was done: of the accepted one, and of documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from rpd.documents.answers import AGREES, NO, YES, Answer
from rpd.frozen import dataclass
from rpd.plan.sprawozdanie import Miejsce, Sprawozdanie, odcisk_of, slowa
from rpd.polish.wording import count, quote

if TYPE_CHECKING:
    from rpd.workspace.accepted import Differing

PART = "progress"
"""What the stamp of a report says first."""
_FIRST = 5
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where two reports print other texts; None on the side that has no such place."""

    was: Miejsce | None
    now: Miejsce | None

    @property
    def said(self) -> str:
        """The difference as a sentence."""
        if self.was is None:
            assert self.now is not None
            return f"{self.now.gdzie}: przyjęto nic, ze źródeł wynika {quote(self.now.slowa)}."
        if self.now is None:
            return f"{self.was.gdzie}: przyjęto {quote(self.was.slowa)}, ze źródeł nie wynika nic."
        return (
            f"{self.was.gdzie}: przyjęto {quote(self.was.slowa)}, ze źródeł wynika "
            f"{quote(self.now.slowa)}."
        )

    @property
    def single(self) -> bool:
        """Whether it is told of one thing, and no sum."""
        return any(side is not None and side.wprost for side in (self.was, self.now))

    @property
    def of_figures(self) -> bool:
        """Whether a figure differs, and not words alone."""
        sides = [_DIGITS.findall(one.slowa) if one else [] for one in (self.was, self.now)]
        return sides[0] != sides[1]


def differences(was: Sprawozdanie, now: Sprawozdanie) -> tuple[Difference, ...]:
    """Where two reports print other texts, in the order of print."""
    old, new = list(slowa(was)), list(slowa(now))
    if old == new:
        return ()
    found: list[Difference] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        gone, come = old[i:j], new[k:m]
        for at in range(max(len(gone), len(come))):
            before = gone[at] if at < len(gone) else None
            after = come[at] if at < len(come) else None
            found.append(Difference(before, after))
    return tuple(found)


def of_accepted(
    shown: str,
    one: Sprawozdanie,
    changed: Sequence[Differing],
    differing: Sequence[Difference],
    version: str,
) -> Answer:
    """What an accepted report is beside its sources and what is made of them today."""
    places = tuple(_listed(differing))
    if one.odcisk != odcisk_of(one):
        unseen = () if places else ("Drukowane słowa są takie, jakie wynikają ze źródeł.",)
        said = tuple(other.said for other in changed)
        return Answer(NO, f"NIE. {shown} zmieniono po przyjęciu.", (*places, *unseen, *said))
    if changed:
        first, *others = changed
        unseen = () if places else ("Żadne drukowane słowo się przez to nie zmienia.",)
        lines = (*(other.said for other in others), *places, *unseen)
        return Answer(NO, f"NIE. {first.said}", lines)
    if not differing:
        if one.rpd == version:
            return Answer(
                YES,
                f"TAK. {shown} jest takie, jak je przyjęto: źródła są niezmienione i wynika z nich "
                "każde drukowane słowo.",
            )
        return Answer(
            AGREES,
            f"TEKST ZGODNY, plik z rpd {one.rpd}. {shown} ma niezmienione źródła i drukuje te "
            "same słowa, które wynikają z nich dziś.",
        )
    if one.rpd == version or any(other.of_figures for other in differing):
        why = (
            "Źródła i odcisk się zgadzają: zmieniono słownik lub strategię albo ktoś podrobił i "
            "treść, i odcisk."
            if one.rpd == version
            else f"Zapisał je rpd {one.rpd}; ta wersja liczy inaczej albo ktoś podrobił liczby."
        )
        return Answer(NO, f"NIE. {shown} mówi co innego, niż wynika ze źródeł.", (*places, why))
    return Answer(
        AGREES,
        f"LICZBY ZGODNE, plik z rpd {one.rpd}. {shown} ma niezmienione źródła i każdą liczbę, "
        "którą dziś z nich wynika, ale ta wersja mówi to innymi słowami.",
        places,
    )


def _listed(found: Sequence[Difference]) -> Iterator[str]:
    """What differs; a single value before the sums that follow from it."""
    ordered = sorted(found, key=lambda one: not one.single)
    yield from (one.said for one in ordered[:_FIRST])
    if len(found) > _FIRST:
        others = count(len(found) - _FIRST, "inne miejsce", "inne miejsca", "innych miejsc")
        yield f"Oprócz tego {others}."
