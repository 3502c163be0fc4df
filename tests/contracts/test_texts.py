"""Files name no machine of ours; pages carry no inline style or script."""

import re

import pytest

from tests.contracts.sources import PACKAGE, ROOT, texts

TEXTS = tuple(texts())
TEMPLATES = sorted(PACKAGE.rglob("*.html"))
# Written in parts, or this file would name them.
HOSTS = re.compile("|".join(("py" + r"pi\.", "python" + r"hosted\.", "npm" + r"js\.")))
PATHS = re.compile(r"(?<![\w./*-])/(?:" + "|".join(("root", "work", "home")) + r")/\w")
EMPTY_PHRASES = ("校验" + "失败", "操作" + "异常", "非法" + "输入", "系统" + "繁忙")
INLINE = re.compile(
    r"<style\b|\sstyle=|\son[a-z]+=|javascript:|<script\b(?![^>]*\ssrc=)", re.IGNORECASE
)


def test_no_file_names_a_registry() -> None:
    assert [str(path) for path, text in TEXTS if HOSTS.search(text)] == []


def test_no_file_names_a_folder_of_ours() -> None:
    assert [str(path) for path, text in TEXTS if PATHS.search(text)] == []


def test_the_lock_names_no_registry() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    assert "--hash=sha256:" in lock


def test_no_text_says_that_something_failed_without_saying_what() -> None:
    found = [
        (str(path), phrase)
        for path, text in TEXTS
        for phrase in EMPTY_PHRASES
        if phrase in text
    ]
    assert found == []


@pytest.mark.parametrize("page", TEMPLATES, ids=lambda one: one.stem)
def test_a_page_has_no_inline_style_or_script(page: object) -> None:
    assert page in TEMPLATES
    assert INLINE.findall(page.read_text("utf-8")) == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "bad",
    [
        "<style>",
        '<p style="color:red">',
        '<a onclick="go()">',
        "<script>go()</script>",
        '<a href="javascript:go()">',
    ],
)
def test_what_is_inline_is_seen(bad: str) -> None:
    assert INLINE.search(bad)


def test_a_script_of_its_own_file_is_not_inline() -> None:
    assert not INLINE.search('<script src="/static/x.js" defer></script>')
