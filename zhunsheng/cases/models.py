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
        ]
