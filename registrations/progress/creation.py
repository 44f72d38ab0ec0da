"""The first line of progress: made for each initiative of a registration that is accepted."""

from registrations.models import Initiative, InitiativeProgress, Registration
from registrations.progress.expected_completion import last_day_named


def begin_progress(registration: Registration) -> None:
    """Give each initiative of a registration its progress, not begun, expected by the day that its
    own words name. Those that have one keep it. Call it in the transaction that accepts. Two
    queries."""
    fresh = Initiative.objects.filter(registration=registration, progress=None)
    InitiativeProgress.objects.bulk_create(
        [fresh_progress(initiative) for initiative in fresh], ignore_conflicts=True
    )


def fresh_progress(initiative: Initiative) -> InitiativeProgress:
    """The progress of an initiative of which nothing was reported yet; not saved."""
    return InitiativeProgress(
        initiative=initiative, expected_on=last_day_named(initiative.expected_completion)
    )


def progress_of(initiative: Initiative) -> InitiativeProgress:
    """The stored progress, or a fresh one. No query where it was read with `progress`."""
    stored: InitiativeProgress | None = getattr(initiative, "progress", None)
    return stored or fresh_progress(initiative)
