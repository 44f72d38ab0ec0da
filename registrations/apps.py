from django.apps import AppConfig


class RegistrationsConfig(AppConfig):
    name = "registrations"
    verbose_name = "Đăng ký thi đua"

    def ready(self) -> None:
        """Connect notices to their signals, and register tracking columns."""
        from registrations import notices, queues, tracking_columns  # noqa: F401, PLC0415 - they need loaded models
