"""``rpd git check``: what is set up in this clone, what is missing or half made, and its repair."""

from __future__ import annotations

from pathlib import Path

from rpd.cli import output
from rpd.workspace import git_setup, git_state

_WORDS = {"is": "jest", "missing": "brak", "other": "inne", "extra": "zbędne"}
_WIDTH = max(map(len, _WORDS.values()))


def check(*, repair: bool) -> int:
    """Say what is set up and what is not; 1 where something is amiss and stays so."""
    found = git_state.found(Path.cwd())
    for state in found.states:
        remark = f" ({state.remark})" if state.remark else ""
        output.tell(f"{_WORDS[state.word]:<{_WIDTH}} {state.name}{remark}")
    if repair and found.repairable:
        output.say(*git_setup.install(Path.cwd(), force=False, textconv=found.textconv))
        return 0
    output.say(*found.advice)
    return int(bool(found.advice))
