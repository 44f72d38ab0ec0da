"""The persons of the demonstration: fictitious, one for each role, one password."""

import pytest

from accounts.models import User
from dashboard.demonstration.people import shared_password, sign_ins
from organisation.models import Membership
from organisation.models.memberships import Role

PLACES = [
    ("noivu.cuchi", "noi_vu_staff", "Phòng Nội vụ huyện Củ Chi"),
    ("lanhdao.cuchi", "leader", "Ủy ban nhân dân huyện Củ Chi"),
    ("hoidong.cuchi", "council_member", "Ủy ban nhân dân huyện Củ Chi"),
    ("giaoduc.cuchi", "noi_vu_staff", "Phòng Giáo dục và Đào tạo huyện Củ Chi"),
    ("hieutruong.tanthonghoi", "unit_head", "Trường Tiểu học Tân Thông Hội"),
    ("giaovien.tanthonghoi", "clerk", "Trường Tiểu học Tân Thông Hội"),
    ("xa.tanthonghoi", "unit_head", "Ủy ban nhân dân xã Tân Thông Hội"),
    ("phongkinhte.cuchi", "unit_head", "Phòng Kinh tế huyện Củ Chi"),
    ("noivu.tphcm", "noi_vu_staff", "Sở Nội vụ Thành phố Hồ Chí Minh"),
    ("noivu.kiengiang", "noi_vu_staff", "Sở Nội vụ tỉnh Kiên Giang"),
    ("noivu.giongrieng", "noi_vu_staff", "Phòng Nội vụ huyện Giồng Riềng"),
    ("lanhdao.kiengiang", "leader", "Ủy ban nhân dân tỉnh Kiên Giang"),
    ("noivu.tanchau", "noi_vu_staff", "Phòng Nội vụ huyện Tân Châu"),
    ("thanhtra.binhphuoc", "noi_vu_staff", "Thanh tra tỉnh Bình Phước"),
    ("vanphong.thanhtrabp", "unit_head", "Văn phòng Thanh tra tỉnh Bình Phước"),
    ("noivu.vangiao", "noi_vu_staff", "Ủy ban nhân dân xã Văn Giáo"),
    ("lanhdao.vangiao", "leader", "Ủy ban nhân dân xã Văn Giáo"),
    ("noivu.tinhbien", "noi_vu_staff", "Phòng Nội vụ thị xã Tịnh Biên"),
]


@pytest.mark.parametrize(("username", "role", "place"), PLACES)
def test_who_stands_where(demonstration, username, role, place):
    membership = Membership.objects.get(user__username=username)
    assert (membership.role, membership.body.name) == (role, place)


def test_only_the_administrator_may_do_everything(demonstration):
    assert User.objects.get(is_superuser=True).username == "quantri"
    assert User.objects.get(is_staff=True).username == "quantri"


def test_every_role_but_the_administrator_is_held_by_somebody(demonstration):
    held = set(Membership.objects.values_list("role", flat=True))
    assert held == set(Role) - {Role.ADMINISTRATOR}


def test_the_shared_password_is_the_password(demonstration):
    head = User.objects.get(username="hieutruong.tanthonghoi")
    assert shared_password() == "ThiDua@2020"
    assert head.check_password(shared_password())
    assert not head.check_password("ThiDua@2021")


def test_nobody_is_reachable_outside_the_portal(demonstration):
    assert set(User.objects.values_list("email", flat=True)) == {""}


def test_the_table_of_sign_ins_names_role_and_place_in_vietnamese(demonstration):
    rows = {row.username: (row.role, row.body) for row in sign_ins()}
    assert len(rows) == 25
    assert rows["quantri"] == ("Quản trị hệ thống", "Toàn hệ thống")
    assert rows["noivu.cuchi"] == ("Cán bộ phụ trách thi đua", "Phòng Nội vụ huyện Củ Chi")
