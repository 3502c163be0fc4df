"""The project's own files, for contracts about all of them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "zhunsheng"
FOLDERS = ("zhunsheng", "tests", "tools", "bench", "docs", "scenarios", ".ci")
LONE = ("Makefile", "README.md", "README.zh.md", "conftest.py", "pyproject.toml")
WRITTEN = {
    ".py",
    ".md",
    ".toml",
    ".json",
    ".html",
    ".xml",
    ".js",
    ".css",
    ".typ",
    ".sh",
}


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the program, by its dotted name."""
    for path in sorted(PACKAGE.rglob("*.py")):
        dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        yield dotted.removesuffix(".__init__"), ast.parse(path.read_text("utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    """Every name that the module imports, in full, wherever the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{one.name}" for one in node.names)


def texts() -> Iterator[tuple[Path, str]]:
    """Every file that somebody wrote here, and its text."""
    paths = [ROOT / one for one in LONE if (ROOT / one).is_file()]
    for folder in FOLDERS:
        paths += sorted((ROOT / folder).rglob("*"))
    for path in paths:
        written = path.is_file() and (path.suffix in WRITTEN or not path.suffix)
        if written and "__pycache__" not in path.parts:
            yield path.relative_to(ROOT), path.read_text("utf-8")
