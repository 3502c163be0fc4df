from importlib import import_module

from django.apps import AppConfig

FOLLOWERS = (
    "archive_package",
    "render_documents",
    "search_index",
    "portal_feed",
    "reminders",
    "checkpoints",
    "kept_answers",
    "exchange_push",
)
"""Modules of ``zhunsheng.jobs.followers``: a follower, or work of the clock, each."""


class JobsConfig(AppConfig):
    """Followers of the ledger."""

    name = "zhunsheng.jobs"
    label = "jobs"

    def ready(self) -> None:
        for name in FOLLOWERS:
            import_module(f"zhunsheng.jobs.followers.{name}")
