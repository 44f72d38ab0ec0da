"""What a page showed when it was opened: it goes out with the page and comes back with what was
typed, so that what somebody else saved meanwhile is noticed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from registrations.drafts.merge import Fingerprint, fingerprint
from registrations.models import Registration

# The registration's own fields, as they are called on the page.
OWN_FIELDS = {"note": "Ghi chú chung", "pledge": "Nội dung đăng ký thi đua"}


def plain(value: Any) -> str:
    """A value as a browser would give it back."""
    return str(value if value is not None else "").replace("\r\n", "\n").strip()


@dataclass(frozen=True, slots=True)
class Opened:
    """The revision that a page showed, with a sign of each line by its key, and of the
    registration's own fields by their names."""

    revision: int = 0
    lines: Mapping[int, Fingerprint] = field(default_factory=dict)
    fields: Mapping[str, Fingerprint] = field(default_factory=dict)

    @classmethod
    def of(cls, registration: Registration, lines: Mapping[int, Fingerprint]) -> "Opened":
        """What a page shows that is opened now."""
        signs = {name: fingerprint(plain(getattr(registration, name))) for name in OWN_FIELDS}
        return cls(registration.revision, lines, signs)

    @classmethod
    def from_text(cls, text: str) -> "Opened":
        """What came back; anything else than what went out counts as a page never opened."""
        try:
            given = json.loads(text)
            return cls(
                int(given["revision"]),
                {int(key): str(sign) for key, sign in given["lines"].items()},
                {str(name): str(sign) for name, sign in given["fields"].items()},
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            return cls()

    def as_text(self) -> str:
        """As it goes out with the page."""
        return json.dumps(
            {"revision": self.revision, "lines": self.lines, "fields": self.fields},
            separators=(",", ":"),
        )
