"""审核目录清单: what can have happened to a bureau's catalogue of legal review.

Drafts, answers and approvals stand in the bureau's own log, stream
``review-catalogue/<code>``. What the bureau above says stands in the log of the
bureau above, stream ``review-catalogue-comments/<code>``: everybody signs at home.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhunsheng.kernel.fields import Choice, Fen, Line, Prose, label
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite
from zhunsheng.review.catalogue.kinds import MajorKind, PartyType


@dataclass(frozen=True, slots=True)
class PartyAmount:
    """数额标准: from which amount on, for one type of party."""

    party: PartyType
    amount_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueItem:
    """审核事项: one kind of decision that is reviewed, with amounts and clauses."""

    kind: Annotated[MajorKind, label("种类")]
    title: Annotated[Line, label("事项名称")]
    organisation_fen: Annotated[
        Fen | None, label("法人或者其他组织的数额", "不按数额审核的不填，下同")
    ] = None
    individual_business_fen: Annotated[Fen | None, label("个体工商户的数额")] = None
    citizen_fen: Annotated[Fen | None, label("公民的数额")] = None
    clauses: Annotated[
        tuple[Line, ...],
        label(
            "依据",
            "至少一条",
            widget="pick:review-clauses",
            min_length=1,
            max_length=20,
        ),
    ]

    @property
    def amounts(self) -> tuple[PartyAmount, ...]:
        """数额标准: from which amount on, for each type of party that has one."""
        given = (
            (PartyType.ORGANISATION, self.organisation_fen),
            (PartyType.INDIVIDUAL_BUSINESS, self.individual_business_fen),
            (PartyType.CITIZEN, self.citizen_fen),
        )
        return tuple(PartyAmount(party, fen) for party, fen in given if fen is not None)


Edition = Annotated[int, label("版次", widget="hidden", ge=1)]
Revision = Annotated[int, label("稿次", widget="hidden", ge=1)]
Items = Annotated[
    tuple[CatalogueItem, ...], label("审核事项", min_length=1, max_length=40)
]


@record(
    "review.catalogue-drafted",
    version=1,
    title="拟定审核目录清单",
    basis=cite("nhsa-2020-32:5.2.3", "luzhou-2020-plan:4.1"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueDrafted:
    """拟定目录: a revision of the coming edition, by the legal department."""

    bureau: BureauCode
    edition: int
    revision: int
    items: Items
    note: Annotated[Prose, label("编制说明")]


class CommentKind(Choice):
    """上级指导意见的种类."""

    AGREES = "agrees", "没有修改意见"
    CHANGE = "change", "建议修改"
    GUIDANCE = "guidance", "工作指导"


@record(
    "review.catalogue-commented",
    version=1,
    title="对下级审核目录清单提出意见",
    basis=cite("nhsa-2020-32:5.2.3"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueCommented:
    """上级意见: what the bureau above says of a catalogue; kept in its own log."""

    drafted_by: Annotated[BureauCode, label("目录编制单位", widget="hidden")]
    edition: Edition
    revision: Revision
    kind: Annotated[CommentKind, label("意见种类")]
    opinion: Annotated[Prose, label("意见")]


@record(
    "review.catalogue-comment-answered",
    version=1,
    title="答复上级对审核目录清单的意见",
    basis=cite("nhsa-2020-32:5.2.3"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueCommentAnswered:
    """答复意见: taken up or not, and why; ``comment_no`` counts in the other log."""

    comment_no: Annotated[int, label("意见序号", widget="hidden", ge=1)]
    commented_by: Annotated[BureauCode, label("提出意见的单位", widget="hidden")]
    accepted: Annotated[bool, label("是否采纳")]
    answer: Annotated[Prose, label("答复", "采纳的写明怎样修改，不采纳的写明理由")]


@record(
    "review.catalogue-approved",
    version=1,
    title="批准审核目录清单",
    basis=cite("nhsa-2020-32:5.2.3", "luzhou-2020-plan:4.1"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueApproved:
    """批准目录: this revision is the bureau's catalogue from ``effective_on`` on."""

    edition: Edition
    revision: Revision
    effective_on: Annotated[
        date, label("施行日期", "不早于批准之日；此前立案的案件仍按原目录")
    ]
    opinion: Annotated[Prose, label("批准意见")]
