"""Region codes (行政区划代码, GB/T 2260): six digits, two for each level."""

from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.instruments import Level

NATION = BureauCode("000000")
_PARTS = 3


def is_code(text: str) -> bool:
    """Whether ``text`` has the shape of a region code: no level is left out."""
    if len(text) != 2 * _PARTS or not (text.isascii() and text.isdigit()):
        return False
    province, city, county = text[:2], text[2:4], text[4:]
    if province == "00":
        return text == NATION
    return city != "00" or county == "00"


def level_of(code: str) -> Level:
    """层级: nation, province, city or county, as the code's zeros tell."""
    if code == NATION:
        return Level.NATION
    if code.endswith("0000"):
        return Level.PROVINCE
    return Level.CITY if code.endswith("00") else Level.COUNTY


def is_above(upper: str, lower: str) -> bool:
    """Whether the region ``upper`` takes in ``lower`` and is not the same one."""
    digits = level_of(upper).digits
    return (
        upper != lower
        and lower[:digits] == upper[:digits]
        and (level_of(lower).digits > digits)
    )
