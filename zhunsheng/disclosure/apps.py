from importlib import import_module

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    """What the public may know."""

    name = "zhunsheng.disclosure"
    label = "disclosure"

    def ready(self) -> None:
        """Declare records, projectors, acts and obligations."""
        for module in _DECLARING:
            import_module(f"{self.name}.{module}")


_DECLARING = (
    "projectors",
    "obligations",
    "commands.propose",
    "commands.publish",
    "commands.correct",
    "commands.inform",
    "commands.announce",
)
