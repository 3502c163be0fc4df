"""Tables of the archive: caches folded from the records, for screens."""

from django.db import models

from zhunsheng.ledger.projection import derived


@derived
class DossierRow(models.Model):
    """案卷: one row an archived case."""

    case_id = models.UUIDField(primary_key=True)
    bureau = models.CharField(max_length=6)
    archive_number = models.CharField(max_length=8)
    case_number = models.CharField(max_length=64)
    case_name = models.CharField(max_length=400)
    decision_number = models.CharField(max_length=200, blank=True)
    retention = models.CharField(max_length=16)
    closed_on = models.DateField()
    archived_on = models.DateField()
    made_by = models.UUIDField()
    checked_by = models.UUIDField()
    pieces = models.IntegerField()
    pages = models.IntegerField()
    position = models.BigIntegerField()
    package_sha256 = models.CharField(max_length=64, blank=True)
    package_sm3 = models.CharField(max_length=64, blank=True)
    package_bytes = models.BigIntegerField(default=0)
    package_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("bureau", "archive_number"), name="one_dossier_a_number"
            )
        ]
        indexes = [
            models.Index(fields=("bureau", "-archived_on"), name="dossiers_newest")
        ]
