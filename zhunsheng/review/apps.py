from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Loads the acts of legal review, which register themselves."""

    name = "zhunsheng.review"

    def ready(self) -> None:
        from zhunsheng.review import projectors  # noqa: F401, PLC0415
        from zhunsheng.review.commands import (  # noqa: F401, PLC0415
            assign,
            catalogue,
            dispute,
            engage,
            opine,
        )
