"""The tree of bodies, its codes and its successions."""

from datetime import date

from organisation.models import BodySuccession, IssuingBody

LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)
FIRST_DAY_OF_NEW_COMMUNES = date(2025, 7, 1)
NEW_COMMUNES_OF_CU_CHI = {
    "Ủy ban nhân dân xã Tân An Hội": "27496",
    "Ủy ban nhân dân xã An Nhơn Tây": "27508",
    "Ủy ban nhân dân xã Nhuận Đức": "27511",
    "Ủy ban nhân dân xã Thái Mỹ": "27526",
    "Ủy ban nhân dân xã Phú Hòa Đông": "27541",
    "Ủy ban nhân dân xã Bình Mỹ": "27544",
    "Ủy ban nhân dân xã Củ Chi": "27553",
}


def communes_of(district):
    return IssuingBody.objects.below(district).filter(level="commune", kind="peoples_committee")


def test_the_tree_is_sound(demonstration):
    assert IssuingBody.objects.find_problems() == ([], [], [], [], [])


def test_cu_chi_has_20_communes_and_a_town(body):
    names = list(communes_of(body("Ủy ban nhân dân huyện Củ Chi")).values_list("name", flat=True))
    assert len(names) == 21
    assert sum("thị trấn" in name for name in names) == 1


def test_tan_chau_of_tay_ninh_has_11_communes_and_a_town(body):
    district = body("Ủy ban nhân dân huyện Tân Châu")
    assert communes_of(district).count() == 12
    assert district.code == "706"
    assert IssuingBody.objects.above(district).get().name == "Ủy ban nhân dân tỉnh Tây Ninh"


def test_kien_giang_has_the_15_districts_of_2020_each_with_a_room_that_acts_for_it(body):
    province = body("Ủy ban nhân dân tỉnh Kiên Giang")
    districts = (
        IssuingBody.objects.below(province)
        .filter(level="district", kind="peoples_committee")
        .valid_on(date(2020, 3, 3))
    )
    assert districts.count() == 15
    assert all(
        district.standing_offices.get().name.startswith("Phòng Nội vụ") for district in districts
    )


def test_giong_rieng_and_hon_dat_have_all_their_communes(body):
    assert communes_of(body("Ủy ban nhân dân huyện Giồng Riềng")).count() == 19
    assert communes_of(body("Ủy ban nhân dân huyện Hòn Đất")).count() == 14


def test_codes_of_districts_are_those_of_the_administrative_list(demonstration):
    districts = IssuingBody.objects.exclude(code="").filter(level="district")
    assert {district.code: district.name for district in districts} == {
        "706": "Ủy ban nhân dân huyện Tân Châu",
        "783": "Ủy ban nhân dân huyện Củ Chi",
        "903": "Ủy ban nhân dân huyện Hòn Đất",
        "906": "Ủy ban nhân dân huyện Giồng Riềng",
    }


def test_the_provinces_are_rows_of_the_reference_list_and_none_is_there_twice(demonstration):
    provinces = IssuingBody.objects.filter(depth=1)
    assert not provinces.filter(code="").exists()
    assert {(body.name, body.code) for body in provinces if body.numchild} == {
        ("Ủy ban nhân dân tỉnh Bình Phước", "70"),
        ("Ủy ban nhân dân tỉnh Tây Ninh", "72"),
        ("Ủy ban nhân dân Thành phố Hồ Chí Minh", "79"),
        ("Ủy ban nhân dân tỉnh An Giang", "89"),
        ("Ủy ban nhân dân tỉnh Kiên Giang", "91"),
        ("Ủy ban nhân dân tỉnh Đồng Nai", "75"),
        ("Ủy ban nhân dân tỉnh Tây Ninh", "80"),
        ("Ủy ban nhân dân tỉnh An Giang", "91"),
    }


def test_every_district_committee_ends_with_the_districts(demonstration):
    districts = IssuingBody.objects.filter(level="district", kind="peoples_committee")
    ends = set(
        districts.exclude(name__contains="huyện Phú Quốc").values_list("valid_to", flat=True)
    )
    assert ends == {LAST_DAY_OF_DISTRICTS}


def test_a_school_lives_on_after_the_district(body):
    assert body("Trường Tiểu học Tân Thông Hội").valid_to is None


def test_the_district_of_cu_chi_became_seven_communes_with_their_codes(body):
    successors = {
        succession.successor.name: succession.successor.code
        for succession in body("Ủy ban nhân dân huyện Củ Chi").successions.all()
    }
    assert successors == NEW_COMMUNES_OF_CU_CHI


def test_every_old_commune_of_cu_chi_and_tan_chau_has_a_successor(body):
    for name in ("Ủy ban nhân dân huyện Củ Chi", "Ủy ban nhân dân huyện Tân Châu"):
        assert not communes_of(body(name)).filter(successions=None).exists()


def test_suoi_day_and_tan_phu_were_split(body):
    split = BodySuccession.objects.filter(extent="part", predecessor__level="commune")
    assert sorted((row.predecessor.place_name, row.successor.code) for row in split) == [
        ("Suối Dây", "25516"),
        ("Suối Dây", "25534"),
        ("Tân Phú", "25516"),
        ("Tân Phú", "25549"),
    ]


def test_van_giao_became_a_part_of_an_cu(body):
    succession = body("Ủy ban nhân dân xã Văn Giáo").successions.get()
    assert succession.successor.code == "30526"
    assert succession.successor.name == "Ủy ban nhân dân xã An Cư"
    assert succession.effective_on == FIRST_DAY_OF_NEW_COMMUNES


def test_no_body_exists_before_its_parent_or_after_it_except_schools(demonstration):
    by_path = {body.path: body for body in IssuingBody.objects.all()}
    for body in by_path.values():
        parent = by_path.get(body.path[: -IssuingBody.steplen])
        if parent and parent.valid_to and not body.name.startswith("Trường"):
            assert body.valid_to and body.valid_to <= parent.valid_to, body
