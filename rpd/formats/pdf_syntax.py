"""Values of a PDF as they are written: names, texts, lists, dictionaries, streams, references.

Enough for the files that rpd makes and for what a signature appends to them; whatever else there
is in the world of PDF is refused with a ValueError, so that nothing is taken for known.
"""

from __future__ import annotations

import re
import zlib
from typing import Any

from rpd.frozen import dataclass

_SPACE = re.compile(rb"(?:[\x00\t\n\x0c\r ]+|%[^\r\n]*)*")
_WORD = re.compile(rb"[^\x00\t\n\x0c\r ()<>\[\]{}/%]+")
_REF = re.compile(rb"([0-9]{1,10})[\x00\t\n\x0c\r ]+([0-9]{1,5})[\x00\t\n\x0c\r ]+R(?![A-Za-z0-9])")
_OBJECT = re.compile(rb"([0-9]{1,10})[\t\n\r ]+([0-9]{1,5})[\t\n\r ]+obj")
_NUMBER = re.compile(rb"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
_DEEPEST = 60
_LARGEST = 64 * 1024 * 1024

_SIMPLE = {b"true": True, b"false": False, b"null": None}
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class OddPdfError(ValueError):
    """A PDF that is damaged, or has what no file of ours has."""


class Name(str):
    """A name: ``/Type``, without its slash."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an object."""

    number: int


@dataclass(frozen=True, slots=True)
class Stream:
    """A dictionary with data behind it."""

    about: dict[str, Any]
    data: bytes

    def decoded(self) -> bytes:
        """The data unpacked. Raises ValueError for filters other than Flate."""
        kind = self.about.get("Filter")
        if kind is None:
            return self.data
        if kind not in ("FlateDecode", ["FlateDecode"]) or "DecodeParms" in self.about:
            raise OddPdfError("an unknown filter")
        unpacker = zlib.decompressobj()
        try:
            data = unpacker.decompress(self.data, _LARGEST)
        except zlib.error as error:
            raise OddPdfError("damaged data") from error
        return data


@dataclass(slots=True)
class Reader:
    """Values of a PDF from a position on."""

    data: bytes
    at: int = 0

    def space(self) -> None:
        """Skip white space and comments."""
        found = _SPACE.match(self.data, self.at)
        assert found is not None
        self.at = found.end()

    def take(self, token: bytes) -> bool:
        """Whether the token stands here; it is passed where it does."""
        self.space()
        if not self.data.startswith(token, self.at):
            return False
        self.at += len(token)
        return True

    def value(self, depth: int = 0) -> Any:
        """The next value. Raises ValueError where there is none."""
        if depth > _DEEPEST:
            raise OddPdfError("nested too deeply")
        self.space()
        data, at = self.data, self.at
        if ref := _REF.match(data, at):
            self.at = ref.end()
            return Ref(int(ref[1]))
        match data[at : at + 1]:
            case b"/":
                return self._name()
            case b"(":
                return self._string()
            case b"[":
                self.at += 1
                members = []
                while not self.take(b"]"):
                    members.append(self.value(depth + 1))
                return members
            case b"<" if data.startswith(b"<<", at):
                return self._dictionary(depth)
            case b"<":
                end = data.find(b">", at)
                digits = re.sub(rb"\s", b"", data[at + 1 : end]) if end > 0 else b"?"
                self.at = end + 1
                return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
        word = _WORD.match(data, at)
        if word is None:
            raise OddPdfError("no value")
        self.at = word.end()
        if word.group() in _SIMPLE:
            return _SIMPLE[word.group()]
        if _NUMBER.fullmatch(word.group()) is None:
            raise OddPdfError("an unknown word")
        text = word.group().decode("ascii")
        return float(text) if "." in text else int(text)

    def _name(self) -> Name:
        word = _WORD.match(self.data, self.at + 1)
        self.at = word.end() if word else self.at + 1
        raw = word.group() if word else b""
        decoded = re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes.fromhex(m[1].decode()), raw)
        return Name(decoded.decode("latin-1"))

    def _dictionary(self, depth: int) -> dict[str, Any]:
        self.at += 2
        members: dict[str, Any] = {}
        while not self.take(b">>"):
            key = self.value(depth + 1)
            if not isinstance(key, Name) or key in members:
                raise OddPdfError("a dictionary with an odd key")
            members[str(key)] = self.value(depth + 1)
        return members

    def _string(self) -> bytes:
        made, depth, at = bytearray(), 0, self.at
        while True:
            sign = self.data[at : at + 1]
            if not sign:
                raise OddPdfError("a string without an end")
            at += 1
            if sign == b"\\":
                octal = re.compile(rb"[0-7]{1,3}").match(self.data, at)
                if octal:
                    made.append(int(octal.group(), 8) & 255)
                    at = octal.end()
                    continue
                escaped = self.data[at : at + 1]
                at += 1
                if escaped == b"\r" and self.data[at : at + 1] == b"\n":
                    at += 1
                made += b"" if escaped in b"\r\n" else _ESCAPES.get(escaped, escaped)
                continue
            depth += (sign == b"(") - (sign == b")")
            if depth == 0:
                self.at = at
                return bytes(made)
            if depth > 1 or sign != b"(":
                made += sign

    def object(self) -> tuple[int, Any]:
        """The object that stands here: its number and value. Raises ValueError."""
        self.space()
        head = _OBJECT.match(self.data, self.at)
        if head is None or int(head[2]) != 0:
            raise OddPdfError("no object")
        self.at = head.end()
        value = self.value()
        if isinstance(value, dict) and self.take(b"stream"):
            start = self.at + (2 if self.data.startswith(b"\r\n", self.at) else 1)
            length = value.get("Length")
            if not isinstance(length, int) or not 0 <= length <= len(self.data):
                raise OddPdfError("a stream of unknown length")
            self.at = start + length
            value = Stream(value, self.data[start : self.at])
            if not self.take(b"endstream"):
                raise OddPdfError("a stream longer or shorter than it says")
        if not self.take(b"endobj"):
            raise OddPdfError("an object without an end")
        return int(head[1]), value


def text(value: Any) -> str:
    """A text string: UTF-16 with its mark, or Latin."""
    if not isinstance(value, bytes):
        return ""
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be", "replace")
    return value.decode("latin-1")
