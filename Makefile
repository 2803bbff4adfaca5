# The words of everyday work; CONTRIBUTING.md explains them. Each makes its environment by need.
#
#   make test only=tests/coach        make snapshots renew=yes        make benchmark part=checkoffs

VENV := .venv-test
BIN := $(VENV)/bin
READY := $(VENV)/ready

# Whoever works on backcare keeps a back too: what is tried out must not end up in their own journal.
BACKCARE_HOME ?= $(CURDIR)/.home
export BACKCARE_HOME

only ?= tests
renew ?=
part ?=
# The test files that compare pictures, by the folders their pictures lie in.
PICTURES = $(shell find tests -type d -path '*/__snapshots__/*' | sed -e 's|__snapshots__/||' -e 's|$$|.py|' | sort)
VERSION = $(shell sed -n 's/^__version__ = "\(.*\)"/\1/p' backcare_tui/__init__.py)

.PHONY: help run debug console test snapshots check benchmark screenshots release

help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

$(READY): pyproject.toml
	python3 -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --editable . --group dev
	touch $@

## run          the dashboard, on a home of its own in .home
run: $(READY)
	$(BIN)/backcare

## debug        the same, telling `make console` in another terminal what happens
debug: $(READY)
	$(BIN)/textual run --dev --command $(BIN)/backcare

## console      what Textual and print() say while `make debug` runs
console: $(READY)
	$(BIN)/textual console

## test         all tests, or those of only=PATH
test: $(READY)
	$(BIN)/python -m pytest -n auto $(only)

## snapshots    compare the pictures of the screens; renew=yes takes the new ones
snapshots: $(READY)
	@rm -f snapshot_report.html
	$(BIN)/python -m pytest -n auto $(PICTURES) $(if $(renew),--snapshot-update) \
	  || { [ ! -e snapshot_report.html ] || echo "Old beside new: snapshot_report.html"; exit 1; }
	git status --short -- '*.svg'

## check        style, types and the order of imports
check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

## benchmark    what it costs, as ratios, or one part=commands, checkoffs, screens, looking, sessions
benchmark: $(READY)
	$(BIN)/python -m benchmarks $(if $(part),--part $(part))

## screenshots  the pictures of README; needs rsvg-convert and the font Fira Code
screenshots: $(READY)
	@command -v rsvg-convert > /dev/null || { echo "rsvg-convert is missing (librsvg2-bin, or librsvg)."; exit 1; }
	$(BIN)/python docs/make_screenshots.py
	$(BIN)/python docs/make_moving_picture.py

## release      check everything and build the version of backcare_tui/__init__.py into dist
release: $(READY)
	@[ -z "$$(git status --porcelain)" ] || { echo "There are changes that are not committed."; exit 1; }
	@! grep -q '^## .*(unreleased)' CHANGELOG.md || { echo "CHANGELOG.md still calls a version unreleased."; exit 1; }
	@grep -q '^## $(VERSION) ' CHANGELOG.md || { echo "CHANGELOG.md does not tell of $(VERSION)."; exit 1; }
	.ci/run
	rm -rf dist
	$(BIN)/python -m build --outdir dist .
	@echo "dist holds $(VERSION). Now: git tag -a v$(VERSION) -m 'backcare $(VERSION)'"
