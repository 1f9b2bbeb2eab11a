# Everything Wegwijzer needs, one word each. `make` alone lists the words; each one sets up what it needs, once.
#
#   PYTHON=/path/to/python3.12   which Python to build .venv/ with (3.11, 3.12 or 3.13)
#   Q="vraag"                    the question of `make ask`
#   ARGS="-k name -x"            more options for the command behind `make check`, `make pytest` and `make bench`

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh
BIN := .venv/bin
# make would expand a dollar sign in the question; take it as it was typed.
override Q := $(value Q)
export Q PYTHON

.PHONY: help setup setup-dev run ask test check pytest evaluate bench lock clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup:  ## set up .venv/ and the embedding model; nothing happens when that was done before
	@.ci/setup run

setup-dev:
	@.ci/setup dev

run: setup  ## ingest the documents and open the chat at http://127.0.0.1:8501
	@$(BIN)/wegwijzer ingest
	@$(BIN)/wegwijzer serve

ask: setup  ## answer one question: make ask Q="Wat is een gezinshuis?"
	@if [ -z "$$Q" ]; then echo 'Geef een vraag op: make ask Q="Wat is een gezinshuis?"' >&2; exit 2; fi
	@$(BIN)/wegwijzer ask -- "$$Q"

test: check pytest  ## everything that must be right: check, then all tests

check: setup-dev  ## style, formatting and types; seconds
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

pytest: setup-dev
	$(BIN)/pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder --durations 20 $(ARGS)

evaluate: setup  ## measure the quality of the answers; rewrites evals/baseline.json and the table in README.md
	@$(BIN)/wegwijzer ingest
	@$(BIN)/wegwijzer evaluate --update-baseline --update-readme $(ARGS)

bench: setup-dev  ## measure speed, memory and size on this machine
	@$(BIN)/python -m evals.bench $(ARGS)

lock: setup-dev  ## write the installed versions to constraints.txt, after a change of the requirements
	@$(BIN)/python -m pip freeze --exclude-editable | sed 's/+cpu$$//' > constraints.new
	@{ sed -n '/^#/p' constraints.txt; cat constraints.new; } > constraints.lock && mv constraints.lock constraints.txt
	@rm constraints.new

clean:  ## remove what was generated: .venv/, caches and test data; your documents and index stay
	rm -rf .venv .testdata build-artefacts dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
