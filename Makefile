# Needs Python 3.11 or later and make; everything else is fetched into .venv.
#   make demo    the main job on an example study
#   make test    all tests and checks

PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
DEMO := build/demo
UNSET := env -u PYTHONDONTWRITEBYTECODE

.PHONY: demo examples test lint types layers unit pictures bench fuzz kill clean

demo: $(VENV)/.user
	@rm -rf $(DEMO)
	@$(UNSET) $(BIN)/qualcode demo $(DEMO)

EXAMPLES = blijven-leren leren-van-fouten veilig-falen werkplekleren

examples: $(VENV)/.user
	@for name in $(EXAMPLES); do \
	  rm -rf build/examples/$$name && mkdir -p build/examples && cp -r examples/$$name build/examples/ && cd build/examples/$$name && \
	  $(CURDIR)/$(BIN)/qualcode check --strict && \
	  $(CURDIR)/$(BIN)/qualcode report --kind all --format md --format docx --format html && \
	  $(CURDIR)/$(BIN)/qualcode matrix -o build/matrix.xlsx && $(CURDIR)/$(BIN)/qualcode html && \
	  for view in $$($(CURDIR)/$(BIN)/qualcode view | cut -d: -f1); do $(CURDIR)/$(BIN)/qualcode view $$view -o build/$$view.docx || exit 1; done && \
	  cd $(CURDIR) || exit 1; done

test: lint types layers unit

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports

unit: $(VENV)/.dev
	$(UNSET) $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4

bench: $(VENV)/.dev
	$(UNSET) $(BIN)/python -m tests.benchmarks.main_job
	$(UNSET) $(BIN)/python -m tests.benchmarks.coder
	$(UNSET) $(BIN)/python -m tests.benchmarks.importing
	$(UNSET) $(BIN)/python -m tests.benchmarks.agreement
	$(UNSET) $(BIN)/python -m tests.benchmarks.finding
	$(UNSET) $(BIN)/python -m tests.benchmarks.pictures
	$(UNSET) $(BIN)/python -m tests.benchmarks.review
	$(UNSET) $(BIN)/python -m tests.benchmarks.page
	$(UNSET) $(BIN)/python -m tests.benchmarks.matrix
	$(UNSET) $(BIN)/python -m tests.benchmarks.reports

fuzz: $(VENV)/.dev
	$(UNSET) $(BIN)/python -m tests.fuzz

kill: $(VENV)/.dev
	$(UNSET) $(BIN)/python -m tests.fuzz.killing

pictures: $(VENV)/.dev
	$(UNSET) $(BIN)/python -m tests.pictures

$(VENV)/.user: pyproject.toml | $(BIN)/python
	$(UNSET) $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all]'
	@$(UNSET) $(BIN)/python -m compileall -q qualcode
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(UNSET) $(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(UNSET) $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all]' --group dev
	@$(UNSET) $(BIN)/python -m compileall -q qualcode
	@touch $@ $(VENV)/.user

# Debian and Ubuntu ship Python without the part that makes environments: fetch it where that is allowed, else say how.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "qualcode needs Python 3.11 or later: https://www.python.org/downloads/"; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "this Python cannot make environments yet: installing python3-venv"; \
		version=$$($(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
		root=; [ "$$(id -u)" = 0 ] || root="sudo"; \
		$$root apt-get update -qq && { $$root apt-get install -y -qq python$$version-venv || $$root apt-get install -y -qq python3-venv; } >/dev/null; \
	} || { echo "please run: sudo apt install python3-venv"; exit 2; }
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
