# `make run` and `make test` do all set-up themselves; README.md says what for.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SHIPPED := tests/models/planning/test_shipped.py
STAMP := $(VENV)/set-up-done

.PHONY: setup run test layout tour bench monkey breakout soak crashes mutation check messages lock bill clean

setup: $(STAMP)

$(STAMP): requirements-dev.lock packaging/set_up.py
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing. On Debian or Ubuntu: apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) packaging/set_up.py $(VENV)
	@touch $@

run: $(STAMP)
	@$(BIN)/python main.py

test: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 tests/models --ignore=$(SHIPPED) --cov=models/content --cov=models/planning \
	  --cov-branch --cov-fail-under=100 --cov-report=term-missing:skip-covered
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist worksteal $(SHIPPED) tests/ui tests/kiosk tests/architecture tests/test_*.py

layout: $(STAMP)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --whole-library tests/ui

tour: $(STAMP)
	QT_QPA_PLATFORM=offscreen $(BIN)/python main.py tour tour

check: $(STAMP)
	$(BIN)/python main.py check

messages: $(STAMP)
	$(BIN)/python packaging/messages.py

soak: $(STAMP)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 tests/models/planning/test_properties.py $(SHIPPED) --whole-library --hypothesis-profile=soak

crashes: $(STAMP)
	$(BIN)/python -m pytest -n 0 tests/models/store/test_crashes.py --kills 1000

mutation: $(STAMP)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-mutation.lock
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m mutmut run --max-children 2
	$(BIN)/python packaging/survivors.py

bench: $(STAMP)
	$(BIN)/python bench/run.py

monkey: $(STAMP)
	$(BIN)/python bench/monkey.py

breakout: $(STAMP)
	$(BIN)/python bench/breakout.py

lock: $(STAMP)
	$(BIN)/python -m pip install --quiet pip-tools
	for name in requirements requirements-dev requirements-mutation; do $(BIN)/pip-compile -q --generate-hashes --strip-extras \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --allow-unsafe -o $$name.lock $$name.in; done

bill: $(STAMP)
	$(BIN)/python packaging/bill_of_materials.py

clean:
	rm -rf $(VENV) tour build mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis
