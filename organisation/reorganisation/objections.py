"""Validation of a reorganisation: each reason against it as a sentence."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from organisation.models import BodySuccession, IssuingBody
from organisation.reorganisation.decree import Decree, Link, NewBody, Successor
from paperwork.vietnamese import spelling_key


def raise_objections(
    decree: Decree,
    *,
    ending: list[IssuingBody],
    links: list[Link],
    successors: list[Successor],
) -> None:
    """Raise ValidationError with all objections."""
    objections = list(_of_the_decree(decree))
    if not objections:
        for body in ending:
            objections += _of_an_ending(body, decree)
        for link in links:
            if link.old not in ending:
                objections += _of_one_that_goes_on(link, decree)
        for successor in successors:
            objections += _of_a_successor(successor, ending, decree)
        objections += _of_codes(successors, ending, decree)
        objections += _of_names(successors, ending)
    if objections:
        raise ValidationError(list(dict.fromkeys(objections)))


def _of_the_decree(decree: Decree) -> Iterable[str]:
    if not decree.effective_on:
        yield "Hãy ghi ngày có hiệu lực."
    if not decree.legal_basis.strip():
        yield "Hãy ghi căn cứ pháp lý: số, ngày của nghị quyết hoặc quyết định."


def _of_an_ending(body: IssuingBody, decree: Decree) -> Iterable[str]:
    day = f"{decree.effective_on:%d/%m/%Y}"
    if body.valid_to is not None:
        yield f"{body} đã chấm dứt từ sau ngày {body.valid_to:%d/%m/%Y}."
    elif body.valid_from and decree.effective_on <= body.valid_from:
        yield (
            f"Ngày hiệu lực {day} phải sau ngày {body} bắt đầu hoạt động "
            f"({body.valid_from:%d/%m/%Y})."
        )
    for later in IssuingBody.objects.below(body).filter(valid_from__gte=decree.effective_on):
        yield (
            f"{later} dưới {body} bắt đầu hoạt động từ ngày {later.valid_from:%d/%m/%Y}, không "
            f"trước ngày {day}. Hãy xử lý đơn vị này trước."
        )


def _of_one_that_goes_on(link: Link, decree: Decree) -> Iterable[str]:
    """Objections to a body that continues: a part may leave it, also where another act of the same
    day has ended it."""
    old = link.old
    if old.valid_to == decree.last_day_before or old.exists_on(decree.effective_on):
        if link.extent == BodySuccession.Extent.WHOLE and (
            old.exists_on(decree.effective_on)
            or old.successions.filter(extent=BodySuccession.Extent.WHOLE).exists()
        ):
            yield f"{old} chỉ chuyển một phần, vì vẫn tồn tại hoặc đã được sắp xếp cùng ngày."
    else:
        yield f"{old} không tồn tại vào ngày {decree.effective_on:%d/%m/%Y}."


def _of_a_successor(
    successor: Successor, ending: list[IssuingBody], decree: Decree
) -> Iterable[str]:
    day = f"{decree.effective_on:%d/%m/%Y}"
    if isinstance(successor, IssuingBody):
        if successor in ending:
            yield f"{successor} không thể vừa chấm dứt vừa là đơn vị kế thừa."
        elif any(successor.is_at_or_below(body) for body in ending):
            yield f"{successor} đang trực thuộc một đơn vị bị chấm dứt nên không thể kế thừa."
        if not successor.exists_on(decree.effective_on):
            yield f"{successor} không tồn tại vào ngày {day} nên không thể kế thừa."
        return
    if not successor.name.strip():
        yield "Hãy ghi tên đơn vị mới."
    superior = successor.superior
    if superior is None:
        return
    if any(superior.is_at_or_below(body) for body in ending):
        yield f"Đơn vị cấp trên {superior} thuộc đơn vị bị chấm dứt. Hãy chọn đơn vị khác."
    elif not superior.exists_on(decree.effective_on):
        yield f"Đơn vị cấp trên {superior} không tồn tại vào ngày {day}."


def _of_names(successors: list[Successor], ending: list[IssuingBody]) -> Iterable[str]:
    """New bodies have different names, and a body that replaces another differs from it."""
    new = [one for one in successors if isinstance(one, NewBody)]
    names = [spelling_key(one.name) for one in new]
    for name in {one.name.strip() for one in new if names.count(spelling_key(one.name)) > 1}:
        yield f"Hai đơn vị mới cùng tên “{name}”. Hãy ghi tên phân biệt."
    if len(ending) == len(successors) == len(new) == 1:
        old, one = ending[0], new[0]
        same_kind = one.kind in (None, old.kind) and one.level in (None, old.level)
        if spelling_key(old.name) == spelling_key(one.name) and same_kind and one.superior is None:
            yield f"Tên, loại và cấp mới vẫn như cũ ({old}). Hãy ghi điều thay đổi."


def _of_codes(
    successors: list[Successor], ending: list[IssuingBody], decree: Decree
) -> Iterable[str]:
    codes = [one.code for one in successors if isinstance(one, NewBody) and one.code]
    for code in {code for code in codes if codes.count(code) > 1}:
        yield f"Mã hành chính {code} được ghi cho hai đơn vị mới."
    in_use = IssuingBody.objects.valid_on(decree.effective_on).filter(code__in=codes)
    for body in in_use.exclude(pk__in=[old.pk for old in ending]):
        yield (
            f"Mã hành chính {body.code} đang dùng cho {body} vào ngày "
            f"{decree.effective_on:%d/%m/%Y}."
        )
