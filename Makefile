# Every target but the first sets everything up before it does its own work.
PYTHON := $(shell for p in python3.11 python3.12 python3.13 python3; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
STAMP := .venv/.set-up
PYTEST := $(BIN)/python -m pytest
SERVER_TESTS := $(wildcard tests/db tests/unit/ledger tests/web)
SOURCES := zhunsheng tests tools bench conftest.py
PATHS = $(wildcard $(SOURCES))

REACHED = $(BIN)/python -c 'import psycopg; psycopg.connect(connect_timeout=3, dbname="postgres")' 2>/dev/null

.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: setup demo test test-sqlite test-postgresql check bench screenshots

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "没有找到 Python 3.11 或者更新的版本，请先安装。"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup
	@$(BIN)/zhunsheng demo

# The whole suite on SQLite, and beside it, on the other core, what depends on the
# database on PostgreSQL; what that said comes after.
test: setup
	@said=$$(mktemp); $(MAKE) -s test-postgresql >$$said 2>&1 & server=$$!; \
	$(MAKE) -s test-sqlite; sqlite=$$?; \
	wait $$server; postgresql=$$?; \
	echo "== PostgreSQL"; cat $$said; rm $$said; \
	test $$sqlite -eq 0 || echo "SQLite 上的测试没有全部通过，见上。"; \
	test $$postgresql -eq 0 || echo "PostgreSQL 上的测试没有通过，见上。"; \
	test $$sqlite -eq 0 -a $$postgresql -eq 0

test-sqlite: setup
	$(PYTEST)

test-postgresql: setup
	@if $(REACHED); then \
	  ZHUNSHENG_TEST_DATABASE=postgresql $(PYTEST) -p no:cacheprovider $(SERVER_TESTS); \
	elif [ "$$CI" = true ]; then \
	  echo "连接不上 PostgreSQL 服务器（PG* 变量）；CI 中必须有。"; exit 1; \
	else \
	  echo "连接不上 PostgreSQL 服务器（PG* 变量），只在 SQLite 上测试。"; \
	fi

check: setup
	$(BIN)/ruff format --check $(PATHS)
	$(BIN)/ruff check $(PATHS)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet zhunsheng
	$(BIN)/python tools/check_glossary.py
	$(BIN)/python tools/check_sizes.py
	$(BIN)/python tools/clause_matrix.py --check
	$(BIN)/python tools/findings_table.py --check

bench: setup
	$(BIN)/python -m bench

screenshots: setup
	$(BIN)/python tools/screenshots.py --staff http://localhost:8000 --portal http://localhost:8001 --user lanzhou-handler-1 --password Yanshi-2026-zhunsheng --out docs/images
