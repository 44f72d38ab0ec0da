from django.apps import AppConfig

from screens.text_input import tidy_typed_text


class ScreensConfig(AppConfig):
    name = "screens"
    verbose_name = "Giao diện"

    def ready(self) -> None:
        """Tidy what is typed in forms."""
        tidy_typed_text()
