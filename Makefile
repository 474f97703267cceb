# Every target works in a fresh clone: it sets up what it needs first. Without make: see the README.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: test demo screenshots setup dev lock format gate results bench-dates bench-language train world clean

test: dev
	$(BIN)/python tools/check.py

demo: setup
	$(BIN)/python examples/demo.py

setup:
	@$(PYTHON) tools/setup.py

dev:
	@$(PYTHON) tools/setup.py --dev

format: dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

gate: dev
	$(BIN)/python -m communique.scoring.gate

screenshots: dev
	$(BIN)/python tools/screenshots.py

results: dev
	$(BIN)/python benches/results.py

bench-dates: dev
	$(BIN)/python benches/dates.py

bench-language: dev
	$(BIN)/python benches/language.py

# The training extra is heavy and apart: a user of the package never installs it.
train: dev
	$(BIN)/python -m pip install --quiet -e '.[training]'
	$(BIN)/python -m training.run

# The world lexicon, made anew from well-kept libraries and CC0 data: make world HISTORY=folder of histstate data
world: dev
	$(BIN)/python -m pip install --quiet -e '.[world]'
	$(BIN)/python tools/world.py --history $(HISTORY)

# Versions are pinned here, with hashes, for all platforms; edit pyproject.toml, then `make lock`.
lock:
	$(PYTHON) -m pip install --quiet uv
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --quiet --no-header -o requirements/run.lock
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --quiet --no-header -o requirements/dev.lock

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis demo.db demo.db-wal demo.db-shm
