"""登记制成的文书: what the follower that prints documents puts on record."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from zhunsheng.documents import guards
from zhunsheng.documents.commands._stream import load, stream_of
from zhunsheng.documents.records import DocumentRendered, RenderingFailed
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.fields import Line, Prose, label
from zhunsheng.kernel.ids import BureauCode, DocumentId, OfficerId
from zhunsheng.ledger import writer
from zhunsheng.regulations.guards import check

_DIGEST = r"^[0-9a-f]{64}$"
_CODE = r"^\d{6}$"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRendering:
    """登记文书制成: the file that was made, by its digests."""

    bureau: Annotated[str, label("单位代码", pattern=_CODE)]
    document_id: Annotated[UUID, label("文书编号")]
    sha256: Annotated[str, label("SHA-256", pattern=_DIGEST)]
    sm3: Annotated[str, label("SM3", pattern=_DIGEST)]
    size_bytes: Annotated[int, label("字节数", ge=1)]
    pages: Annotated[int, label("页数", ge=1)]
    signed: Annotated[bool, label("已签章")]
    signer: Annotated[Line | None, label("签章证书")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFailure:
    """登记文书未能制成: why."""

    bureau: Annotated[str, label("单位代码", pattern=_CODE)]
    document_id: Annotated[UUID, label("文书编号")]
    reason: Annotated[Prose, label("原因")]


@act(
    "documents.record-rendering",
    title="登记文书制成",
    takes=RecordRendering,
    guards=guards.BEFORE_RENDERING,
    writes=(DocumentRendered,),
)
def record_rendering(data: RecordRendering, /, *, by: OfficerId, at: datetime) -> Done:
    """Point the document at its file; once, and never again."""
    bureau, document_id = BureauCode(data.bureau), DocumentId(data.document_id)
    document = load(bureau, document_id)
    check(
        guards.BEFORE_RENDERING,
        guards.RenderingSituation(document=document, by=by, signed=data.signed),
    )
    places = writer.append(
        DocumentRendered(
            document_id=document_id,
            sha256=data.sha256,
            sm3=data.sm3,
            size_bytes=data.size_bytes,
            pages=data.pages,
            signed=data.signed,
            signer=data.signer,
        ),
        log=bureau,
        stream=stream_of(document_id),
        expected_version=document.version,
        by=by,
        at=at,
    )
    return Done(places=places)


@act(
    "documents.record-failure",
    title="登记文书未能制成",
    takes=RecordFailure,
    guards=guards.BEFORE_FAILURE,
    writes=(RenderingFailed,),
)
def record_failure(data: RecordFailure, /, *, by: OfficerId, at: datetime) -> Done:
    """Say visibly why there is no file; the same reason is recorded once."""
    bureau, document_id = BureauCode(data.bureau), DocumentId(data.document_id)
    document = load(bureau, document_id)
    check(
        guards.BEFORE_FAILURE,
        guards.RenderingSituation(document=document, by=by, signed=False),
    )
    if document.failure == data.reason:
        return Done()
    places = writer.append(
        RenderingFailed(document_id=document_id, reason=data.reason),
        log=bureau,
        stream=stream_of(document_id),
        expected_version=document.version,
        by=by,
        at=at,
    )
    return Done(places=places)
