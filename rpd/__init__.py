"""rpd: the annual action plan of a public body as a YAML tree under version control.

The data's way through the package; the order of the stages is the order of the imports, and
import-linter holds it (see ``pyproject.toml``)::

    text ─► events, guarded ─► data ─► schema ─► model ─► rules ─► diagnostics
            reading/                             model.py  rules/   report/
                                                   │
                                                   ├─► budget/ (sums that close)
                                                   ├─► render/ (one neutral table ─► html, pdf, …)
                                                   ├─► diff/ (two models ─► changes ─► sentences)
                                                   └─► act/ (two annexes as printed ─► the
                                                             amending resolution, proven)

``load.py`` is that pipeline on one page; ``cli/`` and ``files.py`` alone touch the world.
"""

__version__ = "0.2.0"
