# `make run` and `make test` do all the set-up themselves. PYTHON=python3.12 names another Python.

PYTHON ?= python3
export PYTHON
python := .venv/bin/python
pytest := QT_QPA_PLATFORM=offscreen $(python) -m pytest

.DEFAULT_GOAL := help
.PHONY: help run test lint lock cover axe verapdf bench desktop wheel clean

help: ## show these targets
	@grep -E '^[a-z]+:.*## ' Makefile | sed 's/:.*## /\t/'

run: ## open the example pair; with no display, write its annotated PDF
	@.ci/setup run
	@$(python) main.py $(ARGS)

lint: ## style, types and layers
	@.ci/setup test
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy

test: lint ## all checks, without a screen; ARGS="-k word" picks tests
	$(pytest) -m "not bench" --numprocesses auto --dist worksteal $(ARGS)
	$(pytest) -m bench $(ARGS) || [ $$? = 5 ] # what measures time runs alone; 5: ARGS pick none of it

cover: ## tests with a table of the lines they never reach
	@.ci/setup test
	QT_QPA_PLATFORM=offscreen $(python) -m coverage run -m pytest $(ARGS)
	$(python) -m coverage report

axe: ## check the HTML page for accessibility in Chromium (needs npm and chromium)
	@.ci/setup test
	@.ci/axe
	$(python) -m pytest tests/unit/export/test_html_axe.py

verapdf: ## check the PDF against PDF/A and PDF/UA (needs Java and Debian's libjaxb-java)
	@.ci/setup test
	@.ci/verapdf
	$(python) -m pytest tests/unit/export/test_pdf_archival.py

bench: ## times beside other tools, as a table; ARGS="1000 10000" chooses the words a side
	@.ci/peers
	.venv-bench/bin/python tests/bench/peers.py $(ARGS)

desktop: ## let this desktop (Linux) open projects by double click; ARGS=remove takes it back
	@.ci/setup run
	@.ci/desktop $(ARGS)

wheel: ## build the installable package into dist/
	@.ci/setup test
	$(python) -m hatchling build -t wheel

lock: ## renew the pinned packages (needs uv)
	@.ci/lock

clean: ## remove all that the other targets made
	rm -rf .venv .venv-bench build dist .coverage .hypothesis .import_linter_cache .mypy_cache \
		.pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
