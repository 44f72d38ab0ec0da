"""The order of a decision's list, and the item made from a dossier."""

from collections.abc import Iterable

from awards.models import AwardDecision, DecisionItem, Dossier
from paperwork.vietnamese import collate_key, person_sort_key


def official_key(
    *, form_position: int, form: int, is_person: bool, body_path: str, name: str
) -> tuple[object, ...]:
    """The sort key of an awardee in a decision's list: form by form as the plan has them;
    collectives first, in the order of the tree; people by given name in the Vietnamese alphabet.
    Pure."""
    by_name = person_sort_key(name) if is_person else ()
    return (form_position, form, is_person, by_name, body_path, collate_key(name))


def in_official_order(dossiers: Iterable[Dossier]) -> list[Dossier]:
    """Dossiers in the order of a decision's list; no query, where form and body were loaded with
    them."""
    return sorted(
        dossiers,
        key=lambda one: official_key(
            form_position=one.award_form.position,
            form=one.award_form_id,
            is_person=one.awardee_kind == Dossier.AwardeeKind.INDIVIDUAL,
            body_path=one.awardee_body.path,
            name=one.awardee_name,
        ),
    )


def item_for(decision: AwardDecision, dossier: Dossier, position: int) -> DecisionItem:
    """An unsaved item for a dossier."""
    return DecisionItem(
        decision=decision,
        dossier=dossier,
        position=position,
        form_name=str(dossier.award_form),
        awardee_kind=dossier.awardee_kind,
        awardee_name=dossier.awardee_name,
        awardee_title=dossier.awardee_title,
        awardee_body_name=dossier.awardee_body.name,
        achievement=dossier.achievement,
    )
