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
    """审核次: one round as far as it bears on the load of reviewers."""

    key = models.CharField(max_length=64, primary_key=True)  # case and round
    case_id = models.UUIDField()
    no = models.IntegerField()
    bureau = models.CharField(max_length=6)
    reviewer = models.UUIDField(null=True)
    received_on = models.DateField()
    given_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=("bureau", "given_on"))]
