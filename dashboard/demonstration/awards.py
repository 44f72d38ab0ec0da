"""What a plan offers as awards: forms, requirements, quotas, papers."""

from pathlib import Path
from typing import Any

from awards.models import AwardForm, Quota, QuotaException, RequiredDocument, Requirement
from campaigns.models import Plan
from dashboard.demonstration.bodies import Bodies
from dashboard.demonstration.reading import checked, entry, numbered, only

FIELDS = ("name", "authority_title", "printed_as", "awardee", "original_sets", "note")
OTHER_WORDS = (
    "key",
    "authority_body",
    "proposed_from",
    "requirements",
    "quotas",
    "required_documents",
)


def load_award_forms(path: Path, plan: Plan, entries: list[dict[str, Any]], bodies: Bodies) -> None:
    """Write the award forms of a plan; `proposed_from` points at an earlier one by key."""
    forms: dict[str, AwardForm] = {}
    for position, given in numbered(entries):
        where = f"award_forms, number {position}"
        with entry(path, where):
            words = only(given, *FIELDS, *OTHER_WORDS)
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
        _load_requirements(path, where, form, words)
        _load_quotas(path, where, form, words, bodies)
        _load_documents(path, where, form, words)


def _load_requirements(path: Path, where: str, form: AwardForm, words: dict[str, Any]) -> None:
    for position, given in numbered(words.get("requirements")):
        with entry(path, f"{where}, requirements, number {position}"):
            values = only(given, "kind", "awardee", "alternative", "text")
            checked(Requirement(award_form=form, position=position, **values)).save()


def _load_quotas(
    path: Path, where: str, form: AwardForm, words: dict[str, Any], bodies: Bodies
) -> None:
    for position, given in numbered(words.get("quotas")):
        with entry(path, f"{where}, quotas, number {position}"):
            values = only(given, "awardee", "limit", "per", "level", "exceptions")
            exceptions = values.pop("exceptions", {})
            quota = Quota(award_form=form, **values)
            checked(quota).save()
            for key, limit in exceptions.items():
                checked(QuotaException(quota=quota, body=bodies[key], limit=limit)).save()


def _load_documents(path: Path, where: str, form: AwardForm, words: dict[str, Any]) -> None:
    for position, given in numbered(words.get("required_documents")):
        with entry(path, f"{where}, required_documents, number {position}"):
            values = only(given, "name", "awardee", "condition")
            checked(RequiredDocument(award_form=form, position=position, **values)).save()
