"""What a unit says of its initiatives, for tests."""

from datetime import date

from registrations.models import Initiative, InitiativeProgress
from registrations.progress.updates import Said


def said(
    line: Initiative,
    *,
    status: str = "",
    percent: int = 0,
    expected_on: date | None = None,
    completed_on: date | None = None,
    note: str = "",
    reason: str = "",
) -> Said:
    """What somebody types who has just opened the page; without a state, what its percentage
    says."""
    stored = InitiativeProgress.objects.filter(initiative=line).first()
    return Said(
        status=status or ("in_progress" if percent else "registered"),
        percent=percent,
        expected_on=expected_on,
        completed_on=completed_on,
        note=note,
        reason=reason,
        revision=stored.revision if stored else 0,
    )


def doing(line: Initiative, status: str = "registered", percent: int = 0, **values) -> None:
    """Write an initiative's progress as it stands, whatever led to it."""
    if status == "completed":
        percent, values = 100, {"completed_on": date(2020, 5, 7), **values}
    if status == "dropped":
        values = {"drop_reason": "Không còn phù hợp", **values}
    InitiativeProgress.objects.update_or_create(
        initiative=line, defaults={"status": status, "percent": percent, **values}
    )
