from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Legal review (法制审核)."""

    name = "zhunsheng.review"
    label = "review"
