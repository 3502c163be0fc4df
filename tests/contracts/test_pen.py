"""One pen: nothing is written in a ledger except by an act."""

import ast
import re
import subprocess
import sys

import pytest

from tests.contracts.sources import imported, modules

MODULES = dict(modules())
WRITER = "zhunsheng.ledger.writer"
MODELS = "zhunsheng.ledger.models"
CHANGES = {
    "acreate", "adelete", "asave", "aupdate", "bulk_create", "bulk_update", "create",
    "delete", "get_or_create", "save", "update", "update_or_create",
}  # fmt: skip
LOADED = "import django, sys; django.setup(); print(*sys.modules)"
TABLES = re.compile(
    r"\bledger_(log|entry|body|tile|checkpoint|cosignature|destruction)"
)


def _importers(module: str) -> set[str]:
    return {
        name
        for name, tree in MODULES.items()
        if any(one == module or one.startswith(f"{module}.") for one in imported(tree))
    }


def test_only_commands_hold_the_pen() -> None:
    importers = _importers(WRITER)
    assert importers
    assert [one for one in importers if ".commands." not in one] == []


def test_commands_are_reached_through_their_acts_only() -> None:
    """Others take the input of an act from a command's module, never a function."""
    taken = {
        (name, one)
        for name, tree in MODULES.items()
        if ".commands." not in name and not name.endswith(".apps")
        for one in imported(tree)
        if re.match(r"zhunsheng\.(?!site)[a-z]+\.commands\.", one)
    }
    assert [
        one for one in sorted(taken) if not one[1].rpartition(".")[2][0].isupper()
    ] == []


def test_every_command_module_is_loaded_at_start() -> None:
    """In a fresh process: a module that nobody loads has acts that are not there."""
    declaring = {
        name
        for name, tree in MODULES.items()
        if ".commands." in name and "zhunsheng.kernel.acts.act" in set(imported(tree))
    }
    done = subprocess.run(  # noqa: S603
        (sys.executable, "-c", LOADED), capture_output=True, check=True, text=True
    )
    assert declaring
    assert declaring - set(done.stdout.split()) == set()


def test_no_one_outside_the_ledger_changes_its_rows() -> None:
    found = []
    for name in _importers(MODELS):
        if name.startswith("zhunsheng.ledger."):
            continue
        tables = {
            one.rpartition(".")[2]
            for one in imported(MODULES[name])
            if one == MODELS or one.startswith(f"{MODELS}.")
        }
        found += [
            f"{name}:{node.lineno}"
            for node in ast.walk(MODULES[name])
            if isinstance(node, ast.Attribute)
            and node.attr in CHANGES
            and _begins_with(node) in tables
        ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("Entry.objects.filter(log=log).delete", "Entry"),
        ("models.Body.objects.create", "models"),
        ("Log(code=code).save", "Log"),
        ("rows[0].save", ""),
    ],
)
def test_a_change_is_traced_to_its_table(line: str, first: str) -> None:
    assert _begins_with(ast.parse(line, mode="eval").body) == first


def _begins_with(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute | ast.Call):
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return node.id if isinstance(node, ast.Name) else ""


def test_no_one_outside_the_ledger_names_its_tables() -> None:
    found = [
        f"{name}:{node.lineno}"
        for name, tree in MODULES.items()
        if not name.startswith("zhunsheng.ledger.")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and TABLES.search(node.value)
    ]
    assert found == []
