# One command an intent; the same ones in the README and in CI.
PYTHON ?= python3
BIN := .venv/bin
LOCK := requirements/dev.txt
BENCH_LOCK := requirements/bench.txt
SBOM_LOCK := requirements/sbom.txt

.DEFAULT_GOAL := help
.PHONY: help install run test chaos chaos-long lint format generate dashboards sbom image lock clean \
  bench bench-extract bench-duplicates bench-enrich bench-scrape bench-scale \
  bench-reconcile

help: ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

install: .venv/installed ## set up .venv from the hash-locked requirements

.venv/installed: $(LOCK) pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(None if (3, 11) <= v < (3, 14) else \
	  f"Python 3.11 to 3.13 is needed, this is {v[0]}.{v[1]}: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .venv
	@# Errors only: pip warns of an extra of lxml that others still ask for; its package is in the lock.
	$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r $(LOCK)
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

# Of what is installed by the lock, because packages say there who made them and what they need.
sbom: .venv/sbom ## list the worker's packages with their licences (CycloneDX), build/sbom.json
	rm -rf build/worker && $(BIN)/python -m venv --without-pip build/worker
	$(BIN)/pip --python build/worker/bin/python install --quiet --disable-pip-version-check \
	  --no-compile --require-hashes --only-binary :all: -r requirements/worker.txt
	$(BIN)/cyclonedx-py environment build/worker/bin/python --pyproject pyproject.toml \
	  --mc-type application --spec-version 1.6 --output-reproducible --validate -o build/sbom.json
	rm -rf build/worker
	SARING_SBOM=build/sbom.json $(BIN)/pytest -q -n 0 tests/deploy/test_sbom.py

.venv/sbom: $(SBOM_LOCK) .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $(SBOM_LOCK)
	@touch $@

image: install ## build the image without a container engine, and run it (root, buildah, debootstrap)
	deploy/image.sh build
	deploy/image.sh check

bench: .venv/bench ## the whole pipeline against others, over ../shared/pages (10 minutes)
	$(BIN)/python -m bench.pipeline $(BENCH)

bench-extract: .venv/bench ## extraction against others, over ../shared/pages (5 minutes)
	$(BIN)/python -m bench.extract $(BENCH)

bench-duplicates: install ## near-duplicates: recall, precision, cost (5 minutes)
	$(BIN)/python -m bench.duplicates $(BENCH)

bench-enrich: .venv/bench ## time of enrichment, keywords against YAKE, over ../shared/pages (2 minutes)
	$(BIN)/python -m bench.enrich $(BENCH)

bench-scrape: install ## what a scrape of /metrics costs a worker (5 seconds)
	$(BIN)/python -m bench.scrape $(BENCH)

bench-scale: install ## what grows with documents and workers: Kafka, state, stores, throughput (15 minutes)
	$(BIN)/python -m bench.scale $(BENCH)

bench-reconcile: install ## memory and time of reconcile over a million requests (5 minutes)
	$(BIN)/python -m bench.reconcile $(BENCH)

# What is only measured against: no dependency of the product.
.venv/bench: $(BENCH_LOCK) .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $(BENCH_LOCK)
	@touch $@

lock: ## resolve the requirements anew (needs uv)
	uv pip compile --universal --python-version 3.11 --no-annotate --no-header --generate-hashes \
	  --extra embedded --extra otel --group dev pyproject.toml -o $(LOCK)
	uv pip compile --universal --python-version 3.11 --no-annotate --no-header --generate-hashes \
	  pyproject.toml -o requirements/worker.txt
	printf 'readability-lxml\nresiliparse\nyake\nscrapy\nmatplotlib\npsutil\n' | uv pip compile --universal --python-version 3.11 \
	  --no-annotate --no-header --generate-hashes -c $(LOCK) - -o $(BENCH_LOCK)
	printf 'cyclonedx-bom\ncyclonedx-python-lib[json-validation]\n' | uv pip compile --universal \
	  --python-version 3.11 --no-annotate --no-header --generate-hashes -c $(LOCK) - -o $(SBOM_LOCK)

clean: ## remove .venv, caches and the data of runs in this folder
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis saring-data build
