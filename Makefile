# `make` lists the targets.
PYTHON ?= python3
PORT ?= 8000
ARGS ?=

# A Python from elsewhere does not look where Homebrew puts Pango.
ifeq ($(shell uname),Darwin)
ENVIRONMENT := DYLD_FALLBACK_LIBRARY_PATH="$(shell brew --prefix 2>/dev/null)/lib"
endif
PY := $(ENVIRONMENT) .venv/bin/python
MANAGE := $(PY) manage.py
PIP_INSTALL := .venv/bin/python -m pip install -qq --no-input --disable-pip-version-check --require-hashes
# Two processes: what the smallest machine has.
PYTEST := $(PY) -m pytest -n 2
# The settings of a server: fresh secrets each time, so that none is ever worth anything.
RANDOM := $$(.venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(64))')
SERVER := DEBUG=0 SECRET_KEY="$(RANDOM)" SIGNING_SECRET="$(RANDOM)" ALLOWED_HOSTS=example.vn SITE_URL=https://example.vn

.PHONY: help run test soak check lint format messages bench pins clean
.DEFAULT_GOAL := help

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: .venv/.run-ready ## sets up what is missing and serves the demonstration, http://127.0.0.1:8000 (PORT=...)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) authority init
	@$(MANAGE) demo
	@$(MANAGE) runserver 127.0.0.1:$(PORT)

# The last lines say what was left out; the exit status is pytest's.
test: .venv/.dev-ready ## all tests; ARGS="-k sign" passes options to pytest
	@.ci/system-packages browser pdf-tools office || [ "$$CI" != true ]
	@only=; .ci/system-packages --check browser >/dev/null || only='not browser'; \
	status=0; $(PYTEST) $${only:+-m "$$only"} $(ARGS) || status=$$?; \
	if [ -n "$$only" ]; then \
		printf '\nThe browser tests were left out: Chromium cannot be run on this machine.\n'; \
	fi; \
	.ci/system-packages --check browser pdf-tools office || true; \
	exit $$status

soak: .venv/.dev-ready ## the long ones: many bad inputs, rounds and lives, processes that are killed (hours; PostgreSQL on 5432)
	INPUT_EXAMPLES=2000 PRESSURE_ROUNDS=20 LIFE_STEPS=10000 DRAFT_INTERRUPTIONS=200 $(PYTEST) -o timeout=0 $(ARGS)
	$(PY) tests/pressure/rounds.py --rounds 50
	$(PY) tests/pressure/kill.py --times 120
	$(PY) tests/pressure/kill.py --times 120 --votes
	$(PY) tests/pressure/kill.py --times 40 --http

check: lint test ## everything that has to hold before a change lands, on SQLite

lint: .venv/.dev-ready ## style, templates, missing migrations, settings of a server
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/djlint templates --lint --quiet
	$(MANAGE) makemigrations --check --dry-run
	@echo "manage.py check --deploy"; $(SERVER) $(MANAGE) check --deploy --fail-level WARNING

format: .venv/.dev-ready ## lays out the Python code and repairs what can be repaired
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

messages: ## compiles the Vietnamese catalogues (needs gettext)
	@for catalogue in cluster_emulation/locale/vi/LC_MESSAGES/*.po; do \
		msgfmt --check-format --check-domain --no-hash -o "$${catalogue%.po}.mo" "$$catalogue" || exit 1; \
	done

bench: .venv/.dev-ready ## measures the pages and the PDF files
	@$(PY) tests/bench/bench.py $(ARGS)

pins: ## renews both requirements files from pyproject.toml; ARGS=--upgrade takes newer versions (needs uv)
	@command -v uv >/dev/null || { echo "make pins needs uv: python3 -m pip install uv"; exit 1; }
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header $(ARGS) \
		pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header $(ARGS) --extra dev \
		pyproject.toml -o requirements-dev.txt

clean: ## removes the virtual environment and every cache; the database stays
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis staticfiles
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- what the targets stand on; each file says when that was done ---

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: there is no $(PYTHON)."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: $(PYTHON) is $$($(PYTHON) -V). Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || .ci/system-packages base || \
		{ echo "$(PYTHON) lacks its venv module."; exit 1; }
	@echo "Making the virtual environment .venv"
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

.venv/.run-ready: requirements.txt .ci/system-packages | .venv/bin/python
	@echo "Installing the Python packages: a minute or two, once"
	@$(PIP_INSTALL) -r requirements.txt
	@$(ENVIRONMENT) .ci/system-packages pdf
	@touch $@

.venv/.dev-ready: requirements-dev.txt .ci/system-packages | .venv/bin/python
	@echo "Installing the Python packages of the tests: a minute or two, once"
	@$(PIP_INSTALL) -r requirements-dev.txt
	@$(ENVIRONMENT) .ci/system-packages pdf
	@touch $@
