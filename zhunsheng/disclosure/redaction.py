"""Redaction (脱敏): what must not be read in public is replaced, then looked for.

``redact`` replaces what it knows: the persons of the case, addresses, and the
identifiers that ``recognisers`` finds. ``residue`` is made another way on purpose:
it looks through disguises (full-width digits, spaces, broken names), so that one
mistake in both is unlikely. It says what is certain and what a person must judge.
"""

import re
import unicodedata
from dataclasses import dataclass

from zhunsheng.disclosure.recognisers import (
    Found,
    Kind,
    find,
    is_credit_code,
    is_identity_number,
)

_COMPOUND = frozenset(
    {
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "司徒",
        "夏侯",
        "端木",
        "宇文",
        "长孙",
        "轩辕",
        "百里",
        "呼延",
        "南宫",
        "独孤",
        "申屠",
        "太史",
        "澹台",
        "濮阳",
        "公冶",
        "单于",
        "仲孙",
        "钟离",
        "鲜于",
        "闾丘",
        "司空",
        "拓跋",
    }
)
_HIDDEN = "****"
_TOWNSHIP = re.compile(r"^.*?(?:街道|(?<!城)[乡镇](?!政府))")
_COUNTY = re.compile(r"^.*(?:(?<![小社园校])区|[县旗]|(?<=.{2})市)")
_LOOSE = r"[\s·_*-]*"
_SHORTEST_ADDRESS = 6
_INNOCENT = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)|\d{1,3}(?:,\d{3})+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """案件已知信息: the persons and things of the case that redaction must know.

    ``open_words`` are the names and codes that stay whole: those of organisations.
    """

    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    open_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Residue:
    """残留: something that the public would read and should not."""

    kind: Kind
    text: str

    @property
    def certain(self) -> bool:
        """Whether it must go; otherwise a person has to judge it."""
        return self.kind is not Kind.SUSPECT


def mask_name(name: str) -> str:
    """张* for 张三, 张** for 张三丰, 欧阳* for 欧阳修; 阿·** when there is a dot."""
    if "·" in name:
        return name.split("·", 1)[0][:1] + "**"
    family = name[:2] if len(name) > 2 and name[:2] in _COMPOUND else name[:1]  # noqa: PLR2004
    return family + "*" * min(2, max(1, len(name) - len(family)))


def mask_address(address: str) -> str:
    """住址到乡镇: everything below the township goes, or below the county."""
    match = _TOWNSHIP.match(address) or _COUNTY.match(address)
    kept = match.group() if match else ""
    return kept if kept == address else f"{kept}***"


def mask_identity(number: str) -> str:
    """身份证前六后四: 620102********1234."""
    return number[:6] + "*" * 8 + number[-4:]


def mask_phone(number: str) -> str:
    """手机号前三后四; a landline goes whole."""
    digits = re.sub(r"\D", "", number)
    digits = digits[-11:]
    if re.fullmatch(r"1[3-9]\d{9}", digits):
        return f"{digits[:3]}****{digits[-4:]}"
    return _HIDDEN


def _mask(found: Found) -> str:
    if found.kind is Kind.IDENTITY:
        return mask_identity(found.text)
    if found.kind is Kind.PHONE:
        return mask_phone(found.text)
    if found.kind in (Kind.CREDIT, Kind.SUSPECT):
        return found.text  # a credit code is public; a suspicion is for a person
    return _HIDDEN


def redact(text: str, known: Known) -> str:
    """``text`` as the public may read it. Done twice, it changes nothing more."""
    if not text:
        return text
    keep = tuple(word for word in known.open_words if word)
    parts = (
        re.split(f"({'|'.join(map(re.escape, _longest(keep)))})", text)
        if keep
        else [text]
    )
    return "".join(
        part if part in keep and not is_identity_number(part) else _redact(part, known)
        for part in parts
    )


def _redact(text: str, known: Known) -> str:
    for address in _longest(known.addresses):
        if len(address) >= _SHORTEST_ADDRESS:
            text = text.replace(address, mask_address(address))
    for name in _longest(known.names):
        if len(name) > 1:
            text = text.replace(name, mask_name(name))
    out, at = [], 0
    for found in find(text):
        out += [text[at : found.start], _mask(found)]
        at = found.end
    return "".join(out) + text[at:]


def _longest(words: tuple[str, ...]) -> list[str]:
    return sorted({word for word in words if word}, key=lambda one: (-len(one), one))


def residue(text: str, known: Known) -> tuple[Residue, ...]:
    """What still can be read and should not, each thing once, in no disguise."""
    plain = unicodedata.normalize("NFKC", text)
    for word in _longest(known.open_words):
        if not is_identity_number(word):
            plain = plain.replace(unicodedata.normalize("NFKC", word), "□")
    found: dict[tuple[Kind, str], Residue] = {}
    for one in (
        *_names_in(plain, known),
        *_addresses_in(plain, known),
        *_numbers_in(plain),
    ):
        found.setdefault((one.kind, one.text), one)
    return tuple(found.values())


def _names_in(text: str, known: Known) -> list[Residue]:
    found = []
    for name in _longest(known.names):
        if len(name) > 1:
            loose = _LOOSE.join(
                re.escape(one) for one in unicodedata.normalize("NFKC", name)
            )
            found += [
                Residue(Kind.NAME, one.group()) for one in re.finditer(loose, text)
            ]
    return found


def _addresses_in(text: str, known: Known) -> list[Residue]:
    tight = re.sub(r"\s", "", text)
    return [
        Residue(Kind.ADDRESS, address)
        for address in _longest(known.addresses)
        if len(address) >= _SHORTEST_ADDRESS
        and mask_address(address) != address
        and re.sub(r"\s", "", unicodedata.normalize("NFKC", address)) in tight
    ]


def _numbers_in(text: str) -> list[Residue]:
    """Identifiers as they stand, and once more with what breaks digits taken out."""
    found = [
        Residue(one.kind, one.text) for one in find(text) if one.kind is not Kind.CREDIT
    ]
    joined = re.sub(r"(?<=[0-9])[\s·._—-]+(?=[0-9Xx])", "", _INNOCENT.sub("□", text))
    hidden = (Kind.IDENTITY, Kind.PHONE, Kind.BANK)
    found += [
        Residue(one.kind, one.text)
        for one in find(joined)
        if one.kind in hidden and one.text not in text
    ]
    return found


def is_open_code(code: str) -> bool:
    """Whether an organisation's code may be read whole: a credit code, not an ID."""
    return is_credit_code(code) and not is_identity_number(code)
