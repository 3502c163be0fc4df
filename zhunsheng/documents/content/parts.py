"""Parts that several documents share: parties, officers, opinions, sections.

Every content type is a frozen dataclass whose fields carry a Chinese label
(``kernel.fields``), so that an error, a form and a JSON schema use one word. A
field without a default is required: without it the document is not printed.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhunsheng.kernel.fields import Line, Prose, label


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """当事人: whom the case is about, as a document names it."""

    name: Annotated[Line, label("姓名或者名称")]
    identity_type: Annotated[Line, label("证件名称")]
    identity_number: Annotated[Line, label("证件号码")]
    address: Annotated[Line, label("住所（住址）")]
    representative: Annotated[
        Line | None, label("法定代表人（负责人）", "自然人不填")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """执法人员: name and number of the certificate that was shown."""

    name: Annotated[Line, label("姓名")]
    certificate: Annotated[Line, label("执法证号")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a part in a matter: 主持人、参加人、审核人."""

    name: Annotated[Line, label("姓名")]
    post: Annotated[Line, label("单位及职务")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """签署意见: what one person in the chain of approval said, and when."""

    text: Annotated[Prose, label("意见")]
    name: Annotated[Line, label("签署人")]
    signed_on: Annotated[date, label("签署日期")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """联系方式: whom the party may ask, and where."""

    name: Annotated[Line, label("联系人")]
    phone: Annotated[Line, label("联系电话")]
    address: Annotated[Line, label("机关地址")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """证据: one piece of evidence and what it proves."""

    name: Annotated[Line, label("证据名称")]
    kind: Annotated[Line, label("证据种类")]
    source: Annotated[Line, label("来源")]
    proves: Annotated[Prose, label("证明内容")]
    pages: Annotated[int, label("页（件）数", ge=1, le=100_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """发言: who said what, in a hearing or a discussion."""

    speaker: Annotated[Line, label("发言人")]
    text: Annotated[Prose, label("发言内容")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """签名情况: how a record of what happened on the spot was signed.

    Who refuses to sign is not made to sign: the refusal and its reason are noted,
    and a witness signs where there is one.
    """

    party_says: Annotated[Prose, label("当事人核对意见")]
    refusal: Annotated[Prose | None, label("拒绝签名的情况")] = None
    witness: Annotated[Line | None, label("见证人")] = None
