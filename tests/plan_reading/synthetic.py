"""Synthetic plans in the official style, each with what is expected of it. A number gives always
the same plan.

`variant(seed, wording)` composes a plan from the phrases of a table (phrases.py), in one of several
layouts of head and foot, and spoils it as copying and scanning do.
"""

import random
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tests.plan_reading.phrases import FIRST, Issuer, Wording

STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
NUMBERINGS = (
    ("I. ", "1. ", "a) "),
    ("I. ", "1. ", "- "),
    ("A. ", "I. ", "1. "),
    ("1. ", "1.1. ", "a) "),
    ("Điều 1. ", "1. ", "a) "),
)
ROMAN = ("I", "II", "III", "IV", "V", "VI")


@dataclass
class Variant:
    """A text, and what is expected of it, as the scorer takes it."""

    text: str
    expected: dict[str, Any] = field(default_factory=dict)


class Author:
    """Composes one plan; draws everything from its own dice."""

    def __init__(self, seed: int, wording: Wording) -> None:
        self.dice = random.Random(seed)
        self.words = wording
        self.issuer: Issuer = self.pick(wording.issuers)
        self.year = self.dice.randint(2019, 2027)
        self.issued = date(self.year, 1, 5) + timedelta(self.dice.randint(0, 150))
        self.numbers = iter(self.dice.sample(range(100, 6000), 40))
        self.days = iter(sorted(self.dice.sample(range(20, 320), 30)))

    def pick(self, choices: Sequence):
        """One of them."""
        return self.dice.choice(choices)

    def chance(self, share: float) -> bool:
        """Whether it happens this time."""
        return self.dice.random() < share

    # Days

    def day(self) -> date:
        """The next day of this plan: no two deadlines are the same."""
        return self.issued + timedelta(next(self.days))

    def long(self, day: date) -> str:
        """ "05 tháng 5 năm 2020"; after "ngày"."""
        if self.chance(0.25):
            return f"{day:%d/%m/%Y}"
        padded = f"{day.month:02d}" if day.month < 3 else f"{day.month}"
        return f"{day.day:02d} tháng {padded} năm {day.year}"

    def bare(self, day: date) -> str:
        """ "05/5/2020"."""
        return self.pick((f"{day.day:02d}/{day.month}/{day.year}", f"{day:%d/%m/%Y}"))

    # Head

    def head(self) -> tuple[list[str], dict[str, Any]]:
        """The lines over the text, in one of the layouts."""
        issuer, number = self.issuer, self.number()
        symbol = issuer.symbol.replace("-", "- ") if self.chance(0.1) else issuer.symbol
        number_line = f"{self.pick(('Số: ', 'Số:', 'Số '))}{number or self.pick(('', '     '))}"
        number_line += f"{' ' if self.chance(0.15) and number else ''}/{symbol}"
        blank_day = self.chance(0.08)
        when = f"ngày {self.long(self.issued)}"
        if re.search(r"\d/\d", when):
            when = f"ngày {self.issued.day:02d} tháng {self.issued.month:02d} năm {self.year}"
        if blank_day:
            when = f"ngày      tháng {self.pick(('   ', '5', '...'))} năm {self.year}"
        place_line = f"{issuer.place}, {when}"
        over = [*(issuer.superior.split("\n") if issuer.superior else ()), *issuer.over]
        layout = self.pick((self.linear, self.beside, self.markdown, self.cells))
        if issuer.superior and issuer.name.startswith("Ủy ban") and self.chance(0.6):
            over = list(issuer.over)
        return layout(over, number_line, place_line), {
            "number": number.replace(" ", "") or None,
            "symbol": issuer.symbol,
            "issued_on": None if blank_day else self.issued.isoformat(),
            "place": issuer.place,
            "issuing_body": issuer.name,
        }

    def number(self) -> str:
        """As numbers are printed: blank, with a letter, with a nought in front."""
        plain = str(self.dice.randint(12, 4999))
        return self.pick((plain, plain, plain, "", f"{self.dice.randint(10, 99)}a", f"0{plain}"))

    def linear(self, over: list[str], number: str, place: str) -> list[str]:
        """One under the other."""
        return [*over, "", STATE, MOTTO, "", number, "", place, ""]

    def beside(self, over: list[str], number: str, place: str) -> list[str]:
        """Two columns, kept apart by spaces."""
        right = [STATE, MOTTO]
        lines = []
        for at in range(max(len(over), 2)):
            left = over[at] if at < len(over) else ""
            other = right[at] if at < 2 else ""
            lines.append(f"{left:<40}   {other}".rstrip())
        return [*lines, "", f"{number:<40}   {place}", ""]

    def markdown(self, over: list[str], number: str, place: str) -> list[str]:
        """A table of markdown."""
        rows = [
            f"| {'<br>'.join(over)} | **{STATE}**<br>{MOTTO} |",
            "|---|---|",
            f"| {number} | *{place}* |",
        ]
        return [*rows, ""]

    def cells(self, over: list[str], number: str, place: str) -> list[str]:
        """A table as it comes out of Word: cells after each other, or rows with tabs."""
        if self.chance(0.5):
            return [
                *over,
                "-------",
                "",
                STATE,
                MOTTO,
                "---------------",
                "",
                number,
                "",
                place,
                "",
            ]
        return [f"{' '.join(over)}\t{STATE}", f"{number}\t{place}", ""]

    def title(self) -> tuple[list[str], str]:
        """Kind and title, over one line or several, in capitals or not."""
        said = self.pick(self.words.titles).format(y=self.year)
        title = said.upper() if self.chance(0.25) else said
        lines = _wrapped(title, self.pick((42, 60, 200)))
        return ["KẾ HOẠCH", *lines, self.pick(("", "-----", "_______")), ""], said

    # Bases

    def bases(self) -> tuple[list[str], list[dict], str | None]:
        """What the plan rests on."""
        lines, expected, parent = [], [], None
        for words, symbol, day, body in self.laws():
            expected.append({"symbol": symbol, "issued_on": day, "issuing_body": body})
            lines.append(f"Căn cứ {words};")
        for kind, symbol, body, subject in self.dice.sample(
            self.words.other_bases, self.dice.randint(1, 3)
        ):
            cited, one = self.cited(kind, symbol, body.format(own=self.issuer.name), subject)
            lines.append(f"Căn cứ {cited};")
            expected.append(one)
        if self.chance(0.85):
            kind, subject = self.pick(self.words.parents)
            body, symbol = self.issuer.above
            parts = {"Kế hoạch": f"KH-{symbol}", "Công văn": f"{symbol}-NC"}
            short = {"Chỉ thị": "CT", "Quyết định": "QĐ"}.get(kind, kind)
            cited, one = self.cited(kind, parts.get(kind, f"{short}-{symbol}"), body, subject)
            begins = self.pick(("Thực hiện ", "Căn cứ "))
            closes = self.pick((";", "."))
            lines.append(f"{begins}{cited}{closes}")
            expected.append(one)
            parent = one["symbol"]
        if self.chance(0.2):  # several on a line
            lines = [" ".join(lines)]
        return lines, expected, parent

    def laws(self) -> list[tuple[str, str | None, str | None, str]]:
        """One or two laws, none of them cited twice."""
        chosen: dict[str, tuple[str, str | None, str | None, str]] = {}
        for law in self.dice.sample(self.words.laws, self.dice.randint(0, 2)):
            chosen.setdefault(law[0][:20], law)
        return list(chosen.values())

    def cited(self, kind: str, symbol: str, body: str, subject: str) -> tuple[str, dict]:
        """A citation and what is expected of it."""
        day = date(self.year - 1, 3, 1) + timedelta(self.dice.randint(0, 290))
        whole = f"{next(self.numbers)}/{symbol.format(p=day.year)}"
        expected = {
            "symbol": whole,
            "issued_on": day.isoformat(),
            "issuing_body": _written_out(body),
        }
        words = f"{kind} số {whole} ngày {self.long(day)} của {body} {subject.format(y=self.year)}"
        return words, expected

    # Text

    def text(self) -> tuple[list[str], dict[str, Any]]:
        """The sections, with deadlines and quotas."""
        first, second, third = self.pick(NUMBERINGS)
        dues, quotas, kinds = [], [], {}
        lines = [
            f"{first}MỤC ĐÍCH, YÊU CẦU",
            f"{second}Mục đích",
            *self.duties(),
            f"{second.replace('1', '2')}Yêu cầu",
            *self.duties(),
            f"{_next(first, 2)}ĐỐI TƯỢNG, NỘI DUNG, THỜI GIAN THI ĐUA",
            f"{second}Thời gian thi đua",
            self.undue(),
            f"{_next(first, 3)}TIẾN ĐỘ THỰC HIỆN",
        ]
        for place in range(self.dice.randint(1, 3)):
            said, due, kind = self.due()
            lines.append(f"{third.replace('a', 'abc'[place]) if third != '1. ' else '- '}{said}")
            dues.append(due)
            kinds[_key(due)] = kind
        for group in (self.after, self.several):
            if self.chance(0.4):
                said, some, named = group()
                lines.append(f"- {said}")
                dues += some
                kinds |= named
        if self.chance(0.2):
            rows, some, named = self.table()
            lines += rows
            dues += some
            kinds |= named
        lines.append(f"{_next(first, 4)}KHEN THƯỞNG")
        if self.chance(0.7):
            wanted, said = self.pick(self.words.quotas)
            lines.append(f"- {said}")
            quotas += wanted
        lines += [f"{_next(first, 5)}TỔ CHỨC THỰC HIỆN", *self.duties()]
        closing = "Trên đây là Kế hoạch phát động phong trào thi đua, đề nghị các đơn vị thực hiện"
        lines.append(f"{closing}{self.pick(('./.', '.', '. /.'))}")
        return lines, {"deadlines": dues, "quotas": quotas, "kinds": kinds}

    def duties(self) -> list[str]:
        """A few sentences without any deadline."""
        return [
            f"- {said.format(y=self.year)}"
            for said in self.dice.sample(self.words.duties, self.dice.randint(1, 3))
        ]

    def due(self) -> tuple[str, dict, str]:
        """A sentence with one deadline."""
        kind, said = self.pick(self.words.due)
        day = self.day()
        if "{r}" in said:
            recurring = self.pick((f"{day.day:02d}/{day.month}", f"{day.day} tháng {day.month}"))
            due = {"due_on": f"--{day.month:02d}-{day.day:02d}"}
            return said.format(r=recurring), due, kind
        if "{m}" in said:
            month = self.pick((f"tháng {day.month}/{day.year}", f"tháng {day:%m} năm {day.year}"))
            return said.format(m=month), {"due_on": f"{day:%Y-%m}"}, kind
        if "quý" in said:
            return said.format(y=self.year), {"due_on": f"{self.year}-06"}, kind
        said = said.format(d=self.long(day), b=self.bare(day))
        return said, {"due_on": day.isoformat()}, kind

    def after(self) -> tuple[str, list[dict], dict]:
        """A sentence with a deadline after an event."""
        event, said = self.pick(self.words.after)
        days = self.pick((5, 7, 10, 15, 30))
        due = {"days_after": days, "event": event}
        return said.format(n=self.pick((f"{days:02d}", f"{days}"))), [due], {}

    def several(self) -> tuple[str, list[dict], dict]:
        """One sentence with several deadlines of different kinds."""
        kinds, said = self.pick(self.words.several)
        days = [self.day() for _ in kinds]
        named = {f"d{place}": self.bare(day) for place, day in enumerate(days)}
        dues = [{"due_on": day.isoformat()} for day in days]
        return (
            said.format(**named),
            dues,
            {_key(due): kind for due, kind in zip(dues, kinds, strict=True)},
        )

    def table(self) -> tuple[list[str], list[dict], dict]:
        """A table of duties."""
        days = [self.day(), self.day()]
        by = self.pick(("Trước", "Chậm nhất"))
        rows = [
            "STT\tNội dung công việc\tThời hạn\tĐơn vị thực hiện",
            f"1\tĐăng ký thi đua\tTrước ngày {self.bare(days[0])}\tCác phòng, ban",
            f"2\tBáo cáo tổng kết\t{by} {self.bare(days[1])}\tVăn phòng",
        ]
        if self.chance(0.5):
            rows = [f"| {row.replace(chr(9), ' | ')} |" for row in rows]
            rows.insert(1, "|---|---|---|---|")
        dues = [{"due_on": day.isoformat()} for day in days]
        return rows, dues, {_key(dues[0]): "registration", _key(dues[1]): "final_report"}

    def undue(self) -> str:
        """A sentence with days that are no deadlines."""
        first, last = self.day(), self.day()
        words = {"d": self.long(first), "e": self.bare(last), "b": self.bare(first)}
        return f"- {self.pick(self.words.no_due).format(y=self.year, **words)}"

    # Foot

    def foot(self) -> tuple[list[str], dict[str, Any]]:
        """Nơi nhận and the signature, under each other or side by side."""
        named = self.dice.sample(self.words.recipients, 3)
        listed = [*named, "Lưu: VT"]
        left = [f"- {one}{'.' if one is listed[-1] else ';'}" for one in listed]
        lines, capacity = self.capacity()
        name = None if self.chance(0.08) else self.pick(self.words.signers)
        printed = (name.upper() if self.chance(0.15) else name) if name else ""
        if name and self.chance(0.1):
            printed = f"ThS. {name}"
        if self.chance(0.4):
            right = [*lines, "", "", printed]
            both = ["Nơi nhận:", *left]
            height = max(len(right), len(both))
            both += [""] * (height - len(both))
            right += [""] * (height - len(right))
            rows = [f"{one:<46}   {two}".rstrip() for one, two in zip(both, right, strict=True)]
            return ["", *rows], self.foot_said(listed, name, capacity)
        return ["", "Nơi nhận:", *left, "", *lines, "", "", printed], self.foot_said(
            listed, name, capacity
        )

    def foot_said(self, listed: list[str], name: str | None, capacity: str | None) -> dict:
        """What is expected of the foot."""
        return {"recipients": listed, "signer": name, "capacity": capacity}

    def capacity(self) -> tuple[list[str], str | None]:
        """The lines over the signature."""
        head = self.issuer.head
        if self.issuer.is_collective:
            return self.pick(
                (
                    (["TM. ỦY BAN NHÂN DÂN", head], "TM."),
                    (["TM. ỦY BAN NHÂN DÂN", f"KT. {head}", f"PHÓ {head}"], "KT."),
                    ([f"KT. {head}", f"PHÓ {head}"], "KT."),
                    ([head], None),
                )
            )
        return self.pick(
            (
                ([head], None),
                ([f"KT. {head}", f"PHÓ {head}"], "KT."),
                ([f"Q. {head}"], "Q."),
                ([f"TL. {head}", "CHÁNH VĂN PHÒNG"], "TL."),
                ([f"TUQ. {head}", "CHÁNH VĂN PHÒNG"], "TUQ."),
            )
        )


