"""What background work remembers; all of it can be thrown away but the cursors."""

from django.db import models


class FollowerPosition(models.Model):
    """游标: the last entry of a log that a follower has dealt with."""

    name = models.CharField(max_length=64)
    log = models.CharField(max_length=32)
    position = models.BigIntegerField(default=-1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("name", "log"), name="one_position_a_follower_and_log"
            )
        ]


class FollowerTrouble(models.Model):
    """故障: a follower cannot get on; why, since when, and when it tries again.

    ``log`` is empty for work that the clock drives.
    """

    name = models.CharField(max_length=64)
    log = models.CharField(max_length=32, blank=True)
    position = models.BigIntegerField()
    says = models.TextField()
    tries = models.IntegerField(default=1)
    since_at = models.DateTimeField()
    retry_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("name", "log"), name="one_trouble_a_follower_and_log"
            )
        ]


class LongJob(models.Model):
    """长任务: long work that a person asked for, leased to one worker at a time."""

    WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=64)
    data = models.JSONField(default=dict)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=16, default=WAITING)
    worker = models.CharField(max_length=64, blank=True)
    leased_until = models.DateTimeField(null=True)
    tries = models.IntegerField(default=0)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    result = models.JSONField(default=dict)
    says = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=("state", "asked_at"), name="jobs_in_order")]


class Reminder(models.Model):
    """提醒: that an obligation came near, or is over; once for each of the two."""

    bureau = models.CharField(max_length=6)
    stream = models.CharField(max_length=96)
    obligation = models.CharField(max_length=64)
    title = models.TextField()
    state = models.CharField(max_length=16)
    last_day = models.DateField()
    owner = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("stream", "obligation", "last_day", "state"),
                name="one_reminder_an_obligation_and_state",
            )
        ]
        indexes = [models.Index(fields=("bureau", "at"), name="reminders_of_a_bureau")]


class SearchText(models.Model):
    """检索文本: the words of one case or lead, normalised, without secrets."""

    bureau = models.CharField(max_length=6)
    stream = models.CharField(max_length=96, unique=True)
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=("bureau", "-at"), name="texts_of_a_bureau")]
