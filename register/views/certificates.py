"""Certificates: one at once, or many in a file made in the background; and the public page that
confirms an award by the code on its certificate."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.access import SignedInRequest, client_address, guarded, open_to_all, signed_in
from paperwork.downloads import content_response
from paperwork.uploads import download_response
from register.batches import MOST, cancel, order, refuse_what_was_revoked, take_up_abandoned
from register.certificates import certificates_file
from register.filters import RecordFilter
from register.models import AwardRecord, CertificateBatch
from register.public_check import confirmed, is_rate_limited
from register.tasks import hand_over
from register.views.lookups import batch_by, record_by
from screens.fields import TickedRowsForm
from screens.filters import paginate
from screens.steps import show_objections


@require_GET
@guarded(find=record_by)
def certificate(request: SignedInRequest, record: AwardRecord) -> HttpResponse:
    """The giấy khen or bằng khen of an award, to print; back to its page with a sentence where its
    texts do not fit, or the award was revoked."""
    if record.status != AwardRecord.Status.IN_FORCE:
        messages.error(request, "Khen thưởng này đã hủy bỏ nên không in giấy nữa.")
        return redirect("register:record_detail", record.pk)
    try:
        printed = certificates_file([record])
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect("register:record_detail", record.pk)
    return content_response(
        printed, title=f"{record.form_name} {record.awardee_name}", extension="pdf"
    )


@require_POST
@signed_in
def batch_create(request: SignedInRequest) -> HttpResponse:
    """Order the certificates that were ticked; or all that a search finds, such as those of one
    decision, in the order of its list."""
    records = AwardRecord.objects.visible_to(request.user)
    if "tat-ca" in request.POST:
        found = RecordFilter(request.GET, request.user).qs.in_force()
        chosen = list(found.order_by("decided_on", "decision_number", "ordinal", "pk")[: MOST + 1])
    else:
        ticked = TickedRowsForm(request.POST, name="khen-thuong", among=records).rows()
        chosen = list(ticked.order_by("decided_on", "decision_number", "ordinal", "pk"))
    try:
        batch = order(chosen, actor=request.user, set_off=hand_over)
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect("register:record_list")
    return redirect("register:batch_detail", batch.pk)


@require_GET
@signed_in
def batch_list(request: SignedInRequest) -> HttpResponse:
    """What the person ordered in the last days."""
    batches = CertificateBatch.objects.filter(created_by_id=request.user.pk)
    page = paginate(request, batches)
    return render(request, "register/batch_list.html", {"page": page})


@require_GET
@guarded(find=batch_by)
def batch_detail(request: SignedInRequest, batch: CertificateBatch) -> HttpResponse:
    """How far a batch is; asked again every moment by the page itself. One whose worker was
    stopped is handed over anew."""
    if batch.is_under_way:
        take_up_abandoned(hand_over, only=batch.pk)
    template = "register/_batch.html" if request.htmx else "register/batch_detail.html"  # type: ignore[attr-defined]
    return render(request, template, {"batch": batch})


@require_POST
@guarded(find=batch_by)
def batch_cancel(request: SignedInRequest, batch: CertificateBatch) -> HttpResponse:
    """Stop a batch."""
    if cancel(batch, actor=request.user):
        messages.success(request, "Đã hủy lượt in.")
    else:
        messages.info(request, "Lượt in này đã kết thúc trước đó.")
    return redirect("register:batch_detail", batch.pk)


@require_GET
@guarded(find=batch_by)
def batch_file(request: SignedInRequest, batch: CertificateBatch) -> HttpResponseBase:
    """The one file of a batch, to print."""
    if not batch.file:
        raise Http404
    try:
        refuse_what_was_revoked(batch)
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect("register:batch_list")
    return download_response(batch.file, download_name=batch.title)


@require_GET
@open_to_all
def check(request: HttpRequest, code: str) -> HttpResponse:
    """Confirm an award by its code. An unknown code gets one plain page, whatever is wrong with it;
    an address that asks too often gets a page that asks to wait."""
    if is_rate_limited(client_address(request)):
        response = render(request, "register/check_wait.html", status=429)
        response["Retry-After"] = "60"
    else:
        award = confirmed(code)
        response = render(
            request, "register/check.html", {"award": award}, status=200 if award else 404
        )
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
