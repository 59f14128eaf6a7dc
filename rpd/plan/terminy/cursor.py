"""The tokens of one text, how far they have been read, and what should stand instead of some."""

from typing import Final

from rpd.plan.terminy.words import Token

_NONE: Final = Token("", "")


class Cursor:
    """Steps over tokens; nothing is read twice.

    A ``lenient`` one serves to say what to write instead of a text that is not a term: ``instead``
    has the words that should stand in the place of a token.
    """

    def __init__(self, tokens: list[Token], *, lenient: bool) -> None:
        self.tokens = tokens
        self.lenient = lenient
        self.position = 0
        self.instead: dict[Token, str] = {}

    def ahead(self, distance: int = 0) -> Token:
        """The next token, or one after it; an empty one at the end."""
        index = self.position + distance
        return self.tokens[index] if index < len(self.tokens) else _NONE

    def take(self, word: str) -> bool:
        """Step over the next token if it is this word."""
        return self.words(word)

    def words(self, *words: str) -> bool:
        """Step over the next tokens if they are these words."""
        ahead = self.tokens[self.position : self.position + len(words)]
        found = [token.text for token in ahead] == list(words)
        self.position += len(words) * found
        return found

    def mend(self, instead: str, token: Token) -> None:
        """Say what should stand in the place of a token."""
        self.instead[token] = instead

    def take_dash(self) -> bool:
        """Step over the next token if it is a dash."""
        found = self.ahead().kind == "dash"
        self.position += found
        return found
