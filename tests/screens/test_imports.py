"""What a preview shows of a file."""

from paperwork.spreadsheet_import.problems import Place
from screens.imports import Preview, PreviewColumn, PreviewRow


def shown(*places: Place) -> list[str]:
    rows = [PreviewRow(place, ("A",)) for place in places]
    return [row["where"] for row in Preview((PreviewColumn("Tên"),), rows).shown_rows]


def test_a_row_is_named_with_its_sheet_where_there_are_several():
    assert shown(Place("Quý 1", 2), Place("Quý 2", 2)) == [
        "trang Quý 1, dòng 2",
        "trang Quý 2, dòng 2",
    ]
    assert shown(Place("Quý 1", 2), Place("Quý 1", 3)) == ["dòng 2", "dòng 3"]
