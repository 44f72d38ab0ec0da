from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = "Phong trào thi đua"

    def ready(self) -> None:
        """Connect notices to their signals, and register what a reorganisation passes on."""
        from campaigns import notices, queues  # noqa: F401, PLC0415 - they need loaded models
        from campaigns.plans import succession  # noqa: F401, PLC0415
