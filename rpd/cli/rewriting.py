"""Files gone through by one command: read one and all, then each written or only shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from rpd.cli import output
from rpd.frozen import dataclass
from rpd.outside import digests, files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rpd.diagnostics import Diagnostic
    from rpd.workspace.kinds import CheckedAs


class Rewriting(Protocol):
    """A file that may say the same in another way by now."""

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""


R = TypeVar("R", bound=Rewriting)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file with its new bytes, and what is said of them.

    ``undone`` is said where nothing is written, ``done`` where it is. ``before`` names the text
    that stood there in the list of digests; "" for a file of which nothing was made that could have
    to be recognised.
    """

    path: Path
    old: bytes
    new: bytes
    undone: str
    done: str
    before: str = ""
    noun: str = "plik"


def read_each(
    targets: Iterable[CheckedAs],
    rewrite: Callable[[CheckedAs], R | tuple[Diagnostic, ...]],
    refused: str,
) -> list[R] | None:
    """Every file as it will be; None where one cannot be read, which is told: none is written.

    `refused` is said of that file, with its name for the braces.
    """
    work: list[R] = []
    for target in targets:
        found = rewrite(target)
        if isinstance(found, tuple):
            output.refuse(found)
            shown = files.display_name(target.path)
            output.complain(refused.format(shown), "Popraw wskazane miejsca i powtórz polecenie.")
            return None
        work.append(found)
    return work


def carry_out(
    one: Rewritten, *, check: bool, diff: bool, difference: Sequence[str] | None = None
) -> None:
    """Write a file, or only say and show what would become of it.

    `difference` are lines to show instead of those that the bytes differ in.
    """
    shown = files.display_name(one.path)
    if diff:
        output.tell(*(difference or output.difference(one.old, one.new, shown)))
    if check or diff:
        output.say(f"{shown}: {one.undone}")
        return
    if one.before:
        digests.append(one.path, one.old, one.before)
    output.update(one.path, one.new, one.old, one.noun)
    output.say(f"{shown}: {one.done}")
