"""Import of awards of earlier years into the register: previewed, then all or none."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from django.db import transaction
from django.http import QueryDict
from django.urls import reverse

from accounts.access import Refused
from accounts.models import User
from audit import clock
from organisation.body_names import BodyNames
from organisation.models import IssuingBody
from paperwork.spreadsheet_import.problems import Problem
from paperwork.vietnamese import fold, spelling_key
from paperwork.workbooks import FormSheet
from register.entries import Award, enter
from register.honorees import known_at, recognise
from register.imports.parser import COLUMNS, AwardReader, ReadAward, sameness
from register.models import AwardRecord, Honoree
from register.permissions import may_keep_register
from screens.imports import (
    Preview,
    PreviewColumn,
    PreviewRow,
    SpreadsheetImport,
)


@dataclass(slots=True)
class Awardee:
    """Whom a row of the file means: the body, and the persons of the name who are known already;
    `known` is who is taken for the same, being of this name at this very body."""

    number: int
    award: ReadAward
    body: IssuingBody | None
    known: Honoree | None = None
    namesakes: list[Honoree] = field(default_factory=list)
    # An earlier row of the same words, but with another number on its paper.
    twin: "Awardee | None" = None

    @property
    def place(self) -> str:
        """Position and unit, as the register will show them."""
        unit = self.body.name if self.body is not None else self.award.body_name
        return ", ".join(part for part in (self.award.title, unit) if part)

    @property
    def asks(self) -> bool:
        """Whether somebody must say who is meant."""
        return self.twin is not None or (self.known is None and bool(self.namesakes))


class AwardImport(SpreadsheetImport[IssuingBody, ReadAward]):
    """Awards that a body gave in earlier years, entered into its register."""

    name = "register.awards"
    line = ReadAward
    title = "Nhập khen thưởng các năm trước"
    file_label = "Tệp Excel (khen thưởng các năm trước)"
    asks_for = "Chọn tệp khen thưởng"
    advice = (
        ", hoặc bảng đã có với các cột Số quyết định, Ngày quyết định, Hình thức, Họ tên. Mỗi khen "
        "thưởng được cấp số vào sổ mới của cổng; số đã in trên giấy được giữ riêng. Còn một chỗ "
        "sai thì không nhận dòng nào."
    )
    confirm_label = "Vào sổ các dòng này"

    @cached_property
    def bodies(self) -> dict[int, IssuingBody]:
        """The body and those below it."""
        return {body.pk: body for body in IssuingBody.objects.at_or_below(self.target)}

    def reader(self) -> AwardReader:
        """Units are looked for at and below the body."""
        return AwardReader(BodyNames.of(self.bodies.values()), today=clock.today())

    def review(self, lines: Sequence[ReadAward]) -> Iterator[Problem]:
        """What was brought in before is not brought in again."""
        keys = _source_keys(lines, self.target)
        by_key = dict(zip(keys, lines, strict=True))
        years = {award.day.year for award in lines}
        brought_in = AwardRecord.objects.of_authority(self.target).filter(
            source_key__startswith="import:", year__in=years
        )
        for record in brought_in.only("source_key", "number", "year"):
            award = by_key.get(record.source_key)
            if award is not None:
                yield Problem(
                    award.place,
                    f"Khen thưởng này đã vào sổ số {record.register_number}. Hãy bỏ dòng này.",
                )

    def preview(self, lines: Sequence[ReadAward]) -> Preview:
        """Each award, and of whom somebody must say who is meant."""
        awardees = self._awardees(lines)
        unknown = sum(one.body is None and bool(one.award.body_name) for one in awardees)
        return Preview(
            columns=(
                PreviewColumn("Tập thể, cá nhân", is_head=True),
                PreviewColumn("Hình thức"),
                PreviewColumn("Quyết định"),
                PreviewColumn("Số trên giấy"),
            ),
            rows=[
                PreviewRow(
                    one.award.place,
                    (
                        one.award.name,
                        one.award.form_name,
                        f"{one.award.decision} ngày {one.award.day:%d/%m/%Y}",
                        one.award.printed_number or "–",
                    ),
                    note=f"{one.place} · đã có trong sổ" if one.known else one.place,
                )
                for one in awardees
            ],
            notices=[f"{unknown} dòng ghi đơn vị chưa có trên cổng: giữ nguyên tên như trong tệp."]
            if unknown
            else [],
            partial="register/_namesakes.html",
            context={"asked": [one for one in awardees if one.asks]},
        )

    def take_in(self, lines: Sequence[ReadAward], answers: QueryDict) -> str:
        """Enter the awards. Raises what `enter_awards` raises."""
        records = enter_awards(
            lines,
            self.target,
            actor=self.actor,
            chosen=_numbers(answers, "nguoi-"),
            same_rows=_numbers(answers, "nhu-dong-"),
        )
        return f"Đã vào sổ {len(records)} khen thưởng các năm trước."

    def template(self) -> FormSheet:
        """An empty table."""
        return FormSheet(
            sheet_name="Khen thưởng các năm trước",
            title_lines=("KHEN THƯỞNG CÁC NĂM TRƯỚC",),
            issued_with="(Ngày ghi dạng 05/11/2019; Đối tượng ghi Tập thể hoặc Cá nhân)",
            body_name=self.target.name,
            columns=COLUMNS,
            rows=[],
            signer_lines=(),
            landscape=True,
        )

    def file_title(self) -> str:
        """With the body."""
        return f"Khen thưởng các năm trước – {self.target.called}"

    def crumbs(self) -> list[tuple[str, str]]:
        """Under the register."""
        return [("Sổ khen thưởng", self.done_url())]

    def about(self) -> tuple[str, str]:
        """Whose register."""
        return f"Sổ của {self.target}", ""

    def done_url(self) -> str:
        """The register."""
        return reverse("register:record_list")

    def _awardees(self, lines: Sequence[ReadAward]) -> list[Awardee]:
        namesakes = _namesakes([award.name for award in lines if award.is_person])
        found = []
        first: dict[tuple[str, ...], Awardee] = {}
        for number, award in enumerate(lines):
            one = Awardee(number, award, self.bodies.get(award.body_id or 0))
            if award.is_person:
                one.namesakes = namesakes.get(fold(award.name), [])
                one.known = _known(award, one.namesakes)
                earlier = first.setdefault(sameness(award), one)
                one.twin = earlier if earlier is not one else None
            found.append(one)
        return found


def enter_awards(
    awards: Sequence[ReadAward],
    body: IssuingBody,
    *,
    actor: User,
    chosen: Mapping[int, int],
    same_rows: Mapping[int, int] = MappingProxyType({}),
) -> list[AwardRecord]:
    """Enter awards of earlier years in the order of their days, all or none. `chosen` gives by the
    number of a row the honoree whom somebody picked among namesakes; who was not picked is another
    person. `same_rows` gives the rows of which somebody said that they mean the person of an
    earlier row of the same words, though their papers have two numbers. Raises Refused for people
    who do not keep the body's register, ValidationError where one was entered meanwhile."""
    answer = may_keep_register(actor, body)
    if not answer:
        raise Refused(answer.reason)
    bodies = IssuingBody.objects.in_bulk({one.body_id for one in awards if one.body_id})
    people = Honoree.objects.in_bulk(set(chosen.values()))
    in_order = sorted(enumerate(awards), key=lambda pair: (pair[1].day, pair[0]))
    with transaction.atomic():
        ready = []
        met = _PeopleMet(actor)
        keys = _source_keys(awards, body)
        for number, award in in_order:
            honoree = None
            at = bodies.get(award.body_id or 0)
            if award.is_person:
                picked = people.get(chosen.get(number, 0))
                honoree = met.person(award, at, picked, is_said_the_same=number in same_rows)
            ready.append(_award(award, body, at, honoree, keys[number]))
        return enter(ready, actor=actor)


