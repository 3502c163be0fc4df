"""Money: whole fen (分), never a float. 100 fen are one yuan (元)."""

from decimal import Decimal, InvalidOperation

from zhunsheng.kernel.errors import ZhunshengError

_FEN_IN_YUAN = 100
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
_GROUP = 10_000
_LARGEST = 10**15


class BadMoneyError(ZhunshengError):
    """Not an amount of yuan with at most two decimals."""


def yuan(fen: int) -> str:
    """``1234550`` fen as ``12,345.50``."""
    sign = "-" if fen < 0 else ""
    whole, rest = divmod(abs(fen), _FEN_IN_YUAN)
    return f"{sign}{whole:,}.{rest:02d}"


def from_yuan(text: str) -> int:
    """``12,345.50`` as fen; more than two decimals is an error, not a rounding."""
    plain = text.strip().replace(",", "").replace("，", "")
    try:
        amount = Decimal(plain) * _FEN_IN_YUAN
    except InvalidOperation:
        raise BadMoneyError("请填写金额，例如 12345.50。") from None
    if not amount.is_finite() or amount != amount.to_integral_value():
        raise BadMoneyError("金额最多写到分，即小数点后两位。")
    if abs(amount) >= _LARGEST:
        raise BadMoneyError("金额过大，请核对。")
    return int(amount)


def _group_capitals(group: int) -> str:
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = group // 10**place % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return text


def capital_yuan(fen: int) -> str:
    """``4862050`` fen as 肆万捌仟陆佰贰拾元伍角整, as documents write amounts."""
    if not 0 <= fen < _LARGEST:
        raise BadMoneyError(f"no capitals for {fen}")
    whole, rest = divmod(fen, _FEN_IN_YUAN)
    text, previous_low = "", False
    for level in (3, 2, 1, 0):
        group = whole // _GROUP**level % _GROUP
        if group == 0:
            previous_low = bool(text)
            continue
        if text and (previous_low or group < _GROUP // 10):
            text += "零"
        text += _group_capitals(group) + _GROUPS[level]
        previous_low = False
    jiao, fen_digit = divmod(rest, 10)
    if rest == 0:
        return (text or "零") + "元整"
    text += "元" if text else ""  # 不足一元的，不写零元
    if jiao:
        text += _DIGITS[jiao] + "角"
    elif text:
        text += "零"
    return text + (_DIGITS[fen_digit] + "分" if fen_digit else "整")
