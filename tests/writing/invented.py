"""An invented second format, and what goes wrong on the way of random files to it."""

from __future__ import annotations

import re
from typing import Any

from rpd.reading import events
from rpd.writing import placed
from rpd.writing.format_steps import ANY, ChangeValue, RenameField, Step
from rpd.writing.migration import migrated
from tests.writing import commented
from tests.writing.layouts import drawn

_ACTION = ("cele", ANY, "priorytety", ANY, "kierunki", ANY, "dzialania", ANY)
_TOUCHED = ("realizatorzy", "wykonawcy", "termin", "lp", "format")
_COMMENT = re.compile(r"# k-[0-9]+\b")
_DASH = re.compile(r"^ *(?:- +)+")


def _as_spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _term(value: Any) -> Any:
    return {"okres": value} if isinstance(value, str) else value


def _without_number(action: Any) -> Any:
    return {key: value for key, value in action.items() if key != "lp"}


SECOND = Step(
    1,
    2,
    {
        "plan": (
            RenameField(_ACTION, "realizatorzy", "wykonawcy"),
            ChangeValue((*_ACTION, "termin"), _term),
            ChangeValue(_ACTION, _without_number),
        ),
        "zmiana": (RenameField(("operacje", ANY), "pole", "kolumna"),),
        "ustawienia": (RenameField((), "fail-on", "prog"),),
        "stan": (ChangeValue(("findings", ANY), lambda entry: {**entry, "waga": "uwaga"}),),
    },
)


def expected(document: str, data: dict[str, Any]) -> dict[str, Any]:
    """What a file says in the invented format, told without operations."""
    new: dict[str, Any] = {"format": 2}
    for key, value in data.items():
        if document == "zmiana" and key == "operacje":
            renamed = {"pole": "kolumna"}
            new[key] = [{renamed.get(k, k): v for k, v in one.items()} for one in value]
            continue
        if document != "plan" or key != "cele":
            new[key] = value
            continue
        new[key] = [
            cel | {"priorytety": [
                priorytet | {"kierunki": [
                    kierunek | {"dzialania": [_action(one) for one in kierunek["dzialania"]]}
                    for kierunek in priorytet["kierunki"]
                ]}
                for priorytet in cel["priorytety"]
            ]}
            for cel in value
        ]  # fmt: skip
    return new


def _action(action: dict[str, Any]) -> dict[str, Any]:
    new: dict[str, Any] = {}
    for key, value in action.items():
        if key == "realizatorzy":
            new["wykonawcy"] = value
        elif key == "termin" and isinstance(value, str):
            new["termin"] = {"okres": value}
        elif key != "lp":
            new[key] = value
    return new


def migrated_badly(seed: int) -> tuple[list[str], int]:
    """What is wrong with a random plan in the invented format, and how many comments it had."""
    document, text = drawn(seed)
    before = events.compose(text)
    if before.findings or not isinstance(before.data, dict):
        return [], 0
    after = migrated(text, document, (SECOND,))
    names = _COMMENT.findall(text)
    wrong = []
    if events.compose(after).data != expected(document, before.data):
        wrong.append("it says something else")
    if sorted(_COMMENT.findall(after)) != sorted(names):
        wrong.append("a comment is lost")
    wrong += _changed_lines(text, after, _TOUCHED if document == "plan" else ("pole", "format"))
    return wrong, len(names)


def _changed_lines(text: str, after: str, touched: tuple[str, ...]) -> list[str]:
    """Lines of what the format leaves alone that are not in the new text, in their order."""
    ended = text if text.endswith("\n") else text + "\n"
    top = placed.parse(ended)
    assert top is not None
    first, last = commented._starts(ended, top)
    lines = iter([_DASH.sub(_as_spaces, line) for line in after.split("\n")])
    wrong = []
    for number, line in enumerate(text.split("\n")):
        path = last.get(number) or first.get(number, ())
        bare = line.strip()
        if not path or bare.startswith("#") or set(path) & set(touched):
            continue
        if any(f"{name}:" in line or f'{name}":' in line for name in touched):
            continue
        # The dash goes to the next field where the first one went.
        kept = next((True for other in lines if other == _DASH.sub(_as_spaces, line)), False)
        if not kept:
            wrong.append(f"line {number + 1} is another one: {line[:60]}")
            break
    return wrong
