"""Many pairs of processes that change one plan at once: none loses what the other has written.

Each pair starts at the same moment, or one a little later: two ``rpd apply`` with amendments of
different entries, or one of them and an editor that saves the whole file. It is checked that every
process that ended in 0 has its change in the plan, that the others ended in 2 and said why, and
that nothing but the plan is left in the folder. Run from the checkout::

    python tools/race_apply.py --pairs 200

The exit code is 1 if any pair fails.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from contextlib import chdir, redirect_stderr
from multiprocessing.synchronize import Barrier
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import rpd.cli.apply  # noqa: F401 (a process that is forked has it already)
from rpd.cli.main import run
from tests.conftest import ROOT

SMALL = ROOT / "tests" / "report" / "workspace" / "plans"
CHANGED = "zmienił się w międzyczasie"
HEAD = "uchwala: {organ: Rada, numer: 1/2024, data: 2024-01-07, zalacznik: 1}\n"
AMENDMENT = """\
uchwala: {number}/2024
data: 2024-0{number}-01
rok: 2024
operacje:
  - operacja: zmien-wpis
    gdzie: {{dzialanie: {action}}}
    pole: termin
    bylo: {before}
    jest: {after}
    miejsce: 1
"""
AMENDMENTS = (
    (2, "doradztwo", "I kwartał 2024", "II kwartał 2024"),
    (3, "szkolenia", "cały rok 2024", "IV kwartał 2024"),
)


def prepare(folder: Path) -> str:
    """Write the workspace and two amendments; the text of the plan."""
    plans = folder / "plans"
    plans.mkdir(parents=True)
    for name in ("strategia.yaml", "slownik.yaml"):
        (plans / name).write_bytes((SMALL / name).read_bytes())
    for number, action, before, after in AMENDMENTS:
        text = AMENDMENT.format(number=number, action=action, before=before, after=after)
        (folder / f"{number}.yaml").write_text(text, "utf-8")
    return (SMALL / "2024.yaml").read_text("utf-8").replace("cele:", HEAD + "cele:", 1)


def apply(start: Barrier, number: int, delay: float) -> None:
    """In a process of its own: wait for the other, then carry out an amendment."""
    with Path(f"{number}.txt").open("w", encoding="utf-8") as said, redirect_stderr(said):
        start.wait()
        time.sleep(delay)
        code = run(["apply", "2024", f"{number}.yaml", "-o", "plans/2024.yaml"])
    sys.exit(code)


def edit(start: Barrier, number: int, delay: float) -> None:
    """In a process of its own: save the whole file as an editor does, beside and then renamed."""
    path = Path("plans/2024.yaml")
    Path(f"{number}.txt").write_text("", "utf-8")
    text = path.read_text("utf-8").replace("cały rok 2024", "IV kwartał 2024")
    start.wait()
    time.sleep(delay)
    path.with_suffix(".swp").write_text(text, "utf-8")
    path.with_suffix(".swp").replace(path)


def pair(text: str, *, editor: bool, delay: float) -> tuple[str, str]:
    """Run two writers at once; how they ended, and what is wrong, "" where nothing is."""
    plan = Path("plans/2024.yaml")
    plan.write_text(text, "utf-8")
    context = multiprocessing.get_context("fork")
    start = context.Barrier(2)
    work = ((apply, 2, 0.0), (edit if editor else apply, 3, delay))
    running = [context.Process(target=call, args=(start, *rest)) for call, *rest in work]
    for process in running:
        process.start()
    for process in running:
        process.join(120)
    codes = [process.exitcode for process in running]
    said = [Path(f"{number}.txt").read_text("utf-8") for number, *_ in AMENDMENTS]
    marks = [after for *_, after in AMENDMENTS]
    after = plan.read_text("utf-8")
    ended = f"{codes[0]} and {codes[1]}"
    for code, mark, words in zip(codes, marks, said, strict=True):
        if code == 0 and mark not in after:
            return ended, f"lost: {mark}"
        if code != 0 and (code != 2 or CHANGED not in words):
            return ended, f"{code}: {words}"
    if any(codes) and all(codes):
        return ended, "nobody came through"
    if left := sorted(path.name for path in plan.parent.iterdir() if path.name.startswith(".")):
        return ended, f"left over: {left}"
    return ended, ""


def race(pairs: int, *, editor: bool) -> tuple[Counter[str], list[str]]:
    """How many pairs ended in which way, and what went wrong."""
    ways: Counter[str] = Counter()
    wrong = []
    with tempfile.TemporaryDirectory(prefix="rpd-race-") as name, chdir(name):
        text = prepare(Path())
        for number in range(pairs):
            ended, reason = pair(text, editor=editor, delay=number % 10 * 0.01)
            ways[ended] += 1
            if reason:
                wrong.append(f"pair {number}: {reason}")
    return ways, wrong


def main() -> int:
    """Run and report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--editor", action="store_true", help="an editor against an apply")
    options = parser.parse_args()
    started = time.perf_counter()
    ways, wrong = race(options.pairs, editor=options.editor)
    for line in wrong:
        print(line)
    seconds = round(time.perf_counter() - started, 1)
    print(json.dumps({"pairs": options.pairs, **ways, "failed": len(wrong), "seconds": seconds}))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
