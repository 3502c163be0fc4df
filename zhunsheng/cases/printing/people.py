"""文书里的人: parties, officers and opinions as documents name them.

What a document must say and nobody has given yet is a ``BadContentError`` that
names it; no space is ever filled with a placeholder.
"""

from collections.abc import Iterable
from datetime import date

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.printing.wording import day_of
from zhunsheng.cases.records.parts import Party, Signature
from zhunsheng.cases.state import CaseState, Proposal
from zhunsheng.documents.content import parts
from zhunsheng.documents.content.reading import BadContentError
from zhunsheng.kernel.fields import Problem
from zhunsheng.kernel.ids import OfficerId


def missing(title: str, field: str, says: str = "必须填写。") -> BadContentError:
    """《title》 cannot be made yet, because of ``field``."""
    return BadContentError(title, (Problem(field, says),))


def party(of: Party) -> parts.Party:
    """当事人, as every document names it."""
    return parts.Party(
        name=of.name,
        identity_type=of.identifier_kind,
        identity_number=of.identifier,
        address=of.address,
        representative=of.representative,
    )


def party_of(case: CaseState, title: str) -> parts.Party:
    """当事人 of a filed case."""
    if case.party is None:
        raise missing(title, "当事人", "尚未立案，没有当事人。")
    return party(case.party)


def officer(situation: Situation, officer_id: OfficerId, title: str) -> Officer:
    """Who has this identifier; somebody unknown cannot stand in a document."""
    known = situation.named.get(officer_id)
    if known is None and situation.officer.officer_id == officer_id:
        known = situation.officer
    if known is None:
        raise missing(title, "有关人员", "不是本机关人员，请核对。")
    return known


def certified(
    situation: Situation, officers: Iterable[OfficerId], on: date, title: str
) -> tuple[parts.Officer, ...]:
    """执法人员 with the certificates that were valid on that day."""
    found = []
    for officer_id in officers:
        one = officer(situation, officer_id, title)
        certificate = one.certificate_on(on)
        if certificate is None:
            raise missing(title, f"{one.name}的执法证号", "当日没有有效的执法证件。")
        found.append(parts.Officer(name=one.name, certificate=certificate.number))
    return tuple(found)


def handlers(situation: Situation, title: str) -> tuple[parts.Officer, ...]:
    """承办人 of the case, with their certificates of today."""
    return certified(situation, situation.case.handlers, situation.today, title)


def person(situation: Situation, officer_id: OfficerId, title: str) -> parts.Person:
    """Somebody of the bureau: name, bureau and department, post."""
    one = officer(situation, officer_id, title)
    posts = "、".join(sorted(post.label for post in one.posts))
    place = "" if one.holds(Post.BUREAU_HEAD, Post.DEPUTY_HEAD) else one.department_name
    return parts.Person(name=one.name, post=f"{one.bureau_name}{place}{posts}")


def names(people: Iterable[parts.Officer]) -> str:
    """张某（执法证号…）、李某（执法证号…）."""
    return "、".join(f"{one.name}（执法证号{one.certificate}）" for one in people)


def contact(situation: Situation, title: str) -> parts.Contact:
    """联系方式: a handler, at the bureau's own telephone and address."""
    case, bureau = situation.case, situation.bureau
    asked = situation.officer
    if case.handlers and asked.officer_id not in case.handlers:
        asked = officer(situation, case.handlers[0], title)
    return parts.Contact(
        name=asked.name, phone=bureau.telephone, address=bureau.address
    )


def signing(
    says: str, signature: Signature, refusal: str | None, witness: str | None
) -> parts.Signing:
    """签名情况: signed, or why not and before whom."""
    refused = signature is Signature.REFUSED
    return parts.Signing(
        party_says=says, refusal=refusal if refused else None, witness=witness
    )


def proposed(
    situation: Situation, proposal: Proposal, text: str, title: str
) -> parts.Opinion:
    """承办人意见: the first of three signatures."""
    return parts.Opinion(
        text=text,
        name=officer(situation, proposal.proposed_by, title).name,
        signed_on=day_of(proposal.proposed_at),
    )


def checked(situation: Situation, proposal: Proposal, title: str) -> parts.Opinion:
    """承办机构意见: the second signature."""
    if proposal.checked_by is None or proposal.checked_at is None:
        raise missing(title, "承办机构意见", "承办机构负责人尚未审核。")
    return parts.Opinion(
        text=proposal.check_opinion,
        name=officer(situation, proposal.checked_by, title).name,
        signed_on=day_of(proposal.checked_at),
    )


def ruled(situation: Situation, text: str) -> parts.Opinion:
    """机关负责人意见: the third signature, of the officer who acts."""
    return parts.Opinion(
        text=text, name=situation.officer.name, signed_on=situation.today
    )


def proposal_of(situation: Situation, title: str) -> Proposal:
    """呈批事项 on which the act rules."""
    proposal = situation.proposal()
    if proposal is None:
        raise missing(title, "呈批事项", "没有相应的呈批事项。")
    return proposal
