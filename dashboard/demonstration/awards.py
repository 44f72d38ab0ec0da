"""The awards of a plan (forms, requirements, quotas, papers), and the award councils."""

from dataclasses import dataclass
from pathlib import Path

from audit import clock
from awards.councils.councils import set_up
from awards.models import (
    AwardCouncil,
    AwardForm,
    Quota,
    QuotaException,
    RequiredDocument,
    Requirement,
)
from campaigns.models import Plan
from councils.membership import Seat
from dashboard.demonstration.bodies import Bodies, Surroundings
from dashboard.demonstration.fixture_files import (
    FIXTURES,
    Entry,
    checked,
    entry,
    numbered,
    only,
    read,
)

FIELDS = ("name", "authority_title", "printed_as", "awardee", "original_sets", "note")
REQUIREMENT = ("kind", "awardee", "alternative", "branch", "text", "rule")
OTHER_WORDS = (
    "key",
    "authority_body",
    "proposed_from",
    "requirements",
    "quotas",
    "required_documents",
)
COUNCIL = ("body", "made_by", "name", "basis", "valid_from", "valid_to", "members")


@dataclass(frozen=True, slots=True)
class Around:
    """What the entries of award forms point at by key: bodies, and the plan's groups by name."""

    bodies: Bodies
    groups: dict[str, str]


def load_award_forms(path: Path, plan: Plan, given: Entry, bodies: Bodies) -> None:
    """Write the award forms of a plan's entry; `proposed_from` points at an earlier one by key."""
    around = Around(bodies, group_names(given))
    forms: dict[str, AwardForm] = {}
    for position, told in numbered(given.get("award_forms")):
        where = f"award_forms, number {position}"
        with entry(path, where):
            words = only(told, *FIELDS, *OTHER_WORDS)
            authority = words.get("authority_body")
            from_form = words.get("proposed_from")
            form = AwardForm(
                plan=plan,
                position=position,
                authority_body=bodies[authority] if authority else None,
                proposed_from=forms[from_form] if from_form else None,
                **{name: words[name] for name in FIELDS if name in words},
            )
            checked(form).save()
            forms[words["key"]] = form
        _load_requirements(path, where, form, words, around)
        _load_quotas(path, where, form, words, bodies)
        _load_documents(path, where, form, words)


def group_names(given: Entry) -> dict[str, str]:
    """The plan's groups of participants, by key."""
    return {group["key"]: group["name"] for group in given.get("groups", ()) if "key" in group}


def requirement_of(given: Entry, groups: dict[str, str]) -> Requirement:
    """An unsaved requirement out of its entry, without the body that it may be for alone. A rule's
    parameter `group` names a group of the plan by key."""
    values = only(given, *REQUIREMENT, "only_body", "parameters")
    values.pop("only_body", None)
    parameters = values.get("parameters", {})
    if "group" in parameters and values.get("rule") == "participates":
        values["parameters"] = {**parameters, "group": groups[parameters["group"]]}
    requirement = checked(Requirement(**values))
    requirement.clean()
    return requirement


def _load_requirements(
    path: Path, where: str, form: AwardForm, words: Entry, around: Around
) -> None:
    for position, given in numbered(words.get("requirements")):
        with entry(path, f"{where}, requirements, number {position}"):
            requirement = requirement_of(given, around.groups)
            requirement.award_form, requirement.position = form, position
            if "only_body" in given:
                requirement.only_body = around.bodies[given["only_body"]]
            requirement.save()


def _load_quotas(path: Path, where: str, form: AwardForm, words: Entry, bodies: Bodies) -> None:
    for position, given in numbered(words.get("quotas")):
        with entry(path, f"{where}, quotas, number {position}"):
            values = only(given, "awardee", "limit", "per", "level", "chosen_only", "exceptions")
            exceptions = values.pop("exceptions", {})
            quota = Quota(award_form=form, **values)
            checked(quota).save()
            for key, limit in exceptions.items():
                checked(QuotaException(quota=quota, body=bodies[key], limit=limit)).save()


def _load_documents(path: Path, where: str, form: AwardForm, words: Entry) -> None:
    for position, given in numbered(words.get("required_documents")):
        with entry(path, f"{where}, required_documents, number {position}"):
            values = only(given, "name", "awardee", "condition", "made_as", "is_shared")
            checked(RequiredDocument(award_form=form, position=position, **values)).save()


def load_award_councils(around: Surroundings) -> None:
    """Set up each council on the day from which it works."""
    path = FIXTURES / "award_councils.yaml"
    for given in read(path):
        with entry(path, str(given.get("body"))):
            words = only(given, *COUNCIL)
            with clock.override_day(words["valid_from"]):
                set_up(
                    AwardCouncil(body=around.bodies[words["body"]]),
                    actor=around.people[words["made_by"]],
                    values={
                        name: words[name] for name in ("name", "basis", "valid_from", "valid_to")
                    },
                    seats=[
                        Seat(around.people[one["user"]].pk, one["role"]) for one in words["members"]
                    ],
                )
