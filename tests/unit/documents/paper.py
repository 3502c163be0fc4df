"""Looking at a PDF with poppler, a program that is not ours."""

import re
import subprocess
from pathlib import Path

_WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">'
    r"(.*?)</word>"
)
MM = 25.4 / 72


def _run(*arguments: str) -> str:
    done = subprocess.run(  # noqa: S603
        arguments, capture_output=True, check=True, text=True
    )
    return done.stdout


def text_of(pdf: bytes, folder: Path) -> str:
    """All text of the file without any white space."""
    path = folder / "text.pdf"
    path.write_bytes(pdf)
    return "".join(_run("pdftotext", "-raw", str(path), "-").split())


def lines_of(pdf: bytes, page: int, folder: Path) -> list[str]:
    path = folder / "lines.pdf"
    path.write_bytes(pdf)
    number = str(page)
    out = _run("pdftotext", "-layout", "-f", number, "-l", number, str(path), "-")
    return [line.strip() for line in out.strip("\f").split("\n") if line.strip()]


def boxes_of(
    pdf: bytes, page: int, folder: Path
) -> list[tuple[float, float, float, float, str]]:
    """Left, top, right, bottom (in mm) and text of every word on the page."""
    path = folder / "boxes.pdf"
    path.write_bytes(pdf)
    number = str(page)
    out = _run("pdftotext", "-bbox", "-f", number, "-l", number, str(path), "-")
    found = []
    for match in _WORD.finditer(out):
        left, top, right, bottom = (float(one) * MM for one in match.groups()[:4])
        found.append((left, top, right, bottom, match[5]))
    return found
