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
