"""Views that choose lines to copy to a registration, from earlier years or from another unit."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.access import SignedInRequest, guarded
from campaigns.models import ReformArea
from campaigns.models.plans import RegistrationForm
from registrations.copies import (
    area_under,
    copy_lines,
    copy_pledge,
    may_be_copied,
    own_earlier,
    source_of,
)
from registrations.models import Initiative, Registration
from registrations.participation import may_fill_in
from registrations.similarity.search import newest_with_terms, similar_to
from registrations.views.lookups import registration_of
from screens.fields import keys_in
from screens.steps import show_objections

EARLIER_SHOWN = 20
FOUND_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Offered:
    """A line that may be copied: where it comes from, in which of the plan's fields it would stand
    (None where one must be chosen), and whether it is ticked."""

    line: Initiative
    source: str
    area: ReformArea | None
    is_chosen: bool


@guarded(find=registration_of, do=may_fill_in)
def copy_choose(request: SignedInRequest, registration: Registration) -> HttpResponse:
    """Earlier registrations of the unit, accepted ones of others by a search; and the copying of
    what is ticked."""
    plan = registration.plan
    areas = list(ReformArea.objects.filter(area_set=plan.reform_area_set_id))
    earlier = list(own_earlier(plan, registration.body)[:EARLIER_SHOWN])
    chosen = keys_in(request.POST.getlist("dong"))
    objections: list[str] = []
    if request.method == "POST":
        objections = _copied(request, registration, chosen, areas)
        if not objections:
            return redirect("registrations:registration_edit", plan.pk, registration.body_id)
    asked = {**request.GET.dict(), **request.POST.dict()}
    words = str(asked.get("tim", "")).strip()
    source = next((one for one in earlier if str(one.pk) == asked.get("tu")), None)
    if source is None and earlier and not words:
        source = earlier[0]
    return render(
        request,
        "registrations/units/copy_choose.html",
        {
            "registration": registration,
            "plan": plan,
            "areas": areas,
            "earlier": earlier,
            "source": source,
            "is_pledge": plan.registration_form == RegistrationForm.PLEDGE,
            "words": words,
            "objections": objections,
            "people": source.people.all() if source else [],
            "offered": [
                Offered(line, source_of(line), _area(request, line, areas), line.pk in chosen)
                for line in _lines(registration, source, words)
            ],
        },
    )


@require_POST
@guarded(find=registration_of, do=may_fill_in)
def pledge_copy(request: SignedInRequest, registration: Registration) -> HttpResponse:
    """Take the words and people of an earlier pledge."""
    earlier = own_earlier(registration.plan, registration.body)
    source = earlier.filter(pk__in=keys_in([request.POST.get("tu", "")])).first()
    try:
        if source is None:
            raise ValidationError("Hãy chọn bản đăng ký để chép.")
        copy_pledge(registration, source, actor=request.user)
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect("registrations:copy_choose", registration.plan_id, registration.body_id)
    messages.success(request, f"Đã chép từ bản đăng ký theo {source.plan.reference}.")
    return redirect("registrations:registration_edit", registration.plan_id, registration.body_id)


def _copied(
    request: SignedInRequest, registration: Registration, chosen: set[int], areas: list[ReformArea]
) -> list[str]:
    """Copy what was ticked; the sentences that say why not."""
    lines = may_be_copied(registration.plan, registration.body).with_origin()
    rows = list(lines.filter(pk__in=chosen).select_related("area").order_by("pk"))
    if not rows:
        return ["Chưa chọn dòng nào. Hãy đánh dấu các dòng cần chép."]
    placed = [(row, _area(request, row, areas)) for row in rows]
    if any(area is None for _, area in placed):
        return ["Có dòng chưa chọn lĩnh vực của kế hoạch này. Hãy chọn lĩnh vực rồi chép lại."]
    try:
        count = copy_lines(
            registration, [(row, area) for row, area in placed if area], actor=request.user
        )
    except ValidationError as objection:
        return objection.messages
    messages.success(request, f"Đã chép {count} dòng. Hãy soát lại tiến độ rồi nộp.")
    return []


def _area(request: SignedInRequest, line: Initiative, areas: list[ReformArea]) -> ReformArea | None:
    """The field chosen for a line, else the one that its own stands for."""
    given = request.POST.get(f"linh-vuc-{line.pk}", "")
    return next((area for area in areas if str(area.pk) == given), None) or area_under(
        line.area, areas
    )


def _lines(registration: Registration, source: Registration | None, words: str) -> list[Initiative]:
    """The lines offered: those that a search finds, or those of an earlier registration."""
    if source is not None and not words:
        lines = source.initiatives.with_origin().select_related("area")
        return list(lines)
    if not words:
        return []
    others = may_be_copied(registration.plan, registration.body)
    alike = similar_to({"": words[:500]}, others, shown=FOUND_SHOWN)[""]
    keys = [one.initiative.pk for one in alike]
    keys = keys or newest_with_terms(words[:500], others, shown=FOUND_SHOWN)
    rows = Initiative.objects.with_origin().select_related("area").in_bulk(keys)
    return [rows[key] for key in keys]
