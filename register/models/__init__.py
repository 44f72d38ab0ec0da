"""Models of the register."""

from register.models.batches import CertificateBatch
from register.models.certificate_templates import CertificateTemplate
from register.models.honorees import Honoree
from register.models.records import AwardeeKind, AwardRecord, FormKind, RecordVersion, RegisterYear

__all__ = [
    "AwardRecord",
    "AwardeeKind",
    "CertificateBatch",
    "CertificateTemplate",
    "FormKind",
    "Honoree",
    "RecordVersion",
    "RegisterYear",
]
