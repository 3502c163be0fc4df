"""登记案卷包: what the follower that builds packages puts on record."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from zhunsheng.archive import guards
from zhunsheng.archive.queries import state_of, stream_of
from zhunsheng.archive.records import PackageBuilt
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.fields import label
from zhunsheng.kernel.ids import BureauCode, CaseId, OfficerId
from zhunsheng.ledger import writer
from zhunsheng.regulations.guards import check

_DIGEST = r"^[0-9a-f]{64}$"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPackage:
    """登记案卷包: the file, by its digests, and the checkpoint it rests on."""

    bureau: Annotated[str, label("单位代码", pattern=r"^\d{6}$")]
    case_id: Annotated[CaseId, label("案件")]
    sha256: Annotated[str, label("SHA-256", pattern=_DIGEST)]
    sm3: Annotated[str, label("SM3", pattern=_DIGEST)]
    size_bytes: Annotated[int, label("字节数", ge=1)]
    tree_size: Annotated[int, label("检查点条目数", ge=1)]


@act(
    "archive.record-package",
    title="登记案卷包",
    takes=RecordPackage,
    guards=guards.BEFORE_PACKAGE,
    writes=(PackageBuilt,),
)
def record_package(data: RecordPackage, /, *, by: OfficerId, at: datetime) -> Done:
    """Point the dossier at its package; once, and never again."""
    bureau = BureauCode(data.bureau)
    dossier = state_of(bureau, data.case_id)
    check(guards.BEFORE_PACKAGE, guards.PackageSituation(by=by, dossier=dossier))
    places = writer.append(
        PackageBuilt(
            case_id=data.case_id,
            sha256=data.sha256,
            sm3=data.sm3,
            size_bytes=data.size_bytes,
            tree_size=data.tree_size,
        ),
        log=bureau,
        stream=stream_of(data.case_id),
        expected_version=dossier.version,
        by=by,
        at=at,
    )
    return Done({"id": str(data.case_id)}, places)
