"""``rpd.toml``: which plans there are, how grave each rule is, when a check fails.

Nothing in it is needed to start. Whoever writes it wrongly is told all mistakes at once, each with
its line and a suggestion; a setting that is not understood is never passed over.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from fnmatch import fnmatchcase
from typing import Any, Final

from rpd import rules
from rpd.diagnostics import Diagnostic, Severity
from rpd.frozen import dataclass
from rpd.outside import plan_names
from rpd.polish.guesses import did_you_mean
from rpd.polish.wording import capital, quote
from rpd.rules.traits import Rule, acknowledgeable

OFF: Final = "off"
_LEVELS = (*(severity.value for severity in Severity), OFF)
_KEYS = ("plans", "fail-on", "baseline", "metryczka", "rules")
METRYCZKA: Final = ("podmiot", "wytworzyl", "odpowiada", "wprowadzil")
"""What the settings may say of all resolutions."""
_DAYS = ("wytworzono", "udostepniono")
_USUAL = re.compile(r"plans/(?P<name>[^/]+)\Z")


@dataclass(frozen=True, slots=True)
class Config:
    """Settings. ``levels`` has the codes of rules; None stands for a rule that is switched off.

    ``plans`` are patterns of file names and ``baseline`` is the name of a file, both relative to
    the folder of ``rpd.toml``. ``metryczka`` says who makes and publishes resolutions where these
    do not say it themselves.
    """

    plans: tuple[str, ...] = ()
    fail_on: Severity | None = None
    baseline: str = ""
    levels: Mapping[str, Severity | None] = field(default_factory=dict)
    metryczka: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with the settings; ``line`` counts from 1."""

    line: int
    message: str
    hint: str


def parse(text: str) -> tuple[Config, list[Problem]]:
    """The settings in the text of ``rpd.toml``, and everything that is wrong with them."""
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Config(), [_syntax(text, error)]
    checker = _Checker(text)
    config = Config(
        plans=checker.patterns(document),
        fail_on=checker.fail_on(document),
        baseline=checker.baseline(document),
        levels=dict(checker.levels(document)),
        metryczka=checker.metryczka(document),
    )
    checker.unknown(document)
    return config, sorted(checker.problems, key=lambda problem: problem.line)


def _syntax(text: str, error: Exception) -> Problem:
    found = re.search(r"\(at line ([0-9]+)", str(error))
    line = int(found.group(1)) if found else text.count("\n") + 1
    message = "Tekst nie jest poprawnym zapisem TOML."
    return Problem(line, message, 'Wzór: fail-on = "warning", a pod [rules]: RPD112 = "off".')


