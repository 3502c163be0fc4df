from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """Dossiers (案卷)."""

    name = "zhunsheng.archive"
    label = "archive"
