"""Views of templates of certificates: the form with a live preview."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access import SignedInRequest, guarded, signed_in
from audit.transitions import EditedMeanwhile
from organisation.models.memberships import ORGANISERS
from organisation.scope import scope_of
from paperwork.certificates.description import Border
from paperwork.certificates.pdf import certificates_pdf
from paperwork.certificates.svg import border_svg, certificate_svg
from paperwork.downloads import content_response
from register.certificate_templates import give_up, keep, take_as_own
from register.certificates import certificate_of, design_of
from register.forms.certificate_templates import TemplateForm
from register.models import CertificateTemplate
from register.models.certificate_templates import FARTHEST_MM, LARGEST_MM, SMALLEST_MM
from register.permissions import may_edit_template
from register.sample_awards import SAMPLES, sample_record
from register.views.lookups import template_by
from screens.edit_conflicts import conflict_page
from screens.steps import show_objections


@require_GET
@signed_in
def template_list(request: SignedInRequest) -> HttpResponse:
    """The common templates, and those of the bodies whose registers the person keeps."""
    keeps = scope_of(request.user).represented_as(*ORGANISERS)
    templates = list(CertificateTemplate.objects.for_bodies(keeps))
    return render(
        request,
        "register/template_list.html",
        {
            "common": [one for one in templates if one.issuing_body is None],
            "own": [one for one in templates if one.issuing_body is not None],
            "keeps": keeps,
            "may_edit_common": request.user.has_perm("register.change_certificatetemplate"),
        },
    )


@require_POST
@guarded(find=template_by)
def template_take(request: SignedInRequest, template: CertificateTemplate) -> HttpResponse:
    """Take a template as a body's own, to be changed."""
    keeps = scope_of(request.user).represented_as(*ORGANISERS)
    body = next((one for one in keeps if str(one.pk) == request.POST.get("co-quan")), None)
    if body is None:
        messages.error(request, "Hãy chọn cơ quan dùng mẫu.")
        return redirect("register:template_list")
    own = take_as_own(template, body, actor=request.user)
    messages.success(request, f"Đã lập mẫu riêng của {body.called}. Hãy chỉnh rồi lưu.")
    return redirect("register:template_edit", own.pk)


@guarded(find=template_by, do=may_edit_template)
def template_edit(request: SignedInRequest, template: CertificateTemplate) -> HttpResponse:
    """Change a template; "Xem thử" shows the page without saving, for who has no script."""
    form = TemplateForm(request.POST or None, request.FILES or None, instance=template)
    if request.method == "POST" and form.is_valid() and "look" not in request.POST:
        try:
            keep(
                form.instance,
                actor=request.user,
                image=form.cleaned_data["image"],
                checked=form.checked,
                seen=form.cleaned_data["seen"],
            )
        except EditedMeanwhile as conflict:
            back = reverse("register:template_list")
            return conflict_page(request, form, conflict, back=back)
        messages.success(request, "Đã lưu mẫu.")
        return redirect("register:template_edit", template.pk)
    shown = form.instance if not form.errors else template_by(request.user, template.pk)
    key = request.POST.get("sample", "")
    context = {"template": template, "form": form, "samples": SAMPLES, "sample": key}
    return render(request, "register/template_form.html", context | _looked_at(shown, form, key))


@require_POST
@guarded(find=template_by, do=may_edit_template)
def template_preview(request: SignedInRequest, template: CertificateTemplate) -> HttpResponse:
    """The page that what is typed would make; asked for as somebody types."""
    form = TemplateForm(request.POST, request.FILES, instance=template)
    form.is_valid()
    return render(
        request,
        "register/_preview.html",
        _looked_at(form.instance, form, request.POST.get("sample", "")),
    )


@require_GET
@guarded(find=template_by)
def template_proof(request: SignedInRequest, template: CertificateTemplate) -> HttpResponse:
    """All samples as PDF, to be printed once on the stock that will be used."""
    design = design_of(template)
    pages = [(design, certificate_of(sample_record(key, template), template)) for key in SAMPLES]
    try:
        printed = certificates_pdf(pages)
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect("register:template_list")
    return content_response(printed, title=f"In thử {template.name}", extension="pdf")


@require_POST
@guarded(find=template_by, do=may_edit_template)
def template_give_up(request: SignedInRequest, template: CertificateTemplate) -> HttpResponse:
    """Remove a body's own template."""
    if template.issuing_body is None:
        raise Http404
    give_up(template, actor=request.user)
    messages.success(request, "Đã bỏ mẫu riêng; từ nay dùng mẫu chung.")
    return redirect("register:template_list")


@require_GET
@signed_in
def border(
    request: SignedInRequest, kind: str, width: int, height: int, inset: int
) -> HttpResponse:
    """A border alone, as an image that a browser keeps; it lies under the previews."""
    sizes_are_right = all(SMALLEST_MM <= side <= LARGEST_MM for side in (width, height))
    if kind not in set(Border) or not sizes_are_right or inset > FARTHEST_MM or width < height:
        raise Http404
    drawn = border_svg(Border(kind), width, height, min(inset, SMALLEST_MM // 2 - 10))
    response = HttpResponse(drawn, content_type="image/svg+xml")
    response["Cache-Control"] = "private, max-age=86400"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _looked_at(template: CertificateTemplate, form: TemplateForm, key: str) -> dict[str, object]:
    """The preview of a template with a sample; or the objections to it."""
    problems: list[str] = [
        f"{form[name].label}: {sentence}" if name != "__all__" else str(sentence)
        for name, sentences in form.errors.items()
        for sentence in sentences
    ]
    drawn = ""
    if not problems:
        design = design_of(template, emblem=form.new_emblem)
        try:
            drawn = certificate_svg(
                design,
                certificate_of(sample_record(key, template), template),
                label="Bản xem trước",
            )
        except ValidationError as objection:
            problems = objection.messages
    return {"shown": template, "drawn": drawn, "problems": problems}
