"""What stops the work altogether, and what is only said beside a result.

The command line alone catches an `RpdError` and exits with 2; mistakes in a plan are never
exceptions: they are findings (``diagnostics.py``). A `Remark` goes with what was made, or, where
nothing came of it, with the error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rpd.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """What whoever asked should know of a result (Polish); ``hint`` says what to do about it.

    A `grave` one tells of something that is missing or wrong.
    """

    message: str
    hint: str = ""
    grave: bool = False


class RpdError(Exception):
    """The work cannot be done. ``message`` says what and where, ``hint`` what to do (Polish).

    ``remarks`` are what there was to say before it was known.
    """

    def __init__(self, message: str, hint: str = "", remarks: Sequence[Remark] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.remarks = tuple(remarks)


@contextmanager
def after(remarks: Sequence[Remark]) -> Iterator[None]:
    """What stops the work in here carries the remarks that there are by then."""
    try:
        yield
    except RpdError as error:
        error.remarks = (*remarks, *error.remarks)
        raise


class CannotReadError(RpdError):
    """A file or folder named by the user or by a plan cannot be read."""


class FetchError(RpdError):
    """A caller's function that gives files failed; what it raised is the ``__cause__``."""


class CannotWriteError(RpdError):
    """An output file cannot be written; what stood there before is untouched."""


class NotFoundError(RpdError):
    """No plan, workspace or resource where one was looked for."""


class UsageError(RpdError):
    """Options or arguments that do not fit together."""
