"""What every test stands on."""

import os
from types import SimpleNamespace

import pytest
from django.core.cache import cache

from dashboard.demonstration.certificate_templates import load_certificate_templates
from organisation.models.bodies import BodyKind, Level
from tests.campaigns.factories import BodyFactory, school

# Playwright keeps an event loop in the thread of the test; Django's guard against it does not fit.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every test finds the common templates of certificates, as every portal in work does."""
    with django_db_blocker.unblock():
        load_certificate_templates()


@pytest.fixture(autouse=True)
def uploads_in_a_folder_of_the_test(settings, tmp_path):
    """No test leaves a file behind."""
    settings.MEDIA_ROOT = tmp_path / "uploads"


@pytest.fixture(autouse=True)
def counts_begin_anew():
    """How often somebody asked is forgotten between tests."""
    cache.clear()


@pytest.fixture
def working_day(settings):
    """Set the portal's working day: `working_day("2020-05-13")`."""

    def choose(day: str) -> None:
        settings.PORTAL_TODAY = day

    choose("2020-05-08")
    return choose


@pytest.fixture
def cu_chi(db) -> SimpleNamespace:
    """Củ Chi in 2020, in small, by short names: a city, its district with an office, two schools
    and a commune, and a neighbouring district."""
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
