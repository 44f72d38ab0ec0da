"""The urn of a secret ballot is opened in one place."""

import re
from pathlib import Path

from django.conf import settings

# Who writes into it, who empties it; and the room in which it is made.
MAY_NAME_IT = {
    "awards/councils/votes.py",
    "awards/councils/meetings.py",
    "awards/models/meetings.py",
    "awards/models/__init__.py",
}


def test_no_other_room_names_the_urn():
    rooms = ("accounts", "audit", "awards", "dashboard", "register", "notifications")
    naming = {
        str(path.relative_to(settings.BASE_DIR))
        for room in rooms
        for path in (Path(settings.BASE_DIR) / room).rglob("*.py")
        if "migrations" not in path.parts
        and re.search(r"\bUrn\b|\.urn\b|\"urn\"", path.read_text(encoding="utf-8"))
    }
    assert naming == MAY_NAME_IT
