from django.apps import AppConfig


class StaffConfig(AppConfig):
    """The staff site."""

    name = "zhunsheng.web.staff"
    label = "staff"
