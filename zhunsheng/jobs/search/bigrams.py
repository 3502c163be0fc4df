"""Text as a search index sees it: the one place that decides what equals what.

Words of law are often two characters, and officers expect that what contains the
typed characters is found (包含即命中). So the index holds pairs of neighbouring
characters and no words.
"""

import unicodedata
from itertools import groupby


def normal(text: str) -> str:
    """``text`` with full and half width, and upper and lower case, made the same."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def runs(normalised: str) -> list[str]:
    """The stretches of letters, digits and characters, without what parts them."""
    return ["".join(run) for kept, run in groupby(normalised, key=str.isalnum) if kept]


def bigrams(normalised: str) -> list[str]:
    """Every pair of neighbours, and the last character of each run.

    The last character stands alone so that one typed character is found there.
    """
    return [run[at : at + 2] for run in runs(normalised) for at in range(len(run))]


def phrases(term: str) -> list[list[str]]:
    """The pairs that must stand one after the other where ``term`` (normal) is.

    A single character is a phrase of one, which the index finds as a beginning.
    """
    return [
        [run[at : at + 2] for at in range(max(1, len(run) - 1))] for run in runs(term)
    ]
