"""The columns of a part as they are printed: one for each period, names for those that need one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from rpd.frozen import dataclass
from rpd.plan.layout import AMOUNT, BUDGET, NUMBER, SOURCE, SOURCES, Layout, Shown
from rpd.plan.profil import Profil
from rpd.polish.wording import capital

NAME: Final = "nazwa"
_MONEY: Final = (BUDGET, AMOUNT)


@dataclass(frozen=True, slots=True)
class Face:
    """A column as it is printed. ``okres`` is its period, "" for a column of none."""

    key: str
    shown: Shown
    okres: str = ""
    money: bool = False

    @property
    def field(self) -> str:
        """The field that it prints, the first of several."""
        return self.shown.fields[0]


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a part.

    ``numbered`` says that no number stands in front of names, ``named`` that a column is the name.
    """

    layout: Layout
    faces: tuple[Face, ...]
    numbered: bool
    named: bool

    @property
    def numbered_apart(self) -> bool:
        """Whether the number of a row stands elsewhere than in front of its name, or nowhere."""
        labelled = self.layout.kind == "lista" or (self.layout.kind == "karty" and not self.named)
        return self.numbered or labelled

    @property
    def costs(self) -> bool:
        """Whether a column says of an action what it costs, and so that it costs nothing."""
        return any(face.money or {AMOUNT, BUDGET} & set(face.shown.fields) for face in self.faces)

    @property
    def means(self) -> bool:
        """Whether a column says what an action is paid from."""
        return any(
            SOURCES in face.shown.fields or (BUDGET in face.shown.fields and not face.money)
            for face in self.faces
        )

    @property
    def with_unit(self) -> bool:
        """Whether a column holds the units of indicators."""
        return any("jednostka" in face.shown.fields for face in self.faces)

    def marks(self, face: Face) -> bool:
        """Whether a column may bear what is noted of its field: of amounts by period, the last."""
        return not face.money or face is [one for one in self.faces if one.money][-1]

    @property
    def main(self) -> int:
        """The column that says what a row is about: that of the name, or the first one."""
        for names in ((NAME,), (SOURCE,)):
            for position, face in enumerate(self.faces):
                if set(names) & set(face.shown.fields):
                    return position
        return 0


def parts_of(profil: Profil) -> tuple[Layout, ...]:
    """The parts of the annex: those of the profile, else one table of all its columns."""
    if profil.uklad:
        return profil.uklad
    shown = (Shown((column.key,), column.header, column.width) for column in profil.columns)
    return (Layout("tabela", tuple(shown)),)


def shape_of(layout: Layout, profil: Profil) -> Shape:
    """The columns of a part. A card and an item of a list begin with the name, be it no column."""
    shown = list(layout.columns)
    named = any(NAME in one.fields for one in shown)
    if layout.kind != "tabela" and not named:
        shown.insert(0, Shown((NAME,), capital(NAME), 100))
    numbered = any(NUMBER in one.fields for one in shown) or layout.rows != "dzialania"
    return Shape(
        layout,
        tuple(_named_apart(_faces(shown, profil, layout))),
        numbered=numbered or profil.dzialanie.numbering == "brak",
        named=named,
    )


def _faces(shown: Iterable[Shown], profil: Profil, layout: Layout) -> Iterator[Face]:
    for one in shown:
        key = "_".join((*one.fields, *((one.role,) if one.role else ())))
        of_money = layout.rows != "wskazniki" and one.fields[0] in _MONEY
        if not one.periods:
            lone = one.fields == (AMOUNT,)
            yield Face(key, one, money=of_money and (one.total or lone))
            continue
        for okres in profil.okresy:
            yield Face(key, replace(one, header=one.headed(okres)), okres, money=of_money)


def _named_apart(faces: Iterable[Face]) -> Iterator[Face]:
    """Faces whose keys are told apart where several print one field."""
    seen: Counter[str] = Counter()
    for face in faces:
        seen[face.key] += 1
        again = seen[face.key]
        yield face if again == 1 else replace(face, key=f"{face.key}_{again}")
