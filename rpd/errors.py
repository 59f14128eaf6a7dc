"""What stops the work altogether; the command line alone catches it and exits with 2.

Mistakes in a plan are never exceptions: they are findings (``diagnostics.py``).
"""


class RpdError(Exception):
    """The work cannot be done. ``message`` says what and where, ``hint`` what to do (Polish)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


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
