# What a developer runs. `just check` is what CI runs.

export PATH := justfile_directory() / ".venv/bin:" + env("PATH")

default: check

# Format, lint, types, import contracts, tests, docs, and our own hook on our own catalogs.
check: lint types contracts test docs-check catalogs

# Write the code as the formatter wants it.
format:
    ruff format .
    ruff check --fix .

lint:
    ruff format --check .
    ruff check .

types:
    mypy

contracts:
    lint-imports

test *options:
    pytest --numprocesses 2 --dist worksteal --durations 15 {{ options }}

# What the tests reach; a third slower.
cover *options:
    pytest --numprocesses 2 --cov --cov-report=term {{ options }}

# Thousands of generated examples, and what is too slow for every day.
nightly:
    HYPOTHESIS_PROFILE=nightly pytest -m "slow or not slow"

# README walk-through and command reference are generated; this fails when they are stale.
docs-check:
    python docs/generate.py --check

docs:
    python docs/generate.py

# The shipped catalogs, as a contributor's hook would check them.
catalogs:
    scorecat validate catalogs --fail-on warning
    scorecat test catalogs --fail-under 100

# The lower bounds in pyproject.toml, installed exactly and tested.
mindeps:
    uv venv --quiet --clear .venv-mindeps
    uv pip install --quiet --python .venv-mindeps --resolution lowest-direct '.[dev]'
    .venv-mindeps/bin/python -m pytest -q

# The installed engine against what is written by hand, on generated logs. Writes docs/performance.md.
bench *options: _installed
    build/bench/bin/python benchmarks/run.py {{ options }}

# Start-up as a ratio.
bench-startup: _installed
    build/bench/bin/python benchmarks/startup.py

_installed:
    python -m venv build/bench
    build/bench/bin/python -m pip install -q --force-reinstall --no-deps .
    build/bench/bin/python -m pip install -q '.[bench]'

# 1,000 rules, and all shipped catalogs, checked.
bench-validate:
    python benchmarks/validate.py
