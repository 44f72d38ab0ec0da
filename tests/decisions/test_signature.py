"""Who signs: the lines over the signature, who is proposed, and what does not agree."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from decisions.signature import (
    capacity_of,
    disagreement,
    printed,
    proposed_signer,
    signature_lines,
)
from organisation.models.memberships import Role
from tests.campaigns.factories import person


def lines_of(title, capacity="", head="Chủ tịch", collective=""):
    lines = signature_lines(head_title=head, title=title, capacity=capacity, collective=collective)
    return printed(lines, "").lines


@pytest.mark.parametrize(
    ("title", "capacity", "lines"),
    [
        ("", "", ("CHỦ TỊCH",)),
        ("Chủ tịch", "", ("CHỦ TỊCH",)),
        ("Chủ tịch", "Q.", ("Q. CHỦ TỊCH",)),
        ("Phó Chủ tịch", "KT.", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("Phó Chủ tịch Thường trực", "KT.", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC")),
        ("Chủ tịch / Phó Chủ tịch", "KT.", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("KT. Chủ tịch / Phó Chủ tịch", "KT.", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("Chánh Văn phòng", "TL.", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        (
            "Giám đốc Sở Nội vụ / Kiêm Trưởng Ban",
            "TUQ.",
            ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ", "KIÊM TRƯỞNG BAN"),
        ),
        ("Phó Chủ tịch", "", ("PHÓ CHỦ TỊCH",)),
        ("", "KT.", ("KT. CHỦ TỊCH",)),
    ],
)
def test_the_capacity_stands_before_the_title_for_whom_is_signed(title, capacity, lines):
    assert lines_of(title, capacity) == lines


@pytest.mark.parametrize(
    ("title", "capacity", "lines"),
    [
        ("Phó Giám đốc", "KT.", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("Giám đốc / Phó Giám đốc", "KT.", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("Chánh Văn phòng", "TL.", ("TL. CHÁNH VĂN PHÒNG",)),
        ("", "", ()),
    ],
)
def test_of_a_body_whose_head_is_not_known_the_title_of_the_signer_tells(title, capacity, lines):
    assert lines_of(title, capacity, head="") == lines


@pytest.mark.parametrize(
    ("title", "capacity", "lines"),
    [
        ("", "", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("Chủ tịch", "TM.", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("Phó Chủ tịch", "KT.", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("Trưởng phòng Nội vụ", "TL.", ("TL. CHỦ TỊCH", "TRƯỞNG PHÒNG NỘI VỤ")),
        ("TM. UBND / Chủ tịch", "TM.", ("TM. UBND", "CHỦ TỊCH")),
    ],
)
def test_a_committee_signs_as_a_whole(title, capacity, lines):
    assert lines_of(title, capacity, collective="Ủy ban nhân dân") == lines


@pytest.mark.parametrize(
    ("title", "capacity", "says"),
    [
        ("Chủ tịch", "", ""),
        ("CHỦ  TỊCH", "TM.", ""),
        ("Phó Chủ tịch", "KT.", ""),
        ("Quyền Chủ tịch", "Q.", ""),
        ("Chánh Văn phòng", "TL.", ""),
        ("Chủ tịch / Phó Chủ tịch", "KT.", ""),
        ("KT. Chủ tịch / Phó Chủ tịch", "", ""),
        ("", "", ""),
        ("Phó Chủ tịch", "", "không phải Chủ tịch: hãy chọn thẩm quyền ký KT. (ký thay)"),
        ("Phó Chủ tịch", "TM.", "hãy chọn thẩm quyền ký KT. (ký thay)"),
        ("Chánh Văn phòng", "", "hãy chọn thẩm quyền ký KT., TL. hoặc TUQ."),
        ("Chủ tịch", "KT.", "chức vụ người ký là Chủ tịch, người đứng đầu"),
        ("Chủ tịch", "TL.", "chức vụ người ký là Chủ tịch, người đứng đầu"),
        ("Chánh Văn phòng", "KT.", "Ký thay (KT.) là cấp phó của Chủ tịch"),
    ],
)
def test_a_capacity_that_does_not_fit_the_title_is_pointed_out(title, capacity, says):
    said = disagreement(head_title="Chủ tịch", title=title, capacity=capacity)
    assert bool(said) == bool(says)
    assert says in said


@pytest.mark.parametrize(
    ("title", "capacity"),
    [("Phó Chủ tịch", "KT."), ("chủ tịch", ""), ("Quyền Chủ tịch", "Q."), ("Chuyên viên", "")],
)
def test_the_capacity_follows_from_the_title(title, capacity):
    assert capacity_of(title, "Chủ tịch") == capacity


# --- Who is proposed ------------------------------------------------------------------------------


def leader(cu_chi, title):
    return person(Role.LEADER, cu_chi.district, job_title=title)


def test_the_only_leader_is_proposed_in_his_own_capacity(cu_chi):
    deputy = leader(cu_chi, "Phó Chủ tịch")
    assert proposed_signer(cu_chi.district) == {
        "signer_name": deputy.full_name,
        "signer_title": "Phó Chủ tịch",
        "signer_capacity": "KT.",
    }


def test_the_head_is_proposed_before_deputies(cu_chi):
    leader(cu_chi, "Phó Chủ tịch")
    head = leader(cu_chi, "Chủ tịch")
    assert proposed_signer(cu_chi.district) == {
        "signer_name": head.full_name,
        "signer_title": "Chủ tịch",
        "signer_capacity": "",
    }


def test_who_is_about_to_sign_is_proposed_whoever_else_could(cu_chi):
    deputy = leader(cu_chi, "Phó Chủ tịch")
    leader(cu_chi, "Chủ tịch")
    assert proposed_signer(cu_chi.district, deputy)["signer_name"] == deputy.full_name


def test_of_several_deputies_none_is_guessed(cu_chi):
    leader(cu_chi, "Phó Chủ tịch")
    leader(cu_chi, "Phó Chủ tịch")
    assert proposed_signer(cu_chi.district) == {"signer_title": "Chủ tịch"}


def test_staff_do_not_sign(cu_chi):
    staff = person(Role.NOI_VU_STAFF, cu_chi.district)
    assert proposed_signer(cu_chi.district, staff) == {}


def test_a_title_at_the_body_goes_before_that_of_the_person(cu_chi):
    deputy = leader(cu_chi, "Ủy viên Hội đồng nhân dân tỉnh")
    deputy.memberships.update(job_title="Phó Chủ tịch")
    assert proposed_signer(cu_chi.district, deputy)["signer_title"] == "Phó Chủ tịch"


# --- Before it is signed --------------------------------------------------------------------------


def test_the_signature_is_shown_as_it_will_be_printed_while_it_is_typed(cu_chi, client):
    client.force_login(leader(cu_chi, "Phó Chủ tịch"))
    typed = {"signer_title": "Phó Chủ tịch", "signer_capacity": "KT.", "signer_name": "Lê Thị Ký"}
    page = client.get(reverse("decisions:signature", args=[cu_chi.district.pk]), typed)
    assertContains(page, "KT. CHỦ TỊCH")
    assertContains(page, "PHÓ CHỦ TỊCH")
    assertContains(page, "Lê Thị Ký")
    assertNotContains(page, "thẩm quyền ký")


def test_what_does_not_agree_is_said_before_it_is_signed(cu_chi, client):
    client.force_login(leader(cu_chi, "Phó Chủ tịch"))
    typed = {"signer_title": "Phó Chủ tịch", "signer_capacity": "", "signer_name": "Lê Thị Ký"}
    page = client.get(reverse("decisions:signature", args=[cu_chi.district.pk]), typed)
    assertContains(page, "hãy chọn thẩm quyền ký KT. (ký thay)")
