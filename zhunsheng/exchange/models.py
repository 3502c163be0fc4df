"""Tables of the exchange: folded from the records; and what pushing remembers."""

from django.db import models

from zhunsheng.ledger.projection import derived


@derived
class AgencyRow(models.Model):
    """机关代码 of a bureau."""

    bureau = models.CharField(max_length=6, primary_key=True)
    code = models.CharField(max_length=18)


@derived
class ExportRow(models.Model):
    """一次报送."""

    UNDER_WAY, RECEIVED, VOIDED = "under-way", "received", "voided"

    export_id = models.UUIDField(primary_key=True)
    bureau = models.CharField(max_length=6)
    kind = models.CharField(max_length=16)
    receiver = models.CharField(max_length=200)
    first = models.DateField()
    last = models.DateField()
    with_reported = models.BooleanField()
    columns = models.JSONField()
    left_out = models.JSONField()
    sha256 = models.CharField(max_length=64)
    count = models.IntegerField()
    by = models.UUIDField()
    at = models.DateTimeField()
    status = models.CharField(max_length=16, default=UNDER_WAY)
    receipt = models.CharField(max_length=200, blank=True)
    received_on = models.DateField(null=True)
    why_voided = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=("bureau", "-at"), name="exports_newest")]


@derived
class SentRow(models.Model):
    """报送的一行: by decision and edition; not counted while it was sent back."""

    key = models.CharField(max_length=64, primary_key=True)  # export and place
    export_id = models.UUIDField()
    bureau = models.CharField(max_length=6)
    kind = models.CharField(max_length=16)
    subject = models.CharField(max_length=64)
    case_id = models.UUIDField(null=True)
    no = models.IntegerField()
    number = models.CharField(max_length=200)
    edition = models.IntegerField()
    change = models.CharField(max_length=16)
    with_reported = models.BooleanField()
    cells = models.JSONField()
    digest = models.CharField(max_length=64)
    counts = models.BooleanField(default=True)
    why_rejected = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=("bureau", "kind", "subject", "-at"), name="rows_sent_of_subject"
            ),
            models.Index(fields=("export_id", "no"), name="rows_of_export"),
        ]


class Push(models.Model):
    """推送: how often an export was tried, and what came of it. Not in the ledger."""

    export_id = models.UUIDField(primary_key=True)
    tries = models.IntegerField(default=0)
    says = models.TextField(blank=True)
    tried_at = models.DateTimeField(null=True)
    retry_at = models.DateTimeField(null=True)  # none: it is not tried again
