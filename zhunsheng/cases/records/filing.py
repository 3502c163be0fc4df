"""立案: opening the case, who handles it, and who must step aside."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhunsheng.cases.records.parts import CaseRef, Officer, Officers, Party
from zhunsheng.kernel.fields import Choice, Fen, Line, PastDate, Prose, label
from zhunsheng.kernel.ids import CaseId, OfficerId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite


class Jurisdiction(Choice):
    """管辖依据 (令第4号 第九条至第十二条)."""

    PLACE = "place", "违法行为发生地在本辖区"
    INSURED = "insured", "参保地在本辖区"
    DESIGNATED = "designated", "上级指定管辖"
    ASSIGNED = "assigned", "上级交办"
    TRANSFERRED = "transferred", "其他机关移送"
    ELSEWHERE = "elsewhere", "不属于本机关管辖"


@record(
    "cases.filing-proposed",
    version=1,
    title="提请立案",
    basis=cite("apl-2021:54.2", "nhsa-order-4:15", "gansu-2020-81-recording:9#1"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class FilingProposed:
    """提请立案: party, suspected violation, jurisdiction and handlers."""

    case_id: CaseRef
    party: Annotated[Party, label("当事人")]
    situation_nos: Annotated[
        tuple[int, ...],
        label("涉嫌违法情形", widget="pick:situations", min_length=1, max_length=20),
    ]
    facts: Annotated[Prose, label("基本案情")]
    happened_from: Annotated[PastDate, label("行为开始日期")]
    happened_to: Annotated[
        PastDate,
        label("行为终了日期", "连续或者继续的行为，写终了之日；尚在继续的写今日"),
    ]
    discovered_on: Annotated[PastDate, label("发现日期")]
    endangers_health: Annotated[
        bool, label("涉及公民生命健康安全、金融安全且有危害后果", "追责期限为五年")
    ]
    jurisdiction: Annotated[Jurisdiction, label("管辖依据")]
    estimated_fen: Annotated[Fen, label("涉案金额（估计）")]
    handlers: Officers
    complex: Annotated[
        bool, label("是否疑难复杂、涉及多个法律关系", "是：须经法制审核")
    ]
    public_interest: Annotated[bool, label("是否涉及重大公共利益")]
    reasons: Annotated[Prose, label("立案理由")]
    late_reason: Annotated[
        Prose | None, label("逾期补报的原因", "紧急启动后超过 24 小时补报的填写")
    ] = None


@record(
    "cases.case-filed",
    version=1,
    title="批准立案",
    basis=cite("apl-2021:54.2", "apl-2021:60", "nhsa-order-4:15"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFiled:
    """立案: the bureau opened the case; the ninety days run from here."""

    case_id: CaseId
    proposal_no: int
    number: str
    number_series: str
    number_year: int
    ordinal: int
    name: str
    filed_on: date
    opinion: str


class RecusalSource(Choice):
    """Who asked that an officer step aside."""

    PARTY = "party", "当事人申请"
    SELF = "self", "执法人员自行申请"
    BUREAU = "bureau", "机关决定"


@record(
    "cases.recusal-requested",
    version=1,
    title="申请回避",
    basis=cite("apl-2021:43.2", "nhsa-order-4:5"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class RecusalRequested:
    """申请回避: somebody says that an officer should step aside."""

    case_id: CaseRef
    officer_id: Officer
    source: Annotated[RecusalSource, label("提出人")]
    requested_on: Annotated[PastDate, label("提出日期")]
    reasons: Annotated[Prose, label("理由")]


@record(
    "cases.recusal-decided",
    version=1,
    title="决定回避",
    basis=cite("apl-2021:43.3", "nhsa-order-4:5"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class RecusalDecided:
    """决定回避: the person in charge decided; a replacement where needed."""

    case_id: CaseRef
    officer_id: Officer
    granted: Annotated[bool, label("是否回避")]
    replacement: Annotated[
        OfficerId | None, label("接办人员", "同意回避的填写", widget="pick:officers")
    ]
    opinion: Annotated[Prose, label("决定理由")]


@record(
    "cases.correction-ordered",
    version=1,
    title="责令改正",
    basis=cite("apl-2021:28.1", "gansu-2020-81-recording:20#2"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionOrdered:
    """责令改正: the party is ordered to put it right by a day."""

    case_id: CaseRef
    ordered_on: Annotated[PastDate, label("责令日期")]
    content: Annotated[Prose, label("改正内容")]
    until: Annotated[date, label("改正期限", "应当在责令日期之后")]


@record(
    "cases.correction-verified",
    version=1,
    title="复查改正情况",
    basis=cite("gansu-2020-81-recording:20#2", "mingshan-2020-recording:19"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionVerified:
    """复查改正: what was found when the correction was checked."""

    case_id: CaseRef
    verified_on: Annotated[PastDate, label("复查日期")]
    corrected: Annotated[bool, label("是否已经改正")]
    situation: Annotated[Line, label("复查情况")]
