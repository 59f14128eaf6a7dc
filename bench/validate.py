"""How long ``rpd validate`` takes beside ``check-jsonschema`` and ``yamale`` over the same files.

    python bench/validate.py [--runs N] [--only NAME ...] [--peer PATH ...] [--yamale PATH]

Makes workspaces in a temporary folder, runs the commands in turn, and prints the shortest time and
the largest memory of each, and their ratios. Unless others are named, the peers are installed into
environments of their own: as it comes, with its YAML parser in Python, and with the C parser that
it uses where it finds one. yamale knows a schema of its own alone (``plan.yamale.yaml``), no places
and no JSON Schema; it is the quickest peer, and no limit is set beside it.
``bench/README-validate.md`` explains the cases and has figures.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "plans" / "2024.yaml"
SCHEMA = ROOT / "schema" / "plan.schema.json"
YAMALE_SCHEMA = Path(__file__).with_name("plan.yamale.yaml")
RPD = "rpd"
AS_IT_COMES = "as it comes"
WITH_C = "with the C parser"
YAMALE = "yamale"


@dataclass(frozen=True)
class Case:
    """One workspace; the ratios to the peer as it comes may not be above the limits."""

    name: str
    about: str
    time_limit: float
    memory_limit: float | None
    runs: int


CASES = (
    Case("cold", "the 2024 plan: 44 actions, cold start", 0.5, None, 10),
    Case("1000", "one file of 1,000 actions", 0.25, None, 3),
    Case("10000", "one file of 10,000 actions", 0.25, 1.0, 2),
    Case("files", "1,000 files of 44 actions", 0.2, None, 1),
)


@dataclass(frozen=True)
class Measured:
    """The best of several runs: seconds by the clock, seconds of the processor, peak in MiB."""

    seconds: float
    busy: float
    mebibytes: float


def multiplied(text: str, actions: int) -> str:
    """The 2024 plan with its actions repeated under the same headings until there are enough.

    Every action gets an id of its own, so that the plan stays correct. It is a draft: no
    resolution adopted what it says now.
    """
    lines = _draft(text.split("\n"))
    starts = [i for i, line in enumerate(lines) if line.startswith("              - id: ")]
    times = -(-actions // len(starts))
    ends = [_end(lines, start) for start in starts]
    made: list[str] = []
    left = actions - len(starts)
    position = 0
    for start, end in zip(starts, ends, strict=True):
        made += lines[position:end]
        for copy in range(1, times):
            if left == 0:
                break
            left -= 1
            made += [f"{lines[start]}-{copy}", *lines[start + 1 : end]]
        position = end
    return "\n".join(made + lines[position:])


def _draft(lines: list[str]) -> list[str]:
    """The lines of the plan without those of its resolution."""
    start = lines.index("uchwala:")
    end = next(n for n in range(start + 1, len(lines)) if not lines[n].startswith(" "))
    return lines[:start] + lines[end:]


def _end(lines: list[str], start: int) -> int:
    """The line after an action: the next one that is not indented deeper than it."""
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip()) <= 14:
            return number
    return len(lines)


def workspace(case: Case, folder: Path) -> list[Path]:
    """Write the files of a case; returns its plans."""
    plans = folder / "plans"
    plans.mkdir()
    for name in ("strategia.yaml", "slownik.yaml"):
        shutil.copy(ROOT / "plans" / name, plans)
    text = PLAN.read_text("utf-8")
    if case.name == "files":
        paths = [plans / f"{number}.yaml" for number in range(1000, 2000)]
        for path in paths:
            # No two alike, so that nothing can be known of one from another.
            path.write_text(f"# {path.stem}\n{text}", "utf-8")
        return paths
    path = plans / "2024.yaml"
    path.write_text(text if case.name == "cold" else multiplied(text, int(case.name)), "utf-8")
    return [path]


# The first would let both compile themselves in every run; the others choose a report for machines.
_LEFT_OUT = ("PYTHONDONTWRITEBYTECODE", "RPD_FORMAT", "GITHUB_ACTIONS", "GITLAB_CI")


def measure(command: list[str], folder: Path) -> Measured:
    """Run a command once, with its time and the memory of it and of the processes it starts."""
    environment = {k: v for k, v in os.environ.items() if k not in _LEFT_OUT}
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    code = os.waitstatus_to_exitcode(status)
    if code != 0:
        raise SystemExit(f"{' '.join(command[:3])} … ended with {code}")
    return Measured(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


# It starts four processes unless told otherwise, for a single file too.
_ASKED = {YAMALE: ["-s", str(YAMALE_SCHEMA), "-n", str(os.cpu_count() or 1)]}


def compare(case: Case, runs: int, peers: dict[str, str]) -> dict[str, Measured]:
    """The best runs of all commands, taken in turn so that all meet the same weather."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        paths = [str(path) for path in workspace(case, folder)]
        commands = {RPD: [_rpd(), "validate", *paths]}
        for name, peer in peers.items():
            commands[name] = [peer, *_ASKED.get(name, ["--schemafile", str(SCHEMA)]), *paths]
        taken: dict[str, list[Measured]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                taken[name].append(measure(command, folder))
    return {
        name: Measured(
            min(m.seconds for m in found),
            min(m.busy for m in found),
            max(m.mebibytes for m in found),
        )
        for name, found in taken.items()
    }


def _rpd() -> str:
    beside = Path(sys.executable).with_name("rpd")
    found = str(beside) if beside.is_file() else shutil.which("rpd")
    if not found:
        raise SystemExit("rpd is not installed: pip install .")
    return found


def install(folder: Path) -> list[str]:
    """check-jsonschema in two environments: as it comes, and with the C parser beside it."""
    return [
        installed(folder / name, "check-jsonschema", *extra)
        for name, extra in (("plain", []), ("c", ["ruamel.yaml.clib"]))
    ]


def installed(folder: Path, peer: str, *extra: str) -> str:
    """The command of a peer in an environment of its own."""
    venv.create(folder, with_pip=True)
    command = [str(folder / "bin" / "python"), "-m", "pip", "install", "-q", peer, *extra]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return str(folder / "bin" / peer)


_ASK = (
    "from check_jsonschema.parsers.yaml import construct_yaml_implementation as make;"
    "print(make().Parser.__name__)"
)


def named(peer: str) -> str:
    """What a peer is called in the table: the parser that it really uses decides."""
    python = str(Path(peer).with_name("python"))
    asked = subprocess.run([python, "-c", _ASK], check=True, capture_output=True, text=True)
    return WITH_C if asked.stdout.strip() == "CParser" else AS_IT_COMES


def main() -> int:
    """Measure the cases and print a table; 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--runs", type=int, help="runs of each command per case")
    parser.add_argument("--only", nargs="+", choices=[case.name for case in CASES])
    parser.add_argument("--peer", nargs="+", help="check-jsonschema in other environments")
    parser.add_argument("--yamale", help="yamale in another environment")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        peers = {named(peer): peer for peer in chosen.peer or install(Path(temporary))}
        peers[YAMALE] = chosen.yamale or installed(Path(temporary) / YAMALE, "yamale")
        cases = [case for case in CASES if not chosen.only or case.name in chosen.only]
        return 0 if table(cases, chosen.runs, peers) else 1


def table(cases: list[Case], runs: int | None, peers: dict[str, str]) -> bool:
    """Print a row for each case and peer; whether all is within the limits."""
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}")
    print("| case | peer | rpd | peer's | clock | limit | processor | memory |")
    print("|---|---|---:|---:|---:|---:|---:|---:|")
    passed = True
    for case in cases:
        best = compare(case, runs or case.runs, peers)
        mine = best.pop(RPD)
        for name, theirs in best.items():
            ratio, memory = mine.seconds / theirs.seconds, mine.mebibytes / theirs.mebibytes
            if name == AS_IT_COMES:
                passed &= ratio <= case.time_limit
            if name != YAMALE:
                passed &= case.memory_limit is None or memory < case.memory_limit
            limit = "" if name == YAMALE else f"{case.time_limit:.2f} ×"
            print(
                f"| {case.about} | {name} "
                f"| {mine.seconds:.2f} s, {mine.mebibytes:.0f} MiB "
                f"| {theirs.seconds:.2f} s, {theirs.mebibytes:.0f} MiB "
                f"| {ratio:.2f} × | {limit} | {mine.busy / theirs.busy:.2f} × "
                f"| {memory:.2f} × |",
                flush=True,
            )
    return passed


if __name__ == "__main__":
    sys.exit(main())
