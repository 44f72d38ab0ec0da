"""A proposed text of a report, made from its figures, which the writer edits. Pure: figures in,
text out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from paperwork.vietnamese import official_short_date
from registrations.reports.figures import Figures, ReportFigures, UnitFigures

# Left for the writer: what no figure says. A report is not sent with it.
TO_BE_WRITTEN = "[Viết vào đây]"
# More names than these are not proposed as a sentence; they stand in the annex.
NAMES_AT_MOST = 15


@dataclass(frozen=True, slots=True)
class Occasion:
    """Who reports on what: the plan as it is cited, the day of the figures, and whether initiatives
    are registered under it (or pledges, which are not counted)."""

    body_name: str
    cited_plan: str
    day: date
    counts_initiatives: bool = True


def proposed_text(
    occasion: Occasion,
    figures: ReportFigures,
    *,
    late: Sequence[str] = (),
    missing: Sequence[str] = (),
) -> str:
    """The text: what was done, the results in figures, and room for what only people know.

    `late` and `missing` are the names of units whose reports came late or not at all.
    """
    lines = [
        "I. TÌNH HÌNH TRIỂN KHAI",
        f"Thực hiện {occasion.cited_plan}, {occasion.body_name} đã tổ chức triển khai, phổ biến "
        "đến toàn thể cán bộ, công chức, viên chức, người lao động.",
        TO_BE_WRITTEN,
        "II. KẾT QUẢ THỰC HIỆN",
        *_numbered(_results(occasion, figures, late, missing)),
    ]
    lines += [
        "III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
        TO_BE_WRITTEN,
        "IV. PHƯƠNG HƯỚNG, KIẾN NGHỊ",
        TO_BE_WRITTEN,
    ]
    return "\n".join(lines)


def _results(
    occasion: Occasion, figures: ReportFigures, late: Sequence[str], missing: Sequence[str]
) -> Iterator[list[str]]:
    """The results, each with its points."""
    if occasion.counts_initiatives:
        yield [
            f"Về đăng ký: {_registered(occasion, figures)}",
            *(
                f"- {area.name}: {one.total} nội dung, đã hoàn thành {one.completed}."
                for area, one in figures.by_area
                if one.total
            ),
        ]
        yield [f"Về tiến độ: {_progress_sentence(figures.total)}"]
    else:
        yield [f"Về đăng ký thi đua: {_pledged(figures.units)}"]
    if figures.knows_recognition:
        yield [f"Về công nhận: {_number(figures.total.recognised)} được công nhận."]
    if figures.units.asked_to_report:
        yield [
            f"Về báo cáo của các đơn vị: {_units(figures.units)}",
            *_names("Báo cáo muộn", late),
            *_names("Chưa báo cáo", missing),
        ]


def _numbered(results: Iterable[list[str]]) -> Iterator[str]:
    for number, (result, *points) in enumerate(results, start=1):
        yield f"{number}. {result}"
        yield from points


def _pledged(units: UnitFigures) -> str:
    if not units.asked_to_register:
        return TO_BE_WRITTEN
    late = (
        f", trong đó {units.registered_late} đơn vị đăng ký muộn" if units.registered_late else ""
    )
    return f"{units.registered}/{units.asked_to_register} đơn vị đã đăng ký{late}."


def _registered(occasion: Occasion, figures: ReportFigures) -> str:
    day, units = official_short_date(occasion.day), figures.units
    kinds = ", ".join(f"{one.total} {label.lower()}" for label, one in figures.by_kind if one.total)
    counted = _number(figures.total.total) + (f" ({kinds})" if kinds else "")
    if not units.asked_to_register:
        return f"Tính đến ngày {day}, đã đăng ký {counted}."
    late = (
        f", trong đó {units.registered_late} đơn vị đăng ký muộn" if units.registered_late else ""
    )
    return (
        f"Tính đến ngày {day}, có {units.registered}/{units.asked_to_register} đơn vị đã đăng "
        f"ký{late}. Các báo cáo đã tiếp nhận có {counted}."
    )


def _progress_sentence(one: Figures) -> str:
    if not one.total:
        return "Chưa có nội dung nào."
    parts = [
        f"{one.completed} nội dung đã hoàn thành (trong kỳ báo cáo: {one.in_phase})",
        f"{one.in_progress} đang thực hiện",
        f"{one.registered} chưa thực hiện",
    ]
    if one.dropped:
        parts.append(f"{one.dropped} thôi không thực hiện")
    return f"{', '.join(parts)}; tỷ lệ hoàn thành bình quân {one.average}%."


def _units(units: UnitFigures) -> str:
    late = f", trong đó {units.reported_late} đơn vị gửi muộn" if units.reported_late else ""
    return f"{units.reported}/{units.asked_to_report} đơn vị đã gửi báo cáo{late}."


def _number(count: int) -> str:
    return f"{count} mô hình, giải pháp, sáng kiến"


def _names(label: str, names: Iterable[str]) -> list[str]:
    listed = list(names)
    return [f"- {label}: {'; '.join(listed)}."] if 0 < len(listed) <= NAMES_AT_MOST else []
