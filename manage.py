#!/usr/bin/env python
"""Django's command line for the portal."""

import os
import secrets
import sys

from django.core.management import execute_from_command_line


def _settings_for_reading() -> None:
    """`read_plan` reads a file and prints: where no settings are given it needs none, neither a
    secret nor a database."""
    os.environ.setdefault("DJANGO_INSECURE_LOCAL", "1")
    os.environ.setdefault("DJANGO_SECRET_KEY", secrets.token_urlsafe(50))
    os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if sys.argv[1:2] == ["read_plan"] and not os.path.exists(
        os.path.join(os.path.dirname(os.path.abspath(__file__)), ".env")
    ):
        _settings_for_reading()
    execute_from_command_line(sys.argv)
