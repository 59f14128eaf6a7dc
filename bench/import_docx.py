"""How long ``rpd import`` takes for the annex of 44 actions, beside one that only runs mammoth.

    python bench/import_docx.py MAMMOTH_PYTHON [ROUNDS]

MAMMOTH_PYTHON is the interpreter of an environment that has mammoth. The two take turns, so that
what else the machine does falls on both; told are the medians of processor time.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_MAMMOTH = "import mammoth, sys; mammoth.convert_to_html(open(sys.argv[1], 'rb'))"


def spent(command: list[str], folder: Path) -> float:
    """Seconds of processor time of a process."""
    before = os.times()
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    after = os.times()
    assert done.returncode == 0, done.stderr.decode()
    return (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )


def main(mammoth: str, rounds: int = 7) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        annex = folder / "annex.docx"
        rpd = [sys.executable, "-m", "rpd"]
        spent([*rpd, "render", str(ROOT / "plans/2024.yaml"), "-o", str(annex)], ROOT)
        plans = folder / "plans"
        plans.mkdir()
        for name in ("strategia.yaml", "slownik.yaml"):
            (plans / name).write_bytes((ROOT / "plans" / name).read_bytes())
        ours, theirs = [], []
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        os.environ.update(environment)
        for _ in range(rounds):
            ours.append(spent([*rpd, "import", str(annex)], folder))
            theirs.append(spent([mammoth, "-c", _MAMMOTH, str(annex)], folder))
        one, other = statistics.median(ours), statistics.median(theirs)
        print(f"rpd import {one:.2f} s, mammoth {other:.2f} s: {one / other:.2f}")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
