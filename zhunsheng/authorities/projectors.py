"""Records of authorities → tables."""

from datetime import timedelta
from typing import Any

from zhunsheng.authorities import models, records
from zhunsheng.authorities.people import whole_years
from zhunsheng.kernel.fields import CHINA
from zhunsheng.ledger.projection import Place, projects


def _officer(record: Any) -> Any:
    return models.OfficerRow.objects.filter(officer_id=record.officer_id)


@projects(records.BureauEstablished)
def bureau_row(record: records.BureauEstablished, _place: Place) -> None:
    """设立执法主体 makes the bureau's row."""
    models.BureauRow.objects.create(
        code=record.code,
        name=record.name,
        short_name=record.short_name,
        document_prefix=record.document_prefix,
        parent=record.parent or "",
        fund_account=record.fund_account,
        treasury_account=record.treasury_account,
        reconsideration_body=record.reconsideration_body,
        court=record.court,
        address=record.address,
        telephone=record.telephone,
    )


@projects(records.BureauDetailsChanged)
def bureau_details(record: records.BureauDetailsChanged, _place: Place) -> None:
    """变更执法主体信息 fills in what documents say from now on."""
    models.BureauRow.objects.filter(code=record.code).update(
        fund_account=record.fund_account,
        treasury_account=record.treasury_account,
        reconsideration_body=record.reconsideration_body,
        court=record.court,
        address=record.address,
        telephone=record.telephone,
    )


@projects(records.DepartmentEstablished)
def department_row(record: records.DepartmentEstablished, _place: Place) -> None:
    """设立内设机构 makes the department's row."""
    models.DepartmentRow.objects.create(
        bureau=record.bureau,
        code=record.department,
        name=record.name,
        kind=record.kind.value,
    )


@projects(records.OfficerAppointed)
def officer_row(record: records.OfficerAppointed, _place: Place) -> None:
    """任用人员 makes the officer's row."""
    models.OfficerRow.objects.create(
        officer_id=record.officer_id,
        bureau=record.bureau,
        name=record.name,
        department=record.department,
        posts=[one.value for one in record.posts],
    )


@projects(records.PostsChanged)
def officer_posts(record: records.PostsChanged, _place: Place) -> None:
    """调整岗位 moves the officer."""
    _officer(record).update(
        department=record.department, posts=[one.value for one in record.posts]
    )


@projects(records.OfficerLeft)
def officer_gone(record: records.OfficerLeft, _place: Place) -> None:
    """人员离岗 takes the posts away; name and certificates stay for old cases."""
    _officer(record).update(left_on=record.left_on, posts=[])


@projects(records.CertificateGranted)
def certificate_row(record: records.CertificateGranted, _place: Place) -> None:
    """登记执法证 adds a certificate beside those that were before."""
    models.CertificateRow.objects.create(
        number=record.number,
        officer_id=record.officer_id,
        valid_from=record.valid_from,
        valid_until=record.valid_until,
    )


@projects(records.CertificateRevoked)
def certificate_end(record: records.CertificateRevoked, _place: Place) -> None:
    """收回执法证: the day before was the certificate's last."""
    models.CertificateRow.objects.filter(number=record.number).update(
        valid_until=record.revoked_on - timedelta(days=1)
    )


@projects(records.QualificationRecorded)
def qualification(record: records.QualificationRecorded, place: Place) -> None:
    """登记审核资格 says whether, and not which: the number is in the record."""
    _officer(record).update(
        has_legal_qualification=bool(record.legal_qualification),
        review_since=record.review_since,
        review_years=whole_years(
            record.review_since, place.at.astimezone(CHINA).date()
        ),
    )


@projects(records.AccountOpened)
def account_row(record: records.AccountOpened, _place: Place) -> None:
    """开通账号 makes the account; a password that is there already stays."""
    account, _ = models.Account.objects.get_or_create(
        username=record.username,
        officer_id=record.officer_id,
        defaults={"password": "!"},
    )
    account.is_active = True
    account.save(update_fields=("is_active",))


@projects(records.AccountClosed)
def account_end(record: records.AccountClosed, _place: Place) -> None:
    """停用账号 ends sign-in, and every token of the officer."""
    models.Account.objects.filter(username=record.username).update(is_active=False)
    models.TokenRow.objects.filter(officer_id=record.officer_id).update(revoked=True)


@projects(records.TokenIssued)
def token_row(record: records.TokenIssued, place: Place) -> None:
    """签发接口令牌 keeps the digest."""
    models.TokenRow.objects.create(
        token_id=record.token_id,
        digest=record.digest,
        officer_id=record.officer_id,
        purpose=record.purpose,
        issued_at=place.at,
        valid_until=record.valid_until,
    )


@projects(records.TokenRevoked)
def token_end(record: records.TokenRevoked, _place: Place) -> None:
    """收回接口令牌."""
    models.TokenRow.objects.filter(token_id=record.token_id).update(revoked=True)