class _PeopleMet:
    """The people of the rows that were read so far: one of a name at a unit is one person, unless
    a decision names the name there twice."""

    def __init__(self, actor: User) -> None:
        self.actor = actor
        self._met: dict[tuple[str, str], Honoree] = {}
        self._rows: set[tuple[str, ...]] = set()

    def person(
        self,
        award: ReadAward,
        at: IssuingBody | None,
        picked: Honoree | None,
        *,
        is_said_the_same: bool,
    ) -> Honoree:
        """Who a row means; `picked` is whom somebody chose among namesakes."""
        who = (spelling_key(award.name), spelling_key(award.body_name))
        words = sameness(award)
        is_twin = words in self._rows and not is_said_the_same
        self._rows.add(words)
        if is_twin and picked is None:
            return Honoree.objects.create(full_name=award.name, body=at, title=award.title)
        honoree = _person(award, at, picked or self._met.get(who), self.actor)
        if award.body_name and picked is None:
            self._met[who] = honoree
        return honoree


def _person(
    award: ReadAward, at: IssuingBody | None, picked: Honoree | None, actor: User
) -> Honoree:
    """Who is meant; only one of the very name may have been picked. An award of an earlier year
    does not say where somebody works today."""
    if picked is not None and fold(picked.full_name) == fold(award.name):
        return picked
    known = known_at(award.name, at)
    return known or recognise(award.name, body=at, actor=actor, title=award.title)


