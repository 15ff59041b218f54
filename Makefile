# One command an intent; the same ones in the README and in CI.
PYTHON ?= python3
BIN := .venv/bin
LOCK := requirements/dev.txt
BENCH_LOCK := requirements/bench.txt

.DEFAULT_GOAL := help
.PHONY: help install run test chaos chaos-long lint format generate dashboards lock clean \
  bench-extract bench-duplicates bench-enrich bench-reconcile

help: ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

install: .venv/installed ## set up .venv from the hash-locked requirements

.venv/installed: $(LOCK) pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(None if (3, 11) <= v < (3, 14) else \
	  f"Python 3.11 to 3.13 is needed, this is {v[0]}.{v[1]}: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

run: install ## try it: broker, all stages, a sample site, records on the screen
	@$(BIN)/saring demo

# One more than there are cores: many tests wait for others' clocks.
test: install ## all tests, on all cores
	$(BIN)/pytest -q -n $$(($$(nproc 2>/dev/null || echo 2) + 1)) --dist loadgroup --durations 12

chaos: install ## kill, stop, fill and poison a whole Saring, and balance the books (20 minutes)
	$(BIN)/python -m tests.chaos $(CHAOS)

chaos-long: install ## the same with five seeds
	$(BIN)/python -m tests.chaos --seeds 5 $(CHAOS)

lint: install ## format, rules, strict types, stale generated files
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy service
	$(BIN)/python -m service.watch --check
	$(BIN)/python -m service.contract --check
	$(BIN)/python -m service.reference --check

format: install ## format the code and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

generate: install ## write the generated files anew
	$(BIN)/python -m service.watch
	$(BIN)/python -m service.contract
	$(BIN)/python -m service.reference

dashboards: generate ## write dashboards and rules anew, and check them
	$(BIN)/python -m service.watch --check
	$(BIN)/pytest -q -n 0 tests/deploy/test_dashboards.py tests/deploy/test_alerts.py

bench-extract: .venv/bench ## extraction against others, over ../shared/pages (5 minutes)
	$(BIN)/python -m bench.extract $(BENCH)

bench-duplicates: install ## near-duplicates: recall, precision, cost (5 minutes)
	$(BIN)/python -m bench.duplicates $(BENCH)

bench-enrich: .venv/bench ## time of enrichment, keywords against YAKE, over ../shared/pages (5 minutes)
	$(BIN)/python -m bench.enrich $(BENCH)

bench-reconcile: install ## memory and time of reconcile over a million requests (5 minutes)
	$(BIN)/python -m bench.reconcile $(BENCH)

# What is only measured against: no dependency of the product.
.venv/bench: $(BENCH_LOCK) .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $(BENCH_LOCK)
	@touch $@

lock: ## resolve the requirements anew (needs uv)
	uv pip compile --universal --python-version 3.11 --no-annotate --no-header --generate-hashes \
	  --extra embedded --group dev pyproject.toml -o $(LOCK)
	uv pip compile --universal --python-version 3.11 --no-annotate --no-header --generate-hashes \
	  pyproject.toml -o requirements/worker.txt
	printf 'readability-lxml\nresiliparse\nyake\n' | uv pip compile --universal --python-version 3.11 \
	  --no-annotate --no-header --generate-hashes -c $(LOCK) - -o $(BENCH_LOCK)

clean: ## remove .venv, caches and the data of runs in this folder
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis saring-data
