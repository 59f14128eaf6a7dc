"""The name of a profile as it stands in data, with the profile itself."""

from __future__ import annotations

from typing import Final, Self

from rpd.errors import RpdError
from rpd.plan.profil import Profil

PROFIL: Final = "profil"
"""The field of a plan that names the file of its profile."""


class Named(str):
    """The name of a profile's file as it stands in data, with the profile that the file holds."""

    __slots__ = ("profil",)

    profil: Profil

    def __new__(cls, name: str, profil: Profil) -> Self:
        """The name with its profile."""
        made = super().__new__(cls, name)
        made.profil = profil
        return made

    def __copy__(self) -> Self:
        """A text: it never changes."""
        return self

    def __deepcopy__(self, _: object) -> Self:
        """A text: it never changes."""
        return self

    def __reduce__(self) -> tuple[type[Named], tuple[str, Profil]]:
        """What a copy in another process is made of."""
        return Named, (str(self), self.profil)


class UnknownShapeError(RpdError):
    """Data name a profile that nobody has read."""
