"""How commands print: JSON for programs, lines for people."""

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any


def print_json(value: Mapping[str, Any] | Sequence[Any]) -> None:
    """``value`` as JSON, readable and in Chinese."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_lines(*lines: str) -> None:
    """One line each."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