class _Checker:
    """Reads one document and gathers what is wrong with it."""

    def __init__(self, text: str) -> None:
        self.problems: list[Problem] = []
        self._lines = text.split("\n")

    def patterns(self, document: dict[str, Any]) -> tuple[str, ...]:
        """``plans``: patterns below the folder of ``rpd.toml``."""
        value = document.get("plans", [])
        listed = [value] if isinstance(value, str) else value
        good = isinstance(listed, list) and all(isinstance(v, str) and v for v in listed)
        if not good or ("plans" in document and not listed):
            hint = 'Podaj listę wzorców, np. plans = ["plans/*.yaml"].'
            self._report(("plans",), "„plans” to lista nazw plików albo wzorców.", hint)
            return ()
        for pattern in listed:
            if _leaves(pattern):
                self._report(
                    ("plans",),
                    f"Wzorzec {quote(pattern)} wychodzi poza folder z plikiem rpd.toml.",
                    "Podaj wzorzec względem tego folderu, z ukośnikami „/”.",
                )
        return tuple(listed)

    def fail_on(self, document: dict[str, Any]) -> Severity | None:
        """``fail-on``: from which severity a check fails."""
        value = document.get("fail-on")
        if value is None:
            return None
        try:
            return Severity(value)
        except ValueError:
            self._bad_level(("fail-on",), value, _LEVELS[:-1])
            return None

    def baseline(self, document: dict[str, Any]) -> str:
        """``baseline``: the name of a file."""
        value = document.get("baseline", "")
        if not isinstance(value, str) or ("baseline" in document and not value):
            hint = 'Podaj nazwę pliku, np. baseline = "rpd-baseline.json".'
            self._report(("baseline",), "„baseline” to nazwa pliku.", hint)
            return ""
        if _leaves(value):
            self._report(
                ("baseline",),
                f"„baseline” wychodzi poza folder z plikiem rpd.toml: {quote(value)}.",
                "Podaj nazwę względem tego folderu, z ukośnikami „/”.",
            )
        return value

    def levels(self, document: dict[str, Any]) -> Iterator[tuple[str, Severity | None]]:
        """``[rules]``: code or slug of a rule → its level."""
        table = document.get("rules", {})
        if not isinstance(table, dict):
            hint = 'Wpisz [rules], a pod nim wiersze takie jak RPD112 = "off".'
            self._report(("rules",), "„rules” to tabela reguł i ich wag.", hint)
            return
        seen: dict[str, str] = {}
        for name, value in table.items():
            keys = ("rules", name)
            rule = rules.find(name)
            if rule is None:
                guess = capital(did_you_mean(name, rules.codes_and_slugs()))
                hint = guess or "„rpd rules” wymienia wszystkie."
                self._report(keys, f"Nie ma reguły {quote(name)}.", hint)
            elif value not in _LEVELS:
                self._bad_level(keys, value, _LEVELS)
            elif rule.CODE in seen:
                message = f"Reguła {rule.CODE} ma wagę podaną dwa razy."
                self._report(keys, message, f"Zostaw jeden wpis: {seen[rule.CODE]} albo {name}.")
            else:
                seen[rule.CODE] = name
                level = None if value == OFF else Severity(value)
                if _lowered(rule, level):
                    self._report(
                        keys,
                        f"Wagi reguły {rule.CODE} ({rule.SLUG}) nie można obniżyć.",
                        "Dotyczy ona samej budowy pliku; usuń ten wpis i popraw plik.",
                    )
                yield rule.CODE, level

    def metryczka(self, document: dict[str, Any]) -> dict[str, str]:
        """``[metryczka]``: who makes and publishes resolutions."""
        table = document.get("metryczka", {})
        if not isinstance(table, dict):
            hint = 'Wpisz [metryczka], a pod nim wiersze takie jak podmiot = "Urząd Gminy".'
            self._report(("metryczka",), "„metryczka” to tabela pól.", hint)
            return {}
        for name, value in table.items():
            keys = ("metryczka", name)
            if name not in METRYCZKA:
                allowed = f"Dozwolone: {', '.join(METRYCZKA)}."
                hint = capital(did_you_mean(name, METRYCZKA)) or allowed
                if name in _DAYS:
                    hint = "Ten dzień podaje się przy uchwale, w jej polu „metryczka”."
                self._report(keys, f"Nieznane pole metryczki {quote(name)}.", hint)
            elif not isinstance(value, str) or not value.strip():
                hint = f'Wpisz niepusty tekst w cudzysłowie, np. {name} = "Jan Kowalski".'
                self._report(keys, f"Pole metryczki {quote(name)} to tekst.", hint)
        return {n: v for n, v in table.items() if n in METRYCZKA and isinstance(v, str)}

    def unknown(self, document: dict[str, Any]) -> None:
        """Keys that mean nothing."""
        for key in document:
            if key in _KEYS:
                continue
            in_rules = rules.find(key) is not None
            guess = capital(did_you_mean(key, _KEYS)) or f"Dozwolone: {', '.join(_KEYS)}."
            hint = "Wagi reguł stoją pod wierszem [rules]." if in_rules else guess
            self._report((key,), f"Nieznane ustawienie {quote(key)}.", hint)

    def _bad_level(self, keys: tuple[str, ...], value: object, allowed: Iterable[str]) -> None:
        listed = ", ".join(allowed)
        shown = value if isinstance(value, str) else str(value).lower()
        guess = capital(did_you_mean(shown, allowed))
        hint = f"Dozwolone: {listed}." + (f" {guess}" if guess else "")
        self._report(keys, f"{quote(keys[-1])} ma niedozwoloną wartość {quote(shown)}.", hint)

    def _report(self, keys: tuple[str, ...], message: str, hint: str) -> None:
        self.problems.append(Problem(self._line(keys), message, hint))

    def _line(self, keys: tuple[str, ...]) -> int:
        """The line of a key; its table's, or the first, where the key is written in another way."""
        table, fallback = "", 1
        for number, line in enumerate(self._lines, 1):
            if header := re.match(r"\s*\[+\s*([^\]]*?)\s*\]", line):
                table = header.group(1).strip("\"' ")
                if table == keys[0]:
                    fallback = number
                continue
            key = re.match(r"\s*([\"']?)(.+?)\1\s*(?:=|\.)", line)
            if key and key.group(2).strip() == keys[-1] and table in ("", *keys[:-1]):
                return number
            if key and table == "" and key.group(2).strip() == keys[0]:
                fallback = number
        return fallback


def names_plan(path: str, patterns: Sequence[str]) -> bool:
    """Whether ``plans`` of ``rpd.toml`` names a file; ``path`` starts in the folder of that file.

    Asked of names alone, such as those of a revision; without patterns ``plans/`` holds the plans.
    """
    if not patterns:
        usual = _USUAL.match(path)
        return usual is not None and plan_names.is_plan(usual["name"])
    parts = path.split("/")
    return any(
        _fits(parts, [part for part in pattern.split("/") if part not in ("", ".")])
        and (plan_names.ends_with_years(path) or not any(sign in pattern for sign in "*?["))
        for pattern in patterns
    )


def _fits(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    """Whether a path fits a pattern, folder by folder; „**” stands for any number of them."""
    reached = _past_folders({0}, pattern)
    for part in parts:
        # No backtracking: a pattern of a stranger may have many „**”.
        following = {at for at in reached if at < len(pattern) and pattern[at] == "**"}
        following |= {
            at + 1
            for at in reached
            if at < len(pattern) and pattern[at] != "**" and fnmatchcase(part, pattern[at])
        }
        reached = _past_folders(following, pattern)
    return len(pattern) in reached


def _past_folders(places: set[int], pattern: Sequence[str]) -> set[int]:
    found = set(places)
    for start in places:
        at = start
        while at < len(pattern) and pattern[at] == "**":
            at += 1
            found.add(at)
    return found


def _leaves(name: str) -> bool:
    """Whether a name, or a pattern of names, leads out of the folder it is relative to."""
    return name.startswith("/") or ".." in name.split("/") or "\\" in name


def _lowered(rule: Rule, level: Severity | None) -> bool:
    return not acknowledgeable(rule) and (level is None or level.rank > rule.SEVERITY.rank)


def at_levels(diagnostics: Iterable[Diagnostic], config: Config) -> list[Diagnostic]:
    """The findings at the levels of the settings, without those that are switched off."""
    if not config.levels:
        return list(diagnostics)
    result = []
    for diagnostic in diagnostics:
        level = config.levels.get(diagnostic.code, diagnostic.severity)
        if level is None:
            continue
        same = level is diagnostic.severity
        result.append(diagnostic if same else replace(diagnostic, severity=level))
    return result