def _award(
    read: ReadAward,
    body: IssuingBody,
    at: IssuingBody | None,
    honoree: Honoree | None,
    source_key: str,
) -> Award:
    return Award(
        issuing_body=body,
        plan=None,
        form_kind=read.form_kind,
        form_name=read.form_name,
        authority_title=f"{body.head_title or 'Chủ tịch'} {body.name}",
        awardee_kind="individual" if read.is_person else "collective",
        awardee_name=read.name,
        awardee_title=read.title if read.is_person else "",
        awardee_body=at,
        awardee_body_name=read.body_name,
        honoree=honoree,
        achievement=read.achievement,
        decision_number=read.decision,
        decided_on=read.day,
        ordinal=None,
        place=body.place_name,
        signer_title=read.signer_title,
        signer_capacity="",
        signer_name=read.signer_name,
        bonus=read.bonus,
        source_key=source_key,
        printed_number=read.printed_number,
    )


def _source_keys(awards: Sequence[ReadAward], body: IssuingBody) -> list[str]:
    """One award has one key, so that it enters once, whoever brings it in. The words of the row
    make it; where these stand in the register, or in an earlier row, with another number on the
    paper, the number too. One query for a thousand."""
    words = [_key_of_words(award, body) for award in awards]
    wanted = sorted(set(words))
    holders: dict[str, str] = {}
    for start in range(0, len(wanted), 1000):
        rows = AwardRecord.objects.filter(source_key__in=wanted[start : start + 1000])
        holders.update(rows.values_list("source_key", "printed_number"))
    keys = []
    for key, award in zip(words, awards, strict=True):
        holder = holders.setdefault(key, award.printed_number)
        has_other = holder and award.printed_number and holder != award.printed_number
        keys.append(f"{key}/{award.printed_number}" if has_other else key)
    return keys


def _key_of_words(read: ReadAward, body: IssuingBody) -> str:
    said = "\n".join(sameness(read))
    return f"import:{body.pk}:{hashlib.sha256(said.encode()).hexdigest()[:40]}"


def _namesakes(names: Sequence[str]) -> dict[str, list[Honoree]]:
    """For each name, without diacritics, who is known under it. One query for a thousand."""
    found: dict[str, list[Honoree]] = {}
    folded = sorted({fold(name) for name in names})
    for start in range(0, len(folded), 1000):
        rows = Honoree.objects.filter(folded_name__in=folded[start : start + 1000], same_as=None)
        for honoree in rows.select_related("body"):
            found.setdefault(honoree.folded_name, []).append(honoree)
    return found


def _known(award: ReadAward, namesakes: Sequence[Honoree]) -> Honoree | None:
    """Who is of exactly this name at this very body, where it is one person."""
    same = [
        one
        for one in namesakes
        if award.body_id is not None
        and one.body_id == award.body_id
        and spelling_key(one.full_name) == spelling_key(award.name)
    ]
    return same[0] if len(same) == 1 else None


def _numbers(answers: QueryDict, begins: str) -> dict[int, int]:
    """What somebody chose in the fields of a kind, by the number of the row."""
    found = {}
    for name, value in answers.items():
        number, said = name.removeprefix(begins), str(value)
        if number != name and _is_key(number) and _is_key(said):
            found[int(number)] = int(said)
    return found


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 18
