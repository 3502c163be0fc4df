"""双公示·行政处罚: the columns of the standard, and a row of a published decision.

The open columns come from the public text; the names and numbers that the public does
not read are the reported part. Sources: 发改办财金〔2018〕424号 and its data standard.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zhunsheng.cases.facts import DecisionFacts
from zhunsheng.disclosure.recognisers import is_identity_number
from zhunsheng.disclosure.records import PublicText, Tombstone
from zhunsheng.disclosure.redaction import mask_name
from zhunsheng.exchange.choices import Change
from zhunsheng.exchange.rows import NO_CODE, Column, Row, Wrong, day, faults, wan

CITIZEN, BUSINESS = "citizen", "individual-business"
LEGAL_PERSON = "法人及非法人组织"
_KINDS = {CITIZEN: "自然人", BUSINESS: "个体工商户"}
_SERIOUS = frozenset({"吊销许可证件", "限制从业", "责令关闭"})
_MINOR = frozenset({"警告", "通报批评"})
_LONG_TERM = "2099/12/31"
_FACTS = "违法事实"

CATEGORIES = (
    *("警告", "通报批评", "罚款", "没收违法所得", "没收非法财物", "暂扣许可证件"),
    *("降低资质等级", "吊销许可证件", "限制开展生产经营活动", "责令停产停业"),
    *("责令关闭", "限制从业", "行政拘留", "其他"),
)
"""处罚类别: the closed list of the standard."""


def _column(
    code: str, title: str, length: int, form: str = "text", **more: bool
) -> Column:
    return Column(code=code, title=title, length=length, form=form, **more)


COLUMNS = (
    _column("CF_XDR_MC", "行政相对人名称", 200, required=True),
    _column("CF_XDR_LB", "行政相对人类别", 16, required=True),
    _column("CF_XDR_SHXYM", "行政相对人代码_1（统一社会信用代码）", 18, "credit"),
    _column("CF_XDR_GSZC", "行政相对人代码_2（工商注册号）", 50, reported_only=True),
    _column("CF_XDR_ZZJG", "行政相对人代码_3（组织机构代码）", 9),
    _column("CF_XDR_SWDJ", "行政相对人代码_4（税务登记号）", 15),
    _column("CF_XDR_SYDW", "行政相对人代码_5（事业单位证书号）", 12),
    _column("CF_XDR_SHZZ", "行政相对人代码_6（社会组织登记证号）", 50),
    _column("CF_FRDB", "法定代表人", 50),
    _column("CF_FR_ZJLX", "法定代表人证件类型", 64, reported_only=True),
    _column("CF_FR_ZJHM", "法定代表人证件号码", 64, reported_only=True),
    _column("CF_XDR_ZJLX", "自然人证件类型", 64, reported_only=True),
    _column("CF_XDR_ZJHM", "自然人证件号码", 64, reported_only=True),
    _column("CF_WSH", "行政处罚决定书文号", 128, required=True),
    _column("CF_WFXW", "违法行为类型", 2000, required=True),
    _column("CF_SY", "违法事实", 5000, required=True),
    _column("CF_YJ", "处罚依据", 2048, required=True),
    _column("CF_CFLB", "处罚类别", 64, required=True),
    _column("CF_NR", "处罚内容", 4000, required=True),
    _column("CF_NR_FK", "罚款金额（万元）", 20, "amount"),
    _column("CF_NR_WFFF", "没收违法所得、没收非法财物的金额（万元）", 20, "amount"),
    _column("CF_NR_ZKDX", "暂扣或吊销证照名称及编号", 200),
    _column("CF_JDRQ", "处罚决定日期", 10, "day", required=True),
    _column("CF_YXQ", "处罚有效期", 10, "day"),
    _column("CF_GSJZQ", "公示截止期", 10, "day"),
    _column("CF_CFJG", "处罚机关", 200, required=True),
    _column("CF_CFJGDM", "处罚机关统一社会信用代码", 18, "credit", required=True),
    _column("CF_SJLY", "数据来源单位", 200, required=True),
    _column("CF_SJLYDM", "数据来源单位统一社会信用代码", 18, "credit", required=True),
    _column("BZ", "备注", 512),
)
_REQUIRED = frozenset(one.code for one in COLUMNS if one.required)
_AGENCY = frozenset({"CF_CFJG", "CF_CFJGDM", "CF_SJLY", "CF_SJLYDM"})
_WITHDRAWAL = frozenset({"CF_WSH", "BZ"}) | _AGENCY
"""撤回的行: number, reason and agency; not what the decision said, nor whose it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of a published decision, as it stands in the public log."""

    subject: str
    number: int
    note: str
    text: PublicText


def categories_of(text: PublicText) -> tuple[str, ...]:
    """处罚类别: 责令退回 is no penalty; 暂停 is 其他 (统计口径, 处罚法第九条)."""
    found = []
    if text.fine_fen:
        found.append("罚款")
    if text.confiscated_fen:
        found.append("没收违法所得")
    if any("暂停" in one for one in text.penalties):
        found.append("其他")
    return tuple(found)


def publicity_period(categories: tuple[str, ...]) -> str:
    """公示期的类别: the name of the longest period (信用修复管理办法)."""
    given = frozenset(categories)
    if given & _SERIOUS:
        return "credit-publicity-serious"
    if given <= _MINOR:
        return "credit-publicity-minor"
    return "credit-publicity-ordinary"


def row_of(
    edition: Edition,
    facts: DecisionFacts,
    *,
    agency_code: str,
    shown_until: date | None,
) -> Row:
    """A decision that stands in public."""
    text = edition.text
    categories = categories_of(text)
    values = {
        "CF_XDR_MC": text.party,
        "CF_XDR_LB": _KINDS.get(facts.party_kind, LEGAL_PERSON),
        "CF_XDR_SHXYM": _credit_code(text, facts),
        "CF_FRDB": "" if facts.party_kind == CITIZEN else _masked(facts),
        "CF_WSH": text.decision_number,
        "CF_WFXW": "；".join(dict.fromkeys(one for one in text.violations if one)),
        "CF_SY": _facts_in(text),
        "CF_YJ": "；".join(text.basis),
        "CF_CFLB": "；".join(categories),
        "CF_NR": "；".join(text.penalties),
        "CF_NR_FK": wan(text.fine_fen) if text.fine_fen else "",
        "CF_NR_WFFF": wan(text.confiscated_fen) if text.confiscated_fen else "",
        "CF_JDRQ": day(text.decided_on),
        "CF_YXQ": "" if "其他" in categories else _LONG_TERM,
        "CF_GSJZQ": day(shown_until),
        **_agency(text.bureau_name, agency_code),
        "BZ": f"更正：{edition.note}" if edition.number > 1 else "",
    }
    return Row(
        subject=edition.subject,
        case_id=facts.case_id,
        number=text.decision_number,
        edition=edition.number,
        change=Change.NEW,
        values={code: value for code, value in values.items() if value},
        reported=reported_of(facts),
    )


def withdrawn_row(
    subject: str, edition: int, stone: Tombstone, facts: DecisionFacts, agency_code: str
) -> Row:
    """A decision that was withdrawn: as little as the tombstone says."""
    return Row(
        subject=subject,
        case_id=facts.case_id,
        number=stone.decision_number,
        edition=edition,
        change=Change.WITHDRAWN,
        values={
            "CF_WSH": stone.decision_number,
            **_agency(stone.bureau_name, agency_code),
            "BZ": f"撤回：{stone.ground.label}。{stone.reason}",
        },
    )


def wrong_in(row: Row, *, with_reported: bool) -> list[Wrong]:
    """Every reason why this row may not be sent."""
    values = row.all_values(with_reported=with_reported)
    if row.change is Change.WITHDRAWN:
        return faults(COLUMNS, values, needed=_WITHDRAWAL)
    kind = values.get("CF_XDR_LB", "")
    needed = set(_REQUIRED)
    needed |= {"CF_NR_FK"} if "罚款" in values.get("CF_CFLB", "") else set()
    needed |= {"CF_NR_WFFF"} if "没收" in values.get("CF_CFLB", "") else set()
    if kind == LEGAL_PERSON:
        needed |= {"CF_XDR_SHXYM", "CF_FRDB"}
    elif with_reported and kind == _KINDS[CITIZEN]:
        needed |= {"CF_XDR_ZJLX", "CF_XDR_ZJHM"}
    found = faults(COLUMNS, values, needed=frozenset(needed))
    return found + _wrong_codes(values, kind, with_reported=with_reported)


def _wrong_codes(
    values: Mapping[str, str], kind: str, *, with_reported: bool
) -> list[Wrong]:
    given = values
    code, found = given.get("CF_XDR_SHXYM", ""), []
    if code == NO_CODE and kind != _KINDS[BUSINESS]:
        found.append(
            Wrong(
                "CF_XDR_SHXYM",
                "只有没有统一社会信用代码的个体工商户可以填 17 个 0 加 X。",
                "请核对登记的证件号码，更正后再导出。",
            )
        )
    elif code == NO_CODE and not given.get("CF_XDR_GSZC"):
        found.append(
            Wrong(
                "CF_XDR_GSZC",
                "没有统一社会信用代码的个体工商户，应当填写工商注册号。",
                "请核对登记的证件号码。"
                if with_reported
                else "请由负责人连同上报不公示的部分一并导出。",
            )
        )
    number = given.get("CF_XDR_ZJHM", "")
    if given.get("CF_XDR_ZJLX") == "身份证" and not is_identity_number(number):
        found.append(
            Wrong(
                "CF_XDR_ZJHM",
                "居民身份证号码的校验位不相符。",
                "请核对登记的证件号码，更正后再导出。",
            )
        )
    unknown = set(given.get("CF_CFLB", "").split("；")) - {"", *CATEGORIES}
    if unknown:
        found.append(Wrong("CF_CFLB", "处罚类别不在标准的清单中。", "请核对处罚内容。"))
    return found


def _agency(name: str, code: str) -> dict[str, str]:
    """处罚机关 and 数据来源单位: 谁产生谁负责, so both are the bureau."""
    return {"CF_CFJG": name, "CF_CFJGDM": code, "CF_SJLY": name, "CF_SJLYDM": code}


def _credit_code(text: PublicText, facts: DecisionFacts) -> str:
    if facts.party_kind == CITIZEN:
        return ""
    if facts.party_kind == BUSINESS:
        return text.party_code or NO_CODE
    return text.party_code or facts.party_identifier


def _masked(facts: DecisionFacts) -> str:
    return mask_name(facts.representative) if facts.representative else ""


def _facts_in(text: PublicText) -> str:
    """违法事实, as the public reads it; where the full text was published, that."""
    for section in text.sections:
        if section.heading == _FACTS:
            return section.text
    return "\n".join(one.text for one in text.sections)


def reported_of(facts: DecisionFacts) -> dict[str, str]:
    """上报不公示: who it is in full, and the numbers of natural persons."""
    found: dict[str, str] = {}
    number = facts.party_identifier
    if facts.party_kind == CITIZEN:
        found = {
            "CF_XDR_MC": facts.party_name,
            "CF_XDR_ZJLX": "身份证" if len(number) == _IDENTITY else "其他",
            "CF_XDR_ZJHM": number,
        }
    elif facts.representative:
        found["CF_FRDB"] = facts.representative
    if facts.party_kind == BUSINESS and len(number) in _REGISTRATIONS:
        found["CF_XDR_GSZC"] = number
    return found


_IDENTITY = 18
_REGISTRATIONS = (13, 15)  # digits of 工商注册号, old and new
