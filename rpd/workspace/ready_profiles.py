"""Profiles that come with the package: shapes that offices' plans often have, to begin from."""

from __future__ import annotations

from typing import Final

from rpd.errors import UsageError
from rpd.outside import files
from rpd.polish.guesses import did_you_mean
from rpd.polish.wording import quote

_FOLDER: Final = "profiles"
_SUFFIX: Final = ".yaml"


def names() -> tuple[str, ...]:
    """What the profiles are called, in the order of the alphabet."""
    found = files.resource_folder(_FOLDER).glob(f"*{_SUFFIX}")
    return tuple(sorted(path.stem for path in found))


def text(name: str) -> str:
    """The file of a profile. Raises UsageError where there is none of that name."""
    known = names()
    if name not in known:
        guess = did_you_mean(name, known)
        raise UsageError(
            f"Nie ma gotowego profilu {quote(name)}" + (f" – {guess}" if guess else "."),
            f"Są profile: {', '.join(known)}.",
        )
    return files.resource(_FOLDER, f"{name}{_SUFFIX}")


def meaning(name: str) -> str:
    """What a profile is for: the first line of its file."""
    return text(name).partition("\n")[0].removeprefix("# ")
