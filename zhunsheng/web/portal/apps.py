from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The public portal."""

    name = "zhunsheng.web.portal"
    label = "portal"
