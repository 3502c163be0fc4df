"""Tables of bureaus, officers and their access.

All are folded from records, except the password of ``Account`` and the answers
that ``KeptAnswer`` repeats: neither is a legally significant fact.
"""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from zhunsheng.ledger.projection import derived


@derived
class BureauRow(models.Model):
    """医疗保障局."""

    code = models.CharField(max_length=6, primary_key=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=200)
    document_prefix = models.CharField(max_length=200, unique=True)
    parent = models.CharField(max_length=6, blank=True, db_index=True)
    fund_account = models.CharField(max_length=200)
    treasury_account = models.CharField(max_length=200)
    reconsideration_body = models.CharField(max_length=200)
    court = models.CharField(max_length=200)
    address = models.CharField(max_length=200)
    telephone = models.CharField(max_length=200)


@derived
class DepartmentRow(models.Model):
    """内设机构."""

    bureau = models.CharField(max_length=6)
    code = models.CharField(max_length=32)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("bureau", "code"), name="one_department_a_code"
            )
        ]


@derived
class OfficerRow(models.Model):
    """执法机关工作人员."""

    officer_id = models.UUIDField(primary_key=True)
    bureau = models.CharField(max_length=6, db_index=True)
    name = models.CharField(max_length=200)
    department = models.CharField(max_length=32)
    posts = models.JSONField()
    has_legal_qualification = models.BooleanField(default=False)
    review_since = models.DateField(null=True)
    review_years = models.IntegerField(default=0)
    left_on = models.DateField(null=True)


@derived
class CertificateRow(models.Model):
    """行政执法证."""

    number = models.CharField(max_length=11, primary_key=True)
    officer_id = models.UUIDField(db_index=True)
    valid_from = models.DateField()
    valid_until = models.DateField()


@derived
class TokenRow(models.Model):
    """接口令牌: its digest, never the token."""

    token_id = models.UUIDField(primary_key=True)
    digest = models.CharField(max_length=64, unique=True)
    officer_id = models.UUIDField(db_index=True)
    purpose = models.CharField(max_length=200)
    issued_at = models.DateTimeField()
    valid_until = models.DateField()
    revoked = models.BooleanField(default=False)


@derived
class AdviserRow(models.Model):
    """顾问登记: one term; ``valid_until`` is the last day, also when it was ended."""

    registration_id = models.UUIDField(primary_key=True)
    officer_id = models.UUIDField(db_index=True)
    bureau = models.CharField(max_length=6, db_index=True)
    kind = models.CharField(max_length=16)
    organisation = models.CharField(max_length=200)
    has_qualification = models.BooleanField()
    valid_from = models.DateField()
    valid_until = models.DateField()


@derived
class LoanRow(models.Model):
    """统筹调用: ``valid_until`` is the last day, also when it was ended."""

    loan_id = models.UUIDField(primary_key=True)
    officer_id = models.UUIDField(db_index=True)
    lender = models.CharField(max_length=6, db_index=True)
    borrower = models.CharField(max_length=6, db_index=True)
    case_number = models.CharField(max_length=200, blank=True)
    purpose = models.TextField()
    valid_from = models.DateField()
    valid_until = models.DateField()
    ended_on = models.DateField(null=True)


class Accounts(BaseUserManager["Account"]):
    """账号: the rows of ``Account``."""


class Account(AbstractBaseUser):
    """账号: how an officer signs in; the password stands here and nowhere else."""

    username = models.CharField(max_length=64, unique=True)
    officer_id = models.UUIDField(db_index=True)
    must_change = models.BooleanField(default=True)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []


class KeptAnswer(models.Model):
    """办理回执: what an act answered, so that a repeated request gets it again."""

    officer_id = models.UUIDField()
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)  # of the request
    answer = models.JSONField()
    kept_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("officer_id", "key"), name="one_answer_a_key"
            )
        ]
