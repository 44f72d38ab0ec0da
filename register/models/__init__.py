"""The nouns of the register."""

from register.models.honorees import Honoree
from register.models.records import AwardeeKind, AwardRecord, FormKind, RecordVersion, RegisterYear

__all__ = [
    "AwardRecord",
    "AwardeeKind",
    "FormKind",
    "Honoree",
    "RecordVersion",
    "RegisterYear",
]
