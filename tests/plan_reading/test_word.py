"""What a Word file holds beside its plain words: numbers of lists, changes, boxes, notes."""

import io
from copy import deepcopy

import docx
import pytest
from django.core.files.base import ContentFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from plan_reading.files.upload import text_of_upload
from plan_reading.files.word_numbers import Numbers
from plan_reading.reader import read_text

W = nsdecls("w")


def _level(at, form="decimal", text="", **more):
    """A level of a list as XML; `more` are its further elements with their values."""
    extra = "".join(f'<w:{name} w:val="{value}"/>' for name, value in more.items())
    return (
        f'<w:lvl w:ilvl="{at}"><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{extra}</w:lvl>'
    )


def _numbering(kinds, nums):
    """Kinds of lists (key: levels) and lists (key: kind and what it sets itself) as XML."""
    said = "".join(
        f'<w:abstractNum w:abstractNumId="{key}">{inner}</w:abstractNum>'
        for key, inner in kinds.items()
    )
    said += "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{kind}"/>{inner}</w:num>'
        for key, (kind, inner) in nums.items()
    )
    return parse_xml(f"<w:numbering {W}>{said}</w:numbering>")


def _paragraph(num=None, at=0, style=""):
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    numbered = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>' if num else ""
    return parse_xml(f"<w:p {W}><w:pPr>{named}{numbered}</w:pPr></w:p>")


def _labels(numbering, places, styles=None):
    numbers = Numbers(numbering, styles)
    return [numbers.label(_paragraph(*place)) for place in places]


OUTLINE = {
    "0": _level(0, "upperRoman", "%1.")
    + _level(1, "decimal", "%2.")
    + _level(2, "lowerLetter", "%3)")
    + _level(3, "bullet", "\uf0b7")
}


@pytest.mark.parametrize(
    ("level", "labels"),
    [
        (_level(0, "decimal", "Điều %1."), ["Điều 1.", "Điều 2."]),
        (_level(0, "lowerRoman", "(%1)"), ["(i)", "(ii)"]),
        (_level(0, "upperLetter", "%1."), ["A.", "B."]),
        (_level(0, "decimalZero", "%1)"), ["01)", "02)"]),
        (_level(0, "decimal", "%1.", start="4"), ["4.", "5."]),
        (_level(0, "lowerLetter", "%1)", start="26"), ["z)", "aa)"]),
        (_level(0, "bullet", "+"), ["+", "+"]),
        (_level(0, "bullet", "o"), ["-", "-"]),
        (_level(0, "none", ""), ["", ""]),
        (_level(0, "chineseCounting", "%1."), ["1.", "2."]),
        (_level(0, "upperRoman", "%1.", start="99999"), ["99999.", "99999."]),
        (_level(0, "decimal", "%1" * 200), ["", ""]),
    ],
)
def test_how_a_level_looks(level, labels):
    assert _labels(_numbering({"0": level}, {"1": ("0", "")}), [("1",), ("1",)]) == labels


def test_what_stands_deeper_begins_anew():
    places = [("1", at) for at in (0, 1, 2, 2, 3, 1, 2, 0, 1)]
    assert _labels(_numbering(OUTLINE, {"1": ("0", "")}), places) == [
        *("I.", "1.", "a)", "b)", "-", "2.", "a)", "II.", "1.")
    ]


def test_a_level_may_count_on_under_the_next_heading():
    kinds = {
        "0": _level(0, "upperRoman", "%1.")
        + _level(1, "decimal", "%2.", lvlRestart="0")
        + _level(2, "lowerLetter", "%3)", lvlRestart="1")
    }
    places = [("1", at) for at in (0, 1, 2, 1, 2, 0, 1, 2)]
    assert _labels(_numbering(kinds, {"1": ("0", "")}), places) == [
        *("I.", "1.", "a)", "2.", "b)", "II.", "3.", "a)")
    ]


