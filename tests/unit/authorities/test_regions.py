import pytest

from zhunsheng.authorities.regions import is_above, is_code, level_of
from zhunsheng.regulations.instruments import Level


@pytest.mark.parametrize("code", ["000000", "620000", "620100", "140403"])
def test_a_region_code_leaves_no_level_out(code: str) -> None:
    assert is_code(code)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "62010",
        "6201000",
        "620001",
        "000100",
        "000001",
        "62010a",
        "".join(chr(0xFF10 + int(one)) for one in "620100"),
    ],
)
def test_what_is_no_region_code(code: str) -> None:
    assert not is_code(code)


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("000000", Level.NATION),
        ("620000", Level.PROVINCE),
        ("620100", Level.CITY),
        ("140403", Level.COUNTY),
    ],
)
def test_zeros_tell_the_level(code: str, level: Level) -> None:
    assert level_of(code) is level


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        ("000000", "620000", True),
        ("000000", "140403", True),
        ("620000", "620100", True),
        ("140400", "140403", True),
        ("620100", "620000", False),
        ("620000", "620000", False),
        ("000000", "000000", False),
        ("620000", "360100", False),
        ("620100", "620200", False),
        ("140403", "140404", False),
    ],
)
def test_a_bureau_is_above_those_of_its_region(
    upper: str, lower: str, *, expected: bool
) -> None:
    assert is_above(upper, lower) is expected
