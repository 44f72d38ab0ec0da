"""From the values of a URL to the thing that a page is about."""

from recognition.models import (
    InitiativeCouncil,
    LibraryEntry,
    LibraryFile,
    Recognition,
    RecognitionDecision,
)
from registrations.models import Initiative


def council_by(pk: int) -> InitiativeCouncil:
    """A council with what permissions look at. Raises DoesNotExist."""
    return InitiativeCouncil.objects.with_plan().get(pk=pk)


def recognition_by(pk: int) -> Recognition:
    """An initiative before a council, with what permissions look at. Raises DoesNotExist."""
    return Recognition.objects.with_origin().get(pk=pk)


def decision_by(pk: int) -> RecognitionDecision:
    """A decision with what permissions look at. Raises DoesNotExist."""
    return RecognitionDecision.objects.with_council().get(pk=pk)


def initiative_by(pk: int) -> Initiative:
    """An initiative with its unit and plan. Raises DoesNotExist."""
    return Initiative.objects.with_origin().select_related("area").get(pk=pk)


def entry_by(pk: int) -> LibraryEntry:
    """A library entry with what permissions look at. Raises DoesNotExist."""
    return LibraryEntry.objects.with_origin().get(pk=pk)


def entry_of(pk: int) -> LibraryEntry:
    """The entry of a recognition, or one not yet written. Raises DoesNotExist."""
    found = LibraryEntry.objects.with_origin().filter(recognition=pk).first()
    return found or LibraryEntry(recognition=recognition_by(pk))


def file_by(pk: int) -> LibraryFile:
    """A file of an entry. Raises DoesNotExist."""
    file = LibraryFile.objects.get(pk=pk)
    file.entry = entry_by(file.entry_id)
    return file
