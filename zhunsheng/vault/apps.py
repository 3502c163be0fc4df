from django.apps import AppConfig


class VaultConfig(AppConfig):
    """The vault's table."""

    name = "zhunsheng.vault"
