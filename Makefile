# Everything here sets up what it needs in .venv by itself; `make run` and `make test` work on a fresh checkout.
# Needed: Python 3.11 or later with its venv module, make, and a C++ compiler where pycld2 has no wheel (that is
# everywhere but on x86-64 with Python 3.11 to 3.13).

PYTHON ?= python3

VENV := .venv
IN_VENV := $(VENV)/bin/python -m
INSTALL := $(IN_VENV) pip install --quiet --disable-pip-version-check --require-hashes --requirement
SCAN := $(IN_VENV) pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes \
	--requirement requirements/scan.txt || \
	echo "Hyperscan is not for this machine: everything works without it, only not as fast." >&2
LOCK := $(IN_VENV) uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header

# Stamps: what is installed already is not looked at again until its requirements change.
TO_RUN := $(VENV)/run.stamp
TO_DEVELOP := $(VENV)/dev.stamp

.DEFAULT_GOAL := help
.PHONY: setup run test test-all check audit eval bench bench-nasty fuzz-http image openapi lock help

setup: $(TO_DEVELOP) ## set up .venv for development; the other targets do so themselves

run: $(TO_RUN) ## start the service on port 8080; COPYDESK_* variables change its settings
	$(IN_VENV) gunicorn --config python:service.web.gunicorn_config

test: $(TO_DEVELOP) ## run the tests
	$(IN_VENV) pytest

test-all: $(TO_DEVELOP) ## run the tests, and fail where a branch of the engine, the rules or the languages was not
	$(IN_VENV) pytest --cov --cov-fail-under=100

check: $(TO_DEVELOP) ## lint, check the format, the types, the directions of imports and what bandit knows of security
	$(IN_VENV) ruff check
	$(IN_VENV) ruff format --check
	$(IN_VENV) mypy
	$(VENV)/bin/lint-imports
	$(IN_VENV) bandit --quiet --recursive service

audit: $(TO_DEVELOP) ## look for known vulnerabilities of what is installed to run; needs the internet
	$(IN_VENV) pip_audit --strict --disable-pip --require-hashes --requirement requirements/run.txt || { \
		echo "make audit has failed: a vulnerability was found, or there was no data to look for some (a package" \
			"not found, a connection refused). In the second case nothing is known of them: this is no pass." >&2; exit 1; }

eval: $(TO_DEVELOP) ## measure quality; fails when a pinned figure has fallen
	$(IN_VENV) bench.evaluate

bench: $(TO_DEVELOP) ## measure speed: peers, rules, lengths, HTTP, start; ten minutes
	$(IN_VENV) bench.speed

bench-nasty: $(TO_DEVELOP) ## measure speed on a million characters of every nasty kind
	$(IN_VENV) bench.nasty --rules

fuzz-http: $(TO_DEVELOP) ## ask every operation twenty thousand things; fails where an answer is not documented
	$(IN_VENV) bench.fuzz_http

image: ## build the container image `copydesk`
	docker build --tag copydesk .

openapi: $(TO_DEVELOP) ## write openapi.yaml, and its copy in OpenAPI 3.0, anew from the schemas and the rules
	for version in 3.1 3.0; do \
		$(IN_VENV) service.web.publish_contract --openapi $$version > openapi-$$version.new || { rm -f openapi-*.new; exit 1; }; \
	done
	mv openapi-3.1.new openapi.yaml
	mv openapi-3.0.new openapi-3.0.yaml

lock: $(TO_DEVELOP) ## write the requirements anew from pyproject.toml, keeping what still fits
	$(LOCK) --output-file requirements/run.txt pyproject.toml
	$(LOCK) --group scan --output-file requirements/scan.txt
	$(LOCK) --group dev --constraint requirements/run.txt --output-file requirements/dev.txt pyproject.toml

help: ## tell what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(TO_RUN): requirements/run.txt requirements/scan.txt $(VENV)/pyvenv.cfg
	$(INSTALL) $<
	$(SCAN)
	touch $@

# What it takes to run is among what it takes to develop.
$(TO_DEVELOP): requirements/dev.txt requirements/scan.txt $(VENV)/pyvenv.cfg
	$(INSTALL) $<
	$(SCAN)
	touch $(TO_RUN) $@

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is missing or older than Python 3.11; make PYTHON=... names another one." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
