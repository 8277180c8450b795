# `make run` and `make test` are all a newcomer needs: they build .venv on first use and again when a pin changes.
.DEFAULT_GOAL := help
.PHONY: help run test test-serve check bench constraints clean
SHELL := /bin/sh

PLEDGEBOOK := .venv/bin/pledgebook
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 .venv/bin/python -m pip install -qq --no-input --constraint constraints.txt
PYTHONS := python3 python3.14 python3.13 python3.12 python3.11 python

help: ## Say what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

run: .venv/.run ## Publish the data package of the briefs in seeds/articles into output/
	@$(PLEDGEBOOK) run

test: .venv/.dev ## Run the tests
	@.venv/bin/python -m pytest --quiet --numprocesses 2 --dist loadfile --no-loadscope-reorder

test-serve: .venv/.dev ## Run the tests of schedules, which wait for the clock and start servers (ten minutes)
	@.venv/bin/python -m pytest --quiet -m serve

check: .venv/.dev ## Lint, formatting and types
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy

bench: .venv/.bench ## Measure speed
	@.venv/bin/python -m tests.bench

constraints: ## Pin the newest versions of everything again
	@rm -rf build/pins && $(find-python) && "$$python" -m venv build/pins
	@build/pins/bin/python -m pip install -qq --no-input --editable '.[dev,bench]'
	@build/pins/bin/python -m pip freeze --exclude-editable | LC_ALL=C sort -f > constraints.txt
	@rm -rf build/pins && echo "constraints.txt: $$(wc -l < constraints.txt) pins"

clean: ## Remove everything that was built; published output stays
	@rm -rf .venv build .prefect .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find flows tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Sets $$python to the first interpreter that is new enough.
define find-python
python=""; \
for candidate in $(PYTHONS); do \
  if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then python="$$candidate"; break; fi; \
done; \
if [ -z "$$python" ]; then \
  echo "pledgebook needs Python 3.11 or newer; found: $$(python3 --version 2>&1 || echo none)." >&2; \
  echo "Install one, or say where it is: make PYTHONS=/path/to/python3.12" >&2; exit 1; \
fi
endef

.venv/bin/python:
	@$(find-python); "$$python" -m venv .venv || { rm -rf .venv; \
	  echo "Could not make .venv with $$python: its venv module is missing (on Debian: apt-get install python3-venv)." >&2; exit 1; }

.venv/.run: pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing pledgebook into .venv (once; a minute or two)"
	@$(PIP) --editable .
	@touch $@

.venv/.dev: .venv/.run
	@echo "Installing the tools for tests and checks into .venv"
	@$(PIP) --editable '.[dev]'
	@touch $@

.venv/.bench: .venv/.dev
	@echo "Installing what speed is measured against into .venv"
	@$(PIP) --editable '.[dev,bench]'
	@touch $@