def test_numbers_of_several_levels_are_put_together():
    kinds = {
        "0": _level(0, "upperRoman", "%1")
        + _level(1, "decimal", "%1.%2.")
        + _level(2, "decimal", "%1.%2.%3", isLgl="1")
    }
    places = [("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 1)]
    assert _labels(_numbering(kinds, {"1": ("0", "")}), places) == [
        *("I.1.", "I.2.", "1.2.1", "I", "I.1.")
    ]


def test_lists_of_one_kind_count_on_and_one_may_begin_anew():
    begins = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    looks = f'<w:lvlOverride w:ilvl="0">{_level(0, "decimal", "%1/")}</w:lvlOverride>'
    numbering = _numbering(
        {"0": _level(0, "decimal", "%1.")},
        {"1": ("0", ""), "2": ("0", ""), "3": ("0", begins), "4": ("0", looks)},
    )
    places = [(num,) for num in ("1", "1", "2", "3", "3", "1", "4")]
    assert _labels(numbering, places) == ["1.", "2.", "3.", "1.", "2.", "3.", "4/"]


def _styles(*styles):
    """Styles (key, the one below, numPr) as XML."""
    return parse_xml(
        f"<w:styles {W}>"
        + "".join(
            f'<w:style w:type="paragraph" w:styleId="{key}"><w:basedOn w:val="{below}"/>'
            f"<w:pPr>{numbered}</w:pPr></w:style>"
            for key, below, numbered in styles
        )
        + "</w:styles>"
    )


def test_a_style_gives_its_list_also_to_one_based_on_it():
    styles = _styles(
        ("Muc", "", '<w:numPr><w:numId w:val="1"/></w:numPr>'),
        ("Khoan", "", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
        ("KhoanCon", "Khoan", ""),
    )
    kinds = {
        "0": _level(0, "upperRoman", "%1.", pStyle="Muc")
        + _level(1, "decimal", "%2.", pStyle="Khoan")
    }
    places = [(None, 0, "Muc"), (None, 0, "Khoan"), (None, 0, "KhoanCon"), ("0", 0, "Khoan")]
    assert _labels(_numbering(kinds, {"1": ("0", "")}), places, styles) == ["I.", "1.", "2.", ""]


def test_a_kind_may_point_to_a_style_of_lists():
    styles = _styles(("DanhSach", "", '<w:numPr><w:numId w:val="2"/></w:numPr>'))
    kinds = {"0": '<w:numStyleLink w:val="DanhSach"/>', "1": _level(0, "upperRoman", "%1.")}
    numbering = _numbering(kinds, {"1": ("0", ""), "2": ("1", "")})
    assert _labels(numbering, [("1",), ("1",)], styles) == ["I.", "II."]


def test_lists_that_lead_nowhere_number_nothing():
    styles = _styles(
        ("A", "B", ""),
        ("B", "A", ""),
        ("Vong", "", '<w:numPr><w:numId w:val="3"/></w:numPr>'),
    )
    kinds = {"0": _level(0, "decimal", "%1."), "1": '<w:numStyleLink w:val="Vong"/>'}
    nums = {"1": ("0", ""), "2": ("99", ""), "3": ("1", "")}
    numbering = _numbering(kinds, nums)
    places = [("1", 99999), ("1", 8), ("2",), ("3",), ("77",), (None, 0, "A"), ("x" * 99,)]
    assert _labels(numbering, places, styles) == [""] * len(places)
    assert _labels(None, [("1",)]) == [""]


# Whole files.


def _text(word):
    content = io.BytesIO()
    word.save(content)
    return text_of_upload(ContentFile(content.getvalue(), name="ke-hoach.docx"))


def _put(paragraph, inner):
    """XML into a paragraph."""
    namespaces = nsdecls("w", "r") + (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    for child in parse_xml(f"<w:p {namespaces}>{inner}</w:p>"):
        paragraph._p.append(deepcopy(child))
    return paragraph


def _run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


BOX = f"<w:txbxContent><w:p>{_run('trong khung')}</w:p></w:txbxContent>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (_run("một") + "<w:r><w:br/></w:r>" + _run("hai"), "một\nhai"),
        (_run("Số: 5") + "<w:r><w:tab/></w:r>" + _run("Củ Chi"), "Số: 5\tCủ Chi"),
        (_run("KH") + "<w:r><w:noBreakHyphen/></w:r>" + _run("UBND"), "KH-UBND"),
        (
            _run("trước ngày ")
            + "<w:del><w:r><w:delText>10/5/2020</w:delText></w:r></w:del>"
            + f"<w:ins>{_run('12/5/2020')}</w:ins>",
            "trước ngày 12/5/2020",
        ),
        (f"<w:moveFrom>{_run('cũ')}</w:moveFrom><w:moveTo>{_run('mới')}</w:moveTo>", "mới"),
        (_run("thấy") + _run("giấu", "<w:vanish/>"), "thấy"),
        (_run("thấy", '<w:vanish w:val="0"/>'), "thấy"),
        (_run("Kế hoạch", "<w:caps/>"), "KẾ HOẠCH"),
        (f'<w:hyperlink r:id="x">{_run("dichvucong.gov.vn")}</w:hyperlink>', "dichvucong.gov.vn"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            "<w:r><w:instrText>DATE</w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + _run("05/5/2020")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "05/5/2020",
        ),
        (f'<w:fldSimple w:instr="DATE">{_run("05/5/2020")}</w:fldSimple>', "05/5/2020"),
        (f"<w:sdt><w:sdtContent>{_run('điền vào')}</w:sdtContent></w:sdt>", "điền vào"),
        (
            _run("ngoài")
            + f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{BOX}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            "ngoài\ntrong khung",
        ),
    ],
    ids=[
        *("break", "tab", "hyphen", "changed", "moved", "hidden", "not hidden", "capitals", "link"),
        *("field", "simple field", "to fill in", "box"),
    ],
)
def test_a_paragraph_reads_as_it_is_printed(inner, text):
    word = docx.Document()
    _put(word.add_paragraph(), inner)
    assert _text(word).strip() == text


def test_a_paragraph_whose_end_was_struck_out_goes_on_in_the_next():
    word = docx.Document()
    mark = parse_xml(f"<w:pPr {W}><w:rPr><w:del/></w:rPr></w:pPr>")
    first = word.add_paragraph("Báo cáo ")
    first._p.insert(0, mark)
    word.add_paragraph("tổng kết.")
    assert _text(word) == "Báo cáo tổng kết."


def test_contents_to_fill_in_and_footnotes_are_read():
    word = docx.Document()
    word.add_paragraph("Trước")
    filled = word.add_paragraph("Trong ô")
    frame = parse_xml(f"<w:sdt {W}><w:sdtPr/><w:sdtContent/></w:sdt>")
    filled._p.addprevious(frame)
    frame.find(qn("w:sdtContent")).append(filled._p)
    notes = (
        f"<w:footnotes {W}><w:footnote w:type='separator'><w:p>{_run('-')}</w:p></w:footnote>"
        f"<w:footnote><w:p>{_run('Ban hành kèm Quyết định số 5/QĐ-UBND.')}</w:p></w:footnote>"
        "</w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert _text(word) == "Trước\nTrong ô\nBan hành kèm Quyết định số 5/QĐ-UBND."


def test_cells_that_span_are_told_once_and_the_columns_stay_in_their_places():
    word = docx.Document()
    table = word.add_table(rows=3, cols=3)
    cells = (("TT", "Công việc", "Thời hạn"), ("1", "Đăng ký", "12/5"), ("", "Báo cáo", "30/6"))
    for row, said in zip(table.rows, cells, strict=True):
        for cell, words in zip(row.cells, said, strict=True):
            cell.text = words
    table.cell(1, 0).merge(table.cell(2, 0))
    wide = table.add_row().cells
    wide[0].merge(wide[1]).text = "Cả hai"
    wide[2].text = "Cuối"
    assert _text(word).strip().split("\n") == [
        *("TT\tCông việc\tThời hạn", "1\tĐăng ký\t12/5", "–\tBáo cáo\t30/6", "Cả hai\t\tCuối")
    ]


def test_a_table_in_a_cell_is_read_in_its_place():
    word = docx.Document()
    outer = word.add_table(rows=1, cols=3)
    outer.cell(0, 0).text = "Trước"
    outer.cell(0, 1).add_table(rows=1, cols=1).cell(0, 0).text = "Bên trong"
    outer.cell(0, 2).text = "Sau"
    assert _text(word).strip() == "Trước\tBên trong\tSau"


def test_a_masthead_with_a_column_between_stands_in_columns():
    word = docx.Document()
    masthead = word.add_table(rows=1, cols=3)
    masthead.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH"
    masthead.cell(0, 2).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    said = _text(word).strip().split("\n")
    assert [line for line in said if line] == [
        *("ỦY BAN NHÂN DÂN", "XÃ HÒA BÌNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    ]


def _plan_in_lists():
    """A plan whose every number is Word's own, also those under its table of duties."""
    word = docx.Document()
    numbering = word.part.numbering_part.element
    own = _numbering(OUTLINE, {"900": ("900", "")})
    kind, num = own.find(qn("w:abstractNum")), own.find(qn("w:num"))
    kind.set(qn("w:abstractNumId"), "900")
    numbering.insert(0, kind)
    numbering.append(num)

    def numbered(text, at):
        paragraph = word.add_paragraph(text)
        properties = _paragraph("900", at).find(qn("w:pPr"))
        paragraph._p.get_or_add_pPr().append(deepcopy(properties[0]))

    for line in (
        "ỦY BAN NHÂN DÂN HUYỆN CỦ CHI",
        "Số: 3925/KH-UBND",
        "Củ Chi, ngày 05 tháng 5 năm 2020",
        "KẾ HOẠCH",
        "Phát động thi đua năm 2020",
        "",
        "Ủy ban nhân dân huyện Củ Chi ban hành Kế hoạch như sau:",
    ):
        word.add_paragraph(line)
    numbered("MỤC ĐÍCH, YÊU CẦU", 0)
    numbered("Mục đích", 1)
    numbered("Nâng cao chất lượng phục vụ.", 3)
    numbered("Yêu cầu", 1)
    numbered("TỔ CHỨC THỰC HIỆN", 0)
    numbered("Phòng Nội vụ huyện", 1)
    numbered("Tổng hợp kết quả đăng ký của các đơn vị trước ngày 12/5/2020.", 3)
    numbered("Các phòng, ban", 1)
    numbered("Gửi báo cáo tổng kết trước ngày 02/11/2020.", 2)
    return word


def test_a_plan_numbered_by_word_has_its_sections():
    document = read_text(_text(_plan_in_lists())).documents[0]
    assert [(one.number, one.heading) for one in document.sections] == [
        ("I", "MỤC ĐÍCH, YÊU CẦU"),
        ("1", "Mục đích"),
        ("2", "Yêu cầu"),
        ("II", "TỔ CHỨC THỰC HIỆN"),
        ("1", "Phòng Nội vụ huyện"),
        ("2", "Các phòng, ban"),
        ("a", "Gửi báo cáo tổng kết trước ngày 02/11/2020"),
    ]
    assert [(one.due_on, one.for_whom) for one in document.deadlines] == [
        ("2020-05-12", "Phòng Nội vụ huyện"),
        ("2020-11-02", "Các phòng, ban"),
    ]
