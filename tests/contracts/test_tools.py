"""The tools of ``make check`` see what they are there to see."""

from pathlib import Path

import pytest

from tools.check_glossary import consists, forbidden, ill_formed, phrases
from tools.check_sizes import long_functions, too_long

GLOSSARY = {
    "plain": {"words": ["not"]},
    "term": [
        {
            "zh": "法制审核",
            "en": "legal review",
            "code": "legal-review",
            "source": "apl-2021:58.1",
            "not": ["legality check"],
        },
        {
            "zh": "立案",
            "en": "file",
            "code": "file",
            "forms": ["filed"],
            "source": "apl-2021:54.2",
        },
    ],
}


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("filed", True),
        ("not-filed", True),
        ("legal-review", True),
        ("filed-legal-review", True),
        ("legal", False),
        ("review", False),
        ("filing", False),
        ("filed-case", False),
    ],
)
def test_a_name_consists_of_terms(name: str, *, fits: bool) -> None:
    assert consists(tuple(name.split("-")), phrases(GLOSSARY)) is fits


def test_a_word_belongs_to_one_term_and_its_clause_exists() -> None:
    first, second = GLOSSARY["term"]  # type: ignore[misc]
    assert not list(ill_formed(GLOSSARY))
    twice = {"term": [first, {**second, "forms": ["legal-review"]}]}  # type: ignore[dict-item]
    assert list(ill_formed(twice)) == ["legal-review: said by two terms"]
    wrong = {"term": [{**first, "source": "apl-2021:999"}]}  # type: ignore[dict-item]
    assert list(ill_formed(wrong)) == ["法制审核: no such clause: apl-2021:999"]
    assert not list(ill_formed({"term": [{**first, "source": "ours: a word"}]}))  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ('"""A legality check."""', True),
        ("def legality_check(): ...", True),
        ("class LegalityCheck: ...", True),
        ("def f(legality_check): ...", True),
        ('def f():\n    """The legality check."""', True),
        ('"""A legal review, checked."""', False),
        ("# legality check", False),
    ],
)
def test_a_forbidden_word_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, *, seen: bool
) -> None:
    monkeypatch.setattr("tools.check_glossary.ROOT", tmp_path)
    (tmp_path / "one.py").write_text(text, "utf-8")
    found = list(forbidden(GLOSSARY, tmp_path))
    assert bool(found) is seen
    assert all("say “legal review”" in one for one in found)


@pytest.mark.parametrize(("lines", "long"), [(60, False), (61, True)])
def test_a_function_has_sixty_lines_at_most(lines: int, *, long: bool) -> None:
    text = "def f():\n" + "    x = 1\n" * (lines - 1)
    assert bool(list(long_functions(text))) is long


@pytest.mark.parametrize(
    ("sizes", "found"),
    [
        ([400], 1),  # the median
        ([401], 2),
        ([120, 120, 400], 0),
        ([10, 10, 401], 1),
        ([121, 121, 10], 1),
        ([0, 0, 0, 0, 121], 1),
    ],
)
def test_files_are_short(tmp_path: Path, sizes: list[int], found: int) -> None:
    paths = []
    for number, size in enumerate(sizes):
        paths.append(tmp_path / f"{number}.py")
        paths[-1].write_text("x = 1\n" * size, "utf-8")
    assert len(list(too_long(paths, tmp_path))) == found
