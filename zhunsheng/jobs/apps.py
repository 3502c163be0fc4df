from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Followers of the ledger."""

    name = "zhunsheng.jobs"
    label = "jobs"
