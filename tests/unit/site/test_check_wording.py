"""``zhunsheng check-wording``: one line, and whether the answer is yes."""

import argparse
from typing import Any

import pytest

from tests.unit.exchange.standing_engine import standing_in
from zhunsheng.exchange.wording import calling
from zhunsheng.site.cli import check_wording


def said(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = check_wording.run(argparse.Namespace())
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    return code, out


def test_it_is_off(settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    settings.WORDING_ENGINE = None
    code, out = said(capsys)
    assert code == 1
    assert "没有设置文字服务" in out


def test_it_is_there(settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    with standing_in() as service:
        settings.WORDING_ENGINE = service.engine()
        code, out = said(capsys)
        assert code == 0
        assert service.url in out

        settings.WORDING_ENGINE = service.engine(MODEL="另一个模型")
        code, out = said(capsys)
        assert code == 1
        assert "它有的模型：示范模型-7B" in out

        service.mode = "error-500"
        code, out = said(capsys)
        assert code == 1
        assert "HTTP 500" in out
        assert service.bodies == []  # nothing of any case


def test_it_is_away(settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    with standing_in() as service:
        settings.WORDING_ENGINE = service.engine()
    code, out = said(capsys)
    assert code == 1
    assert calling.AWAY in out
