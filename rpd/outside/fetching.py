"""Where the files come from that a plan names: from beside it, or from a caller's function."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from rpd.errors import CannotReadError, FetchError
from rpd.outside import files

Fetch = Callable[[str], bytes | None]
"""Gives a file that a plan names („slownik.yaml”): its bytes, or None where there is no such file.

`FileNotFoundError` and `LookupError` say the same as None. Whatever else is raised, or given
instead of bytes, becomes a `FetchError`. The name is what stands in the plan, so that it may begin
with „../”: whoever joins it with a folder has to look where it leads.
"""

Read = Callable[[str], files.Source]
"""The same as the pipeline wants it; raises CannotReadError where there is no such file."""


def read(path: Path, root: Path | None = None) -> files.Source:
    """A file under the name it was asked for by, as no input of a command. Raises CannotReadError.

    `root` is the folder that it may not lead out of: without it, the workspace around it.
    """
    files.demand_inside(path, root)
    return files.Source(path.as_posix(), files.peek(path))


def beside(plan: Path) -> Read:
    """Reads what lies beside a plan and in its workspace."""
    root = files.workspace_of(plan)
    return lambda name: read(plan.parent / name, root)


def nothing(name: str) -> files.Source:
    """No file is there. Raises CannotReadError."""
    raise CannotReadError(f"Nie ma pliku „{name}”.")


def asking(fetch: Fetch) -> Read:
    """Reads what a caller's function gives.

    What is read so raises FetchError where the function failed.
    """

    def asked(name: str) -> files.Source:
        try:
            data: Any = fetch(name)
        except (FileNotFoundError, LookupError) as error:
            raise CannotReadError(f"Nie ma pliku „{name}”.") from error
        except Exception as error:
            raise FetchError(
                f"Nie udało się pobrać „{name}”: funkcja fetch zgłosiła {type(error).__name__}.",
                "Przyczyna stoi w __cause__ tego wyjątku.",
            ) from error
        if data is None:
            return nothing(name)
        if not isinstance(data, bytes | bytearray | memoryview):
            raise FetchError(
                f"Nie udało się pobrać „{name}”: funkcja fetch podała {type(data).__name__}, "
                "a potrzebne są bajty (bytes).",
                "Zwróć treść pliku jako bytes albo None, gdy go nie ma.",
            )
        return files.Source(name, bytes(data))

    return asked
