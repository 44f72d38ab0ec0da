"""What would stand in the way of a decision, said while it can still be mended."""

from awards.models import AwardDecision, AwardForm
from awards.quotas import places_left
from decisions.models import PENDING


def over_quota(decision: AwardDecision) -> list[str]:
    """Sentences that say which numbers of the plan a decision would pass, together with what is
    decided or put to the leader elsewhere. Its issuing asks again, under a lock. A fixed number of
    queries for each form of award on its list."""
    if decision.is_later or decision.status not in PENDING:
        return []
    items = decision.items.filter(declined_reason="")
    keys = set(items.values_list("dossier", flat=True))
    forms = AwardForm.objects.filter(pk__in=items.values("dossier__award_form"))
    found = []
    for form in forms.select_related("plan"):
        for places in places_left(form, presenting=keys):
            wanted = places.decided + places.presented
            if wanted <= places.limit:
                continue
            whose = f" cho {places.body}" if places.body else ""
            found.append(
                f"{form}: kế hoạch cho {places.said}{whose}; đã quyết định {places.decided}, đang "
                f"trình {places.presented}."
            )
    return found
