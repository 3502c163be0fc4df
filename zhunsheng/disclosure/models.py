"""Tables of disclosure: caches folded from the records, for screens."""

from django.db import models

from zhunsheng.ledger.projection import derived


@derived
class PublicationRow(models.Model):
    """公示事项: one row a publication."""

    publication_id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    bureau = models.CharField(max_length=6)
    status = models.CharField(max_length=16)
    measure = models.CharField(max_length=16)
    ground = models.CharField(max_length=32, blank=True)
    reason = models.TextField(blank=True)
    decision_number = models.CharField(max_length=200)
    title = models.CharField(max_length=400, blank=True)
    decided_on = models.DateField()
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    checked_by = models.UUIDField(null=True)
    checked_at = models.DateTimeField(null=True)
    opinion = models.TextField(blank=True)
    approved_by = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)
    settled_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    corrections = models.IntegerField(default=0)
    public_position = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=("bureau", "-proposed_at"), name="publications_newest")
        ]
