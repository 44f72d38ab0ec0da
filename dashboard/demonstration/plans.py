"""Loader of plans, each under its parent."""

from pathlib import Path
from typing import Any

from audit import transitions
from campaigns.models import Plan
from dashboard.demonstration.awards import load_award_forms
from dashboard.demonstration.bodies import Surroundings
from dashboard.demonstration.fixture_files import Entry, checked, entry, files_in, only, read
from dashboard.demonstration.plan_parts import PARTS, load_parts

FIELDS = (
    "kind",
    "number",
    "symbol",
    "printed_reference",
    "issued_on",
    "place",
    "title",
    "theme",
    "starts_on",
    "ends_on",
    "campaign_from_year",
    "campaign_to_year",
    "registration_form",
    "accepts_late",
)
OTHER_WORDS = (
    "key",
    "parent",
    "issuing_body",
    "receiving_body",
    "reform_area_set",
    "signer",
    "award_forms",
)


def load_plans(around: Surroundings) -> dict[str, Plan]:
    """Write the plans of fixtures/plans/, parents first, and return them by key.

    They were issued in real life, so they begin as issued; the log says that they were entered.
    """
    waiting: dict[str, tuple[Path, Entry]] = {}
    for path in files_in("plans"):
        with entry(path, "the plan"):
            given = only(read(path), *FIELDS, *OTHER_WORDS, *PARTS)
            waiting[given["key"]] = (path, given)
    while waiting:
        ready = [key for key, (_, given) in waiting.items() if given.get("parent") not in waiting]
        if not ready:
            path, _ = next(iter(waiting.values()))
            with entry(path, "parent"):
                raise ValueError("these plans are each other's parents")
        for key in ready:
            path, given = waiting.pop(key)
            around.plans[key] = _load_plan(path, given, around)
    return around.plans


def _load_plan(path: Path, given: Entry, around: Surroundings) -> Plan:
    with entry(path, "the plan"):
        plan = _plan(given, around)
        plan.validate_constraints()
        if "parent" in given:
            Plan.objects.add_child(around.plans[given["parent"]], instance=plan)
        else:
            Plan.objects.add_root(instance=plan)
        transitions.record_creation(plan, actor=around.actor, label="Nhập kế hoạch đã ban hành")
    load_parts(path, plan, given, around)
    load_award_forms(path, plan, given, around.bodies)
    return plan


def _plan(given: Entry, around: Surroundings) -> Plan:
    signer = only(given.get("signer", {}), "name", "capacity", "title")
    plan = Plan(
        **{field_name: given[field_name] for field_name in FIELDS if field_name in given},
        issuing_body=around.bodies[given["issuing_body"]],
        receiving_body=_optional(around.bodies, given.get("receiving_body")),
        reform_area_set=_optional(around.area_sets, given.get("reform_area_set")),
        signer_name=signer.get("name", ""),
        signer_capacity=signer.get("capacity", ""),
        signer_title=signer.get("title", ""),
        status="issued",
    )
    checked(plan)
    return plan


def _optional(things: Any, key: str | None) -> Any:
    return things[key] if key else None
