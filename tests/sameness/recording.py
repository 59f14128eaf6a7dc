"""Digests as a text: a line for each output, sorted, so that a difference names what changed."""

from __future__ import annotations


def written(head: str, digests: dict[str, str]) -> str:
    """The text of a recording."""
    lines = [f"{digest}  {name}" for name, digest in sorted(digests.items())]
    return "\n".join([f"# {head}", *lines, ""])


def read(text: str) -> dict[str, str]:
    """The digests of a recording by the names of their outputs."""
    rows = (line.split("  ", 1) for line in text.splitlines() if not line.startswith("#"))
    return {name: digest for digest, name in rows}


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """What is not the same."""
    names = sorted(before.keys() | after.keys())
    return [
        f"{_how(name, before, after)}: {name}"
        for name in names
        if before.get(name) != after.get(name)
    ]


def _how(name: str, before: dict[str, str], after: dict[str, str]) -> str:
    if name not in after:
        return "gone"
    return "changed" if name in before else "new"
