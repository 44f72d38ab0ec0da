"""From a workbook of earlier years to the register: looked at first, then all or nothing."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from accounts.access import Refused
from audit import clock
from organisation.body_names import BodyNames
from organisation.models import IssuingBody
from paperwork.spreadsheet_import.grid import Place, grid_of
from paperwork.uploads import WORKBOOK_KINDS, check_upload
from paperwork.vietnamese import fold
from paperwork.workbooks import open_workbook
from register.entries import Award, enter
from register.honorees import known_at, recognise
from register.imports.parser import ReadAward, Understood, sameness, understand
from register.models import AwardRecord, Honoree
from register.permissions import may_keep_register
from registrations.imports.parser import Problem

MOST = 5_000


@dataclass(slots=True)
class Preview:
    """A row of the file, with the body that it means, and the persons of the name who are known
    already; `known` is who is taken for the same, being of this name at this very body."""

    number: int
    award: ReadAward
    body: IssuingBody | None
    known: Honoree | None = None
    namesakes: list[Honoree] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Position and unit, as the register will show them."""
        unit = self.body.name if self.body is not None else self.award.body_name
        return ", ".join(part for part in (self.award.title, unit) if part)

    @property
    def asks(self) -> bool:
        """Whether somebody must say who is meant."""
        return self.known is None and bool(self.namesakes)


@dataclass(slots=True)
class Examined:
    """A workbook as it was understood for a body's register."""

    understood: Understood
    rows: list[Preview] = field(default_factory=list)

    @property
    def asked(self) -> list[Preview]:
        """The rows of which somebody must say who is meant."""
        return [row for row in self.rows if row.asks]


def examine(file: File, body: IssuingBody) -> Examined:
    """Read an uploaded workbook for a body's register. Nothing is written. Raises UploadRefused
    where the file is no workbook that may be opened."""
    check_upload(file, kinds=WORKBOOK_KINDS)
    workbook = open_workbook(file, to_read_only=True)
    around = list(IssuingBody.objects.at_or_below(body))
    names = BodyNames({one.pk: (one.name, one.short_name) for one in around})
    understood = understand(map(grid_of, workbook.worksheets), names, today=clock.today())
    _refuse_too_many(understood)
    _refuse_known(understood, body)
    bodies = {one.pk: one for one in around}
    examined = Examined(understood)
    namesakes = _namesakes([one.name for one in understood.awards if one.is_person])
    for number, award in enumerate(understood.awards):
        row = Preview(number, award, bodies.get(award.body_id or 0))
        if award.is_person:
            row.namesakes = namesakes.get(fold(award.name), [])
            row.known = _known(award, row.namesakes)
        examined.rows.append(row)
    return examined


def as_plain(awards: Sequence[ReadAward]) -> list[dict[str, Any]]:
    """Awards as a session can keep them until they are confirmed."""
    return [
        {**asdict(award), "day": award.day.isoformat(), "place": asdict(award.place)}
        for award in awards
    ]


def from_plain(plain: Sequence[Mapping[str, Any]]) -> list[ReadAward]:
    """Awards out of the session."""
    return [
        ReadAward(**{**one, "day": date.fromisoformat(one["day"]), "place": Place(**one["place"])})
        for one in plain
    ]


def take_in(
    awards: Sequence[ReadAward], body: IssuingBody, *, actor: Any, chosen: Mapping[int, int]
) -> list[AwardRecord]:
    """Enter awards of earlier years in the order of their days, all or none. `chosen` gives by the
    number of a row the honoree whom somebody picked among namesakes; who was not picked is
    another person. Raises Refused for who does not keep the body's register, ValidationError where
    one was entered meanwhile."""
    answer = may_keep_register(actor, body)
    if not answer:
        raise Refused(answer.reason)
    bodies = IssuingBody.objects.in_bulk({one.body_id for one in awards if one.body_id})
    people = Honoree.objects.in_bulk(set(chosen.values()))
    in_order = sorted(enumerate(awards), key=lambda pair: (pair[1].day, pair[0]))
    with transaction.atomic():
        ready = []
        met: dict[tuple[str, str], Honoree] = {}
        for number, award in in_order:
            honoree = None
            if award.is_person:
                picked = people.get(chosen.get(number, 0))
                at = bodies.get(award.body_id or 0)
                who = (award.name.casefold(), fold(award.body_name))
                honoree = _person(award, at, picked or met.get(who), actor)
                if award.body_name and picked is None:
                    met[who] = honoree
            ready.append(_award(award, body, bodies.get(award.body_id or 0), honoree))
        return enter(ready, actor=actor)


def _person(
    award: ReadAward, at: IssuingBody | None, picked: Honoree | None, actor: Any
) -> Honoree:
    """Who is meant; only one of the very name may have been picked. An award of an earlier year
    does not say where somebody works today."""
    if picked is not None and fold(picked.full_name) == fold(award.name):
        return picked
    known = known_at(award.name, at)
    return known or recognise(award.name, body=at, actor=actor, title=award.title)


def _award(
    read: ReadAward, body: IssuingBody, at: IssuingBody | None, honoree: Honoree | None
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
        source_key=_source_key(read, body),
        printed_number=read.printed_number,
    )


def _source_key(read: ReadAward, body: IssuingBody) -> str:
    """One award has one key, so that it enters once, whoever brings it in."""
    said = "\n".join(sameness(read))
    return f"import:{body.pk}:{hashlib.sha256(said.encode()).hexdigest()[:40]}"


def _refuse_too_many(understood: Understood) -> None:
    if len(understood.awards) > MOST:
        raise ValidationError(
            f"Tệp có {len(understood.awards)} dòng, mỗi lần nhận nhiều nhất {MOST}. Hãy tách tệp, "
            "ví dụ theo năm."
        )


def _refuse_known(understood: Understood, body: IssuingBody) -> None:
    by_key = {_source_key(award, body): award for award in understood.awards}
    years = {award.day.year for award in by_key.values()}
    brought_in = AwardRecord.objects.of_authority(body).filter(source_key__startswith="import:")
    for record in brought_in.filter(year__in=years).only("source_key", "number", "year"):
        award = by_key.get(record.source_key)
        if award is not None:
            understood.problems.append(
                Problem(
                    award.place,
                    f"Khen thưởng này đã vào sổ số {record.register_number}. Hãy bỏ dòng này.",
                )
            )


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
        and " ".join(one.full_name.split()).casefold() == award.name.casefold()
    ]
    return same[0] if len(same) == 1 else None
