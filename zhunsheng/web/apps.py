from django.apps import AppConfig


class WebConfig(AppConfig):
    """What the sites and the API share."""

    name = "zhunsheng.web"
    label = "web"
