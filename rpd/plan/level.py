"""Levels and columns: what a profile is made of."""

from __future__ import annotations

from typing import Final, Literal, Self

from rpd.frozen import dataclass
from rpd.plan.layout import Written
from rpd.plan.noun import Noun
from rpd.polish.numerals import letter, roman
from rpd.polish.slug import slug

DZIALANIE: Final = "dzialanie"
"""What an action is called by machines, in a plan of any shape."""
DZIALANIA: Final = "dzialania"
"""The key of the list that actions stand in."""
WSKAZNIKI: Final = "wskazniki"
"""The key of the indicators, of an action, an element or the plan."""
STRATEGIA: Final = "strategia"
"""The field of an element that names the one of the strategy which it carries out."""

OGOLEM: Final = "kwota_ogolem"
"""The field of an element that states the sum of what stands below it."""

Numbering = Literal["rzymska", "arabska", "litera", "z-rodzicem", "dowolna", "brak", "ciagla"]
"""How the elements of a level are numbered; „z-rodzicem” repeats the number above („I.1”).

Only actions may be numbered „ciagla”: from 1 through the whole plan.
"""
CONTINUOUS: Final = "ciagla"
Kind = Literal["nazwa", "proza", "pozycje", "miary", "kwoty", "terminy", "podmioty"]
"""What a column holds."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the tree, or (the last one) the action.

    ``kind`` is what machines call it (amendments, ``--by``, JSON), ``key`` the list that it stands
    in, ``below`` the list that it holds. ``short`` is its noun where there is little room,
    ``cited`` are the words by which texts refer to it, ``meaning`` explains it where it is data.
    ``heading`` is printed in front of its name, ``in_table`` above the table that stands under it;
    where it is not ``captioned`` nothing is printed there, and what is heard is made of its nouns.
    ``repealed`` is printed instead of the name of one that is repealed, ``sign`` stands for it in
    the imprint of an adopted text. One that is ``linked`` names the strategy's element in a field
    of its own, others by their number. One that is ``optional`` may be left out, ``named`` ones
    need a name of their own; ``capital`` is how acts write the noun („w Obszarze 1”). ``measured``
    ones may carry indicators, ``summed`` ones a stated sum, which is never added. An action cited
    ``by_lp`` is „w tabeli w lp. 3” and not „w działaniu 3”. Levels are ``mixed`` where some may be
    left out or have no numbers.
    """

    kind: str
    key: str
    below: str
    noun: Noun
    short: Noun
    numbering: Numbering
    sign: str
    heading: str = ""
    in_table: str = ""
    repealed: str = ""
    meaning: str = ""
    cited: tuple[str, ...] = ()
    linked: bool = False
    optional: bool = False
    named: bool = False
    capital: bool = False
    measured: bool = False
    summed: bool = False
    by_lp: bool = False
    mixed: bool = False
    captioned: bool = True

    def full(self, numer: str, above: str) -> str:
        """The number in the whole plan of an element under another one, "" for the plan."""
        number = self._under(above, numer)
        if not self.mixed:
            return number
        shown = printed(above) if self.numbering == "brak" else self._under(printed(above), numer)
        return Numbered(number, self, shown)

    def _under(self, above: str, numer: str) -> str:
        """A number behind that of what it stands in, of which it may repeat the last parts."""
        if not above:
            return numer
        if self.numbering == "z-rodzicem":
            repeated, dot, own = numer.rpartition(".")
            shown = printed(above)
            if dot and not (shown == repeated or shown.endswith(f".{repeated}")):
                return numer
            return f"{above}.{own}"
        return f"{above}.{numer}"

    def named_number(self, numer: str, nazwa: str) -> str:
        """The number of an element, or what stands for it where the level has none."""
        return slug([nazwa], self.kind) if self.numbering == "brak" else numer

    def counted(self, above: str, position: int) -> str:
        """The number that one has by its position, from 1, under an element of that number."""
        match self.numbering:
            case "z-rodzicem":
                return self.repeating(above, str(position))
            case "rzymska":
                return roman(position)
            case "litera":
                return letter(position - 1)
        return str(position)

    def repeating(self, above: str, own: str) -> str:
        """The number that is `own` under an element of a number, which it may have to repeat."""
        shown = printed(above) if self.numbering == "z-rodzicem" else ""
        return f"{shown}.{own}" if shown and own else own


def printed(number: str) -> str:
    """As much of a number in the whole plan as is printed: some levels have none."""
    return number.shown if isinstance(number, Numbered) else number


class Numbered(str):
    """The number of an element in the whole plan that knows its level, and what of it is printed.

    Where levels may be left out, „a.2” alone does not tell what it is the number of; where they
    have no numbers, names stand in their place, which nobody prints.
    """

    __slots__ = ("level", "shown")

    level: Level
    shown: str

    def __new__(cls, number: str, level: Level, shown: str) -> Self:
        """The number with its level."""
        made = super().__new__(cls, number)
        made.level, made.shown = level, shown
        return made

    def __copy__(self) -> Self:
        """A text: it never changes."""
        return self

    def __deepcopy__(self, _: object) -> Self:
        """A text: it never changes."""
        return self

    def __reduce__(self) -> tuple[type[Numbered], tuple[str, Level, str]]:
        """What a copy in another process is made of."""
        return Numbered, (str(self), self.level, self.shown)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the annex and the field of an action that it prints.

    ``width`` is its share in percent, ``caption`` its header where there is little room; one that
    is ``labelled`` begins with „Ad 1)”. ``main`` is the key of an entry that may be written as its
    text alone, ``single`` says that one such entry needs no list. ``object`` is an entry as the
    object of a sentence, ``members`` several of them in the genitive. ``meaning`` explains the
    column where it is data, ``sheet_width`` is its width there. One of the profile's ``own`` fields
    is none of those that rules and sums know; ``written`` says what its text may stand for. Entries
    of one that is ``unlettered`` have no letters in print.
    """

    key: str
    header: str
    width: int
    kind: Kind
    caption: str
    noun: str
    object: str = ""
    members: str = ""
    labelled: bool = False
    main: str = ""
    single: bool = False
    meaning: str = ""
    sheet_width: int = 26
    own: bool = False
    unlettered: bool = False
    written: Written = ""

    @property
    def lettered(self) -> bool:
        """Whether its entries get letters by their order."""
        return self.kind not in ("nazwa", "podmioty") and not self.unlettered

    @property
    def with_ids(self) -> bool:
        """Whether its entries may carry ids, by which their execution is told."""
        return self.kind in ("miary", "kwoty")
