"""What the law requires before a file may be called a document (文书)."""

from dataclasses import dataclass

from zhunsheng.documents import kinds
from zhunsheng.documents.state import DocumentState
from zhunsheng.kernel.ids import PROGRAM, OfficerId
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderingSituation:
    """Everything that bears on whether this file may be recorded."""

    document: DocumentState
    by: OfficerId
    signed: bool


_WHOLE_CHAIN = cite("nhsa-2020-32:4.3.4", "gansu-2020-81-recording:5#1")


@guard(
    "documents.render.not-the-program",
    "文书的文件只能由程序制作和登记。",
    basis=_WHOLE_CHAIN,
    way_out="请等待程序自动制作，或者请管理员检查后台任务。",
)
def made_by_the_program(situation: RenderingSituation) -> bool:
    """制作: no person may put a file in the place of a document."""
    return situation.by == PROGRAM


@guard(
    "documents.render.not-issued",
    "没有这份文书的制作记录。",
    basis=_WHOLE_CHAIN,
    way_out="先在案件中制作该文书。",
)
def document_was_issued(situation: RenderingSituation) -> bool:
    """制作文书: there is a content that the file shows."""
    return situation.document.issued is not None


@guard(
    "documents.render.already-rendered",
    "这份文书已经制成，不得更换文件。",
    basis=_WHOLE_CHAIN,
    way_out="内容有误的，另行制作更正文书。",
)
def document_is_not_rendered(situation: RenderingSituation) -> bool:
    """文书制成: a document has one file, for ever."""
    return situation.document.rendered is None


@guard(
    "documents.render.not-sealed",
    "对外文书没有加盖机关印章。",
    basis=cite("apl-2021:59.2", "esl-2019:13.1"),
    way_out="为本机关配置印章证书后重新制作。",
)
def outward_document_is_sealed(situation: RenderingSituation) -> bool:
    """印章: what goes out of the bureau bears its seal and signature."""
    issued = situation.document.issued
    if issued is None or not kinds.find(issued.kind).sealed:
        return True
    return situation.signed


BEFORE_RENDERING = (
    made_by_the_program,
    document_was_issued,
    document_is_not_rendered,
    outward_document_is_sealed,
)
BEFORE_FAILURE = (made_by_the_program, document_was_issued, document_is_not_rendered)
