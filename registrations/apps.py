from django.apps import AppConfig


class RegistrationsConfig(AppConfig):
    name = "registrations"
    verbose_name = "Đăng ký thi đua"

    def ready(self) -> None:
        """Connect the wording of notices to the steps that cause them, and what is followed."""
        from registrations import notices, queues, tracking_columns  # noqa: F401, PLC0415 - they need loaded models
