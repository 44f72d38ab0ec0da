from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "awards"
    verbose_name = "Khen thưởng"

    def ready(self) -> None:
        """Connect what listens to steps and plans, the check of quotas, what is tracked: they need
        models."""
        from awards import (  # noqa: PLC0415
            derived_plans,  # noqa: F401
            notices,  # noqa: F401
            plan_checks,  # noqa: F401
            queues,  # noqa: F401
            tracking_columns,  # noqa: F401
        )
        from awards.councils import notices as of_meetings  # noqa: F401, PLC0415
        from awards.decisions import notices as of_decisions  # noqa: F401, PLC0415
