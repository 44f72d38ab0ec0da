"""The fields of administrative reform."""

from campaigns.models import ReformAreaSet


def test_the_seven_fields_of_2020_and_as_what_they_count_later(demonstration):
    forms = ReformAreaSet.objects.get(from_year=2020)
    assert [
        (area.name, area.counts_as.name if area.counts_as else None) for area in forms.areas.all()
    ] == [
        ("Công tác chỉ đạo điều hành cải cách hành chính", None),
        ("Cải cách thể chế", "Cải cách thể chế"),
        ("Cải cách thủ tục hành chính", "Cải cách thủ tục hành chính"),
        ("Cải cách tổ chức bộ máy", "Cải cách tổ chức bộ máy hành chính nhà nước"),
        (
            "Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức",
            "Cải cách chế độ công vụ",
        ),
        ("Cải cách tài chính công", "Cải cách tài chính công"),
        ("Hiện đại hóa hành chính", "Xây dựng, phát triển Chính phủ điện tử, Chính phủ số"),
    ]


def test_the_six_fields_of_2021_to_2030(demonstration):
    programme = ReformAreaSet.objects.get(from_year=2021)
    assert programme.to_year == 2030
    assert programme.areas.count() == 6
