# What is run again and again while working on rpd; CONTRIBUTING.md says when.
#   make check                    everything, as the test command of README.md does
#   make test FILE=tests/rules    one file or folder, without coverage
#   make update FILE=…            its expected outputs, written anew: read the difference
#   make docs                     the pages that are made from the program and from data
#   make lowest                   all tests under the lowest versions that pyproject.toml allows
PYTHON ?= python3
BIN := .venv/bin
FILE ?= tests

.PHONY: check test update docs lowest

$(BIN)/pytest: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q -c constraints.txt -U pip
	$(BIN)/python -m pip install -q --no-compile -c constraints.txt -e '.[dev]'
	touch $@

check: $(BIN)/pytest
	$(BIN)/python -m slipcover -m pytest -n auto --dist worksteal
	$(BIN)/python -m slipcover --merge .coverage.json --fail-under 94

test: $(BIN)/pytest
	$(BIN)/python -m pytest $(FILE)

update: $(BIN)/pytest
	$(BIN)/python -m pytest --update $(FILE)

docs: $(BIN)/pytest
	$(BIN)/python tools/rules_page.py
	$(BIN)/python tools/architecture_page.py
	$(BIN)/rpd errata 2024 --format md -o plans/2024.errata.md --force

# pip cannot choose the lowest versions; uv, which can, comes into an environment of its own.
lowest:
	$(PYTHON) -m venv build/lowest
	build/lowest/bin/python -m pip install -q uv
	build/lowest/bin/uv pip install -q --python build/lowest/bin/python --resolution lowest-direct -e '.[dev]' pip
	build/lowest/bin/python -m pytest -n auto --dist worksteal -m "not habits and not install"
