"""Texts made to choke a reader; ``python -m tests.reading.killers NAME…`` loads them.

Each is loaded by a process of its own within limits of memory and time, of which the program is a
copy that has read its modules already. Printed is a line for each: its name, how the process ended,
and the slugs of what was found.
"""

from __future__ import annotations

import gc
import json
import os
import random
import resource
import sys
from collections.abc import Callable, Iterator
from itertools import count

from rpd.errors import CannotReadError
from rpd.load.whole import load
from rpd.outside.files import Source

MEMORY = 1 << 30
SECONDS = 60
"""Of the processor: how busy the machine is besides does not matter."""
_HEAD = "rok: 2024\ntytul: Plan\nstrategia: s.yaml\nslownik: d.yaml\n"
_TO_ACTION = (
    "cele: [{numer: I, priorytety: [{numer: I.1, "
    "kierunki: [{numer: 1, dzialania: [{id: a, nazwa: b, "
)


def _action(field: str) -> str:
    return f"{_HEAD}{_TO_ACTION}{field}}}]}}]}}]}}]\n"


def _laughs() -> str:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30)]
    return _HEAD + "".join(lines)


def _merges() -> str:
    links = (f"a{i}: &a{i}\n  <<: [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 3000))
    return f"{_HEAD}a0: &a0 {{x: 1}}\n{''.join(links)}"


def _garbage(characters: str, length: int) -> str:
    return "".join(random.Random(2024).choices(characters, k=length))  # noqa: S311


KILLERS: dict[str, Callable[[], str | bytes]] = {
    "billion laughs": _laughs,
    "merge keys": _merges,
    "anchors": lambda: _HEAD + "".join(f"k{i}: &x 1\n" for i in range(100_000)),
    "aliases": lambda: "a: [" + "*a, " * 200_000 + "]",
    "open brackets": lambda: "[" * 40_000,
    "brackets": lambda: "[" * 40_000 + "]" * 40_000,
    "open braces": lambda: "{a: " * 40_000,
    "braces as keys": lambda: "{" * 40_000,
    "dashes in a row": lambda: "- " * 40_000,
    "question marks": lambda: "? " * 40_000,
    "deep blocks": lambda: "\n".join(" " * i + "a:" for i in range(5000)),
    "second opinion on brackets": lambda: "[http://x.pl/y, " + "[" * 40_000,
    "second opinion on braces": lambda: "[http://x.pl/y, " + "{a: " * 40_000,
    "second opinion on a long list": lambda: "[http://x.pl/y, " + "a," * 60_000 + "]",
    "second opinion on a longer list": lambda: "[http://x.pl/y, " + "a," * 1_100_000 + "]",
    "brackets in a second document": lambda: _HEAD + "cele: 5\n---\n" + "[" * 40_000,
    "long text": lambda: f"{_HEAD}x: {'a' * 10_000_000}",
    "long quoted text": lambda: f'{_HEAD}x: "{"a" * 10_000_000}"',
    "long open text": lambda: f'{_HEAD}x: "{"a" * 10_000_000}',
    "long block text": lambda: f"{_HEAD}x: |\n" + "  aaaaaaa\n" * 1_000_000,
    "long name": lambda: "a" * 1_000_000 + ": 1\n",
    "keys": lambda: _HEAD + "".join(f"k{i}: 1\n" for i in range(20_000)),
    "keys of an action": lambda: _action(", ".join(f"k{i}: 1" for i in range(20_000))),
    "one key": lambda: "a: b\n" * 2_000_000,
    "comments": lambda: _HEAD + "# komentarz\n" * 80_000,
    "comments before a mistake": lambda: _HEAD + "# komentarz\n" * 80_000 + "a: b: c\n",
    "digits": lambda: _action(f"budzet: [{{kwota: {'9' * 5000}}}]").replace("2024", "9" * 5000),
    "exponent": lambda: _action("budzet: [{kwota: 1e400}]").replace("2024", "1e400"),
    "impossible date": lambda: (
        f"{_HEAD}cele: []\nuchwala: {{organ: a, numer: b, data: 2026-13-45}}\n"
    ),
    "surrogates": lambda: _HEAD + 'a: "\\ud800"\n',
    "raw surrogates": lambda: b"rok: \xed\xa0\x80",
    "items": lambda: _HEAD + "cele:\n" + "- \n" * 100_000,
    "items of a list": lambda: "- \n" * 200_000,
    "items that are lists": lambda: _action(f"budzet: [{{zrodla: [{'[a], ' * 20_000}]}}]"),
    "bytes": lambda: random.Random(2024).randbytes(30_000_000),  # noqa: S311
    "zeros": lambda: bytes(30_000_000),
    "characters": lambda: _garbage("abc :-\n[]{}'\"#&*!|>%@`,?0123 ąż", 1_000_000),
    "words": lambda: "Ala ma kota, a kot ma Alę\n" * 1_100_000,
    "too large": lambda: b" " * 40_000_000,
    "line ends": lambda: _HEAD + "\n" * 4_000_000,
    "spaces": lambda: _HEAD + "x:" + " " * 10_000_000 + "1",
    "tabs": lambda: "\t" * 100_000,
    "marks in disorder": lambda: _HEAD + "x: " + "\u0301\u0323" * 500_000,
    "exclamation marks": lambda: "!" * 500_000,
    "apostrophes": lambda: "'" * 500_001,
    "documents": lambda: "---\n" * 100_000,
    "percent signs": lambda: "%" * 100_000,
    "hidden characters": lambda: "\u202e" * 1_000_000,
    "open marks of footnotes": lambda: _action(f"opis: '{'[^' * 300_000}'"),
    "long amount": lambda: _action(f"budzet: [{{kwota: '{'1.1' * 300_000}_'}}]"),
    "long term": lambda: _action(f"termin: '{'1 ' * 400_000}_'"),
    "long identifier": lambda: _HEAD + f"cele: [{{numer: {'a-' * 400_000}_, priorytety: []}}]\n",
}


def _fetch(name: str) -> Source:
    raise CannotReadError(f"Nie ma pliku „{name}”.")


def _run(name: str) -> Iterator[str]:
    data = KILLERS[name]()
    source = Source("x.yaml", data.encode() if isinstance(data, str) else data)
    for number, diagnostic in zip(count(), load(source, _fetch).diagnostics, strict=False):
        if number < 200 and diagnostic.slug != "brak-dokumentu":
            yield diagnostic.slug


def _child(name: str, answer: int) -> None:
    """Load one of them and write what was found; never returns."""
    ended = 1
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        os.write(answer, "\n".join(_run(name)).encode())
        ended = 0
    finally:
        os._exit(ended)


def found_in(name: str) -> tuple[int, list[str]]:
    """How a process of its own ended (0 where well), and the slugs it has found."""
    question, answer = os.pipe()
    child = os.fork()
    if not child:
        _child(name, answer)
    os.close(answer)
    with open(question, "rb") as stream:  # noqa: PTH123 (a pipe has no path)
        said = stream.read().decode()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), said.split()


if __name__ == "__main__":
    gc.disable()  # as the command line does
    for asked in sys.argv[1:]:
        sys.stdout.write(json.dumps([asked, *found_in(asked)]) + "\n")
