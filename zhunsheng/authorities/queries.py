"""Bureaus and officers, read from their tables."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from zhunsheng.authorities.models import (
    Account,
    BureauRow,
    CertificateRow,
    DepartmentRow,
    OfficerRow,
    TokenRow,
)
from zhunsheng.authorities.people import Bureau, Certificate, Department, Officer
from zhunsheng.authorities.posts import KINDS, POSTS, Post
from zhunsheng.authorities.regions import level_of
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.ids import BureauCode, OfficerId


class NoSuchBureauError(ZhunshengError):
    """No bureau has this code."""

    def __init__(self) -> None:
        super().__init__("没有这个单位。")


class NoSuchOfficerError(ZhunshengError):
    """No officer has this id, or the viewer may not see the officer."""

    def __init__(self) -> None:
        super().__init__("没有这名人员。")


def get_bureau(code: BureauCode) -> Bureau:
    """The bureau of this code; ``NoSuchBureauError`` when there is none."""
    row = BureauRow.objects.filter(code=code).first()
    if row is None:
        raise NoSuchBureauError
    return _bureau(row)


def list_bureaus() -> tuple[Bureau, ...]:
    """Every bureau, by code: each stands after the one above it."""
    return tuple(_bureau(row) for row in BureauRow.objects.order_by("code"))


def list_bureaus_in(prefix: str) -> tuple[Bureau, ...]:
    """Every bureau whose code begins so: of one province, or of one city."""
    rows = BureauRow.objects.filter(code__startswith=prefix).order_by("code")
    return tuple(_bureau(row) for row in rows)


def list_departments(bureau: BureauCode) -> tuple[Department, ...]:
    """The bureau's departments, in the order in which they were established."""
    rows = DepartmentRow.objects.filter(bureau=bureau).order_by("pk")
    return tuple(_department(row) for row in rows)


def get_officer(officer_id: OfficerId) -> Officer:
    """The officer, also one who left; ``NoSuchOfficerError`` when there is none."""
    found = _officers(OfficerRow.objects.filter(officer_id=officer_id))
    if not found:
        raise NoSuchOfficerError
    return found[0]


def get_officers(officers: Collection[OfficerId]) -> dict[OfficerId, Officer]:
    """These officers, of whatever bureau, also those who left: four queries."""
    found = _officers(OfficerRow.objects.filter(officer_id__in=officers))
    return {one.officer_id: one for one in found}


def list_officers(bureau: BureauCode) -> tuple[Officer, ...]:
    """The bureau's officers, by department and name, also those who left."""
    rows = OfficerRow.objects.filter(bureau=bureau)
    return _officers(rows.order_by("department", "name", "officer_id"))


def names_of(officers: Collection[OfficerId]) -> dict[OfficerId, str]:
    """The names of these officers, of whatever bureau, also of those who left."""
    rows = OfficerRow.objects.filter(officer_id__in=officers)
    return {
        OfficerId(officer_id): name
        for officer_id, name in rows.values_list("officer_id", "name")
    }


