from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "awards"
    verbose_name = "Khen thưởng"

    def ready(self):
        """Connect what listens to steps and plans, and the check of quotas: they need models."""
        from awards import carrying_over, notices, plan_checks  # noqa: F401, PLC0415
