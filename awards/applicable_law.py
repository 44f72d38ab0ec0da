"""Which law a dossier is handled by: that in force on the day it was received."""

from datetime import date

from awards.models import LawVersion


def law_for(received_on: date) -> LawVersion | None:
    """The version of the law for a dossier received on a day; None where none is entered."""
    return LawVersion.objects.in_force_on(received_on).first()
