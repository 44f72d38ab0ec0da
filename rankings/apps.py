from django.apps import AppConfig


class RankingsConfig(AppConfig):
    name = "rankings"
    verbose_name = "Xếp hạng cải cách hành chính"

    def ready(self) -> None:
        """Connect notices to their signals."""
        from rankings import notices  # noqa: F401, PLC0415 - it needs loaded models
