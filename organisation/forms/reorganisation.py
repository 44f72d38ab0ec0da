"""Forms in which an administrator enters a decision that reorganises bodies."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.validators import MinValueValidator

from accounts.models import User
from organisation.models import BodySuccession, IssuingBody, Membership
from organisation.models.bodies import BodyKind, Level
from organisation.reorganisation.decree import FIRST_DAY, Decree, NewBody, Successor
from screens.fields import CleanedData, DayInput

Extent = BodySuccession.Extent
NEW_BODY = ("name", "short_name", "code", "symbol", "place_name", "head_title")
PLACE = ("kind", "level", "superior")
PARTS = 6  # a split into more is entered by the table of changes


class BodyChoice(AutocompleteSelect):
    """An autocomplete widget for a body, which shows its days."""

    url_name = "%s:organisation_issuingbody_named"

    def __init__(self) -> None:
        super().__init__(BodySuccession._meta.get_field("successor"), admin.site)


def wide() -> forms.TextInput:
    """A text input as wide as the admin's own."""
    return forms.TextInput({"class": "vTextField"})


def effective_day(label: str = "Có hiệu lực từ ngày") -> forms.DateField:
    """The field for the day from which a decision applies."""
    return forms.DateField(
        label=label,
        widget=DayInput(),
        validators=[MinValueValidator(FIRST_DAY, "Ngày này không đúng. Hãy xem lại năm.")],
    )


