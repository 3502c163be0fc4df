from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Loads the acts and projectors, which register themselves."""

    name = "zhunsheng.documents"
    label = "documents"

    def ready(self) -> None:
        from zhunsheng.documents import projectors  # noqa: F401, PLC0415
        from zhunsheng.documents.commands import rendering  # noqa: F401, PLC0415
