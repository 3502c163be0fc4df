"""公示执法主体和人员: the bureau's basic information (事前公示)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.authorities.queries import get_bureau, get_officer, list_officers
from zhunsheng.disclosure import guards
from zhunsheng.disclosure.commands import _stream
from zhunsheng.disclosure.records import (
    BureauInformationPublished,
    BureauReleased,
    PublicDepartment,
    PublicOfficer,
)
from zhunsheng.disclosure.state import PublicationState
from zhunsheng.disclosure.streams import public_log_of, stream_of_bureau
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.fields import CHINA, Line, Prose, label
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger import reader, writer
from zhunsheng.regulations.bindings import binding_at
from zhunsheng.regulations.guards import check


@dataclass(frozen=True, kw_only=True)
class DepartmentDuties:
    """内设机构的职责."""

    name: Annotated[Line, label("内设机构")]
    duties: Annotated[Prose, label("职责", "用一两句话写明负责什么。")]


@dataclass(frozen=True, kw_only=True)
class PublishBureauInformation:
    """公示执法主体和人员; the register of officers gives the rest."""

    bureau: Annotated[BureauCode, label("执法主体", widget="hidden")]
    departments: Annotated[
        tuple[DepartmentDuties, ...], label("内设机构和职责", max_length=50)
    ]
    supervision_telephone: Annotated[Line, label("执法监督电话")]


@act(
    "disclosure.publish-bureau-information",
    title="公示执法主体和人员信息",
    takes=PublishBureauInformation,
    writes=(BureauInformationPublished, BureauReleased),
    guards=guards.BEFORE_BUREAU_INFORMATION,
)
def publish_bureau_information(
    data: PublishBureauInformation, *, by: OfficerId, at: datetime
) -> Done:
    """Release who the bureau is, and who may enforce for it on this day."""
    check(
        guards.BEFORE_BUREAU_INFORMATION,
        guards.Situation(
            officer=get_officer(by),
            bureau=data.bureau,
            publication=PublicationState(),
            facts=None,
        ),
        instruments=binding_at(data.bureau, at),
    )
    stream = stream_of_bureau(data.bureau)
    earlier = reader.version_of(public_log_of(data.bureau), stream)
    released = _released(data, edition=earlier + 1, today=at.astimezone(CHINA).date())
    public = _stream.release(
        released, bureau=data.bureau, stream=stream, version=earlier, at=at
    )
    places = writer.append(
        BureauInformationPublished(
            bureau=data.bureau,
            edition=released.edition,
            published_on=released.published_on,
            public_log=public.log,
            public_position=public.position,
        ),
        log=data.bureau,
        stream=stream,
        expected_version=earlier,
        by=by,
        at=at,
    )
    return Done(result={"bureau": data.bureau}, places=(*places, public))


def _released(
    data: PublishBureauInformation, *, edition: int, today: date
) -> BureauReleased:
    bureau = get_bureau(data.bureau)
    officers = [_officer(one, today) for one in list_officers(data.bureau)]
    return BureauReleased(
        bureau=bureau.code,
        edition=edition,
        name=bureau.name,
        address=bureau.address,
        telephone=bureau.telephone,
        supervision_telephone=data.supervision_telephone,
        reconsideration_body=bureau.reconsideration_body,
        court=bureau.court,
        departments=tuple(
            PublicDepartment(name=one.name, duties=one.duties)
            for one in data.departments
        ),
        officers=tuple(one for one in officers if one is not None),
        published_on=today,
        removes=(),
    )


def _officer(officer: Officer, today: date) -> PublicOfficer | None:
    """Only who holds a certificate that is valid on this day is shown."""
    certificate = officer.certificate_on(today)
    if certificate is None or not officer.certified_on(today):
        return None
    posts = [post.label for post in Post if post in officer.posts]
    return PublicOfficer(
        name=officer.name,
        certificate=certificate.number,
        valid_until=certificate.valid_until,
        post="、".join(posts),
        department=officer.department_name,
    )