class BodyField(forms.ModelChoiceField):
    """A field for one body, of any period."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("queryset", IssuingBody.objects.all())
        super().__init__(widget=BodyChoice(), **kwargs)

    def label_from_instance(self, obj: IssuingBody) -> str:
        """The name with its days."""
        return str(obj.named_in_time)


class DecreeForm(forms.Form):
    """The document and the day of a reorganisation."""

    effective_on = effective_day()
    legal_basis = forms.CharField(
        label="Căn cứ pháp lý",
        max_length=250,
        widget=wide(),
        help_text="Ví dụ: Nghị quyết 1685/NQ-UBTVQH15 ngày 16/6/2025",
    )
    note = forms.CharField(
        label="Ghi chú", required=False, widget=forms.Textarea({"rows": 2}), max_length=2000
    )

    def decree(self) -> Decree:
        """The decision as typed."""
        return Decree(
            self.cleaned_data["effective_on"],
            self.cleaned_data["legal_basis"],
            self.cleaned_data["note"],
        )


def new_body_fields(required: bool, first: IssuingBody | None = None) -> dict[str, forms.Field]:
    """The fields of a new body, with initial values from its predecessor."""
    given = {name: getattr(first, name) if first else "" for name in NEW_BODY}
    return {
        "name": forms.CharField(
            label="Tên mới",
            max_length=250,
            required=required,
            initial=given["name"],
            widget=wide(),
        ),
        "short_name": forms.CharField(
            label="Tên ngắn", max_length=120, required=False, widget=wide()
        ),
        "code": forms.CharField(
            label="Mã hành chính",
            max_length=20,
            required=False,
            initial=given["code"],
            help_text="Mã có thể trùng mã của đơn vị cũ: mã chỉ có nghĩa cùng ngày hiệu lực.",
        ),
        "symbol": forms.CharField(
            label="Viết tắt trong ký hiệu văn bản",
            max_length=20,
            required=False,
            initial=given["symbol"],
        ),
        "place_name": forms.CharField(
            label="Địa danh ghi trên văn bản",
            max_length=80,
            required=False,
            initial=given["place_name"],
        ),
        "head_title": forms.CharField(
            label="Chức vụ người đứng đầu",
            max_length=80,
            required=False,
            initial=given["head_title"],
        ),
        "kind": forms.ChoiceField(
            label="Loại", choices=BodyKind, initial=first.kind if first else None, required=False
        ),
        "level": forms.ChoiceField(
            label="Cấp", choices=Level, initial=first.level if first else None, required=False
        ),
        "superior": BodyField(
            label="Đơn vị cấp trên",
            required=False,
            help_text="Để trống nếu vẫn thuộc cấp trên của đơn vị cũ.",
        ),
    }


class ReorganisingForm(DecreeForm):
    """The form of a reorganisation of some bodies, with the choice of what passes to their
    successors."""

    def __init__(self, *args: Any, bodies: list[IssuingBody], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = bodies
        self.below = list(_below(bodies))
        self.roles = list(_roles(bodies))
        self.add_fields()

    def add_fields(self) -> None:
        """Add the fields of this kind of reorganisation."""

    def add_transfer_fields(self) -> None:
        """Add checkboxes for the bodies below and the people that pass to the successor."""
        if self.below:
            self.fields["below"] = forms.MultipleChoiceField(
                label="Đơn vị trực thuộc được chuyển sang",
                required=False,
                choices=[(body.pk, _set_in(body, self.bodies)) for body in self.below],
                initial=[body.pk for body in self.below],
                widget=forms.CheckboxSelectMultiple,
                help_text="Đơn vị bỏ chọn sẽ chấm dứt cùng đơn vị cũ.",
            )
        if self.roles:
            self.fields["people"] = forms.MultipleChoiceField(
                label="Người được bàn giao vai trò sang",
                required=False,
                choices=[(role.pk, str(role)) for role in self.roles],
                initial=[role.pk for role in self.roles],
                widget=forms.CheckboxSelectMultiple,
                help_text="Vai trò cũ kết thúc vào ngày trước ngày hiệu lực; vai trò bỏ chọn "
                "không tiếp tục.",
            )

    @property
    def successor_fields(self) -> list[forms.BoundField]:
        """The fields about the successor."""
        return [self[name] for name in self.fields if name in ("existing", *NEW_BODY, *PLACE)]

    @property
    def move_fields(self) -> list[forms.BoundField]:
        """The fields about bodies and people that pass to the successor."""
        return [self[name] for name in self.fields if name.startswith(("below", "people"))]

    def chosen(self, name: str) -> dict[int, int]:
        """The keys that were ticked, all for the first successor."""
        return dict.fromkeys(map(int, self.cleaned_data.get(name, ())), 0)

    def new_body(self) -> NewBody:
        """The new body as typed."""
        return new_body_of(self.cleaned_data)


def new_body_of(typed: CleanedData) -> NewBody:
    """A new body from its form fields."""
    words = {name: typed[name].strip() for name in NEW_BODY}
    return NewBody(
        **words,
        level=Level(typed["level"]) if typed.get("level") else None,
        kind=BodyKind(typed["kind"]) if typed.get("kind") else None,
        superior=typed.get("superior"),
    )


class RenameForm(ReorganisingForm):
    """A new name or kind for a body."""

    def add_fields(self) -> None:
        """Add the fields of the new body, and of what passes to it."""
        self.fields.update(new_body_fields(required=True, first=self.bodies[0]))
        self.add_transfer_fields()


class MergeForm(ReorganisingForm):
    """A merger of several bodies into a new one, or into an existing one."""

    def add_fields(self) -> None:
        """Add the existing successor or the fields of a new one, and what passes to it."""
        self.fields["existing"] = BodyField(
            label="Sáp nhập vào đơn vị đang có",
            required=False,
            help_text="Để trống nếu sáp nhập thành một đơn vị mới, và ghi tên mới bên dưới.",
        )
        self.fields.update(new_body_fields(required=False, first=self.bodies[0]))
        self.fields["name"].initial = ""
        self.fields["code"].initial = ""
        self.add_transfer_fields()

    def clean(self) -> CleanedData:
        """Require either an existing body or a new name."""
        typed = super().clean() or {}
        if not typed.get("existing") and not typed.get("name"):
            self.add_error("name", "Hãy ghi tên đơn vị mới, hoặc chọn đơn vị đang có.")
        if typed.get("existing") and typed.get("name"):
            self.add_error(
                "name", "Đã chọn đơn vị đang có thì để trống tên mới; hoặc bỏ chọn đơn vị đó."
            )
        return typed

    def successor(self) -> Successor:
        """The body into which they merge."""
        return self.cleaned_data["existing"] or self.new_body()


class OthersForm(forms.Form):
    """Another body for the merger."""

    cung = BodyField(label="Thêm đơn vị cùng sáp nhập")


class PartForm(forms.Form):
    """One part of a split."""

    extent = forms.ChoiceField(label="Phạm vi", choices=Extent, initial=Extent.PART)

    def __init__(self, *args: Any, first: IssuingBody, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(new_body_fields(required=False))
        for name in ("symbol", "head_title", "level", "kind"):
            self.fields[name].initial = getattr(first, name)
        self.empty_permitted = True
        self.use_required_attribute = False

    @property
    def is_given(self) -> bool:
        """Whether a name was typed for this part."""
        return bool(self.cleaned_data.get("name"))


class SplitForm(ReorganisingForm):
    """A split of a body: into several, or of several parts off it."""

    goes_on = forms.BooleanField(
        label="Đơn vị cũ vẫn tồn tại (chỉ tách một phần ra)", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = [
            PartForm(self.data if self.is_bound else None, prefix=f"part{n}", first=self.bodies[0])
            for n in range(PARTS)
        ]

    def add_fields(self) -> None:
        """Add a choice of the part for each body below and each person."""
        choices = [*((n, f"Đơn vị {n + 1}") for n in range(PARTS)), ("", "Không chuyển")]
        labels = {
            **{f"below_{body.pk}": _set_in(body, self.bodies) for body in self.below},
            **{f"people_{role.pk}": str(role) for role in self.roles},
        }
        for name, label in labels.items():
            self.fields[name] = forms.TypedChoiceField(
                label=label,
                choices=choices,
                coerce=int,
                empty_value=None,
                required=False,
                initial=0,
            )

    def is_valid(self) -> bool:
        """Whether the form and all of its parts are valid."""
        return all([super().is_valid(), *(part.is_valid() for part in self.parts)])

    def successors(self) -> list[tuple[Successor, Extent]]:
        """The parts that were named."""
        return [
            (new_body_of(part.cleaned_data), Extent(part.cleaned_data["extent"]))
            for part in self.parts
            if part.is_given
        ]

    def chosen(self, name: str) -> dict[int, int]:
        """The named part to which each body below, or each person, passes."""
        named = [n for n, part in enumerate(self.parts) if part.is_given]
        found = {}
        for field, place in self.cleaned_data.items():
            if field.startswith(f"{name}_") and place in named:
                found[int(field.removeprefix(f"{name}_"))] = named.index(place)
        return found


def _below(bodies: Iterable[IssuingBody]) -> Iterable[IssuingBody]:
    """Bodies below these that have no last day yet."""
    for body in bodies:
        yield from IssuingBody.objects.below(body).filter(valid_to=None)


def _roles(bodies: Iterable[IssuingBody]) -> Iterable[Membership]:
    """Memberships at these bodies and below that have no last day yet."""
    for body in bodies:
        yield from Membership.objects.filter(
            body__path__startswith=body.path, valid_to=None
        ).select_related("user", "body")


def _set_in(body: IssuingBody, tops: list[IssuingBody]) -> str:
    return "\u2003" * (body.depth - min(top.depth for top in tops) - 1) + body.name


class HandoverForm(forms.Form):
    """The handover of a role."""

    to = forms.ModelChoiceField(
        label="Người nhận bàn giao",
        queryset=User.objects.filter(is_active=True),
        widget=AutocompleteSelect(Membership._meta.get_field("user"), admin.site),
    )
    on = effective_day("Từ ngày")
    basis = forms.CharField(
        label="Căn cứ bàn giao",
        max_length=250,
        widget=wide(),
        help_text="Ví dụ: Quyết định 12/QĐ-UBND ngày 03/4/2026, hoặc biên bản bàn giao",
    )
