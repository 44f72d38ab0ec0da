"""The states of a model, declared once: value, tone of the badge, Vietnamese name."""

from enum import StrEnum
from typing import Self

from django.db import models


class Tone(StrEnum):
    """How the badge of a state looks."""

    NEUTRAL = "neutral"
    WAITING = "waiting"
    GOOD = "good"
    RETURNED = "returned"


class StatusChoices(models.TextChoices):
    """Choices of a status field. A member is written as value, tone and Vietnamese name:

    `SUBMITTED = "submitted", Tone.WAITING, "Đã nộp, chờ kiểm tra"`.
    """

    tone: Tone

    def __new__(cls, value: str, tone: Tone = Tone.NEUTRAL) -> Self:
        """A member that is the value, and knows its tone."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.tone = Tone(tone)
        return member


class HasStatus(models.Model):
    """A noun with a `status` out of its own `Status`. `audit.transitions` alone changes it."""

    Status: type[StatusChoices]
    status: "models.CharField[str, str]"

    class Meta:
        abstract = True

    @property
    def status_tone(self) -> Tone:
        """The tone of its badge."""
        return self.Status(self.status).tone
