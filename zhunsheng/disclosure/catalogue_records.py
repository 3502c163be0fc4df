"""公开的审核目录: what the public reads of a bureau's catalogue of legal review.

It stands in the public log. Words only: the portal knows nothing of legal review.
"""

from dataclasses import dataclass
from datetime import date

from zhunsheng.kernel.ids import BureauCode
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAmount:
    """数额标准: from which amount on, for one type of party."""

    party: str
    amount_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicItem:
    """审核事项: what is reviewed, from which amounts on, by which clauses."""

    kind: str
    title: str
    amounts: tuple[PublicAmount, ...]
    basis: tuple[str, ...]  # in Chinese, as the page prints them


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicLead:
    """流向: the next stage, and on which condition; empty if always."""

    to: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicStage:
    """流程的一步: who does what, within which time, and where it leads."""

    code: str
    title: str
    who: str
    does: str
    term: str
    aside: bool
    leads_to: tuple[PublicLead, ...]


@record(
    "disclosure.catalogue-released",
    version=1,
    basis=cite("nhsa-2020-32:5.2.3", "luzhou-2020-plan:4.1"),
    title="公开法制审核目录清单和流程图",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueReleased:
    """公开审核目录: an edition with its flow chart; ``follows`` is the one before."""

    bureau: BureauCode
    bureau_name: str
    edition: int
    approved_on: date
    effective_on: date
    items: tuple[PublicItem, ...]
    stages: tuple[PublicStage, ...]
    follows: int | None  # position of the edition before, in the same public log
    removes: tuple[int, ...]
