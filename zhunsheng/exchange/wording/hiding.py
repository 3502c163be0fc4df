"""替换和复原: no name, number or address leaves; each comes back in its place."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from zhunsheng.cases.viewing.drafting import PrivateWords
from zhunsheng.disclosure.recognisers import find
from zhunsheng.disclosure.redaction import Known, residue
from zhunsheng.kernel.errors import ZhunshengError

_PERSON, _UNIT, _NUMBER, _ADDRESS = "人员", "单位", "号码", "地址"
_MARK = re.compile(r"〔(?:人员|单位|号码|地址)\d+〕")
_LOOKS_LIKE_MARK = re.compile(
    r"[〔\[【]\s*(?:人员|单位|号码|地址)[^〕\]】]{0,6}[〕\]】]"
)
_SHORTEST = 2
_SHORTEST_NUMBER = 5
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任"
    "沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔"
    "向汤温芦欧阳"
)
_TITLED = re.compile(
    "(?:患者|病人|参保人员?|参保患者|家属|医生|医师|护士|药师|院长|法定代表人|负责人|经办人|"
    rf"投诉人|举报人|证人|会计|职工|当事人)(?:姓名)?[：:]?(?P<value>[{_SURNAMES}]"
    r"[\u4e00-\u9fff]?[某*\u00d7\u4e00-\u9fff])(?=[，,。；、（(\s在的于等称])"
)
_STREET = re.compile(
    r"(?P<value>[\u4e00-\u9fff]{2,10}(?:路|街|巷|大道|胡同|弄|村|社区|小区)"
    r"[东西南北中]?[\d一二三四五六七八九十]{1,6}号"
    r"(?:[\d-]{1,8}(?:栋|幢|号楼|单元|室|层|号))*)"
)


class StillPrivateError(ZhunshengError):
    """Something private would have left: nothing was sent."""

    def __init__(self, kinds: Iterable[str]) -> None:
        named = "、".join(dict.fromkeys(kinds))
        super().__init__(
            f"材料中还有没能替换的内容（{named}），没有发出；请改写后再试，或者自行撰写。"
        )


@dataclass(slots=True)
class Hidden:
    """替换表: which mark stands for which words, for one request."""

    marks: dict[str, str] = field(default_factory=dict)  # words → mark
    counts: Counter[str] = field(default_factory=Counter)

    def mark(self, kind: str, words: str) -> str:
        """The mark of these words; the same words have the same mark."""
        if words not in self.marks:
            self.counts[kind] += 1
            self.marks[words] = f"〔{kind}{self.counts[kind]}〕"
        return self.marks[words]

    @property
    def told(self) -> str:
        """What was replaced, in words: 人员 2 处、号码 1 处."""
        return "、".join(f"{kind} {count} 个" for kind, count in self.counts.items())


def hide(text: str, private: PrivateWords, hidden: Hidden) -> str:
    """``text`` with a mark in the place of everything private.

    ``StillPrivateError`` where the text itself has what looks like a mark: it could
    not be told from ours when the answer comes back.
    """
    if _LOOKS_LIKE_MARK.search(text):
        raise StillPrivateError(["像替换记号的文字"])
    for kind, words in (
        (_ADDRESS, private.addresses),
        (_UNIT, private.organisations),
        (_PERSON, private.names),
        (_NUMBER, private.numbers),
    ):
        least = _SHORTEST_NUMBER if kind == _NUMBER else _SHORTEST
        for one in sorted(set(words), key=lambda word: (-len(word), word)):
            if len(one) >= least and one in text:
                text = text.replace(one, hidden.mark(kind, one))
    text = _by_pattern(_STREET, _ADDRESS, text, hidden)
    text = _by_pattern(_TITLED, _PERSON, text, hidden)
    out, at = [], 0
    for found in find(text):
        out += [text[at : found.start], hidden.mark(_NUMBER, found.text)]
        at = found.end
    return "".join(out) + text[at:]


def _by_pattern(pattern: re.Pattern[str], kind: str, text: str, hidden: Hidden) -> str:
    out, at = [], 0
    for found in pattern.finditer(text):
        start, end = found.span("value")
        out += [text[at:start], hidden.mark(kind, found["value"])]
        at = end
    return "".join(out) + text[at:]


def refuse_residue(text: str, private: PrivateWords) -> None:
    """残留检查: made another way than ``hide``; an error if anything is left."""
    known = Known(
        names=(*private.names, *private.organisations), addresses=private.addresses
    )
    kinds = [one.kind.value for one in residue(text, known)]
    tight = _tight(text)
    for kind, words in (("号码", private.numbers), ("地址", private.addresses)):
        bare = [_tight(one) for one in words]
        if any(len(one) >= _SHORTEST_NUMBER and one in tight for one in bare):
            kinds.append(kind)
    if kinds:
        raise StillPrivateError(kinds)


def _tight(text: str) -> str:
    """Without what hides a name from a search: spaces, width, punctuation, case."""
    return "".join(
        one for one in unicodedata.normalize("NFKC", text).casefold() if one.isalnum()
    )


def bring_back(text: str, hidden: Hidden) -> str | None:
    """``text`` with the words in the place of the marks; ``None`` on unknown marks."""
    words = {mark: one for one, mark in hidden.marks.items()}
    if any(one.group() not in words for one in _LOOKS_LIKE_MARK.finditer(text)):
        return None
    return _MARK.sub(lambda found: words[found.group()], text)
