"""Tables of the staff site itself: nothing legal, only what is not submitted yet."""

from django.db import models


class Draft(models.Model):
    """草稿: what an officer typed into a form and did not submit."""

    officer_id = models.UUIDField()
    act = models.CharField(max_length=100)
    subject = models.CharField(max_length=300)
    data = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["officer_id", "act", "subject"], name="one_draft_per_form"
            )
        ]
