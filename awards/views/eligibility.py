"""Views of the candidates who would qualify for a form of award today, also before the plan is
issued."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.access import SignedInRequest, Verdict, guarded
from accounts.models import User
from audit import clock
from awards.dossiers.nominations import achievement_under
from awards.dossiers.selection import candidate_key, open_for
from awards.filters import ANSWERS, ProspectFilter
from awards.models import AwardForm, Dossier, Requirement
from awards.permissions import may_open_dossier
from awards.quotas import places_left
from awards.rules.evaluation import Prospect, qualifying_candidates
from awards.rules.findings import Answer, Finding
from awards.views.lookups import award_form_by
from campaigns.permissions import may_organise
from screens.filters import paginate

PROSPECTS_PER_PAGE = 20
TONES = {Answer.MET: "good", Answer.NEEDS_PERSON: "waiting", Answer.NOT_MET: "returned"}


@dataclass(frozen=True, slots=True)
class Line:
    """A candidate as the page shows them."""

    prospect: Prospect
    sign: str
    tone: str
    reason: str
    found: list[tuple[Requirement, Finding]]
    has_dossier: bool


def _may_organise_plan_of(user: User, form: AwardForm) -> Verdict:
    return may_organise(user, form.plan)


@guarded(find=award_form_by, do=_may_organise_plan_of)
def qualifying_today(request: SignedInRequest, form: AwardForm) -> HttpResponse:
    """Those who may be candidates, with what the rules find of each; organisers of the plan open
    dossiers for some of them."""
    objections: list[str] = []
    if request.method == "POST":
        try:
            nominations = open_for(
                form,
                signs=request.POST.getlist("chon"),
                achievement=request.POST.get("thanh-tich", ""),
                actor=request.user,
            )
        except ValidationError as refused:
            objections = refused.messages
        else:
            number = Dossier.objects.filter(nomination__in=nominations).count()
            messages.success(request, f"Đã lập {number} hồ sơ.")
            return redirect("awards:dossier_list")
    prospects = qualifying_candidates(form, on=clock.today())
    narrowing = ProspectFilter(request.GET)
    page = paginate(request, narrowing.narrowed(prospects), size=PROSPECTS_PER_PAGE)
    counts = Counter(one.answer for one in prospects)
    return render(
        request,
        "awards/qualifying_candidates.html",
        {
            "form": form,
            "plan": form.plan,
            "today": clock.today(),
            "page": page,
            "lines": _lines(form, list(page.object_list)),
            "tiles": [
                (name, counts[answer], answer.label, TONES[answer])
                for name, answer in ANSWERS.items()
            ],
            "total": len(prospects),
            "filter": narrowing,
            "places": places_left(form),
            "may_open": bool(may_open_dossier(request.user, form.plan)),
            "achievement": request.POST.get("thanh-tich", achievement_under(form.plan)),
            "ticked": request.POST.getlist("chon"),
            "objections": objections,
        },
    )


def _lines(form: AwardForm, prospects: list[Prospect]) -> list[Line]:
    asked = {one.pk: one for one in form.requirements.all()}
    return [
        Line(
            one,
            candidate_key(one.candidate),
            TONES[one.answer],
            _reason(one, asked),
            [(asked[found.requirement], found) for found in one.findings],
            one.candidate.dossier_id is not None,
        )
        for one in prospects
    ]


def _reason(prospect: Prospect, asked: Mapping[int, Requirement]) -> str:
    """Why a candidate does not meet all, in the first sentence that fits: of what stands alone
    before what has alternatives; "" for one who does."""
    if prospect.answer == Answer.MET:
        return ""
    same = [one for one in prospect.findings if one.answer == prospect.answer]
    same.sort(key=lambda one: asked[one.requirement].alternative != "")
    return same[0].sentence if same else ""
