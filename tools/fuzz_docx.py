"""Annexes built in other ways, read back: the same plan, or a line in the report.

    python tools/fuzz_docx.py [SEEDS] [FIRST]

Each seed takes a few tables of the annex, puts content controls, tracked changes, merged cells,
nested tables, text boxes, torn rows and lists into them, and reads both. What differs and is not
told is a mistake; so is a character that went nowhere.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.importing import reading_back, variants  # noqa: E402


def main(seeds: int = 200, first: int = 0) -> int:
    """Try the seeds; the exit code says whether there was a mistake."""
    data = (ROOT / "tests/importing/sources/libreoffice-odt.docx").read_bytes()
    own = reading_back.own_docx()
    equal, told, wrong = 0, 0, 0
    ways: Counter[str] = Counter()
    start = time.process_time()
    for seed in range(first, first + seeds):
        plain, changed, order = variants.made(own if seed % 4 else data, seed)
        ways.update(order)
        found = reading_back.compared(plain, changed)
        if found.untold:
            wrong += 1
            print(f"seed {seed} ({', '.join(order)}):", *found.untold, sep="\n    ")
        elif found.differs:
            told += 1
        else:
            equal += 1
    spent = time.process_time() - start
    print(
        f"{seeds} variants: {equal} equal, {told} differ and say so, {wrong} wrong; {spent:.0f} s"
    )
    print(", ".join(f"{name} {times}" for name, times in sorted(ways.items())))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
