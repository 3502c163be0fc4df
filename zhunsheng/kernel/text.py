"""Text as it may enter the ledger: NFC, without characters that deceive the eye."""

import unicodedata

from zhunsheng.kernel.errors import ZhunshengError

_ALLOWED_CONTROLS = frozenset("\n")
_HIDDEN = "控制字符、双向文字符号和零宽字符请删去"
_REFUSED_CATEGORIES = {
    "Cc": _HIDDEN,
    "Cf": _HIDDEN,
    "Cs": "这是半个字符，请重新输入",
    "Co": "自造字在别处显示不出来，请改用国家标准中的字",
    "Cn": "这个编码没有对应的字符，请重新输入",
}
_UNREADABLE = "\ufffd"  # stands where bytes were no text: not what was typed
_IDEOGRAPHS = (
    range(0x3400, 0x4DC0),
    range(0x4E00, 0xA000),
    range(0xF900, 0xFB00),
    range(0x20000, 0x2FFFE),
    range(0x30000, 0x3FFFE),
)
"""汉字区: here a newer Unicode may have a character that Python does not know yet."""


class BadTextError(ZhunshengError):
    """Text with a character that may not stand in a record; it names it."""

    def __init__(self, character: str, position: int) -> None:
        name = unicodedata.name(character, "无名字符")
        why = _REFUSED_CATEGORIES.get(unicodedata.category(character), _HIDDEN)
        if character == _UNREADABLE:
            why = "这里原来的字没有能够识别，请重新输入"
        super().__init__(
            f"第 {position + 1} 个字符 U+{ord(character):04X}（{name}）"
            f"不能使用：{why}。"
        )
        self.character = character
        self.position = position


def _is_refused(character: str) -> bool:
    if character == _UNREADABLE:
        return True
    category = unicodedata.category(character)
    if category not in _REFUSED_CATEGORIES or character in _ALLOWED_CONTROLS:
        return False
    if category == "Cn":
        return not any(ord(character) in one for one in _IDEOGRAPHS)
    return True


def clean(text: str) -> str:
    """``text`` in NFC with every line end as one LF; ``BadTextError`` if it deceives.

    Control characters other than a line end, bidi marks, zero-width and
    unassigned characters are refused and not dropped: dropping would store
    something else than what was typed (Unicode TR36, section 2). A rare
    character of a name may be newer than the tables of this Python (生僻字, GB
    18030): where only ideographs can stand, it is taken.
    """
    normal = unicodedata.normalize(
        "NFC", text.replace("\r\n", "\n").replace("\r", "\n")
    )
    for position, character in enumerate(normal):
        if _is_refused(character):
            raise BadTextError(character, position)
    return normal
