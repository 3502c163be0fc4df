from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    """What the public may know."""

    name = "zhunsheng.disclosure"
    label = "disclosure"
