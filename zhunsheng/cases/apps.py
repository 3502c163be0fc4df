from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Loads the acts and projectors, which register themselves."""

    name = "zhunsheng.cases"

    def ready(self) -> None:
        from zhunsheng.cases import parts_played, projectors  # noqa: F401, PLC0415
        from zhunsheng.cases.commands import (  # noqa: F401, PLC0415
            court,
            decision,
            deliberation,
            execution,
            investigation,
            leads,
            recompute,
            remedies,
            submission,
            suggestions,
        )
        from zhunsheng.cases.discretion import projecting  # noqa: F401, PLC0415
        from zhunsheng.cases.examination import loading  # noqa: F401, PLC0415
        from zhunsheng.cases.obligations import of_remedies  # noqa: F401, PLC0415
        from zhunsheng.cases.viewing import engaging  # noqa: F401, PLC0415
