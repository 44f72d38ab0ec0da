"""Which template sets a certificate, and how a body makes its own while looking at the page."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from organisation.models.memberships import Role
from register.certificates import Templates, certificate_of, certificates_file
from register.models import CertificateTemplate
from register.sample_awards import SAMPLES
from tests.accounts.factories import UserFactory
from tests.campaigns.factories import BodyFactory, person
from tests.paperwork.pdf_reading import page_sizes_mm, text_of
from tests.register.factories import entered

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_templates():
    CertificateTemplate.objects.all().delete()


def template(name: str, **values) -> CertificateTemplate:
    return CertificateTemplate.objects.create(name=name, **values)


# --- Which one -----------------------------------------------------------------------------------


def chosen(record) -> str:
    return Templates([record.issuing_body_id]).chosen_for(record).name


def test_a_bodys_own_template_holds_over_the_common_one_and_a_neighbours_never():
    body = BodyFactory()
    record = entered(body)
    template("chung")
    template("hàng xóm", issuing_body=BodyFactory())
    assert chosen(record) == "chung"
    template("riêng", issuing_body=body)
    assert chosen(record) == "riêng"


def test_one_for_this_form_holds_over_one_for_all_forms():
    record = entered(form_kind="bang_khen")
    template("mọi hình thức")
    template("giấy khen", form_kind="giay_khen")
    assert chosen(record) == "mọi hình thức"
    template("bằng khen", form_kind="bang_khen")
    assert chosen(record) == "bằng khen"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2023, 12, 31), "cũ"),
        (date(2024, 1, 1), "mới"),
        (date(2026, 1, 1), "mới"),
    ],
)
def test_the_version_of_the_law_on_the_day_of_the_decision_counts(day, name):
    template("cũ", valid_to=date(2023, 12, 31))
    template("mới", valid_from=date(2024, 1, 1))
    assert chosen(entered(decided_on=day)) == name


def test_where_no_template_holds_the_decree_is_followed_on_a4():
    record = entered()
    template("đã hết", valid_to=date(2014, 1, 1))
    assert chosen(record) == "Nghị định 98/2023/NĐ-CP, Điều 104"
    assert page_sizes_mm(certificates_file([record])) == [(297, 210)]


def test_many_certificates_ask_for_templates_once(django_assert_num_queries):
    body = BodyFactory()
    records = [entered(body) for _ in range(3)]
    with django_assert_num_queries(1):
        certificates_file(records)


# --- What it says --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "last"),
    [
        ({"number_shown": "ordinal"}, "Số sổ vàng: 07"),
        ({"number_shown": "register"}, "Số sổ vàng: 0001/2020"),
        ({"number_shown": "register", "number_caption": "Vào sổ số"}, "Vào sổ số 0001/2020"),
        ({"number_shown": "none"}, "ngày 05 tháng 11 năm 2020"),
    ],
)
def test_the_number_is_the_one_that_the_template_names(values, last):
    record = entered(ordinal=7)
    assert certificate_of(record, template("mẫu", **values)).notes[-1] == last


def test_an_award_of_an_earlier_year_keeps_the_number_that_its_paper_bears():
    record = entered(printed_number="128/QĐ-KT", ordinal=None)
    assert (
        certificate_of(record, template("a", number_shown="ordinal")).notes[-1].startswith("ngày")
    )
    notes = certificate_of(record, template("b", number_shown="register")).notes
    assert notes[-1] == "Số sổ vàng: 128/QĐ-KT"


def test_words_of_the_template_hold_over_those_of_the_decision():
    given = template(
        "mẫu", title="Giấy khen đặc biệt", place="Sài Gòn", signer_lines="TM. BAN / TRƯỞNG BAN"
    )
    certificate = certificate_of(entered(signer_capacity="KT."), given)
    assert certificate.title == "Giấy khen đặc biệt"
    assert certificate.place_and_day == "Sài Gòn, ngày 05 tháng 11 năm 2020"
    assert certificate.signer_lines == ("TM. BAN", "TRƯỞNG BAN")


def test_the_code_leads_to_the_public_page_where_the_template_has_one(settings):
    settings.PORTAL_ADDRESS = "https://thi-dua.example.vn"
    record = entered()
    assert certificate_of(record, template("a")).check_address == (
        f"https://thi-dua.example.vn/xac-nhan/{record.check_code}/"
    )
    assert certificate_of(record, template("b", shows_code=False)).check_address == ""


# --- Pages ---------------------------------------------------------------------------------------


@pytest.fixture
def keeper():
    return person(Role.NOI_VU_STAFF, BodyFactory(name="Ủy ban nhân dân huyện Củ Chi"))


@pytest.fixture
def own(keeper):
    return template("riêng", issuing_body=keeper.memberships.get().body)


def typed(given: CertificateTemplate, **values) -> dict:
    names = [
        field.name
        for field in CertificateTemplate._meta.fields
        if field.name not in ("id", "emblem", "issuing_body")
    ]
    said = {name: getattr(given, name) for name in names}
    said = {name: "" if value is None else value for name, value in said.items()}
    boxes = {name for name, value in said.items() if value is False}
    return {name: value for name, value in said.items() if name not in boxes} | values


def picture(kind: str = "PNG") -> SimpleUploadedFile:
    stored = io.BytesIO()
    Image.new("RGB", (60, 60), "red").save(stored, kind)
    return SimpleUploadedFile(f"quoc-huy.{kind.lower()}", stored.getvalue())


def test_a_common_template_is_taken_as_ones_own_and_changed(client, keeper):
    common = template("chung", gives="TẶNG")
    client.force_login(keeper)
    body = keeper.memberships.get().body
    address = reverse("register:template_take", args=[common.pk])
    response = client.post(address, {"co-quan": body.pk})
    own = CertificateTemplate.objects.get(issuing_body=body)
    assert response.url == reverse("register:template_edit", args=[own.pk])
    client.post(response.url, typed(own, gives="TRAO TẶNG", shift_y="-2,5", pre_printed="on"))
    own.refresh_from_db()
    assert (own.gives, float(own.shift_y), own.pre_printed) == ("TRAO TẶNG", -2.5, True)
    common.refresh_from_db()
    assert (common.gives, common.issuing_body) == ("TẶNG", None)


def test_for_a_body_that_is_not_ones_own_nothing_is_taken(client, keeper):
    common = template("chung")
    client.force_login(keeper)
    address = reverse("register:template_take", args=[common.pk])
    client.post(address, {"co-quan": BodyFactory().pk})
    assert CertificateTemplate.objects.count() == 1


def test_common_templates_are_the_administrators(client, keeper):
    common = template("chung")
    address = reverse("register:template_edit", args=[common.pk])
    client.force_login(keeper)
    assert client.get(address).status_code == 403
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    assert client.get(address).status_code == 200


def test_the_preview_shows_what_is_typed_and_saves_nothing(client, keeper, own):
    client.force_login(keeper)
    address = reverse("register:template_preview", args=[own.pk])
    pages = [
        client.post(address, typed(own, sample=sample, width=360, height=237)).content.decode()
        for sample in SAMPLES
    ]
    assert len(set(pages)) == len(SAMPLES)
    assert all('viewBox="0 0 360.0 237.0"' in page for page in pages)
    assert reverse("register:border", args=["guilloche", 360, 237, 0]) in pages[0]
    own.refresh_from_db()
    assert own.width == 297


def test_what_is_wrong_is_said_in_place_of_the_preview_and_keeps_what_was_typed(
    client, keeper, own
):
    client.force_login(keeper)
    wrong = typed(own, width=200, height=210, gives="GIỮ LẠI")
    preview = client.post(reverse("register:template_preview", args=[own.pk]), wrong)
    assert "chiều rộng không nhỏ hơn chiều cao" in preview.content.decode()
    page = client.post(reverse("register:template_edit", args=[own.pk]), wrong).content.decode()
    assert "chiều rộng không nhỏ hơn chiều cao" in page
    assert "GIỮ LẠI" in page


def test_a_sample_that_does_not_fit_says_so(client, keeper, own):
    client.force_login(keeper)
    small = typed(own, width=300, height=100, signature_room=60, sample="dai")
    page = client.post(reverse("register:template_preview", args=[own.pk]), small).content.decode()
    assert "không in vừa một trang" in page


def test_an_emblem_is_checked_kept_and_shown_before_it_is_kept(client, keeper, own):
    client.force_login(keeper)
    given = typed(own, ornament="image")
    address = reverse("register:template_edit", args=[own.pk])
    assert "Hãy chọn ảnh Quốc huy" in client.post(address, given).content.decode()
    preview = reverse("register:template_preview", args=[own.pk])
    page = client.post(preview, given | {"image": picture()}).content.decode()
    assert "data:image/png;base64" in page
    client.post(address, given | {"image": picture("JPEG")})
    own.refresh_from_db()
    assert own.emblem.name.startswith("emblems/")
    record = entered(own.issuing_body)
    assert b"/Subtype /Image" in certificates_file([record])


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (SimpleUploadedFile("a.png", b"GIF89a nothing"), "Không nhận ra loại tệp"),
        (SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64), "Ảnh này bị hỏng"),
        (SimpleUploadedFile("a.pdf", b"%PDF-1.7\n%%EOF"), "Loại tệp này không được chấp nhận"),
    ],
    ids=["no picture", "broken", "another kind"],
)
def test_a_file_that_is_no_picture_is_refused(client, keeper, own, file, said):
    client.force_login(keeper)
    address = reverse("register:template_edit", args=[own.pk])
    page = client.post(address, typed(own, ornament="image", image=file)).content.decode()
    assert said in page


def test_all_samples_are_printed_to_be_laid_on_the_stock(client, keeper, own):
    client.force_login(keeper)
    pdf = client.get(reverse("register:template_proof", args=[own.pk])).content
    assert len(page_sizes_mm(pdf)) == len(SAMPLES)
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN CỦ CHI" in text_of(pdf, 1)


def test_a_body_gives_its_template_up_and_the_common_one_holds_again(client, keeper, own):
    template("chung")
    client.force_login(keeper)
    client.post(reverse("register:template_give_up", args=[own.pk]))
    assert chosen(entered(own.issuing_body)) == "chung"


@pytest.mark.parametrize(
    "values", [("guilloche", 50, 40, 0), ("lines", 210, 297, 0), ("other", 297, 210, 0)]
)
def test_a_border_of_no_page_is_not_drawn(client, keeper, values):
    client.force_login(keeper)
    assert client.get(reverse("register:border", args=values)).status_code == 404
    drawn = client.get(reverse("register:border", args=["guilloche", 400, 300, 32]))
    assert drawn["Content-Type"] == "image/svg+xml"
