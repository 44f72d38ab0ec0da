"""Lookups for views: from the values of a URL to an object that the person may see."""

from accounts.models import User
from campaigns.models import Plan
from recognition.models import (
    InitiativeCouncil,
    LibraryEntry,
    LibraryFile,
    Recognition,
    RecognitionDecision,
)
from recognition.permissions import may_keep_entry
from registrations.models import Initiative, Registration


def plan_by(user: User, plan_pk: int) -> Plan:
    """A plan with what permissions need. Raises DoesNotExist."""
    return Plan.objects.visible_to(user).with_bodies().get(pk=plan_pk)


def council_by(user: User, pk: int) -> InitiativeCouncil:
    """A council with what permissions need. Raises DoesNotExist."""
    return InitiativeCouncil.objects.visible_to(user).with_plan().get(pk=pk)


def recognition_by(user: User, pk: int) -> Recognition:
    """An initiative before a council, with what permissions need. Raises DoesNotExist."""
    return Recognition.objects.visible_to(user).with_origin().get(pk=pk)


def decision_by(user: User, pk: int) -> RecognitionDecision:
    """A decision with what permissions need. Raises DoesNotExist."""
    return RecognitionDecision.objects.visible_to(user).with_council().get(pk=pk)


def initiative_by(user: User, pk: int) -> Initiative:
    """An initiative with its unit and plan, of a registration that the person sees. Raises
    DoesNotExist."""
    registrations = Registration.objects.visible_to(user).values("pk")
    found = Initiative.objects.filter(registration__in=registrations).with_origin()
    return found.select_related("area").get(pk=pk)


def entry_by(user: User, pk: int) -> LibraryEntry:
    """A library entry with what permissions need. Raises DoesNotExist."""
    return LibraryEntry.objects.visible_to(user).with_origin().get(pk=pk)


def entry_of(user: User, pk: int) -> LibraryEntry:
    """The entry of a recognition, or one not yet written, for those who write it. Raises
    DoesNotExist."""
    entry = LibraryEntry.objects.with_origin().filter(recognition=pk).first()
    if entry is None:
        entry = LibraryEntry(recognition=Recognition.objects.with_origin().get(pk=pk))
    if not may_keep_entry(user, entry):
        raise LibraryEntry.DoesNotExist
    return entry


def file_by(user: User, pk: int) -> LibraryFile:
    """A file of an entry. Raises DoesNotExist."""
    file = LibraryFile.objects.get(pk=pk)
    file.entry = entry_by(user, file.entry_id)
    return file
