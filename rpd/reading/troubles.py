"""The findings that may come of a line that stands wrongly, by the names of their rules."""

from __future__ import annotations

from rpd.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Troubles:
    """Names of rules, as their modules have it (``OF_LINES``, ``WHOLE``).

    ``unsaid`` is what is said of a field that may be left out and is not there: another may have
    taken its lines in; ``missing`` is said of one that must be there, ``wrong`` is all the rest.
    ``of_words`` speaks of all words of a plan together.
    """

    unsaid: frozenset[str]
    missing: frozenset[str]
    wrong: frozenset[str]
    of_words: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """All that may come of a line that stands wrongly."""
        return self.unsaid | self.missing | self.wrong