def officer_named(username: str) -> Officer:
    """The officer who signs in with this name, if the account is open."""
    account = Account.objects.filter(username=username, is_active=True).first()
    if account is None:
        raise NoSuchOfficerError
    return get_officer(OfficerId(account.officer_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """接口令牌 as its owner sees it."""

    token_id: UUID
    purpose: str
    issued_at: datetime
    valid_until: date


def list_tokens(officer_id: OfficerId, *, on: date) -> tuple[Token, ...]:
    """The officer's tokens that stand on that day, newest first."""
    rows = TokenRow.objects.filter(
        officer_id=officer_id, revoked=False, valid_until__gte=on
    ).order_by("-issued_at", "token_id")
    return tuple(
        Token(
            token_id=row.token_id,
            purpose=row.purpose,
            issued_at=row.issued_at,
            valid_until=row.valid_until,
        )
        for row in rows
    )


def officer_of_token(digest: str, *, on: date) -> Officer:
    """The officer for whom a token with this digest stands on that day."""
    token = TokenRow.objects.filter(
        digest=digest, revoked=False, valid_until__gte=on
    ).first()
    if token is None:
        raise NoSuchOfficerError
    return officer_signed_in(OfficerId(token.officer_id), on=on)


def officer_signed_in(officer_id: OfficerId, *, on: date) -> Officer:
    """The officer, if the account is open and the officer serves on that day."""
    officer = get_officer(officer_id)
    if not officer.serves_on(on) or not has_open_account(officer_id):
        raise NoSuchOfficerError
    return officer


def has_open_account(officer_id: OfficerId) -> bool:
    """Whether the officer has an account that is not closed."""
    return Account.objects.filter(officer_id=officer_id, is_active=True).exists()


def has_administrator(bureau: BureauCode) -> bool:
    """Whether somebody administers the bureau and can sign in."""
    administrators = [
        row.officer_id
        for row in OfficerRow.objects.filter(bureau=bureau, left_on=None)
        if Post.ADMINISTRATOR.value in row.posts
    ]
    return Account.objects.filter(
        officer_id__in=administrators, is_active=True
    ).exists()


def officer_is_known(officer_id: OfficerId) -> bool:
    """Whether an officer of this id was ever appointed, in any bureau."""
    return OfficerRow.objects.filter(officer_id=officer_id).exists()


def code_is_taken(code: BureauCode) -> bool:
    """Whether a bureau of this code was established."""
    return BureauRow.objects.filter(code=code).exists()


def prefix_is_taken(document_prefix: str) -> bool:
    """Whether another bureau numbers its documents with this prefix."""
    return BureauRow.objects.filter(document_prefix=document_prefix).exists()


def certificate_is_taken(number: str) -> bool:
    """Whether a certificate of this number is already registered."""
    return CertificateRow.objects.filter(number=number).exists()


def username_is_taken(username: str, *, but_by: OfficerId) -> bool:
    """Whether the name belongs, or belonged, to somebody else's account."""
    rows = Account.objects.filter(username=username).exclude(officer_id=but_by)
    return rows.exists()


def token_is_known(digest: str) -> bool:
    """Whether a token with this digest was ever issued."""
    return TokenRow.objects.filter(digest=digest).exists()


def _bureau(row: BureauRow) -> Bureau:
    return Bureau(
        code=BureauCode(row.code),
        name=row.name,
        short_name=row.short_name,
        document_prefix=row.document_prefix,
        parent=BureauCode(row.parent) if row.parent else None,
        level=level_of(row.code),
        fund_account=row.fund_account,
        treasury_account=row.treasury_account,
        reconsideration_body=row.reconsideration_body,
        court=row.court,
        address=row.address,
        telephone=row.telephone,
    )


def _department(row: DepartmentRow) -> Department:
    return Department(
        bureau=BureauCode(row.bureau),
        code=row.code,
        name=row.name,
        kind=KINDS[row.kind],
    )


def _officers(rows: Iterable[OfficerRow]) -> tuple[Officer, ...]:
    """Officers with their bureau, department and certificates: four queries."""
    found = list(rows)
    codes = {row.bureau for row in found}
    names = dict(BureauRow.objects.filter(code__in=codes).values_list("code", "name"))
    departments = {
        (row.bureau, row.code): row
        for row in DepartmentRow.objects.filter(bureau__in=codes)
    }
    certificates: dict[UUID, list[Certificate]] = defaultdict(list)
    for row in CertificateRow.objects.filter(
        officer_id__in=[row.officer_id for row in found]
    ).order_by("-valid_from"):
        certificates[row.officer_id].append(
            Certificate(
                number=row.number,
                valid_from=row.valid_from,
                valid_until=row.valid_until,
            )
        )
    return tuple(
        _officer(
            row,
            names[row.bureau],
            departments[row.bureau, row.department],
            certificates[row.officer_id],
        )
        for row in found
    )


def _officer(
    row: OfficerRow,
    bureau_name: str,
    department: DepartmentRow,
    certificates: list[Certificate],
) -> Officer:
    return Officer(
        officer_id=OfficerId(row.officer_id),
        name=row.name,
        bureau=BureauCode(row.bureau),
        bureau_name=bureau_name,
        department=row.department,
        department_name=department.name,
        department_kind=KINDS[department.kind],
        posts=frozenset(POSTS[one] for one in row.posts),
        certificate=certificates[0] if certificates else None,
        legal_qualification=row.has_legal_qualification,
        review_years=row.review_years,
        review_since=row.review_since,
        left_on=row.left_on,
        earlier_certificates=tuple(certificates[1:]),
    )
