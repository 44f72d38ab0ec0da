"""The view that returns a registration with marks on its lines."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from accounts.access import SignedInRequest, guarded
from campaigns.models.plans import RegistrationForm
from registrations import review
from registrations.models import Registration
from registrations.permissions import may_review
from registrations.views.lookups import registration_by
from screens.fields import keys_in
from screens.steps import reason_in, take


@guarded(find=registration_by, do=may_review)
def registration_mark(request: SignedInRequest, registration: Registration) -> HttpResponse:
    """Return a registration with marks on lines, each with what to correct."""
    marks = _marks_in(request)
    objection = ""
    if request.method == "POST":
        if marks or reason_in(request):
            return take(
                request,
                lambda: review.give_back(
                    registration, actor=request.user, reason=reason_in(request), marks=marks
                ),
                done=f"Đã trả lại bản đăng ký cho {registration.body}.",
                then=registration.get_absolute_url(),
            )
        objection = "Hãy đánh dấu ít nhất một dòng, hoặc ghi lý do trả lại."
    is_pledge = registration.plan.registration_form == RegistrationForm.PLEDGE
    lines: Any = registration.people.all() if is_pledge else registration.initiatives.with_source()
    return render(
        request,
        "registrations/desks/registration_mark.html",
        {
            "registration": registration,
            "plan": registration.plan,
            "is_pledge": is_pledge,
            "lines": [(line, line.pk in marks, marks.get(line.pk, line.remark)) for line in lines],
            "reason": reason_in(request),
            "objection": objection,
        },
    )


def _marks_in(request: SignedInRequest) -> dict[int, str]:
    """The ticked lines with the text beside each."""
    ticked = keys_in(request.POST.getlist("dong"))
    return {key: request.POST.get(f"can-sua-{key}", "") for key in ticked}
