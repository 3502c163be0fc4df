from importlib import import_module

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """Dossiers (案卷)."""

    name = "zhunsheng.archive"
    label = "archive"

    def ready(self) -> None:
        """Declare records, projectors, acts, obligations and offers."""
        for module in _DECLARING:
            import_module(f"{self.name}.{module}")


_DECLARING = (
    "projectors",
    "obligations",
    "offering",
    "commands.archive_case",
    "commands.record_package",
)
