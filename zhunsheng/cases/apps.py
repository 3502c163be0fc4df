from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Leads and cases."""

    name = "zhunsheng.cases"
    label = "cases"
