"""Texts that functions of PDFium write into buffers."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any


def string(function: Callable[..., int], *arguments: Any, unit: Any = None) -> str:
    """The UTF-16 text that a function of the library writes into a buffer."""
    size = function(*arguments, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    function(*arguments, ctypes.cast(buffer, ctypes.POINTER(unit)) if unit else buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def filled(function: Callable[..., int], *arguments: Any) -> str:
    """The same for a function that tells the size apart."""
    size = ctypes.c_ulong()
    if not function(*arguments, None, 0, size) or size.value <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size.value // 2))()
    function(*arguments, buffer, size.value, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
