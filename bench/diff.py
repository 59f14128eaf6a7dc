"""How long ``rpd diff`` takes, by the clock and beside other structural differences.

    python bench/diff.py [--runs N] [--only NAME ...] [--patience SECONDS] [--deepdiff PYTHON]
                         [--graphtage PATH] [--strictdoc PATH]

Makes pairs of plans in a temporary folder, runs ``rpd`` and the peers that are there in turn, and
prints medians and their ratios. ``bench/README-diff.md`` explains the cases and the peers.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from validate import PLAN, ROOT, multiplied

SECONDS = 0.4
RATIO = 0.5
SDOC_OUT = "sdoc-out"
_FORMATS = ("text", "md", "json")

_DEEPDIFF = """
import sys, yaml
from deepdiff import DeepDiff
loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
old, new = (yaml.load(open(path, "rb"), loader) for path in sys.argv[1:3])
print(DeepDiff(old, new).pretty())
"""


# --- the pairs -----------------------------------------------------------------------------------


def plan_of(actions: int) -> str:
    """The 2024 plan, its actions repeated until there are so many.

    Days stand in quotation marks: graphtage knows no days and refuses the file otherwise.
    """
    text = PLAN.read_text("utf-8")
    return re.sub(
        r"\b(data|od|do): ([0-9]{4}-[0-9]{2}-[0-9]{2})$",
        r'\1: "\2"',
        multiplied(text, actions),
        flags=re.MULTILINE,
    )


def amended(text: str) -> str:
    """The plan with a third of its actions changed, and some added, removed and moved."""
    blocks = re.split(r"(?m)^(?=              - id: )", text)
    head, actions = blocks[0], blocks[1:]
    made = [head]
    for number, block in enumerate(actions):
        # What follows the last action of a heading is the next heading; it stays where it is.
        action, heading = _split(block)
        if number % 50 == 7:
            action = ""
        elif number % 50 == 17:
            action += _new(number)
        elif number % 50 == 27 and not heading and number + 1 < len(actions):
            following, rest = _split(actions[number + 1])
            actions[number + 1] = action + rest
            action = following
        elif number % 10 == 3:
            action = re.sub(r"(?m)^( +termin:) .*$", r"\1 I kwartał 2024", action, count=1)
        elif number % 10 == 5:
            action = re.sub(r"(wartosc_docelowa:) ([0-9]+)", r"\1 1\2", action, count=1)
        elif number % 10 == 9:
            action = re.sub(r"(kwota:) ([0-9]+)", r"\1 1\2", action, count=1)
            action = re.sub(r"\bwsparcia\b", "pomocy", action, count=1)
        made.append(action + heading)
    return "".join(made)


def _split(block: str) -> tuple[str, str]:
    """An action, and what follows it."""
    for match in re.finditer(r"(?m)^( *)\S", block):
        if match.start() and len(match[1]) < 16:
            return block[: match.start()], block[match.start() :]
    return block, ""


def _new(number: int) -> str:
    return (
        f"              - id: dodane-{number}\n"
        f"                nazwa: Działanie dodane nr {number}\n"
        "                produkty: [Raport]\n"
        "                wskazniki:\n"
        "                  - nazwa: Liczba raportów\n"
        "                    wartosc_docelowa: 1\n"
        "                budzet:\n"
        "                  - srodki: wlasne\n"
        "                termin: II kwartał 2024\n"
        "                realizatorzy: [ROPS]\n"
    )


def workspace(folder: Path, actions: int) -> None:
    """Write ``plans/stary.yaml`` and ``plans/2024.yaml`` with their companions."""
    plans = folder / "plans"
    plans.mkdir(parents=True)
    for name in ("strategia.yaml", "slownik.yaml"):
        shutil.copy(ROOT / "plans" / name, plans)
    old = plan_of(actions)
    (plans / "stary.yaml").write_text(old, "utf-8")
    (plans / "2024.yaml").write_text(amended(old), "utf-8")


def repository(folder: Path) -> None:
    """The same pair as two commits of a git repository."""
    plans = folder / "plans"
    new = (plans / "2024.yaml").read_bytes()
    (plans / "stary.yaml").rename(plans / "2024.yaml")
    git = ["git", "-c", "user.name=bench", "-c", "user.email=bench@example.invalid"]
    subprocess.run([*git, "init", "-q"], cwd=folder, check=True)
    for data in (None, new):
        if data:
            (plans / "2024.yaml").write_bytes(data)
        subprocess.run([*git, "add", "-A"], cwd=folder, check=True)
        subprocess.run([*git, "commit", "-q", "-m", "plan"], cwd=folder, check=True)


def requirements(folder: Path) -> list[str]:
    """The pair as two folders of StrictDoc documents; returns their names.

    Every action is a requirement; everything it says stands in the statement as YAML.
    """
    config = (
        "from strictdoc.core.project_config import ProjectConfig\n\n\n"
        "def create_config() -> ProjectConfig:\n"
        '    return ProjectConfig(project_title="Plan", project_features=["DIFF"])\n'
    )
    for name, source in (("sdoc-old", "stary.yaml"), ("sdoc-new", "2024.yaml")):
        text = (folder / "plans" / source).read_text("utf-8")
        parts = ["[DOCUMENT]\nTITLE: Plan\nOPTIONS:\n  MARKUP: Text\n"]
        for block in re.split(r"(?m)^ +- id: ", text)[1:]:
            identifier, _, body = _split(f"                {block}")[0].strip().partition("\n")
            parts.append(
                f"[REQUIREMENT]\nUID: {identifier}\nTITLE: {identifier}\n"
                f"STATEMENT: >>>\n{body.rstrip()}\n<<<\n"
            )
        (folder / name).mkdir()
        (folder / name / "plan.sdoc").write_text("\n".join(parts), "utf-8")
        (folder / name / "strictdoc_config.py").write_text(config, "utf-8")
    return ["sdoc-old", "sdoc-new"]


# --- measuring -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Measured:
    """Medians of several runs: seconds by the clock and of the processor, peak in MiB."""

    seconds: float
    busy: float
    mebibytes: float


def measure(command: list[str], folder: Path, patience: float) -> Measured | None:
    """Run a command once; None where it needs more seconds than `patience`.

    It must say something and leave with 0, graphtage with 1 (there are differences).
    """
    shutil.rmtree(folder / SDOC_OUT, ignore_errors=True)  # and with it what StrictDoc remembers
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as out:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=out, stderr=subprocess.DEVNULL
        )
        alarm = threading.Timer(patience, process.kill)
        alarm.start()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        alarm.cancel()
        if seconds >= patience:
            return None
        code = os.waitstatus_to_exitcode(status)
        if code != ("graphtage" in command[0]) or not out.tell():
            raise SystemExit(f"{' '.join(command[:3])} … ended with {code} and {out.tell()} bytes")
        if SDOC_OUT in command and not (folder / SDOC_OUT / "html" / "diff.html").is_file():
            raise SystemExit("StrictDoc made no difference")
    return Measured(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def in_turn(
    commands: dict[str, list[str]], folder: Path, runs: int, patience: float = 600
) -> dict[str, Measured]:
    """Medians of the commands, which take turns so that all meet the same weather.

    A command that runs out of patience is left out.
    """
    taken: dict[str, list[Measured]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name in list(taken):
            found = measure(commands[name], folder, patience)
            if found is None:
                del taken[name]
            elif number:  # the first run compiles
                taken[name].append(found)
    return {
        name: Measured(
            statistics.median(m.seconds for m in found),
            statistics.median(m.busy for m in found),
            statistics.median(m.mebibytes for m in found),
        )
        for name, found in taken.items()
    }


# --- the cases -----------------------------------------------------------------------------------


def two_files(chosen: argparse.Namespace) -> bool:
    """Two revisions of the 2024 plan as files, in each format."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        workspace(folder, 44)
        files = ["plans/stary.yaml", "plans/2024.yaml"]
        commands = {f: [_rpd(), "diff", *files, "--format", f] for f in _FORMATS}
        return _by_the_clock("44 actions, two files", commands, folder, chosen.runs or 15)


