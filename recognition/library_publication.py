"""The entry of a recognised initiative in the library, for all units to find and copy."""

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from accounts.access import Refused
from accounts.models import User
from audit import clock, transitions
from audit.models import Event
from audit.transitions import Values
from paperwork.uploads import check_upload, storage_name
from recognition.models import LibraryEntry, LibraryFile, Recognition
from recognition.permissions import may_edit_entry
from recognition.workflow import LIBRARY

FIELDS = ("summary", "how", "contact")


def write(
    recognition: Recognition,
    *,
    actor: User,
    values: Values,
    seen: int | None = None,
) -> LibraryEntry:
    """Write the entry of a recognised initiative, or change it. `seen` is the revision that
    the writer was shown. Raises Refused, and EditedMeanwhile where another is stored by now."""
    entry = LibraryEntry.objects.with_origin().filter(recognition=recognition).first()
    if entry is None:
        fresh = LibraryEntry(recognition=recognition, **{name: values[name] for name in FIELDS})
        answer = may_edit_entry(actor, fresh)
        if not answer:
            raise Refused(answer.reason)
        with transaction.atomic():
            fresh.save()
            transitions.record_creation(fresh, actor=actor, label="Viết bài cho thư viện")
        return fresh

    def change(locked: LibraryEntry) -> None:
        for name in FIELDS:
            setattr(locked, name, values[name])

    transitions.revise(entry, actor=actor, permission=may_edit_entry, change=change, seen=seen)
    return entry


def attach(entry: LibraryEntry, *, actor: User, title: str, file: File) -> LibraryFile:
    """Add a file, after its type and size have been checked by content. Raises UploadRefused and
    Refused."""
    checked = check_upload(file)
    attached = LibraryFile(
        entry=entry, title=title, size=checked.size, added_by=actor, added_at=clock.now()
    )

    def add(_: LibraryEntry) -> None:
        attached.file.save(storage_name(checked, folder="library"), file, save=True)

    transitions.record(
        entry,
        actor=actor,
        permission=may_edit_entry,
        verb="attach",
        label="Đính kèm tài liệu",
        reason=title,
        change=add,
        edits=False,
    )
    return attached


def take_back(attached: LibraryFile, *, actor: User) -> None:
    """Remove a file from an entry; the history records that it existed. Raises Refused."""
    storage, name = attached.file.storage, str(attached.file.name)

    def remove(_: LibraryEntry) -> None:
        attached.delete()
        transaction.on_commit(lambda: storage.delete(name))

    transitions.record(
        attached.entry,
        actor=actor,
        permission=may_edit_entry,
        verb="take_back",
        label="Bỏ tài liệu đính kèm",
        reason=attached.title,
        change=remove,
        edits=False,
    )


def publish(entry: LibraryEntry, *, actor: User) -> Event | None:
    """Publish an entry in the library. Raises ValidationError where its text is too short."""

    def act(locked: LibraryEntry) -> None:
        if not all(getattr(locked, name).strip() for name in FIELDS):
            raise ValidationError("Hãy ghi đủ tóm tắt, cách làm và đơn vị liên hệ.")
        locked.published_on = clock.today()

    return transitions.perform(LIBRARY, "publish", entry, actor=actor, act=act)


def withdraw(entry: LibraryEntry, *, actor: User) -> Event | None:
    """Withdraw an entry from the library; copies that units made stay theirs."""
    return transitions.perform(LIBRARY, "withdraw", entry, actor=actor)
