"""答复的检查: confined text, and nothing in it that the facts given did not say.

An engine may put facts into words. A number, a provision or a verdict of its own is
no wording: then the whole answer is refused, with one sentence.
"""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from zhunsheng.exchange.wording.calling import EngineError
from zhunsheng.kernel.text import BadTextError, clean

LONGEST = 4_000
GARBLED = "文字服务的答复不是可以使用的中文文字，没有采用。"
MARKUP = "文字服务的答复带有网页或者排版标记，没有采用；请再试一次或者自行撰写。"
OTHER_NUMBERS = "文字服务的答复含有所给材料以外的金额或者数字（{what}），没有采用。"
OTHER_LAW = "文字服务的答复引用了所给材料以外的规定（{what}），没有采用。"
VERDICT = "文字服务的答复含有所给材料以外的处理结论（{what}），没有采用。"

_THINKING = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)
_MARKUP = re.compile(
    r"[<>]|```|`|\*\*|__|^\s{0,3}#{1,6}\s|^\s*\|.*\|\s*$|^\s*[-*+]\s|\]\(|&#?\w+;"
    r"|https?://",
    re.MULTILINE,
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_LEAST_HAN_SHARE = 2  # at least half of the letters are Chinese


def confined(answer: str) -> str:
    """The answer as plain text; ``EngineError`` if it is anything else."""
    bare = _THINKING.sub("", answer).strip()
    if len(bare) > LONGEST:
        raise EngineError("文字服务的答复过长，没有采用；请减少材料后再试。")
    try:
        text = clean(bare)
    except BadTextError:
        raise EngineError(GARBLED) from None
    letters = sum(one.isalpha() for one in text)
    if not letters or len(_HAN.findall(text)) * _LEAST_HAN_SHARE < letters:
        raise EngineError(GARBLED)
    if _MARKUP.search(text):
        raise EngineError(MARKUP)
    return text


_DIGITS = {one: value for value, one in enumerate("零一二三四五六七八九")}
_DIGITS |= {one: value for value, one in enumerate("零壹贰叁肆伍陆柒捌玖")}
_DIGITS |= {"\u3007": 0, "两": 2}
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SCALES = {"万": 10**4, "亿": 10**8}
_CHINESE = "".join((*_DIGITS, *_PLACES, *_SCALES))
_ARABIC_NUMBER = re.compile(
    r"(?P<whole>\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?P<part>\.\d+)?\s*(?P<scale>[万亿]*)"
)
_CHINESE_NUMBER = re.compile(
    rf"(?<![第{_CHINESE}])(?P<number>[{_CHINESE}]+)(?=元|圆|倍|人次|成\b|个百分点)"
    rf"|百分之(?P<share>[{_CHINESE}]+)"
)
_ORDINALS = re.compile(
    r"^\s*[(（]?\d{1,2}[)）、.](?!\d)|第\s?\d{1,2}\s?[项条款点笔]", re.MULTILINE
)
_MARKS = re.compile(r"〔[^〔〕]*〕")


def _plain(text: str) -> str:
    """Digits of one width; a Chinese comma separates and never groups thousands."""
    return unicodedata.normalize("NFKC", text.replace("，", "、"))


def _numbers(text: str) -> Iterator[tuple[Decimal, str]]:
    """Every number with what stands there: 1.2万元 is 12000."""
    plain = _plain(_ORDINALS.sub(" ", _MARKS.sub(" ", text)))
    for found in _ARABIC_NUMBER.finditer(plain):
        digits = found["whole"].replace(",", "") + (found["part"] or "")
        value = Decimal(digits)
        for scale in found["scale"]:
            value *= _SCALES[scale]
        yield value, found.group().strip()
    for found in _CHINESE_NUMBER.finditer(plain):
        words = found["number"] or found["share"]
        yield Decimal(_value(words)), found.group()


def _value(words: str) -> int:
    """三万二千 is 32000; digits in a row are read as they stand."""
    if all(one in _DIGITS for one in words):
        return int("".join(str(_DIGITS[one]) for one in words))
    total = section = digit = 0
    for one in words:
        if one in _DIGITS:
            digit = _DIGITS[one]
        elif one in _PLACES:
            section += (digit or 1) * _PLACES[one]
            digit = 0
        else:
            total = (total + section + digit) * _SCALES[one]
            section = digit = 0
    return total + section + digit


_NUMERAL = r"[一二三四五六七八九十百零〇\d]+"
_ARTICLE = re.compile(rf"第\s*({_NUMERAL})\s*条")
_LAW = re.compile(r"《([^《》]{1,60})》")
_VERDICTS = (
    "从轻",
    "减轻",
    "从重",
    "不予处罚",
    "不予行政处罚",
    "免予处罚",
    "免于处罚",
    "不再处罚",
    "罚款",
    "没收",
    "吊销",
    "警告",
    "通报批评",
    "责令停产",
    "暂停",
    "解除",
    "移送",
    "予以采纳",
    "不予采纳",
    "不采纳",
    "部分采纳",
    "上限",
    "下限",
)


def adds_nothing(answer: str, given: str) -> None:
    """``EngineError`` if the answer has a number, provision or verdict of its own."""
    known = {value for value, _ in _numbers(given)}
    others = [said for value, said in _numbers(answer) if value not in known]
    if others:
        raise EngineError(OTHER_NUMBERS.format(what="、".join(_first(others))))
    laws = set(_cited(given))
    others = [one for one in _cited(answer) if one not in laws]
    if others:
        raise EngineError(OTHER_LAW.format(what="、".join(_first(others))))
    others = [one for one in _VERDICTS if one in answer and one not in given]
    if others:
        raise EngineError(VERDICT.format(what="、".join(_first(others))))


def _cited(text: str) -> Iterator[str]:
    for found in _ARTICLE.finditer(_plain(text)):
        yield f"第{found[1]}条"
    for found in _LAW.finditer(_plain(text)):
        yield f"《{found[1]}》"


def _first(words: list[str]) -> list[str]:
    return list(dict.fromkeys(words))[:3]
