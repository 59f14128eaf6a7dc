"""A rule's docstring taken apart, for formats that carry the catalogue with them."""

from __future__ import annotations

from rpd.rules import explanation
from rpd.rules.traits import Rule


def title(rule: Rule) -> str:
    """The first line of the page."""
    return explanation(rule).partition("\n")[0].strip()


def paragraphs(rule: Rule) -> str:
    """What the rule states and why: the page without its title and its examples."""
    blocks = explanation(rule).split("\n\n")[1:]
    kept = [" ".join(b.split()) for b in blocks if not b.startswith(" ") and not b.endswith("::")]
    return "\n".join(kept)


def markdown(rule: Rule) -> str:
    """The page in Markdown; examples (indented after „Źle::”) become fenced YAML."""
    lines = [f"# {rule.CODE} {rule.SLUG}", ""]
    fenced = False
    for line in explanation(rule).split("\n"):
        if fenced and line and not line.startswith(" "):
            lines[-1:] = ["```", ""]
            fenced = False
        if line.endswith("::"):
            lines += [f"**{line[:-2]}**", "", "```yaml"]
            fenced = True
        elif not (fenced and not line and lines[-1] == "```yaml"):
            lines.append(line.removeprefix("    ") if fenced else line)
    return "\n".join([*lines, *(["```"] if fenced else [])]) + "\n"
