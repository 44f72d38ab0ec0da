"""Views of councils: list, page, form; and the share of votes of a form of award."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.access import SignedInRequest, guarded, signed_in
from audit import clock
from audit.models import Event
from audit.transitions import EditedMeanwhile
from awards.councils import councils
from awards.councils.meeting_call import candidates_of
from awards.councils.permissions import (
    may_call_meeting,
    may_edit_council,
    may_keep_voting_rule,
)
from awards.councils.tally import terms_text
from awards.forms.councils import AwardCouncilEditor, VotingRuleForm
from awards.models import AwardCouncil, AwardForm, Meeting, VotingRule
from awards.views.lookups import award_form_by, body_by, council_by
from councils.views import council_form
from organisation.models import IssuingBody
from organisation.models.memberships import ORGANISERS
from organisation.scope import scope_of
from screens.edit_conflicts import conflict_page
from screens.filters import PAGE_SIZE, paginate


@signed_in
def council_list(request: SignedInRequest) -> HttpResponse:
    """The councils that the person may see, meetings in which they have still to vote, those to
    come, and their own bodies that have no council."""
    user = request.user
    found = AwardCouncil.objects.visible_to(user).with_body()
    bodies = [
        body
        for body in scope_of(user).represented_as(*ORGANISERS)
        if body.exists_on(clock.today()) and body.acts_for_id is None
    ]
    having = set(
        AwardCouncil.objects.filter(body__in=bodies)
        .valid_on(clock.today())
        .values_list("body", flat=True)
    )
    return render(
        request,
        "awards/council_list.html",
        {
            "page": paginate(request, found),
            "bodies_without": [body for body in bodies if body.pk not in having],
            "to_vote": Meeting.objects.to_vote_in(user).with_council(),
            "meetings": Meeting.objects.visible_to(user)
            .exclude(status=Meeting.Status.CALLED_OFF)
            .with_council()[:PAGE_SIZE],
        },
    )


@guarded(find=body_by)
def council_create(request: SignedInRequest, body: IssuingBody) -> HttpResponse:
    """Set up the council of a body."""
    return _edit(request, AwardCouncil(body=body, valid_from=clock.today()))


@guarded(find=council_by, do=may_edit_council)
def council_edit(request: SignedInRequest, council: AwardCouncil) -> HttpResponse:
    """Change its name, days and members."""
    return _edit(request, council)


def _edit(request: SignedInRequest, council: AwardCouncil) -> HttpResponse:
    return council_form(
        request,
        council,
        editor_of=AwardCouncilEditor,
        membership=councils.MEMBERSHIP,
        template="awards/council_form.html",
        done="Đã lưu Hội đồng Thi đua - Khen thưởng.",
        context={"body": council.body},
    )


@guarded(find=council_by)
def council_detail(request: SignedInRequest, council: AwardCouncil) -> HttpResponse:
    """One council: its members, its meetings, what waits for one."""
    may_call = may_call_meeting(request.user, council)
    return render(
        request,
        "awards/council_detail.html",
        {
            "council": council,
            "members": council.members.select_related("user"),
            "meetings": council.meetings.all()[:PAGE_SIZE],
            "waiting": candidates_of(council).count() if may_call else 0,
            "may_call": may_call,
            "may_edit": may_edit_council(request.user, council),
            "history": Event.objects.about(council),
        },
    )


@guarded(find=award_form_by, do=may_keep_voting_rule)
def voting_rule_edit(request: SignedInRequest, award_form: AwardForm) -> HttpResponse:
    """Say by what share of votes a form of award is proposed."""
    rule = VotingRule.objects.filter(award_form=award_form).first()
    form = VotingRuleForm(request.POST or None, instance=rule or VotingRule(award_form=award_form))
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            councils.set_voting_rule(
                award_form, actor=request.user, values=form.cleaned_data, seen=seen
            )
        except EditedMeanwhile as conflict:
            back = reverse("awards:award_forms", args=[award_form.plan_id])
            return conflict_page(request, form, conflict, back=back)
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            messages.success(request, "Đã lưu tỷ lệ biểu quyết.")
            return redirect("awards:award_forms", award_form.plan_id)
    return render(
        request,
        "awards/voting_rule_form.html",
        {"award_form": award_form, "form": form, "terms": terms_text(rule or VotingRule())},
    )
