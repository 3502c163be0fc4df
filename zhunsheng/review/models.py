"""Tables of legal review: who is engaged where, and how busy reviewers are."""

from django.db import models

from zhunsheng.ledger.projection import derived


@derived
class EngagementRow(models.Model):
    """聘请: opens one case to one adviser until ``last_day``, also when ended."""

    engagement_id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    bureau = models.CharField(max_length=6)
    adviser = models.UUIDField(db_index=True)
    case_name = models.CharField(max_length=400)
    case_number = models.CharField(max_length=200)
    purpose = models.TextField()
    engaged_on = models.DateField()
    last_day = models.DateField()


@derived
class RoundRow(models.Model):
    """审核次: one round, for queues, the load of reviewers and figures."""

    key = models.CharField(max_length=64, primary_key=True)  # case and round
    case_id = models.UUIDField(db_index=True)
    no = models.IntegerField()
    bureau = models.CharField(max_length=6)
    case_name = models.CharField(max_length=400)
    department = models.CharField(max_length=200)
    reviewer = models.UUIDField(null=True)
    received_on = models.DateField(null=True)  # null: sent back, not complete yet
    returned = models.BooleanField(default=False)
    given_on = models.DateField(null=True)
    verdict = models.CharField(max_length=16, blank=True)
    failed = models.JSONField(default=list)  # points, by their word
    findings = models.IntegerField(default=0)  # 机器发现的问题
    findings_overruled = models.IntegerField(default=0)
    overruled_on = models.DateField(null=True)  # 集体讨论采纳承办机构意见

    class Meta:
        indexes = [models.Index(fields=("bureau", "given_on"))]
