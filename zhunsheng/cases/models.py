"""The tables that screens about cases read. Projectors fill them."""

from django.db import models

from zhunsheng.ledger.projection import derived


@derived
class CaseRow(models.Model):
    """One lead or case, as lists need it; pages fold its stream."""

    case_id = models.UUIDField(primary_key=True)
    bureau = models.CharField(max_length=6)
    version = models.IntegerField()  # of the case's stream
    review_version = models.IntegerField(default=0)  # of its reviews' stream
    lead_number = models.CharField(max_length=64)
    number = models.CharField(max_length=64, blank=True)
    name = models.CharField(max_length=400)
    party_name = models.CharField(max_length=200)
    source = models.CharField(max_length=32)
    summary = models.TextField()
    stage = models.CharField(max_length=16)
    received_on = models.DateField()
    filed_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    suspended = models.BooleanField(default=False)
    is_open = models.BooleanField(default=True)
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=("bureau", "is_open", "-changed_at")),
            models.Index(fields=("bureau", "-filed_on")),
            models.Index(fields=("bureau", "party_name")),
        ]


@derived
class WeighedDraft(models.Model):
    """裁量情节 of the newest draft of a case, until the decision takes them over."""

    case_id = models.UUIDField(primary_key=True)
    masks = models.TextField()  # one number a violation: a bit for each circumstance


@derived
class DecidedViolation(models.Model):
    """类案: one violation on which a bureau decided, and how it was fined."""

    key = models.CharField(max_length=48, primary_key=True)  # case and place
    case_id = models.UUIDField(db_index=True)
    bureau = models.CharField(max_length=6)
    province = models.CharField(max_length=2)
    decided_on = models.DateField()
    situation_no = models.SmallIntegerField()
    article = models.CharField(max_length=16)  # the statutory range: r735-38
    base_fen = models.BigIntegerField()
    fine_fen = models.BigIntegerField()
    measure = models.IntegerField()  # thousandths of the base, or of 10,000 yuan
    amount_class = models.SmallIntegerField()
    factors = models.BigIntegerField(default=0)
    fate = models.CharField(max_length=16, blank=True)  # 撤销、变更: stands no more

    class Meta:
        indexes = [
            models.Index(
                fields=("situation_no", "province", "amount_class", "-decided_on"),
                name="cases_similar_here",
            ),
            models.Index(
                fields=("situation_no", "amount_class", "-decided_on"),
                name="cases_similar_anywhere",
            ),
            models.Index(
                fields=("article", "province", "amount_class", "-decided_on"),
                name="cases_same_article_here",
            ),
        ]


@derived
class DecidedCount(models.Model):
    """类案的分布: how many violations were fined at one multiple; all that stand."""

    key = models.CharField(max_length=48, primary_key=True)
    article = models.CharField(max_length=16)
    amount_class = models.SmallIntegerField()
    year = models.SmallIntegerField()
    province = models.CharField(max_length=2)
    bucket = models.SmallIntegerField()  # of fifty thousandths
    n = models.IntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(
                fields=("article", "amount_class", "year", "province", "bucket", "n"),
                name="cases_decided_counted",
            )
        ]
