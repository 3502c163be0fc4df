"""提级: somebody says that the decision is a major one, whatever the figures say."""

from dataclasses import dataclass
from typing import Annotated

from zhunsheng.cases.records.parts import CaseRef
from zhunsheng.kernel.fields import Prose, label
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite


@record(
    "cases.raised-to-major",
    version=1,
    title="提请按重大执法决定审核",
    basis=cite("nhsa-2020-32:5.2.2", "apl-2021:58.1"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedToMajor:
    """提级: from now on the decision of this case goes to legal review; for good."""

    case_id: CaseRef
    reasons: Annotated[Prose, label("理由", "为什么属于重大执法决定；提出以后不能撤回")]
