"""执法主体: whether this bureau is the one that may decide the case."""

from zhunsheng.authorities.regions import NATION, is_above
from zhunsheng.cases.examination.looking import Note, Seen, looks, seen
from zhunsheng.cases.examination.material import Material
from zhunsheng.cases.examination.provinces import PROVINCES, province_in
from zhunsheng.cases.records.filing import FilingProposed, Jurisdiction
from zhunsheng.cases.records.leads import LeadSource
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.instruments import Level
from zhunsheng.review.records import Point

_LEVELS = {
    Level.NATION: "国家级",
    Level.PROVINCE: "省级",
    Level.CITY: "市级",
    Level.COUNTY: "县级",
}
_SOURCES = {
    Jurisdiction.ASSIGNED: LeadSource.SUPERIOR,
    Jurisdiction.TRANSFERRED: LeadSource.TRANSFERRED,
}
"""What a lead that came so must say of its source."""


@looks(
    "jurisdiction-elsewhere",
    Point.AUTHORITY,
    "立案时确定的管辖依据",
    "apl-2021:22",
    "nhsa-order-4:9",
)
def the_bureau_has_jurisdiction(material: Material) -> Seen:
    """管辖: the filing says on which ground, and it is not that of another."""
    filing = material.case.filing
    if filing is None:
        return Seen()
    ground = filing.jurisdiction.label
    where = _places_of(material)
    wrong = filing.jurisdiction is Jurisdiction.ELSEWHERE
    level = _LEVELS[material.bureau.level]
    return seen(
        [Note(says="立案时记载本案不属于本机关管辖。", records=where)] * wrong,
        Note(
            says=f"{material.bureau.name}为{level}医疗保障部门；管辖依据：{ground}。",
            records=where,
        ),
    )


def _places_of(material: Material) -> tuple[int, ...]:
    """Where the filing that counts was proposed."""
    return tuple(
        one.no
        for one in material.of(FilingProposed)
        if one.record == material.case.filing
    )[-1:]


@looks(
    "jurisdiction-unsupported",
    Point.AUTHORITY,
    "管辖依据与线索来源是否一致",
    "nhsa-order-4:11",
    "nhsa-order-4:12",
)
def the_ground_agrees_with_the_lead(material: Material) -> Seen:
    """交办、移送: what was assigned or transferred came in as such."""
    filing, lead = material.case.filing, material.case.lead
    if filing is None or lead is None or filing.jurisdiction not in _SOURCES:
        return Seen()
    told, came = filing.jurisdiction.label, lead.source.label
    wrong = lead.source is not _SOURCES[filing.jurisdiction]
    return seen(
        [
            Note(
                says=f"管辖依据为“{told}”，线索登记的来源为“{came}”，两者不一致。",
                records=(1, *_places_of(material)),
            )
        ]
        * wrong,
        f"管辖依据“{told}”与线索来源“{came}”一致；交办、移送文书请人工核对。",
    )


@looks(
    "party-elsewhere",
    Point.AUTHORITY,
    "当事人住所与本机关辖区",
    "apl-2021:22",
    "nhsa-order-4:9",
)
def the_party_is_of_this_region(material: Material) -> Seen:
    """地域: only where the address names a province or a place that has a bureau."""
    filing = material.case.filing
    if filing is None or filing.jurisdiction is not Jurisdiction.PLACE:
        return Seen()
    elsewhere = _elsewhere(material, filing.party.address)
    if elsewhere:
        says = (
            f"当事人住所在{elsewhere}，不在本机关辖区；管辖依据为违法行为发生地，"
            "请核对违法行为发生在何地。"
        )
        return seen([Note(says=says, records=_places_of(material))])
    if province_in(filing.party.address) is None:
        return seen((), "当事人住所没有写明省份，机器不能核对地域管辖，请人工核对。")
    return seen((), "当事人住所所在省份与本机关一致；市、县请人工核对。")


def _elsewhere(material: Material, address: str) -> str:
    """The name of another region that the address is in; empty if none is certain."""
    own = material.bureau.code
    if own == NATION:
        return ""
    province = province_in(address)
    if province is not None and province != own[:2]:
        return PROVINCES[province]
    named = [code for code, name in material.regions.items() if name in address]
    if any(_related(own, code) and code[2:] != "0000" for code in named):
        return ""
    others = [material.regions[code] for code in named if not _related(own, code)]
    return max(others, key=len, default="")


def _related(own: BureauCode, other: BureauCode) -> bool:
    return own == other or is_above(own, other) or is_above(other, own)
