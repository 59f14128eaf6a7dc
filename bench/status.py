"""How long ``rpd status`` takes beside ``rpd validate`` over the same workspace.

    python bench/status.py [--runs N] [--keep FOLDER]

Makes a workspace in a temporary folder: the 2024 plan as a draft whose 44 actions are led by twelve
bodies, and the reports of each body for each quarter, 48 files. Runs both commands in turn and
prints the shortest time of each and their ratio; more than 1.5 fails. ``README-status.md`` has
figures.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

LIMIT = 1.5
BODIES = tuple(f"JO{number:02}" for number in range(1, 13))
QUARTERS = (("I", "03-31"), ("II", "06-30"), ("III", "09-30"), ("IV", "12-31"))
_LEAD = re.compile(r"^( +)realizatorzy:.*(?:\n\1[ -].*)*$", re.MULTILINE)
_RESOLUTION = re.compile(r"^uchwala:\n(?: .*\n)+", re.MULTILINE)


def plan_text(text: str) -> str:
    """The plan of 2024 as a draft, its actions led by the bodies in turn."""
    leads = iter(BODIES * 10)
    return _RESOLUTION.sub(
        "", _LEAD.sub(lambda found: f"{found[1]}realizatorzy: [{next(leads)}]", text)
    )


def dictionary(text: str) -> str:
    """The dictionary with the bodies before its own."""
    own = "".join(
        f"  - {{id: {body}, nazwa: Jednostka organizacyjna {body[2:]}}}\n" for body in BODIES
    )
    return text.replace("podmioty:\n", f"podmioty:\n{own}", 1)


def workspace(folder: Path) -> int:
    """Make it; how many reports it has."""
    from rpd.workspace.plans import load_plan  # noqa: PLC0415

    plans = folder / "plans"
    shutil.copytree(ROOT / "plans", plans, ignore=shutil.ignore_patterns("errata*", "odciski.txt"))
    plan = plans / "2024.yaml"
    plan.write_text(plan_text(plan.read_text("utf-8")), "utf-8")
    words = plans / "slownik.yaml"
    words.write_text(dictionary(words.read_text("utf-8")), "utf-8")
    loaded = load_plan(plan)
    assert loaded.plan is not None
    made = 0
    for number, (quarter, day) in enumerate(QUARTERS, 1):
        where = plans / "wykonanie/2024" / quarter
        where.mkdir(parents=True)
        for body, text in _reports(loaded.plan, quarter, f"2024-{day}", number).items():
            (where / f"{body}.yaml").write_text(text, "utf-8")
            made += 1
    return made


def _reports(plan: object, quarter: str, day: str, number: int) -> dict[str, str]:
    from rpd.plan.model import Plan, dzialania  # noqa: PLC0415

    assert isinstance(plan, Plan)
    parts: dict[str, list[str]] = {body: [] for body in BODIES}
    for dzialanie in dzialania(plan):
        lines = [f"  {dzialanie.id}:\n    uwagi: Działanie trwa.\n"]
        if dzialanie.wskazniki:
            lines.append("    wskazniki:\n")
            lines += [f"      {w.id}: {{wartosc: {number}}}\n" for w in dzialanie.wskazniki]
        stated = [p for p in dzialanie.budzet if p.kwota is not None and p.zrodla]
        if stated:
            lines.append("    budzet:\n")
            lines += [
                f"      {p.id}: {{umowy: {{{p.zrodla[0]}: {900 * number}}}, "
                f"wydatki: {{{p.zrodla[0]}: {800 * number}}}}}\n"
                for p in stated
            ]
        parts[dzialanie.realizatorzy[0].podmiot] += lines
    head = f"rok: 2024\nkwartal: {quarter}\n"
    return {
        body: f"{head}podmiot: {body}\nstan_na: {day}\ndzialania:\n{''.join(lines)}"
        for body, lines in parts.items()
    }


def seconds(folder: Path, *arguments: str) -> tuple[float, float]:
    """By the clock and of the processor, one run."""
    before, began = os.times(), time.perf_counter()
    ran = subprocess.run(
        [sys.executable, "-m", "rpd", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if ran.returncode == 2:
        sys.exit(ran.stderr.decode())
    after = os.times()
    busy = (
        after.children_user - before.children_user + after.children_system - before.children_system
    )
    return time.perf_counter() - began, busy


def main() -> int:
    """1 where status takes more than its limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="a folder that does not exist yet")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary) / "urzad"
        files = workspace(folder)
        commands = {"validate": ("validate",), "status": ("status", "--quarter", "IV")}
        best = dict.fromkeys(commands, (float("inf"), float("inf")))
        for _ in range(chosen.runs):
            for name, arguments in commands.items():
                clock, busy = seconds(folder, *arguments)
                best[name] = min(best[name][0], clock), min(best[name][1], busy)
    print(f"44 actions, {files} reports, the best of {chosen.runs} runs")
    for name, (clock, busy) in best.items():
        print(f"rpd {name:9} {clock:6.3f} s by the clock, {busy:6.3f} s of the processor")
    ratio = best["status"][1] / best["validate"][1]
    print(f"status / validate: {ratio:.2f} of the processor (limit {LIMIT})")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
