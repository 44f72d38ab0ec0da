from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "awards"
    verbose_name = "Khen thưởng"

    def ready(self):
        """Connect the wording of notices to the steps that cause them."""
        from awards import notices  # noqa: F401, PLC0415 - receivers need loaded models
