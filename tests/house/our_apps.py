"""The apps that are ours, as the settings install them, with the folders of the code."""

from pathlib import Path

from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
OUR_APPS = tuple(
    config.label for config in apps.get_app_configs() if Path(config.path).parent == ROOT
)


def python_files() -> list[Path]:
    """Every Python file of ours that runs in work, in the order of its path."""
    folders = (*OUR_APPS, "config")
    return sorted(path for app in folders for path in (ROOT / app).rglob("*.py"))
