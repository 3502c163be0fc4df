"""The registry of acts: each once, with its law."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import pytest

from zhunsheng.kernel import acts
from zhunsheng.kernel.acts import (
    Act,
    ActDeclarationError,
    Done,
    UnknownActError,
    act,
    all_acts,
    describe,
    find,
)
from zhunsheng.kernel.fields import Line, label
from zhunsheng.kernel.ids import OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What the act takes."""

    name: Annotated[Line, label("名称")]


@dataclass(frozen=True)
class Rule:
    """A guard, as far as the registry looks at it."""

    code: str = "test.rule"
    says: str = "不可以。"
    basis: tuple[str, ...] = ("apl-2021:42.1",)


@pytest.fixture(autouse=True)
def registry(monkeypatch: pytest.MonkeyPatch) -> dict[str, Act]:
    empty: dict[str, Act] = {}
    monkeypatch.setattr(acts, "_ACTS", empty)
    return empty


def declare(name: str, **law: object) -> None:
    @act(name, title="试", takes=Typed, writes=(Typed,), **law)  # type: ignore[arg-type]
    def handle(data: Typed, *, by: OfficerId, at: datetime) -> Done:
        return Done({"name": data.name})


def test_an_act_is_found_by_its_name() -> None:
    declare("test.second", guards=(Rule(),))
    declare("test.first", free_by=("ogi-2019:10",))

    assert find("test.first").title == "试"
    assert [one.name for one in all_acts()] == ["test.first", "test.second"]


def test_an_act_is_described_with_its_law() -> None:
    declare("test.first", guards=(Rule(),))

    told = describe(find("test.first"))

    assert told["guards"] == [
        {"code": "test.rule", "says": "不可以。", "basis": ["apl-2021:42.1"]}
    ]
    assert told["records"] == ["Typed"]
    assert told["input"]["properties"]["name"]["title"] == "名称"


def test_no_act_is_declared_twice() -> None:
    declare("test.first", guards=(Rule(),))

    with pytest.raises(ActDeclarationError, match="twice"):
        declare("test.first", guards=(Rule(),))


def test_no_act_is_declared_without_law() -> None:
    with pytest.raises(ActDeclarationError, match="no guards"):
        declare("test.first")


def test_an_unknown_act_is_an_error_that_names_it() -> None:
    with pytest.raises(UnknownActError, match=r"没有名为 test\.first 的行为"):
        find("test.first")
