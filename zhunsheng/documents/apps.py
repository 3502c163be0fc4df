from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The documents (文书) of enforcement."""

    name = "zhunsheng.documents"
    label = "documents"
