from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """What those who supervise look at: figures, and who answers for what."""

    name = "zhunsheng.supervision"
    label = "supervision"

    def ready(self) -> None:
        from zhunsheng.supervision import projectors  # noqa: F401, PLC0415
