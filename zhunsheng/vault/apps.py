from django.apps import AppConfig


class VaultConfig(AppConfig):
    """The content-addressed store of files."""

    name = "zhunsheng.vault"
    label = "vault"
