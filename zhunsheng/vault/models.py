"""The vault's table: which files there must be. Rows are only ever inserted."""

from django.db import models


class StoredFile(models.Model):
    """文件: one file of the vault, by what is in it."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    sm3 = models.CharField(max_length=64)
    size = models.BigIntegerField()
