"""The tables of documents. Projectors fill them."""

from django.db import models

from zhunsheng.ledger.projection import derived


@derived
class DocumentRow(models.Model):
    """文书: one document, as it stands now."""

    document_id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(null=True, db_index=True)
    bureau = models.CharField(max_length=6)
    organ = models.CharField(max_length=200)
    kind = models.CharField(max_length=64)
    template_version = models.CharField(max_length=16)
    title = models.CharField(max_length=100)
    number = models.CharField(max_length=200, null=True)  # noqa: DJ001
    content = models.TextField()
    content_digest = models.CharField(max_length=64)
    issued_on = models.DateField()
    issued_at = models.DateTimeField()
    position = models.BigIntegerField()
    sha256 = models.CharField(max_length=64, blank=True)
    sm3 = models.CharField(max_length=64, blank=True)
    size_bytes = models.BigIntegerField(default=0)
    pages = models.IntegerField(default=0)
    signed = models.BooleanField(default=False)
    signer = models.CharField(max_length=500, blank=True)
    rendered_at = models.DateTimeField(null=True)
    failure = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("bureau", "number"), name="one_document_a_number"
            )
        ]


@derived
class NumberSeries(models.Model):
    """文号序列: the last number that was used, a bureau, series and year."""

    pk = models.CompositePrimaryKey("bureau", "series", "year")
    bureau = models.CharField(max_length=6)
    series = models.CharField(max_length=32)
    year = models.IntegerField()
    last = models.IntegerField()
