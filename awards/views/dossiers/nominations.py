"""Views that propose several awardees together, and awardees to the level above."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.access import SignedInRequest, guarded
from awards.dossiers.nominations import achievement_under, nominate
from awards.dossiers.submission import proposers_for
from awards.dossiers.upward_nominations import forms_above, holders_of, may_raise, propose_up
from awards.forms.dossiers import bodies_for_dossier
from awards.forms.nominations import NominationForm, NomineeFormSet
from awards.models import AwardForm, Nomination
from awards.permissions import may_open_dossier
from awards.views.lookups import award_form_by, plan_by
from campaigns.models import Plan
from screens.fields import keys_in


@guarded(find=plan_by, do=may_open_dossier)
def nominate_many(request: SignedInRequest, plan: Plan) -> HttpResponse:
    """A list of those proposed by one body for one form of award; a dossier for each."""
    proposers = proposers_for(plan, request.user)
    typed = request.POST if request.method == "POST" else None
    form = NominationForm(
        typed,
        plan=plan,
        proposers=proposers,
        initial={"achievement": achievement_under(plan)},
    )
    bodies = bodies_for_dossier(plan, list(proposers))
    rows = NomineeFormSet(typed, prefix="nguoi", form_kwargs={"bodies": bodies})
    if typed is not None and rows.is_valid() and form.is_valid():
        values = form.cleaned_data
        nominees = rows.nominees(values["award_form"], values["achievement"])
        if not any(row.errors for row in rows.kept_rows):
            try:
                nomination = nominate(
                    values["award_form"],
                    proposed_by=values["proposed_by"],
                    nominees=nominees,
                    actor=request.user,
                )
            except ValidationError as objection:
                form.add_error(None, objection)
            else:
                return _opened(request, nomination)
    return render(
        request, "awards/nomination_form.html", {"form": form, "rows": rows, "plan": plan}
    )


@guarded(find=award_form_by, do=may_raise)
def propose_above(request: SignedInRequest, form: AwardForm) -> HttpResponse:
    """Choose among the holders of a form of award those who are proposed to the level above."""
    targets = forms_above(form)
    holders = holders_of(form)
    ticked = keys_in(request.POST.getlist("ho-so"))
    objections: list[str] = []
    if request.method == "POST":
        chosen = next(
            (one for one in targets if str(one.pk) == request.POST.get("hinh-thuc")), None
        )
        try:
            if chosen is None:
                raise ValidationError("Hãy chọn hình thức khen thưởng của cấp trên.")
            nomination = propose_up(
                form,
                chosen,
                holders=[one for one in holders if one.pk in ticked],
                actor=request.user,
            )
        except ValidationError as objection:
            objections = objection.messages
        else:
            return _opened(request, nomination)
    return render(
        request,
        "awards/propose_above.html",
        {
            "form": form,
            "plan": form.plan,
            "targets": targets,
            "holders": [(one, one.pk in ticked) for one in holders],
            "objections": objections,
        },
    )


def _opened(request: SignedInRequest, nomination: Nomination) -> HttpResponse:
    dossiers = list(nomination.dossiers.order_by("pk"))
    messages.success(
        request,
        f"Đã lập {len(dossiers)} hồ sơ. Hãy lập hoặc đính kèm các giấy tờ rồi nộp.",
    )
    return redirect("awards:dossier_detail", dossiers[0].pk)
