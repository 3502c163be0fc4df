"""What is not given on the command line is asked for, once and again."""

import argparse

import pytest

from zhunsheng.site.cli.establish_words import WORDS, complete, configure
from zhunsheng.site.cli.parsing import MisuseError


def parsed(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    configure(parser)
    return parser.parse_args(words)


def test_only_what_is_missing_is_asked_and_an_empty_answer_is_asked_again() -> None:
    asked: list[str] = []
    answers = iter(["", "  办公室 "])

    def ask(question: str) -> str:
        asked.append(question)
        return next(answers)

    given = [
        part
        for one in WORDS
        if one.name != "department"
        for part in (one.option, f"{one.name}值")
    ]
    found = complete(parsed(*given), ask=ask)
    assert found["department"] == "办公室"
    assert found["short_name"] == "short_name值"
    assert asked == ["系统管理员所在机构（办公室）："] * 2


def test_without_anybody_to_ask_every_missing_word_is_named() -> None:
    with pytest.raises(MisuseError) as refused:
        complete(parsed("--court", "示范人民法院"))
    said = str(refused.value)
    assert all((one.option in said) == (one.name != "court") for one in WORDS)


def test_the_code_is_the_nation_unless_said() -> None:
    assert parsed().code == "000000"
