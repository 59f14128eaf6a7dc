"""Templates that want time, memory, output, files, packages or the interpreter itself."""

from __future__ import annotations

TEXT = {
    # time
    "nested loops": "{% for a in range(99999) %}{% for b in range(99999) %}"
    "{% endfor %}{% endfor %}",
    "loops that print": "{% for a in range(99999) %}{% for b in range(99999) %}{{ b }}{% endfor %}"
    "{% endfor %}",
    "macros, two by two": "{% macro m0() %}x{% endmacro %}"
    + "".join(
        f"{{% macro m{n} () %}}{{{{ m{n - 1}() }}}}{{{{ m{n - 1}() }}}}{{% endmacro %}}"
        for n in range(1, 41)
    )
    + "{{ m40() }}",
    "recursive loop": "{% for a in [1, 2, 3] recursive %}{{ loop([1, 2, 3]) }}{% endfor %}",
    "calls itself": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "includes itself": "{% include 'zalacznik.md.j2' %}",
    "extends itself": "{% extends 'zalacznik.md.j2' %}",
    "imports itself": "{% import 'zalacznik.md.j2' as a %}{{ a }}",
    "big power": "{{ (9 ** 999) ** 999 }}",
    "power of powers": "{% set n = namespace(x=999) %}{% for a in range(9999) %}"
    "{% set n.x = n.x * n.x %}{% endfor %}",
    "huge number printed": "{{ 10 ** 99999999 }}",
    "sort of products": "{% for a in range(99999) %}{{ range(99999)|sort|list|length }}"
    "{% endfor %}",
    "sum of many": "{% for a in range(99999) %}{{ range(99999)|sum }}{% endfor %}",
    "lipsum": "{{ lipsum(n=99999999) }}",
    "lipsum, long": "{{ lipsum(n=9, min=99999999, max=999999999) }}",
    "random joiner": "{% for a in range(99999) %}{{ range(99999)|join|length }}{% endfor %}",
    "tests": "{% for a in range(99999) %}{{ a in range(99999)|list }}{{ range(99999)|list }}"
    "{% endfor %}",
    "cycler": "{% set c = cycler(*range(9999)) %}{% for a in range(99999) %}"
    "{% for b in range(99999) %}{{ c.next() }}{% endfor %}{% endfor %}",
    "unique": "{% for a in range(99999) %}{{ range(99999)|unique|list|length }}{% endfor %}",
    # memory
    "center": "{{ 'a'|center(900000000)|length }}",
    "center, folded": "{% set a = 'a'|center(900000000) %}{{ a|length }}",
    "indent": "{{ ('a\n'*9999)|indent(99999999)|length }}",
    "format": "{{ '%900000000d'|format(1)|length }}",
    "format of str": "{{ '{:900000000}'.format(1)|length }}",
    "format_map": "{{ '{a:900000000}'.format_map({'a': 1})|length }}",
    "replace": "{{ ('a' * 999999)|replace('a', 'a' * 99999)|length }}",
    "replace of str": "{{ ('a' * 999999).replace('a', 'a' * 99999)|length }}",
    "ljust": "{{ 'a'.ljust(9000000000)|length }}",
    "zfill": "{{ 'a'.zfill(9000000000)|length }}",
    "expandtabs": "{{ '\t'.expandtabs(2000000000)|length }}",
    "join": "{{ (['a' * 99999] * 99999)|join|length }}",
    "join of str": "{{ ('a' * 99999).join(['b'] * 99999)|length }}",
    "batch": "{{ ([1]|batch(999999999, 0)|list)|length }}",
    "slice": "{{ ([1]|slice(999999999, 0)|list)|length }}",
    "wordwrap": "{{ ('a' * 9999999)|wordwrap(1, true, 'x' * 9999)|length }}",
    "tojson": "{{ [[[1]]]|tojson(999999999)|length }}",
    "doubling": "{% set n = namespace(x='a') %}{% for a in range(60) %}{% set n.x = n.x ~ n.x %}"
    "{% endfor %}",
    "doubling by plus": "{% set n = namespace(x='a') %}{% for a in range(60) %}"
    "{% set n.x = n.x + n.x %}{% endfor %}",
    "doubling of lists": "{% set n = namespace(x=[1]) %}{% for a in range(60) %}"
    "{% set n.x = n.x + n.x %}{% endfor %}",
    "repetition": "{{ 'a' * 1000000000 }}",
    "repetition, from the left": "{{ 1000000000 * 'a' }}",
    "percent": "{{ '%900000000d' % 1 }}",
    "wide set": "{{ range(99999)|map('string')|map('center', 99999)|list|length }}",
    "xmlattr": "{{ {'a': 'b'|center(900000000)}|xmlattr|length }}",
    "urlencode": "{{ ('ż' * 9999999)|urlencode|center(900000000)|length }}",
    "capture": "{% set a %}{% for b in range(99999) %}{{ 'a' * 9999999 }}{% endfor %}{% endset %}",
    "deep nesting": "{{ " + "(" * 90000 + "1" + ")" * 90000 + " }}",
    "deep lists": "{{ " + "[" * 900 + "]" * 900 + " }}",
    "deep blocks": "{% if true %}" * 3000 + "{% endif %}" * 3000,
    "long sum": "{{ " + "+".join(["1"] * 99999) + " }}",
    # output
    "long output": "{% for a in range(99999) %}{{ 'a' * 9999 }}{% endfor %}",
    "just too long": "{{ 'a' * 9999999 }}",
    # the interpreter
    "classes": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "globals": "{{ lipsum.__globals__ }}",
    "globals, spelt": "{{ lipsum['__glo' ~ 'bals__'] }}",
    "attr": "{{ ''|attr('__cl' ~ 'ass__') }}",
    "map of attributes": "{{ ['']|map(attribute='__class__.__mro__')|list }}",
    "format of attributes": "{{ '{0.__class__.__mro__}'.format('') }}",
    "frames": "{% set g = range(3)|map('string') %}{{ g.gi_frame.f_globals }}",
    "macro's function": "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
    "self": "{{ self._TemplateReference__context.environment }}",
    "environment": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "another file": "{% include '../plans/2027.yaml' %}",
    "an absolute file": "{% include '/etc/passwd' %}",
}
"""Templates for plain text, by what they try; each takes the place of a template of the package."""

