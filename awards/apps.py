from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "awards"
    verbose_name = "Khen thưởng"

    def ready(self):
        """Connect what listens to steps and plans, the check of quotas, what is followed: they need
        models."""
        from awards import (  # noqa: PLC0415
            carrying_over,  # noqa: F401
            followed,  # noqa: F401
            notices,  # noqa: F401
            plan_checks,  # noqa: F401
            written_from_text,  # noqa: F401
        )
        from awards.councils import notices as of_meetings  # noqa: F401, PLC0415
        from awards.deciding import notices as of_decisions  # noqa: F401, PLC0415
