"""Sample registrations, filed and reviewed by the demonstration's people through the same verbs
as anybody's."""

from typing import Any

from audit import clock
from campaigns.models import Plan, ReformArea
from dashboard.demonstration.plans import Surroundings
from dashboard.demonstration.reading import FIXTURES, entry, only, read
from registrations import filing, reviewing

PATH = FIXTURES / "registrations.yaml"
WORDS = ("body", "filed_by", "state", "saved_on", "submitted_on", "reason", "lines")
LINE_WORDS = ("area", "kind", "name", "expected_completion", "note")


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
                with clock.standing_on(words.get("submitted_on") or words["saved_on"]):
                    _file(words, plan, areas, reviewer, around)


def _file(
    words: dict[str, Any],
    plan: Plan,
    areas: dict[int, ReformArea],
    reviewer: Any,
    around: Surroundings,
) -> None:
    head = around.people[words["filed_by"]]
    registration = filing.new_registration(plan, around.bodies[words["body"]])
    lines = [_line(only(line, *LINE_WORDS), areas) for line in words["lines"]]
    filing.save_draft(registration, actor=head, values={}, lines=lines)
    if words["state"] == "draft":
        return
    filing.submit(registration, actor=head)
    if words["state"] == "accepted":
        reviewing.accept(registration, actor=reviewer)
    elif words["state"] == "returned":
        reviewing.give_back(registration, actor=reviewer, reason=words["reason"])


def _line(words: dict[str, Any], areas: dict[int, ReformArea]) -> filing.InitiativeLine:
    return filing.InitiativeLine(area=areas[words.pop("area")], **words)