TYPST = {
    # packages and files
    "package": '#import "@preview/example:0.1.0": *',
    "package, split": '#im<% if true %>port<% endif %> "@preview/example:0.1.0": *',
    "package after an address": 'https://x.invalid #{ import "@preview/example:0.1.0" }',
    "package, built": '#let a = "@preview/" + "example:0.1.0"\n#{ import a }',
    "package in a value": '#{ import << "@preview/example:0.1.0" >> }',
    "local package": '#import "@local/example:0.1.0": *',
    "package included": '#include "@preview/example:0.1.0"',
    "file of a package": '#read("@preview/example:0.1.0/a.typ")',
    "image of an address": '#image("https://example.org/a.png")',
    "file": '#read("/etc/passwd")',
    "file above": '#read("../../../../etc/passwd")',
    "include": '#include "/etc/passwd"',
    "image": '#image("/etc/passwd")',
    "bibliography": '#bibliography("/etc/passwd.bib")',
    "csv": '#csv("/proc/self/environ")',
    "file beside the fonts": '#read("LICENSE")',
    "attachment": '#pdf.attach("/etc/passwd")',
    # texts as code
    "eval in quotes": '" #eval("1+41") "',
    "eval by another name": '#let f = eval\n#f("1")',
    "eval of std": '#std.eval("1")',
    "eval imported": '#import std: eval\n#eval("1")',
    "eval in mathematics": '$ std.eval("1") $',
    "eval in brackets": '#(std.eval)("1")',
    "plugin": "#plugin(bytes((0, 97, 115, 109, 1, 0, 0, 0)))",
    # time and memory
    "endless": "#let i = 0\n#while i < 10 { i = calc.rem(i + 1, 9) }",
    "calls itself": "#let f(n) = f(n + 1)\n#f(1)",
    "loops": "#for a in range(99999) { for b in range(99999) { calc.pow(2, 3) } }",
    "long text": '#let a = "a" * 90000000000\n#a.len()',
    "doubling": '#let a = "a"\n#for i in range(60) { a = a + a }',
    "doubling of arrays": "#let a = (1,)\n#for i in range(60) { a = a + a }",
    "range": "#range(99999999999)",
    "pages": "#for a in range(9999999) { pagebreak() }",
    "no end of layout": "#context { let n = counter(page).final().first(); "
    "for a in range(9999 * n) { pagebreak() } }",
    "wide table": "#table(columns: 99999999, [a])",
    "deep": "#{" + "[#{" * 9000 + "}]" * 9000 + "}",
    "show": '#show "a": "aa"\na',
}
"""Typst templates of the annex, by what they try."""
