"""The tables that figures are counted from. Projectors fill them."""

from django.db import models

from zhunsheng.ledger.projection import derived


@derived
class StaffSpell(models.Model):
    """在岗时段: somebody enforces, or reviews, from a day until before another."""

    key = models.CharField(max_length=48, primary_key=True)  # the record it began with
    bureau = models.CharField(max_length=6)
    officer_id = models.UUIDField()
    kind = models.CharField(max_length=16)  # StaffKind
    certificate = models.CharField(max_length=64, blank=True)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)  # the first day that does not count

    class Meta:
        indexes = [models.Index(fields=("bureau", "kind", "began_on"))]


@derived
class ReviewRoundRow(models.Model):
    """审核次: one round of one review, as figures need it."""

    key = models.CharField(max_length=48, primary_key=True)  # case and number
    bureau = models.CharField(max_length=6)
    case_id = models.UUIDField()
    no = models.IntegerField()
    case_name = models.CharField(max_length=400)
    department = models.CharField(max_length=200)
    submitted_on = models.DateField()
    received_on = models.DateField(null=True)
    returned = models.BooleanField(default=False)
    given_on = models.DateField(null=True)
    verdict = models.CharField(max_length=16, blank=True)
    failed = models.JSONField(default=list)  # points, by their word
    reviewer = models.UUIDField(null=True)
    findings = models.IntegerField(default=0)  # 机器发现的问题
    findings_overruled = models.IntegerField(default=0)
    objected = models.BooleanField(default=False)
    overruled_on = models.DateField(null=True)  # 集体讨论采纳承办机构意见

    class Meta:
        indexes = [
            models.Index(fields=("bureau", "given_on")),
            models.Index(fields=("case_id",)),
        ]


@derived
class RemedyRow(models.Model):
    """复议、诉讼: one instance, and how it ended."""

    key = models.CharField(max_length=48, primary_key=True)  # case and number
    bureau = models.CharField(max_length=6)
    case_id = models.UUIDField()
    no = models.IntegerField()
    kind = models.CharField(max_length=16)
    filed_on = models.DateField()
    outcome = models.CharField(max_length=16, blank=True)
    ended_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=("bureau", "case_id"))]


@derived
class OverturnedRow(models.Model):
    """被变更、撤销的决定: by whom, and when."""

    case_id = models.UUIDField(primary_key=True)
    bureau = models.CharField(max_length=6)
    fate = models.CharField(max_length=16)
    source = models.CharField(max_length=16)
    decided_on = models.DateField()
    document = models.CharField(max_length=400)
    reasons = models.TextField()

    class Meta:
        indexes = [models.Index(fields=("bureau", "-decided_on"))]
