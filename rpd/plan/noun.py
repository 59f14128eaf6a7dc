"""A Polish noun in the cases that sentences need."""

from __future__ import annotations

from typing import Literal

from rpd.frozen import dataclass

Gender = Literal["m", "f", "n"]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in the cases that sentences need, in lower case; ``many`` are those of several."""

    one: str
    genitive: str = ""
    accusative: str = ""
    locative: str = ""
    instrumental: str = ""
    many: str = ""
    many_genitive: str = ""
    many_locative: str = ""
    many_instrumental: str = ""
    gender: Gender = "m"
    dative: str = ""
    many_dative: str = ""

    def agreeing(self, masculine: str, feminine: str, neuter: str) -> str:
        """The form of a word that goes with the noun: „ten sam”, „ta sama”, „to samo”."""
        return {"m": masculine, "f": feminine, "n": neuter}[self.gender]

    @property
    def counted(self) -> tuple[str, str, str]:
        """The forms behind 1, 2 and 5."""
        return self.one, self.many, self.many_genitive

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms, those of one before those of several."""
        return (
            self.one,
            self.genitive,
            self.dative,
            self.accusative,
            self.instrumental,
            self.locative,
            self.many,
            self.many_genitive,
            self.many_dative,
            self.many_instrumental,
            self.many_locative,
        )
