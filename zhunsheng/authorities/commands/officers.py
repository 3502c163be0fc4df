"""Acts on officers: appointment, posts, certificates, qualification, leaving."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from zhunsheng.authorities import guards, queries, situations
from zhunsheng.authorities.commands import _stream
from zhunsheng.authorities.commands.bureaus import Code, Slug
from zhunsheng.authorities.posts import Post
from zhunsheng.authorities.records import (
    CertificateGranted,
    CertificateRevoked,
    OfficerAppointed,
    OfficerLeft,
    PostsChanged,
    QualificationRecorded,
)
from zhunsheng.authorities.state import OfficerState
from zhunsheng.kernel import chance
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.fields import Line, PastDate, Prose, label
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.regulations.guards import check

Posts = Annotated[tuple[Post, ...], label("岗位", "可以选几项", min_length=1)]
Person = Annotated[UUID, label("人员", widget="pick:officers")]
CertificateNumber = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{11}$"),
    label("执法证号", "证件上的十一位数字"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointOfficer:
    """Input of 任用人员."""

    bureau: Annotated[Code, label("单位", widget="hidden")]
    name: Annotated[Line, label("姓名")]
    department: Annotated[Slug, label("内设机构", widget="pick:departments")]
    posts: Posts
    officer_id: Annotated[
        UUID | None, label("人员编号", "不填时由系统生成", widget="hidden")
    ] = None


@act(
    "authorities.appoint-officer",
    title="任用人员",
    takes=AppointOfficer,
    writes=(OfficerAppointed,),
    guards=guards.BEFORE_APPOINTMENT,
)
def appoint_officer(data: AppointOfficer, *, by: OfficerId, at: datetime) -> Done:
    """Appoint somebody to a department of the bureau."""
    officer_id = OfficerId(data.officer_id or chance.fresh_id())
    asking = _stream.asking_of(by, at, data.bureau)
    is_known = queries.officer_is_known(officer_id)
    check(
        guards.BEFORE_APPOINTMENT,
        situations.OfficerSituation(
            asking=asking,
            officer=OfficerState(bureau=data.bureau if is_known else None),
            kind=_stream.kind_of(data.bureau, data.department),
            posts=frozenset(data.posts),
        ),
    )
    record = OfficerAppointed(
        officer_id=officer_id,
        bureau=data.bureau,
        name=data.name,
        department=data.department,
        posts=_each_once(data.posts),
    )
    return _stream.append_to_officer(record, officer_id, data.bureau, 0, by=by, at=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePosts:
    """Input of 调整岗位."""

    officer_id: Person
    department: Annotated[Slug, label("内设机构", widget="pick:departments")]
    posts: Posts
    reason: Annotated[Prose, label("调整原因")]


@act(
    "authorities.change-posts",
    title="调整岗位",
    takes=ChangePosts,
    writes=(PostsChanged,),
    guards=guards.BEFORE_POSTS,
)
def change_posts(data: ChangePosts, *, by: OfficerId, at: datetime) -> Done:
    """Give the officer another department or other posts."""
    officer_id = OfficerId(data.officer_id)
    asking, officer = _stream.officer_of(officer_id, by, at)
    check(
        guards.BEFORE_POSTS,
        situations.OfficerSituation(
            asking=asking,
            officer=officer,
            kind=_stream.kind_of(asking.bureau, data.department),
            posts=frozenset(data.posts),
        ),
    )
    record = PostsChanged(
        officer_id=officer_id,
        department=data.department,
        posts=_each_once(data.posts),
        reason=data.reason,
    )
    return _stream.append_to_officer(
        record, officer_id, asking.bureau, officer.version, by=by, at=at
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLeaving:
    """Input of 人员离岗."""

    officer_id: Person
    left_on: Annotated[PastDate, label("离岗日期", "自这一日起不再办理任何事项")]
    reason: Annotated[Prose, label("离岗原因")]


@act(
    "authorities.record-leaving",
    title="人员离岗",
    takes=RecordLeaving,
    writes=(OfficerLeft,),
    guards=guards.BEFORE_LEAVING,
)
def record_leaving(data: RecordLeaving, *, by: OfficerId, at: datetime) -> Done:
    """Record that the officer left; nothing can be done in that name any more."""
    officer_id = OfficerId(data.officer_id)
    asking, officer = _stream.officer_of(officer_id, by, at)
    check(
        guards.BEFORE_LEAVING,
        situations.OfficerSituation(
            asking=asking, officer=officer, kind=None, posts=frozenset()
        ),
    )
    record = OfficerLeft(
        officer_id=officer_id, left_on=data.left_on, reason=data.reason
    )
    return _stream.append_to_officer(
        record, officer_id, asking.bureau, officer.version, by=by, at=at
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantCertificate:
    """Input of 登记执法证."""

    officer_id: Person
    number: CertificateNumber
    valid_from: Annotated[PastDate, label("有效期起")]
    valid_until: Annotated[date, label("有效期止", "当日仍然有效")]


@act(
    "authorities.grant-certificate",
    title="登记执法证",
    takes=GrantCertificate,
    writes=(CertificateGranted,),
    guards=guards.BEFORE_CERTIFICATE,
)
def grant_certificate(data: GrantCertificate, *, by: OfficerId, at: datetime) -> Done:
    """Register the certificate that the officer was given."""
    officer_id = OfficerId(data.officer_id)
    asking, officer = _stream.officer_of(officer_id, by, at)
    check(
        guards.BEFORE_CERTIFICATE,
        situations.CertificateSituation(
            asking=asking,
            officer=officer,
            number=data.number,
            number_taken=queries.certificate_is_taken(data.number),
            valid_from=data.valid_from,
            valid_until=data.valid_until,
        ),
    )
    record = CertificateGranted(
        officer_id=officer_id,
        number=data.number,
        valid_from=data.valid_from,
        valid_until=data.valid_until,
    )
    return _stream.append_to_officer(
        record, officer_id, asking.bureau, officer.version, by=by, at=at
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeCertificate:
    """Input of 收回执法证."""

    officer_id: Person
    number: CertificateNumber
    revoked_on: Annotated[PastDate, label("收回日期", "自这一日起证件无效")]
    reason: Annotated[Prose, label("收回原因")]


@act(
    "authorities.revoke-certificate",
    title="收回执法证",
    takes=RevokeCertificate,
    writes=(CertificateRevoked,),
    guards=guards.BEFORE_TAKING_CERTIFICATE,
)
def revoke_certificate(data: RevokeCertificate, *, by: OfficerId, at: datetime) -> Done:
    """Record that the certificate was taken back."""
    officer_id = OfficerId(data.officer_id)
    asking, officer = _stream.officer_of(officer_id, by, at)
    check(
        guards.BEFORE_TAKING_CERTIFICATE,
        situations.CertificateSituation(
            asking=asking, officer=officer, number=data.number
        ),
    )
    record = CertificateRevoked(
        officer_id=officer_id,
        number=data.number,
        revoked_on=data.revoked_on,
        reason=data.reason,
    )
    return _stream.append_to_officer(
        record, officer_id, asking.bureau, officer.version, by=by, at=at
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordQualification:
    """Input of 登记审核资格."""

    officer_id: Person
    legal_qualification: Annotated[
        Line | None, label("法律职业资格证书编号", "没有的不填")
    ] = None
    review_since: Annotated[
        PastDate | None, label("从事法制审核起始日", "没有的不填")
    ] = None


@act(
    "authorities.record-qualification",
    title="登记审核资格",
    takes=RecordQualification,
    writes=(QualificationRecorded,),
    guards=guards.BEFORE_QUALIFICATION,
)
def record_qualification(
    data: RecordQualification, *, by: OfficerId, at: datetime
) -> Done:
    """Record the legal qualification, and since when the officer reviews."""
    officer_id = OfficerId(data.officer_id)
    asking, officer = _stream.officer_of(officer_id, by, at)
    check(
        guards.BEFORE_QUALIFICATION,
        situations.OfficerSituation(
            asking=asking, officer=officer, kind=None, posts=frozenset()
        ),
    )
    record = QualificationRecorded(
        officer_id=officer_id,
        legal_qualification=data.legal_qualification or "",
        review_since=data.review_since,
    )
    return _stream.append_to_officer(
        record, officer_id, asking.bureau, officer.version, by=by, at=at
    )


def _each_once(posts: tuple[Post, ...]) -> tuple[Post, ...]:
    return tuple(one for one in Post if one in posts)
