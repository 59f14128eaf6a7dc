"""What ends the job, and what makes a single call to a site fail."""


class StopError(Exception):
    """The work cannot be done; the message says why and what to do (Polish)."""


class RefusedError(Exception):
    """The token may not do this; ``status`` is what the site answered."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class BusyError(Exception):
    """The site cannot answer now; ``seconds`` is the pause that it asks for, None without one."""

    def __init__(self, message: str, seconds: float | None = None) -> None:
        super().__init__(message)
        self.seconds = seconds
