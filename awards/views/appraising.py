"""The receiving office's side of a dossier."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import guarded
from audit.steps import reason_in, take
from awards.dossiers import appraising
from awards.forms.dossiers import AppraisalForm
from awards.models import Dossier
from awards.permissions import may_check_dossier, may_see_dossier
from awards.views.lookups import dossier_by


def _page_of(dossier: Dossier) -> str:
    return reverse("awards:dossier_detail", args=[dossier.pk])


@require_POST
@guarded(find=dossier_by, see=may_see_dossier, do=may_check_dossier)
def dossier_return(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Return for what is missing."""
    return take(
        request,
        lambda: appraising.give_back(dossier, actor=request.user, reason=reason_in(request)),
        done="Đã trả lại hồ sơ để bổ sung.",
        then=_page_of(dossier),
    )


@require_POST
@guarded(find=dossier_by, see=may_see_dossier, do=may_check_dossier)
def dossier_complete(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Find the dossier complete."""
    return take(
        request,
        lambda: appraising.confirm_complete(dossier, actor=request.user),
        done="Đã xác nhận hồ sơ đủ thành phần.",
        then=_page_of(dossier),
    )


@require_POST
@guarded(find=dossier_by, see=may_see_dossier, do=may_check_dossier)
def dossier_appraise(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Write the appraisal."""
    form = AppraisalForm(request.POST)
    given = form.cleaned_data if form.is_valid() else {}
    return take(
        request,
        lambda: appraising.appraise(
            dossier,
            actor=request.user,
            in_favour=given.get("in_favour", False),
            opinion=given.get("opinion", ""),
        ),
        done="Đã ghi ý kiến thẩm định.",
        then=_page_of(dossier),
    )
