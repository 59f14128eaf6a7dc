"""Throws broken plans at the reader, the rules and every report, and writes down what happens.

    python tools/fuzz_validate.py [--count N] [--seed S] [--save FOLDER] [--start I]

Every input is made from the real plan (or a slice of it, or a case of the corpus below) by a seeded
sequence of mutations: nodes deleted, repeated, reordered, retyped; lines and bytes changed. Input
number I of seed S is always the same. For each the whole way of ``rpd validate`` is gone inside
this process. An exception, a report that is not what its format says, or a run over the time
or memory bound is a failure: its input is saved, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import resource
import sys
import time
import traceback
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from rpd.errors import CannotReadError  # noqa: E402
from rpd.findings import baseline, fingerprints  # noqa: E402
from rpd.findings.outcome import Outcome  # noqa: E402
from rpd.load.whole import Loaded, load  # noqa: E402
from rpd.outside.files import Source  # noqa: E402
from rpd.reading.events import compose  # noqa: E402
from rpd.report.findings import compact, github, gitlab, junit, sarif, text  # noqa: E402
from rpd.report.findings import json as json_report  # noqa: E402
from rpd.report.findings.baseline import dump  # noqa: E402

BOUND = 10.0
"""Seconds of the processor that one input may take; ordinary ones take some hundredths."""
MEMORY = 512 * 1024**2
"""Bytes of address space for the whole run; Python alone takes 30 MiB of them for itself."""

# What a YAML reader meets in the wild, each a whole file or a value put somewhere into a plan.
CORPUS = (
    "",
    "\n",
    "---\n",
    "---\n---\n",
    "...\n",
    "%YAML 1.2\n---\na: 1\n",
    "%TAG ! tag:x,2000:\n---\n!a b\n",
    "a: &x 1\nb: *x\n",
    "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "<<: {a: 1}\n",
    "<<: [{a: 1}, {b: 2}]\n",
    "? a\n: b\n",
    "? [a, b]\n: c\n",
    "? {a: b}\n: c\n",
    "{a, b: , ? c : d}\n",
    "[a, b, ]\n",
    "- - - a\n",
    "-\n-\n",
    "a: |\n  x\n   y\n  z\n",
    "a: >+2\n    x\n\n",
    "a: |-9\n x\n",
    "a: 'it''s'\n",
    'a: "\\x41\\u0041\\U0001F600\\e\\0"\n',
    'a: "\\ud800"\n',
    'a: "unclosed\n',
    "a: 'unclosed\n",
    "a: [unclosed\n",
    "a: {unclosed\n",
    "a: b: c\n",
    "a:\n\tb: 1\n",
    "\ta: 1\n",
    "a: 1\na: 2\n",
    "1: a\n",
    "null: a\n",
    "true: a\n",
    "~: a\n",
    "a: 1e400\n",
    "a: .inf\n",
    "a: .nan\n",
    "a: 0x1F\n",
    "a: 0o17\n",
    "a: 012\n",
    "a: 1_000\n",
    "a: 12:30:45\n",
    "a: 2026-13-45\n",
    "a: 2026-01-01T00:00:00Z\n",
    "a: " + "9" * 5000 + "\n",
    "a: !!python/object/apply:os.system [true]\n",
    "a: !!binary aGVq\n",
    "a: @x\n",
    "a: `x`\n",
    "a: %x\n",
    "# tylko uwaga\n",
    "a: x #nie uwaga\n",
    "a:b\n",
    "http://x.pl\n",
    "a: http://x.pl/#y\n",
    "[http://x.pl/y]\n",
    "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> inna\n",
    "[" * 300,
    "{a: " * 300,
    "- " * 300 + "x\n",
    "a: \u2028b\n",
    "a: \u0085b\n",
    "a: \ufeffb\n",
    "a: \u202eb\n",
    "a\r\nb: 1\r\n",
    "a: 1\rb: 2\r",
    "e\u0301: 1\n\u00e9: 2\n",
)
VALUES: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    10**40,
    "",
    " ",
    "x" * 5000,
    "0",
    "I",
    "I.1",
    "I.1.1",
    "2024-02-30",
    "II–IV kwartał 2024",
    "FEdM",
    "[^kwoty]",
    "a) x\nb) y",
    "::error::x\n]]>[/b][ust. 2]\x1b[31m",
    "\u202e",
    [],
    {},
    [[]],
    [None],
    {"": None},
    {"lit": "a"},
    [1, "a", {"b": []}],
)


@dataclass
class Tally:
    """What came of a run."""

    inputs: int = 0
    findings: int = 0
    slowest: float = 0.0
    slowest_input: int = -1
    codes: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


@cache
def _read(name: str) -> bytes:
    return (ROOT / "plans" / name).read_bytes()


@cache
def _bases() -> tuple[str, ...]:
    """The real plan, and slices of it with one priority each, which are quicker to work on."""
    whole = _read("2024.yaml").decode()
    data = compose(whole).data
    slices = []
    for cel in data["cele"]:
        for priorytet in cel["priorytety"]:
            one = {**data, "cele": [{**cel, "priorytety": [priorytet]}], "odstepstwa": []}
            slices.append(emit(one))
    return (whole, *slices)


def emit(data: Any, indent: int = 0) -> str:
    """Data as YAML in block style; every text is quoted, so that it comes back as it was."""
    pad = "  " * indent
    if isinstance(data, dict) and data:
        return "".join(
            f"{pad}{_scalar(str(key))}:{_nested(value, indent)}" for key, value in data.items()
        )
    if isinstance(data, list) and data:
        return "".join(f"{pad}-{_nested(value, indent)}" for value in data)
    return f"{pad}{_scalar(data)}\n"


def _nested(value: Any, indent: int) -> str:
    if isinstance(value, dict | list) and value:
        return "\n" + emit(value, indent + 1)
    return f" {_scalar(value)}\n"


def _scalar(value: Any) -> str:
    return str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=True)


def _places(data: Any) -> list[tuple[Any, Any]]:
    """Every (container, key or position) below a value."""
    found: list[tuple[Any, Any]] = []
    stack = [data]
    while stack:
        node = stack.pop()
        keys = list(node) if isinstance(node, dict) else range(len(node))
        for key in keys:
            found.append((node, key))
            if isinstance(node[key], dict | list):
                stack.append(node[key])
    return found


def mutate_tree(source: str, rng: random.Random) -> bytes:
    """Delete, repeat, move, retype or rename up to five nodes."""
    data = compose(source).data
    for _ in range(rng.randint(1, 5)):
        places = _places(data)
        if not places:
            break
        node, key = rng.choice(places)
        kind = rng.randrange(7)
        if kind == 0:
            del node[key]
        elif kind == 1 and isinstance(node, list):
            node.insert(rng.randint(0, len(node)), node[key])
        elif kind == 2 and isinstance(node, list):
            rng.shuffle(node)
        elif kind == 2:
            items = list(node.items())
            rng.shuffle(items)
            node.clear()
            node.update(items)
        elif kind == 3:
            other, step = rng.choice(places)
            if step in other if isinstance(other, dict) else step < len(other):
                # A copy, so that no part comes to hold itself.
                node[key] = json.loads(json.dumps(other[step], default=float))
        elif kind == 4 and isinstance(node, dict):
            node[_misspelt(str(key), rng)] = node.pop(key)
        elif kind == 5 and isinstance(node[key], str):
            node[key] = _misspelt(node[key], rng)
        else:
            node[key] = json.loads(json.dumps(rng.choice(VALUES)))
    return emit(data).encode()


def _misspelt(word: str, rng: random.Random) -> str:
    at = rng.randint(0, len(word))
    return rng.choice((word[:at] + word[at + 1 :], word[:at] + rng.choice("aż.– [{") + word[at:]))


def mutate_lines(source: str, rng: random.Random) -> bytes:
    """Delete, repeat, swap, indent or replace up to five lines."""
    lines = source.split("\n")
    for _ in range(rng.randint(1, 5)):
        at = rng.randrange(len(lines))
        kind = rng.randrange(6)
        if kind == 0:
            del lines[at : at + rng.randint(1, 3)]
        elif kind == 1:
            lines[at:at] = lines[at : at + rng.randint(1, 9)]
        elif kind == 2:
            other = rng.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == 3:
            lines[at] = rng.choice((" ", "  ", "\t", "- ", "")) + lines[at].lstrip()
        elif kind == 4:
            lines[at] = lines[at].split(":")[0] + ": " + rng.choice(CORPUS).replace("\n", "\n  ")
        else:
            lines[at] = _misspelt(lines[at], rng)
        if not lines:
            break
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def mutate_bytes(source: str, rng: random.Random) -> bytes:
    """Change, insert, cut and repeat bytes; sometimes in another encoding."""
    data = bytearray(source.encode())
    if rng.random() < 0.1:
        name = rng.choice(("cp1250", "iso8859_2", "utf-16", "utf-8-sig", "cp852", "utf-32"))
        data = bytearray(source.encode(name, "replace"))
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(data) + 1)
        kind = rng.randrange(5)
        if kind == 0:
            data[at : at + 1] = rng.randbytes(1)
        elif kind == 1:
            data[at:at] = rng.randbytes(rng.randint(1, 6))
        elif kind == 2:
            del data[at : at + rng.randint(1, 40)]
        elif kind == 3:
            data[at:at] = data[at : at + rng.randint(1, 200)]
        else:
            data[at:at] = rng.choice(b"\t[]{}&*!|>'\"%@`#:-?,\n\x00\x85\xff").to_bytes(1, "big")
    return bytes(data)


def from_corpus(_: str, rng: random.Random) -> bytes:
    """One or several cases of the corpus, whole or cut."""
    joined = "".join(rng.choice(CORPUS) for _ in range(rng.randint(1, 3)))
    if rng.random() < 0.5:
        joined = joined[: rng.randint(0, len(joined))]
    return joined.encode("utf-8", "surrogatepass")


def noise(_: str, rng: random.Random) -> bytes:
    """Bytes that mean nothing."""
    return rng.randbytes(rng.randint(0, 400))


Mutation = Callable[[str, random.Random], bytes]
MUTATIONS: tuple[tuple[Mutation, int], ...] = (
    (mutate_tree, 45),
    (mutate_lines, 25),
    (mutate_bytes, 20),
    (from_corpus, 8),
    (noise, 2),
)


def make(seed: int, number: int) -> tuple[str, dict[str, bytes]]:
    """Input `number`: the kind of its mutation and the three files, one of them changed."""
    rng = random.Random(f"{seed}/{number}")  # noqa: S311 (nothing secret is made of it)
    mutation = rng.choices([m for m, _ in MUTATIONS], [w for _, w in MUTATIONS])[0]
    whole, *slices = _bases()
    plan = whole if rng.random() < 0.05 else rng.choice(slices)
    files = {
        "2024.yaml": plan.encode(),
        "strategia.yaml": _read("strategia.yaml"),
        "slownik.yaml": _read("slownik.yaml"),
    }
    changed = rng.choices(list(files), (8, 1, 1))[0]
    files[changed] = mutation(files[changed].decode(), rng)
    return f"{mutation.__name__} {changed}", files


def run(files: dict[str, bytes]) -> Loaded:
    """Everything ``rpd validate`` does with the files, in every format. Raises what goes wrong."""

    def fetch(name: str) -> Source:
        if name not in files:
            raise CannotReadError(f"Nie ma pliku „{name}”.", "Dodaj go.")
        return Source(f"plans/{name}", files[name])

    plan = Source("plans/2024.yaml", files["2024.yaml"])
    loaded = load(plan, fetch)
    found = loaded.diagnostics
    counted = load(plan, fetch, place_acknowledged=False).diagnostics
    assert Counter(d for d in counted if d.acknowledged is None) == Counter(
        d for d in found if d.acknowledged is None
    )
    assert len(counted) == len(found)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 (worker processes send them)
    outcome = Outcome(found, ("plans/2024.yaml",), fingerprints.of(found))
    for width in (None, 80, 40):
        lines = text.report(found, 1, width, show_acknowledged=True, verbose=True)
        assert "\n" not in "".join(part for line in lines for _, part in line)
    assert len(json.loads(json_report.report(found, 1))["diagnostics"]) == len(found)
    assert len(json.loads(sarif.report(outcome, True))["runs"][0]["results"]) == len(found)
    assert len(json.loads(gitlab.report(outcome))) == len(outcome.active())
    assert len(ET.fromstring(junit.report(outcome)).findall(".//testcase")) == max(len(found), 1)  # noqa: S314
    assert compact.report(outcome).count("\n") == len(outcome.active())
    assert github.report(outcome).count("\n") <= 31
    known = baseline.parse(dump(outcome), "x")
    left = baseline.without_known(outcome, known).outcome.diagnostics
    assert not any(baseline.allowed(d) for d in left)
    for d in found:
        assert d.message
        assert d.span is None or (d.span.line >= 1 and d.span.column >= 1)
    return loaded


def fuzz(count: int, seed: int, start: int = 0, save: Path | None = None) -> Iterator[Tally]:
    """Run the inputs; yields the tally after each, the same object growing."""
    tally = Tally()
    for number in range(start, start + count):
        kind, files = make(seed, number)
        begun = time.process_time()
        trouble = ""
        try:
            loaded = run(files)
            tally.findings += len(loaded.diagnostics)
            tally.codes.update({d.code for d in loaded.diagnostics})
        except Exception:  # noqa: BLE001 (whatever it is, it is what is looked for)
            trouble = traceback.format_exc()
        taken = time.process_time() - begun
        if taken > tally.slowest:
            tally.slowest, tally.slowest_input = taken, number
        if not trouble and taken > BOUND:
            trouble = f"{taken:.1f} s"
        if trouble:
            tally.failures.append(f"{seed}/{number} {kind}: {trouble}")
            if save:
                for name, data in files.items():
                    (save / f"{seed}-{number}-{name}").write_bytes(data)
        tally.inputs += 1
        tally.kinds[kind] += 1
        yield tally


def main() -> int:
    """Run from the command line; prints figures that can be kept."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--save", type=Path, help="folder for the inputs of failures")
    chosen = parser.parse_args()
    if chosen.save:
        chosen.save.mkdir(parents=True, exist_ok=True)
    # A system that does not bound it (macOS) runs without; the peak is told in any case.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    begun = time.perf_counter()
    tally = Tally()
    shown = 0
    for tally in fuzz(chosen.count, chosen.seed, chosen.start, chosen.save):
        for failure in tally.failures[shown:]:
            print(failure, flush=True)
        shown = len(tally.failures)
        if tally.inputs % 5000 == 0:
            print(f"{tally.inputs} inputs, {shown} failures", file=sys.stderr, flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"inputs {tally.inputs}, findings {tally.findings}, failures {len(tally.failures)}")
    print(f"slowest {tally.slowest:.2f} s (input {tally.slowest_input}), peak {peak} MiB")
    print(f"seconds {time.perf_counter() - begun:.0f}")
    print("mutations:", ", ".join(f"{kind} {n}" for kind, n in sorted(tally.kinds.items())))
    print("rules met:", ", ".join(f"{code} {n}" for code, n in sorted(tally.codes.items())))
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