def variant(seed: int, wording: Wording = FIRST) -> Variant:
    """The plan of this number."""
    author = Author(seed, wording)
    head, said = author.head()
    title_lines, title = author.title()
    bases, cited, parent = author.bases()
    topic = title[0].lower() + title[1:]
    own = author.pick((author.issuer.name, author.issuer.short))
    opening = author.pick(wording.openings).format(own=own, t=topic)
    text, due = author.text()
    foot, signed = author.foot()
    body = _spoiled(author, [*bases, opening, "", *text])
    whole = "\n".join([*head, *title_lines, *body, *foot])
    expected = {**said, "title": title, "bases": cited, "parent": parent, **due, **signed}
    return Variant(_spoiled_signs(author, whole), expected)


# What scanning takes for another sign; none of these words carries a value.
_MISREAD = (
    ("Phấn đấu", "Phân đấu"),
    ("Nơi nhận", "Noi nhận"),
    ("tháng", "thảng"),
    ("nhũng nhiễu", "những nhiễu"),
    ("MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH YÊU CẦU"),
    ("chậm nhất", "chậm nhât"),
)


def _spoiled(author: Author, lines: list[str]) -> list[str]:
    """Lines broken within sentences, numbers of pages between, marks of markdown, blank lines."""
    if author.chance(0.3):
        width = author.pick((60, 78, 95))
        broken: list[str] = []
        for line in lines:
            parts = [line] if "\t" in line or "|" in line else _wrapped(line, width)
            if len(parts) > 1 and author.chance(0.15):
                parts[1:1] = ["", author.pick(("2", "- 3 -", "Trang 2", "\f3")), ""]
            broken += parts or [""]
        lines = broken
    if author.chance(0.3):
        lines = [part for line in lines for part in ((line, "") if "|" not in line else (line,))]
    if author.chance(0.2):
        lines = [
            f"**{line}**" if re.match(r"(?:[IVX]+|[A-E])\. ", line) else line for line in lines
        ]
    return lines


def _spoiled_signs(author: Author, text: str) -> str:
    """Signs as other programs and scanners write them."""
    if author.chance(0.15):
        for right, wrong in _MISREAD:
            text = text.replace(right, wrong)
    if author.chance(0.1):
        text = unicodedata.normalize("NFD", text)
    if author.chance(0.1):
        text = text.replace(" ngày ", "\u00a0ngày ").replace("\n", "\r\n")
    return text


def _wrapped(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + len(word) >= width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _next(number: str, place: int) -> str:
    if number.startswith("I"):
        return number.replace("I", ROMAN[place - 1])
    if number.startswith("A"):
        return number.replace("A", "ABCDE"[place - 1])
    return number.replace("1", str(place))


def _written_out(body: str) -> str:
    return body.replace("UBND", "Ủy ban nhân dân")


def _key(due: dict) -> str:
    return due.get("due_on") or f"{due['days_after']} {due['event']}"
