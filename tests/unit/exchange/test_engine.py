"""文字服务的设置: off by default, and nothing outside without being told."""

from pathlib import Path

import pytest

from zhunsheng.cases.records.suggestions import WordingPurpose
from zhunsheng.exchange.wording.engine import (
    Engine,
    Field,
    WordingSettingsError,
    engine_from,
)

URL = "http://127.0.0.1:8080/v1"
PREFIX = "ZHUNSHENG_WORDING_"


def engine(**settings: str) -> Engine:
    given = {"URL": URL, "MODEL": "示范模型", **settings}
    found = engine_from({f"{PREFIX}{name}": text for name, text in given.items()})
    assert found is not None
    return found


def refused(**settings: str) -> str:
    with pytest.raises(WordingSettingsError) as found:
        engine(**settings)
    assert str(found.value).endswith("。")
    return str(found.value)


def test_off_by_default() -> None:
    assert engine_from({}) is None
    assert engine_from({"ZHUNSHENG_WORDING_URL": "  "}) is None
    assert engine_from({"ZHUNSHENG_WORDING_MODEL": "示范模型"}) is None


def test_what_is_set_is_taken() -> None:
    found = engine(SECONDS="20", LARGEST="1000", PURPOSES="facts", FIELDS="facts,notes")
    assert found.url == URL
    assert (found.seconds, found.largest) == (20, 1000)
    assert found.purposes == {WordingPurpose.FACTS}
    assert found.fields == {Field.FACTS, Field.NOTES}
    usual = engine()
    assert usual.purposes == frozenset(WordingPurpose)
    assert usual.fields == frozenset(Field)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8080/v1",
        "http://[::1]:8080/v1",
        "http://10.1.2.3/v1",
        "https://172.31.0.9:8443/api/v1",
        "http://192.168.0.4:11434/v1/",
        "http://[fd00::12]:8080/v1",
    ],
)
def test_this_machine_and_private_networks_are_admitted(url: str) -> None:
    assert engine(URL=url).host in url


@pytest.mark.parametrize(
    "url",
    [
        "http://203.0.113.7/v1",
        "http://8.8.8.8/v1",
        "http://169.254.169.254/v1",
        "http://172.32.0.1/v1",
        "http://0.0.0.0/v1",
        "http://[2001:db8::1]/v1",
        "http://[::ffff:8.8.8.8]/v1",
        "https://engine.example/v1",
        "http://localhost.example/v1",
        "http://127.0.0.1.example/v1",
        "http://2130706433/v1",
    ],
)
def test_everything_else_is_refused_at_start(url: str) -> None:
    assert "不在允许的范围内" in refused(URL=url)


def test_the_operator_may_list_other_hosts_and_then_only_those() -> None:
    assert engine(URL="https://engine.example/v1", HOSTS="engine.example")
    assert engine(URL="http://203.0.113.7/v1", HOSTS="203.0.113.0/24")
    assert "不在允许的范围内" in refused(HOSTS="engine.example")
    assert "不是主机名" in refused(HOSTS="https://engine.example")
    assert "不是主机名" in refused(HOSTS="*")


@pytest.mark.parametrize(
    "url",
    [
        "127.0.0.1:8080",
        "file:///v1",
        "ftp://127.0.0.1/v1",
        "http://",
        "http://name:word@127.0.0.1/v1",
        "http://127.0.0.1/v1?key=1",
        "http://127.0.0.1/v1#x",
        "http://127.0.0.1:99999/v1",
        "http://127.0.0.1/v 1",
        "http://127.0.0.1/v1\r\nHost: other",
    ],
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    assert "应当写作" in refused(URL=url)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("SECONDS", "0"),
        ("SECONDS", "301"),
        ("SECONDS", "一分钟"),
        ("LARGEST", "0"),
        ("LARGEST", "1048577"),
        ("PURPOSES", "verdict"),
        ("PURPOSES", ","),
        ("FIELDS", "facts,names"),
    ],
)
def test_a_wrong_setting_is_refused(name: str, text: str) -> None:
    assert refused(**{name: text})


@pytest.mark.parametrize("seconds", ["1", "300"])
def test_the_limits_themselves_are_taken(seconds: str) -> None:
    assert engine(SECONDS=seconds).seconds == int(seconds)


def test_a_model_must_be_named() -> None:
    with pytest.raises(WordingSettingsError, match="模型名称"):
        engine_from({"ZHUNSHENG_WORDING_URL": URL})


def test_the_key_comes_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("shi-fan-0000\n")
    assert engine(KEY_FILE=str(path)).key == "shi-fan-0000"
    assert "shi-fan" not in repr(engine(KEY_FILE=str(path)))
    assert "不存在" in refused(KEY_FILE=str(tmp_path / "none"))
    for text in ("", "two words", "一行\n", "a\nb"):
        path.write_text(text)
        assert "密钥文件" in refused(KEY_FILE=str(path))
