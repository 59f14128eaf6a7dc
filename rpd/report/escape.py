"""The one layer that makes a plan's text inert before it reaches a terminal, a log or a report.

Every format writes text of a plan through one of these functions. None of them loses a character:
what must not be written as it is comes out by its number, as the format's own escape where there
is one, and as ``<U+001B>`` where there is none.
"""

from __future__ import annotations

import re

# Control and format characters (general categories Cc, Cf, Zl, Zp and Cs) and noncharacters:
# what a person does not see and a terminal, a browser or a parser obeys.
_INVISIBLE = (
    "[\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
_OLD_COMMAND = r"#(?=#(?:vso)?\[)"
_SURROGATES = "[\ud800-\udfff]"


def visible(text: str) -> str:
    """The text on one line with control and direction characters shown as ``<U+001B>``."""
    # None of the characters above is printable; patterns are compiled only where one may be.
    return text if text.isprintable() else re.sub(_INVISIBLE, _numbered, text)


def line(text: str) -> str:
    """The text as one line of a terminal or of a job's log: visible, and no command to either.

    Runners obey a line that begins with „::”, blanks in front of it or not, and „##[” or „##vso[”
    wherever it stands.
    """
    shown = visible(text)
    if "::" in shown and (rest := shown.lstrip()).startswith("::"):
        shown = f"{shown[: len(shown) - len(rest)]}<U+003A>{rest[1:]}"
    return _unobeyed(shown)


def _unobeyed(shown: str) -> str:
    return re.sub(_OLD_COMMAND, "<U+0023>", shown) if "##" in shown else shown


def _numbered(match: re.Match[str]) -> str:
    return f"<U+{ord(match.group()):04X}>"


# What a spreadsheet takes for the beginning of a formula, in all the widths of the signs.
_FORMULA = tuple("=+-@\t\r＝＋－＠﹦﹢﹣﹫")


def formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula."""
    return text.startswith(_FORMULA)


def inert(text: str) -> str:
    """The visible text for a cell of a CSV; an apostrophe makes a would-be formula a text again."""
    shown = visible(text)
    return "'" + shown if formula(shown) else shown


def encodable(text: str) -> str:
    """The text without lone surrogates, which file names can bring and UTF-8 cannot carry."""
    return text if text.isascii() else re.sub(_SURROGATES, _numbered, text)


def json_text(document: str) -> str:
    """A JSON document whose strings show no invisible character, but its escape instead.

    It means the same to a parser, and a terminal that prints it stays as it was. The line breaks
    between the document's own tokens remain.
    """
    if "##" in document:
        # Only strings can hold it; a log that the document is printed to obeys it.
        document = re.sub(_OLD_COMMAND, r"\\u0023", document)
    if document.isascii() and "\x7f" not in document:
        return document
    return re.sub(_INVISIBLE, _json_escape, encodable(document))


def _json_escape(match: re.Match[str]) -> str:
    character = match.group()
    if character == "\n":
        return character
    units = character.encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def workflow_message(lines: list[str]) -> str:
    """Lines as the message of a GitHub workflow command; breaks between them are ``%0A``."""
    return "%0A".join(_percent(visible(line)) for line in lines)


def workflow_property(text: str) -> str:
    """A text as a property of a GitHub workflow command (``file=…,title=…``)."""
    return _percent(visible(text)).replace(":", "%3A").replace(",", "%2C")


def _percent(text: str) -> str:
    return _unobeyed(text).replace("%", "%25")


def xml(text: str) -> str:
    """A text as XML 1.0 content or attribute; line feeds stay, other controls get their number.

    „>” is always escaped, so that no text can end a CDATA section.
    """
    shown = "\n".join(map(line, text.split("\n")))
    for character, entity in _ENTITIES:
        shown = shown.replace(character, entity)
    return shown


_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;"))


def sarif_message(text: str) -> str:
    """A text as a SARIF message string: braces are doubled, no bracket closes the words of a link.

    SARIF reads ``{0}`` as a placeholder and ``[words](1)`` as a link to another place of the log,
    and a backslash before a bracket as „only a bracket” (SARIF 2.1.0, 3.11.5 and 3.11.6).
    """
    shown = "\n".join(visible(line) for line in text.split("\n"))
    shown = shown.replace("{", "{{").replace("}", "}}")
    return re.sub(r"(\\*)\]\(", r"\1\1\\](", shown)
