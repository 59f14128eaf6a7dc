"""Work that a stranger's file asks for, in a process of its own that the system bounds.

A template is a program, and a library that is no Python may take a file for one. What it builds,
how long it runs and how it dies is its own affair there: time, memory and output have bounds that
nothing can go around, and a crash is a sentence. The job is a function of this package with plain
arguments; only bytes come back.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, NoReturn

from rpd.errors import CannotReadError, RpdError
from rpd.frozen import dataclass
from rpd.outside import files

_MEGABYTE = 1024 * 1024
_START = "import sys; sys.path[:] = sys.argv[1:]; from rpd.formats.confined import main; main()"
_REPAIR = "Popraw szablon albo usuń go, żeby użyć wbudowanego; wzór zapisze „rpd templates export”."
Why = Literal["start", "time", "memory", "output", "crash"]

_PATIENCE = 4
"""Seconds of waiting for every second of work: other programs want the processor too."""


class TemplateUseError(RpdError):
    """A template cannot be read or used; the message says which, in what line, and why."""


class EndedError(Exception):
    """The process ended before the job did: ``why`` says what went beyond its bounds.

    ``own`` is what the process has written of it, ``code`` how it ended.
    """

    def __init__(self, why: Why, own: str = "", code: int = 0) -> None:
        super().__init__(why)
        self.why = why
        self.own = own
        self.code = code


class TooLongError(Exception):
    """The time is over; raised in the middle of the job, where Python runs it."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """``seconds`` of the processor, bytes of ``memory`` and of ``output``."""

    seconds: int
    memory: int
    output: int

    @classmethod
    def of(cls, size: int, *, seconds: int, megabytes: int, times: int) -> Bounds:
        """Bounds for so many bytes of input.

        ``seconds`` are of each megabyte of it, ``megabytes`` of memory what any job may take, and
        ``times`` the bytes of memory for each byte of input.
        """
        return cls(
            seconds=3 + seconds * size // _MEGABYTE,
            memory=megabytes * _MEGABYTE + times * size,
            output=2 * _MEGABYTE + 10 * size,
        )


def run(
    job: Callable[..., bytes], arguments: tuple[Any, ...], *, name: str, bounds: Bounds
) -> bytes:
    """What a template's job makes of its arguments; ``name`` is the template's, for complaints.

    Raises:
        TemplateUseError: the job goes beyond its bounds, or its process dies.
        RpdError: the job raises it.
    """
    try:
        return work(job, arguments, bounds)
    except EndedError as error:
        raise _complaint(name, bounds, error) from error


def work(job: Callable[..., bytes], arguments: tuple[Any, ...], bounds: Bounds) -> bytes:
    """What a job makes of its arguments in a process of its own.

    Raises:
        EndedError: the job goes beyond its bounds, or its process dies or cannot be started.
        RpdError: the job raises it.
    """
    try:
        done = subprocess.run(  # noqa: S603 (this interpreter; what it works on is data)
            [sys.executable, "-I", "-c", _START, *sys.path],
            input=pickle.dumps((job, arguments, bounds)),
            env=_environment(os.environ),
            capture_output=True,
            timeout=_PATIENCE * bounds.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise EndedError("time", (error.stderr or b"").decode("utf-8", "replace")) from error
    except OSError as error:
        raise EndedError("start", files.reason(error)) from error
    own = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode:
        raise EndedError(_why(done.returncode, own), own, done.returncode)
    head, _, data = done.stdout.partition(b"\n")
    told = json.loads(head)
    files.remember(map(Path, told["read"]))
    if told["large"]:
        raise EndedError("output", own)
    if told["error"]:
        kind, message, hint = told["error"]
        raise (CannotReadError if kind == "CannotReadError" else TemplateUseError)(message, hint)
    return data


def _environment(variables: Mapping[str, str]) -> dict[str, str]:
    """The variables of the process: no way to the network, and few threads."""
    ways = ("http_proxy", "https_proxy", "all_proxy")
    kept = {key: value for key, value in variables.items() if key.casefold() != "no_proxy"}
    nowhere = dict.fromkeys([*ways, *map(str.upper, ways)], "http://127.0.0.1:9")
    # Each thread reserves addresses, which the bound of memory counts.
    return kept | nowhere | {"RAYON_NUM_THREADS": "4", "MALLOC_ARENA_MAX": "2"}


# --- saying what happened ------------------------------------------------------------------------


def _why(code: int, own: str) -> Why:
    over = {getattr(signal, name, None) for name in ("SIGXCPU", "SIGKILL", "SIGPROF")} - {None}
    if -code in over:
        return "time"
    last = own.rpartition("\n")[2]
    return "memory" if "MemoryError" in last or "memory allocation" in last else "crash"


def _complaint(name: str, bounds: Bounds, error: EndedError) -> TemplateUseError:
    match error.why:
        case "start":
            return TemplateUseError(
                f"Nie można użyć szablonu „{name}”: osobny proces nie daje się uruchomić "
                f"({error.own}).",
                "Usuń własne szablony, żeby użyć wbudowanych, albo sprawdź ograniczenia systemu.",
            )
        case "time":
            reason = "szablon nie kończy pracy na czas"
        case "memory":
            reason = f"szablon zajmuje więcej pamięci niż {bounds.memory // _MEGABYTE} MB"
        case "output":
            reason = f"szablon tworzy więcej niż {bounds.output // _MEGABYTE} MB"
        case _:
            own = error.own.rpartition("\n")[2][:300]
            signals = {-error.code} & set(signal.Signals)
            code = signal.Signals(-error.code).name if signals else error.code
            reason = f"szablon przerwał pracę procesu ({code}{': ' if own else ''}{own})"
    return TemplateUseError(f"Nie można użyć szablonu „{name}”: {reason}.", _REPAIR)


# --- in the process ------------------------------------------------------------------------------


def main() -> None:
    """Do the job that standard input describes; the answer goes to standard output."""
    job, arguments, bounds = pickle.load(sys.stdin.buffer)  # noqa: S301 (of the parent process)
    _bind(bounds)
    error, data = None, b""
    try:
        data = job(*arguments)
    except RpdError as found:
        error = [type(found).__name__, found.message, found.hint]
    large = len(data) > bounds.output
    told = {"error": error, "large": large, "read": sorted(map(str, files.inputs()))}
    sys.stdout.buffer.write(json.dumps(told).encode("ascii") + b"\n" + (b"" if large else data))


def step(name: str, seconds: float) -> None:
    """Tell the process that waits which step of a job comes, and bound that step's time.

    The system ends a step that takes longer; its name is the last line of `EndedError.own`.
    """
    os.write(sys.stderr.fileno(), f"{name}\n".encode())
    _alarm(seconds)


def no_more_steps() -> None:
    """The rest of the job has the bounds of the whole."""
    _alarm(0)


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):  # POSIX; elsewhere the whole job is bounded
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _bind(bounds: Bounds) -> None:
    """Bound this process for good, where the system can: POSIX."""
    try:
        import resource
    except ImportError:  # Windows: the parent bounds the time, and `main` the output
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    end = int(used.ru_utime + used.ru_stime) + 1 + bounds.seconds
    signal.signal(signal.SIGXCPU, _stop)
    _lower(resource, resource.RLIMIT_CPU, end, end + 1)
    _lower(resource, resource.RLIMIT_CORE, 0, 0)
    # macOS knows this bound and refuses it.
    with suppress(ValueError):
        _lower(resource, resource.RLIMIT_AS, bounds.memory, bounds.memory)


def _lower(resource: Any, which: int, soft: int, hard: int) -> None:
    most = resource.getrlimit(which)[1]
    if most != resource.RLIM_INFINITY:
        soft, hard = min(soft, most), min(hard, most)
    resource.setrlimit(which, (soft, hard))


def _stop(_signal: int, _frame: object) -> NoReturn:
    raise TooLongError