def two_commits(chosen: argparse.Namespace) -> bool:
    """The same as two commits."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        workspace(folder, 44)
        repository(folder)
        commands = {f: [_rpd(), "diff", "HEAD~1", "HEAD", "--format", f] for f in _FORMATS}
        return _by_the_clock("44 actions, two commits", commands, folder, chosen.runs or 15)


def _by_the_clock(about: str, commands: dict[str, list[str]], folder: Path, runs: int) -> bool:
    passed = True
    for name, mine in in_turn(commands, folder, runs).items():
        passed &= mine.seconds < SECONDS
        print(
            f"| {about}, {name} | {mine.seconds:.2f} s | {mine.busy:.2f} s "
            f"| {mine.mebibytes:.0f} MiB | < {SECONDS} s |",
            flush=True,
        )
    return passed


def thousand(chosen: argparse.Namespace) -> bool:
    """1,000 actions beside the peers."""
    return _beside_peers(1000, chosen, chosen.runs or 5, RATIO)


def ten_thousand(chosen: argparse.Namespace) -> bool:
    """10,000 actions beside the peers, for scale."""
    return _beside_peers(10_000, chosen, chosen.runs or 1, None)


def _beside_peers(actions: int, chosen: argparse.Namespace, runs: int, limit: float | None) -> bool:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        workspace(folder, actions)
        files = ["plans/stary.yaml", "plans/2024.yaml"]
        commands = {"rpd": [_rpd(), "diff", *files]} | _peers(folder, files, chosen)
        found = in_turn(commands, folder, runs, chosen.patience)
    mine = found.pop("rpd")
    print(
        f"| {actions:,} actions, rpd | {mine.seconds:.2f} s | {mine.busy:.2f} s "
        f"| {mine.mebibytes:.0f} MiB | |"
    )
    for name, peer in sorted(found.items(), key=lambda item: item[1].seconds):
        print(
            f"| {actions:,} actions, {name} | {peer.seconds:.2f} s | {peer.busy:.2f} s "
            f"| {peer.mebibytes:.0f} MiB "
            f"| {mine.seconds / peer.seconds:.2f} × ({mine.busy / peer.busy:.2f} ×) |",
            flush=True,
        )
    for name in commands:
        if name != "rpd" and name not in found:
            print(f"| {actions:,} actions, {name} | > {chosen.patience:.0f} s | | | |")
    if limit is None or not found:
        return True
    return mine.seconds <= limit * min(peer.seconds for peer in found.values())


def _peers(folder: Path, files: list[str], chosen: argparse.Namespace) -> dict[str, list[str]]:
    commands: dict[str, list[str]] = {}
    if chosen.deepdiff:
        python = Path(chosen.deepdiff)
        commands["DeepDiff, C loader"] = [str(python), "-c", _DEEPDIFF, *files]
        if (command := python.with_name("deep")).is_file():
            commands["deep diff"] = [str(command), "diff", *files]
    if chosen.graphtage:
        quiet = [chosen.graphtage, "--no-status", "--no-color", "--edit-digest"]
        commands["graphtage"] = [*quiet, "--no-key-edits", *files]
        commands["graphtage -l"] = [*quiet, "--no-key-edits", "--no-list-edits", *files]
    if chosen.strictdoc:
        folders = requirements(folder)
        made = [chosen.strictdoc, "export", "--generate-diff-dirs", *folders]
        commands["StrictDoc"] = [*made, "--output-dir", SDOC_OUT, folders[1]]
    return commands


def _rpd() -> str:
    beside = Path(sys.executable).with_name("rpd")
    found = str(beside) if beside.is_file() else shutil.which("rpd")
    if not found:
        raise SystemExit("rpd is not installed: pip install .")
    return found


CASES: dict[str, Callable[[argparse.Namespace], bool]] = {
    "files": two_files,
    "commits": two_commits,
    "1000": thousand,
    "10000": ten_thousand,
}


def main() -> int:
    """Measure the cases and print a table; 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--runs", type=int, help="runs of each command per case")
    parser.add_argument("--only", nargs="+", choices=list(CASES))
    parser.add_argument("--patience", type=float, default=120, help="seconds given to a peer")
    parser.add_argument("--deepdiff", help="a python that has deepdiff and PyYAML")
    parser.add_argument("--graphtage", default=shutil.which("graphtage"))
    parser.add_argument("--strictdoc", default=shutil.which("strictdoc"))
    chosen = parser.parse_args()
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}")
    print("| case | clock | processor | memory | limit, or rpd : peer by clock (processor) |")
    print("|---|---:|---:|---:|---:|")
    passed = [CASES[name](chosen) for name in chosen.only or CASES]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
