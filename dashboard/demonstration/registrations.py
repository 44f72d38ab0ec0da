"""Loader of sample registrations and their progress, through the functions that the views call."""

from typing import Any

from audit import clock
from campaigns.models import Plan, ReformArea
from dashboard.demonstration.bodies import Surroundings
from dashboard.demonstration.fixture_files import FIXTURES, Entry, entry, only, read
from registrations import review, submission
from registrations.models import Initiative, Registration
from registrations.models.list_lines import SAID
from registrations.progress import updates

PATH = FIXTURES / "registrations.yaml"
WORDS = ("body", "filed_by", "state", "saved_on", "submitted_on", "reason", "lines")
LINE_WORDS = ("area", *SAID, "progress")
PROGRESS_WORDS = (
    "reported_on",
    "status",
    "percent",
    "expected_on",
    "completed_on",
    "note",
    "reason",
)


def load_registrations(around: Surroundings) -> None:
    """File the sample registrations on the days they name, and take each to its state."""
    for group in read(PATH):
        plan = around.plans[group["plan"]]
        reviewer = around.people[group["reviewed_by"]]
        areas = {
            area.position: area
            for area in ReformArea.objects.filter(area_set=plan.reform_area_set_id)
        }
        for given in group["registrations"]:
            with entry(PATH, given["body"]):
                words = only(given, *WORDS)
                with clock.override_day(words.get("submitted_on") or words["saved_on"]):
                    registration = _file(words, plan, areas, reviewer, around)
                _report_progress(registration, words, around)


def _file(
    words: Entry,
    plan: Plan,
    areas: dict[int, ReformArea],
    reviewer: Any,
    around: Surroundings,
) -> Registration:
    head = around.people[words["filed_by"]]
    registration = submission.new_registration(plan, around.bodies[words["body"]])
    lines = [_line(only(line, *LINE_WORDS), areas) for line in words["lines"]]
    submission.save_draft(registration, actor=head, values={}, lines=lines)
    if words["state"] == "draft":
        return registration
    submission.submit(registration, actor=head)
    if words["state"] == "accepted":
        review.accept(registration, actor=reviewer)
    elif words["state"] == "returned":
        review.give_back(registration, actor=reviewer, reason=words["reason"])
    return registration


def _report_progress(registration: Registration, words: Entry, around: Surroundings) -> None:
    """Let the unit say how far its initiatives have come, on the days that the lines name."""
    head = around.people[words["filed_by"]]
    saved = registration.initiatives.select_related("progress").order_by("pk")
    for initiative, line in zip(saved, words["lines"], strict=True):
        if "progress" not in line:
            continue
        told = only(line["progress"], *PROGRESS_WORDS)
        with clock.override_day(told["reported_on"]):
            updates.report(initiative, actor=head, said=_said(told, initiative))


def _said(told: Entry, initiative: Initiative) -> updates.Said:
    return updates.Said(
        status=told["status"],
        percent=told.get("percent", 0),
        expected_on=told.get("expected_on", initiative.progress.expected_on),
        completed_on=told.get("completed_on"),
        note=told.get("note", ""),
        reason=told.get("reason", ""),
        revision=initiative.progress.revision,
    )


def _line(words: Entry, areas: dict[int, ReformArea]) -> Initiative:
    words.pop("progress", None)
    return Initiative(area=areas[words.pop("area")], **words)
