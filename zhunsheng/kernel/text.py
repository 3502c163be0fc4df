"""Text as it may enter the ledger: NFC, without characters that deceive the eye."""

import unicodedata

from zhunsheng.kernel.errors import ZhunshengError

_ALLOWED_CONTROLS = frozenset("\n")
_REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


class BadTextError(ZhunshengError):
    """Text with a character that may not stand in a record; it names it."""

    def __init__(self, character: str, position: int) -> None:
        name = unicodedata.name(character, "无名字符")
        super().__init__(
            f"第 {position + 1} 个字符 U+{ord(character):04X}（{name}）"
            "不能使用：控制字符、双向文字符号和零宽字符请删去。"
        )
        self.character = character
        self.position = position


def clean(text: str) -> str:
    """``text`` in NFC with line ends as ``\\n``; ``BadTextError`` if it deceives.

    Control characters other than a line end, bidi marks, zero-width and
    unassigned characters are refused and not dropped: dropping would store
    something else than what was typed (Unicode TR36, section 2).
    """
    normal = unicodedata.normalize(
        "NFC", text.replace("\r\n", "\n").replace("\r", "\n")
    )
    for position, character in enumerate(normal):
        if (
            unicodedata.category(character) in _REFUSED_CATEGORIES
            and character not in _ALLOWED_CONTROLS
        ):
            raise BadTextError(character, position)
    return normal
