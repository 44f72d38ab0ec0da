from django.apps import AppConfig


class RecognitionConfig(AppConfig):
    name = "recognition"
    verbose_name = "Công nhận sáng kiến"

    def ready(self) -> None:
        """Connect notices to their signals, and what is shown of a recognition on pages of the
        floor below."""
        from recognition import initiative_entries, notices, queues  # noqa: F401, PLC0415
