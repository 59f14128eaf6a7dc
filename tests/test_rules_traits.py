"""What is known of a rule's findings stands in its module: nowhere else is a rule named."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import pytest

from rpd import rules
from rpd.rules import every
from rpd.rules.traits import NAMES, Rule, Traits, traits
from tests.conftest import ROOT
from tests.modules import literals, nodes

CODES = {rule.CODE: rule for rule in every()}
SLUGS = {rule.SLUG: rule for rule in every()}
# The reader stands below the rules and finds what those without a check are about; it calls its own
# findings by name. What a rule with a check says it must not know.
READER = {slug for slug, rule in SLUGS.items() if not hasattr(rule, "check")}
# Two have both: the schema gives the first one to amounts (`x-regula`), and the rule looks for what
# is left in numbers; of joined lines the reader tells those of which the text tells no more.
READER |= {"kwota-w-zlej-postaci", "zlaczone-wiersze"}
# „SEEN” is a text that others replace by a better one.
ALWAYS = ("CODE", "SLUG", "SEVERITY", "SEEN")


def texts() -> Iterator[tuple[str, ast.Constant]]:
    """The texts in the code of all modules but those of rules, with the names of the modules."""
    for name, module in nodes().items():
        if name.startswith("rpd/") and Path(name).stem.replace("_", "-") not in SLUGS:
            yield from ((name, text) for text in literals(module))


def test_no_rule_is_called_by_name_outside_its_module() -> None:
    found = [
        f"{name}:{text.lineno}: {text.value!r}"
        for name, text in texts()
        if (text.value in SLUGS or text.value in CODES)
        and not (Path(name).parent.name == "reading" and text.value in READER)
    ]
    assert found == []


def test_the_reader_finds_what_no_rule_looks_for() -> None:
    """A finding that the reader makes, and a rule with a check: one of the two would be dead."""
    named = {str(text.value) for _, text in texts() if text.value in SLUGS}
    assert named <= READER


@pytest.mark.parametrize("rule", every(), ids=lambda rule: rule.SLUG)
def test_traits_are_spelt_as_they_are_read(rule: Rule) -> None:
    types = get_type_hints(Traits)
    tree = ast.parse((ROOT / "rpd" / "rules" / f"{rule.SLUG.replace('-', '_')}.py").read_text())
    said = {ast.unparse(node.targets[0]) for node in tree.body if isinstance(node, ast.Assign)}
    assert {name for name in said if not name.startswith("_")} <= {*ALWAYS, *NAMES}
    for name in NAMES:
        value, kind = getattr(traits(rule), name.lower()), types[name.lower()]
        if get_origin(kind) is tuple:
            assert isinstance(value, tuple)
            kind, values = get_args(kind)[0], value
        else:
            values = (value,)
        if get_origin(kind) is Literal:
            assert set(values) <= set(get_args(kind))


def test_a_trait_that_is_absent_is_false() -> None:
    assert traits(rules.called("RPD408")) == Traits()


def test_what_is_hidden() -> None:
    """Behind these findings something that was written is missing from the model."""
    assert {slug for slug in SLUGS if rules.of(slug).unread} == {
        "kilka-dokumentow",
        "komentarz-bez-odstepu",
        "konflikt-scalania",
        "kwota-w-zlej-postaci",
        "niedozwolony-zapis",
        "niedozwolony-znak",
        "nieznana-nazwa-w-profilu",
        "nieznane-pole",
        "nowszy-format",
        "powtorzony-klucz",
        "powtorzony-klucz-profilu",
        "skladnia-yaml",
        "sprzeczny-profil",
        "zla-wartosc",
        "zly-typ",
    }
    assert rules.of("brak-pola").hides == ("absence",)
    assert not any(rules.of(slug).hides for slug in SLUGS if slug not in READER)
