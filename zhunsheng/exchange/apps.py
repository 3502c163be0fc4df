from importlib import import_module

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """What goes to other systems."""

    name = "zhunsheng.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Declare records, projectors and acts."""
        for module in ("projectors", "commands.export", "commands.receipt"):
            import_module(f"{self.name}.{module}")
