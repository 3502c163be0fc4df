from importlib import import_module

from django.apps import AppConfig

_DECLARING = (
    "projectors",
    "adviser_projectors",
    "commands.bureaus",
    "commands.officers",
    "commands.access",
    "commands.advisers",
)


class AuthoritiesConfig(AppConfig):
    """Bureaus, departments, officers and their accounts."""

    name = "zhunsheng.authorities"
    label = "authorities"

    def ready(self) -> None:
        """Declare the acts and the projectors."""
        for module in _DECLARING:
            import_module(f"{self.name}.{module}")
