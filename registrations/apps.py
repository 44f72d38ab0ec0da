from django.apps import AppConfig


class RegistrationsConfig(AppConfig):
    name = "registrations"
    verbose_name = "Đăng ký thi đua"

    def ready(self):
        """Connect the wording of notices to the steps that cause them."""
        from registrations import notices  # noqa: F401, PLC0415 - receivers need loaded models
