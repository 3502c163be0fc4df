"""术语一致: names use the words of ``docs/glossary.toml``, and none that it forbids.

Checked are the names that others see: acts, record types, guards (but for what is
wrong, which is their last part), kinds of document, posts, stages and periods. The
words under ``not`` may stand in no identifier and no docstring of the program.
"""

import ast
import os
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).resolve().parent.parent
GLOSSARY = ROOT / "docs" / "glossary.toml"
OURS = "ours: "
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def phrases(glossary: Mapping[str, Any]) -> frozenset[tuple[str, ...]]:
    """Every word, or several in a row, of which a name may consist."""
    said = [*glossary["plain"]["words"]]
    for term in glossary["term"]:
        said += [term["code"], *term.get("forms", ())]
    return frozenset(tuple(one.split("-")) for one in said)


def consists(words: tuple[str, ...], known: frozenset[tuple[str, ...]]) -> bool:
    """Whether the words are known phrases, one after the other."""
    return not words or any(
        words[:taken] in known and consists(words[taken:], known)
        for taken in range(1, len(words) + 1)
    )


def names() -> Iterator[tuple[str, str]]:
    """What kind of name, and the name, of everything that others see."""
    from zhunsheng.authorities.posts import Post  # noqa: PLC0415
    from zhunsheng.cases.pages import Stage  # noqa: PLC0415
    from zhunsheng.documents import kinds  # noqa: PLC0415
    from zhunsheng.kernel.acts import all_acts  # noqa: PLC0415
    from zhunsheng.ledger.records import all_types  # noqa: PLC0415
    from zhunsheng.regulations import library  # noqa: PLC0415

    for act in all_acts():
        yield "act", act.name
        for guard in act.guards:
            yield "guard", guard.code.rpartition(".")[0]
    yield from (("record type", one.name) for one in all_types())
    yield from (("kind of document", one.code) for one in kinds.all_kinds())
    yield from (("post", one.value) for one in Post)
    yield from (("stage", one.value) for one in Stage)
    yield from (("period", one) for one in library.current().parameters.periods)


def unlisted(glossary: Mapping[str, Any]) -> Iterator[str]:
    """Names with a word that is not in the glossary."""
    known = phrases(glossary)
    for kind, name in sorted(set(names())):
        for part in name.split("."):
            if not consists(tuple(part.split("-")), known):
                yield f"{kind} {name}: not of words of docs/glossary.toml"


def ill_formed(glossary: Mapping[str, Any]) -> Iterator[str]:
    """Terms said twice, or from a clause that does not exist."""
    from zhunsheng.regulations.clauses import UnknownClauseError, cite  # noqa: PLC0415

    seen: set[str] = set()
    for term in glossary["term"]:
        for word in (term["zh"], term["code"], *term.get("forms", ())):
            if word in seen:
                yield f"{word}: said by two terms"
            seen.add(word)
        if not term["source"].startswith(OURS):
            try:
                cite(term["source"])
            except UnknownClauseError as error:
                yield f"{term['zh']}: no such clause: {error}"


def forbidden(glossary: Mapping[str, Any], package: Path) -> Iterator[str]:
    """Identifiers and docstrings with a word that the glossary forbids."""
    instead = {
        f" {word} ": term["en"]
        for term in glossary["term"]
        for word in term.get("not", ())
    }
    for path in sorted(package.rglob("*.py")):
        for line, text in _said(ast.parse(path.read_text("utf-8"))):
            words = f" {' '.join(_WORD.findall(text)).lower()} "
            for word, english in instead.items():
                if word in words:
                    place = path.relative_to(ROOT)
                    yield f"{place}:{line}: “{word.strip()}”, say “{english}”"


def _said(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.lineno, node.id
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.lineno, f"{node.name} {ast.get_docstring(node) or ''}"
        elif isinstance(node, ast.Module):
            yield 1, ast.get_docstring(node) or ""


def main() -> int:
    """Print what does not fit."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.site.settings.test")
    django.setup()
    glossary = tomllib.loads(GLOSSARY.read_text("utf-8"))
    found = [
        *ill_formed(glossary),
        *unlisted(glossary),
        *forbidden(glossary, ROOT / "zhunsheng"),
    ]
    for line in found:
        sys.stdout.write(f"{line}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
