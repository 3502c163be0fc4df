"""What the guides name is there: commands, settings, files, in both languages."""

import re
from pathlib import Path

import pytest

from tests.contracts.sources import PACKAGE, ROOT
from zhunsheng.site.cli.commands import COMMANDS

PAGES = sorted([*ROOT.glob("README*.md"), *ROOT.glob("docs/**/*.md")])
OPERATORS = sorted(ROOT.glob("docs/operators-guide*.md"))
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
CODE = re.compile(r"```.*?```|`[^`]+`", re.DOTALL)
CALL = re.compile(r"(?:^|[\s`/])zhunsheng ([a-z][a-z-]+)(?![\w./])")
SETTING = re.compile(r"\bZHUNSHENG_[A-Z0-9_]+\b")
OF_TESTS = {"ZHUNSHENG_TEST_DATABASE"}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    targets = LINK.findall(page.read_text("utf-8"))
    written = [one for one in targets if not one.endswith(".png")]
    assert [one for one in written if not (page.parent / one).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_command_named_is_one(page: Path) -> None:
    known = {one.name for one in COMMANDS}
    said = {
        call
        for code in CODE.findall(page.read_text("utf-8"))
        for call in CALL.findall(code)
    }
    assert said - known == set()


def test_both_operators_guides_name_every_setting_and_no_other() -> None:
    known = {
        name
        for path in PACKAGE.rglob("*.py")
        for name in SETTING.findall(path.read_text("utf-8"))
    }
    assert len(OPERATORS) == 2
    for guide in OPERATORS:
        assert set(SETTING.findall(guide.read_text("utf-8"))) == known - OF_TESTS


def test_what_is_named_is_found() -> None:
    assert CALL.findall("`zhunsheng verify --data DIR`") == ["verify"]
    assert CALL.findall("`.venv/bin/zhunsheng serve`") == ["serve"]
    assert CALL.findall("`zhunsheng/calendars/data`") == []
    assert LINK.findall("[a](b.md) ![c](d.png) [e](https://f)") == ["b.md", "d.png"]
