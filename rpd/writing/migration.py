"""Texts of files from one format to the next: what a step does to data, done to their text.

In a YAML text a name is replaced where
it stands, values are changed by `edit`; all other lines stay byte for byte, and a comment whose
entry is gone goes to the nearest entry around it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any
from unicodedata import normalize

from rpd.diagnostics import Path
from rpd.errors import RpdError
from rpd.reading import events
from rpd.writing import comments, kept, placed
from rpd.writing.comments import PlacedComment
from rpd.writing.edit import rewrite
from rpd.writing.format_steps import (
    ANY,
    FIELD,
    ChangeValue,
    Operation,
    RenameField,
    Step,
    carried_out,
)
from rpd.writing.model_data import Data
from rpd.writing.placed import PlacedNode
from rpd.writing.spans import line_start


def migrated(text: str, document: str, steps: Sequence[Step]) -> str:
    """The text of a YAML file after the steps.

    Raises:
        RpdError: it would not say what it should, or lose a comment; nothing is given out then.
    """
    changed = text
    data = wanted = _composed(text)
    for step in steps:
        for operation in step.operations.get(document, ()):
            wanted = carried_out(data, operation)
            changed = _carried_out(changed, data, wanted, operation)
            data = wanted
        wanted = {FIELD: step.after} | data | {FIELD: step.after}
        if FIELD not in data:
            changed = _headed(changed, f"{FIELD}: {step.after}")
        changed = _with_comments(changed, wanted, _composed(changed))
        data = wanted
    if _composed(changed) != wanted or kept.comments_in(changed) != kept.comments_in(text):
        raise RpdError(
            "Tego pliku nie da się przepisać na nowy format bez utraty treści albo komentarzy.",
            "Niczego nie zmieniono. Ułóż plik poleceniem „rpd fmt” i powtórz polecenie.",
        )
    return changed


def _headed(text: str, line: str) -> str:
    """The text with a line in front of its first field and the comments that are its own."""
    ended = text if text.endswith("\n") else text + "\n"
    top = placed.parse(ended)
    if top is None or not top.block or not top.pairs:
        return text
    start = top.pairs[0][0].start
    at = line_start(ended, start)
    indent = ended[at:start]
    above = ended[:at].splitlines(keepends=True)
    own = len(above)
    while own and above[own - 1].lstrip().startswith("#"):
        own -= 1
    # What stands at the very top of a file is about the file.
    if own:
        at -= sum(map(len, above[own:]))
    end = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    return f"{text[:at]}{indent}{line}{end}{text[at:]}"


def _composed(text: str) -> Any:
    return events.compose(normalize("NFC", text)).data


def _carried_out(text: str, data: Data, wanted: Data, operation: Operation) -> str:
    if data == wanted and list(_keys(data)) == list(_keys(wanted)):
        return text
    if isinstance(operation, ChangeValue):
        return _with_comments(text, wanted, data)
    top = placed.parse(text if text.endswith("\n") else text + "\n")
    assert top is not None
    for key in sorted(_named(top, operation), key=lambda one: one.start, reverse=True):
        quote = text[key.start] if text[key.start] in "\"'" else ""
        text = f"{text[: key.start]}{quote}{operation.new}{quote}{text[key.end :]}"
    return text


def _keys(data: Data) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from _keys(value)
    elif isinstance(data, list):
        for value in data:
            yield from _keys(value)


def _named(node: PlacedNode, operation: RenameField, depth: int = 0) -> Iterator[PlacedNode]:
    """The keys that a renaming is about."""
    if depth == len(operation.where):
        if operation.new not in (node.data if node.pairs else ()):
            yield from (key for key, _ in node.pairs if key.data == operation.old)
        return
    step = operation.where[depth]
    for key, value in node.pairs:
        if step in (key.data, ANY):
            yield from _named(value, operation, depth + 1)
    for item in node.items if step == ANY else ():
        yield from _named(item, operation, depth + 1)


def _with_comments(text: str, wanted: Data, data: Data) -> str:
    """The text changed to say something else, with all its comments."""
    try:
        changed = rewrite(text, wanted, before=data).text
    except ValueError as error:
        raise RpdError(
            "Tego pliku nie da się przepisać na nowy format.",
            "Niczego nie zmieniono. Ułóż plik poleceniem „rpd fmt” i powtórz polecenie.",
        ) from error
    there = Counter(note.text for note in comments.notes(changed))
    lost: list[PlacedComment] = []
    for note in comments.notes(text):
        if there[note.text]:
            there[note.text] -= 1
        else:
            lost.append(PlacedComment(_still(note.path, wanted), "above", note.text))
    return comments.annotated(changed, (), lost) if lost else changed


def _still(path: Path, data: Data) -> Path:
    """As much of a path as there is in data."""
    for length, step in enumerate(path):
        there = (isinstance(data, list) and isinstance(step, int) and step < len(data)) or (
            isinstance(data, dict) and step in data
        )
        if not there:
            return path[:length]
        data = data[step]
    return path
