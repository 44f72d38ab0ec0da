"""Củ Chi in 2020, in small: a city, its district with an office, two schools and a commune, and a
neighbouring district."""

from types import SimpleNamespace

import pytest

from campaigns.models.bodies import BodyKind, Level
from tests.campaigns.factories import BodyFactory, school


@pytest.fixture
def cu_chi(db) -> SimpleNamespace:
    """The bodies by short names."""
    city = BodyFactory(
        name="Ủy ban nhân dân Thành phố Hồ Chí Minh", level=Level.PROVINCE, place_name="Hồ Chí Minh"
    )
    district = BodyFactory(name="Ủy ban nhân dân huyện Củ Chi", under=city)
    home_affairs = BodyFactory(
        name="Phòng Nội vụ huyện Củ Chi",
        under=district,
        kind=BodyKind.OFFICE,
        acts_for=district,
        head_title="Trưởng phòng",
    )
    education = BodyFactory(
        name="Phòng Giáo dục và Đào tạo huyện Củ Chi",
        under=district,
        kind=BodyKind.OFFICE,
        head_title="Trưởng phòng",
    )
    first_school = school("Trường Tiểu học Thử nhất", education)
    second_school = school("Trường Tiểu học Thử hai", education)
    commune = BodyFactory(
        name="Ủy ban nhân dân xã Trung Lập Hạ", under=district, level=Level.COMMUNE
    )
    neighbour = BodyFactory(name="Ủy ban nhân dân huyện Hóc Môn", under=city)
    return SimpleNamespace(
        city=city,
        district=district,
        home_affairs=home_affairs,
        education=education,
        first_school=first_school,
        second_school=second_school,
        commune=commune,
        neighbour=neighbour,
    )
