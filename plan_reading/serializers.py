"""Serializer of what was read, for JSON. What was not found is null or empty, never guessed."""

from typing import Any

from plan_reading.values import Basis, DocumentRead, DueDeadline, QuotaRead, Read, Reading

# What the reader found, as JSON holds it.
Json = dict[str, Any]


def as_json(reading: Reading) -> Json:
    """The reading as the command prints it."""
    return {"documents": [_document(one) for one in reading.documents]}


def _document(one: DocumentRead) -> Json:
    return {
        "number": _value(one.number),
        "symbol": _value(one.symbol),
        "issued_on": one.issued_on.value.isoformat() if one.issued_on else None,
        "place": _value(one.place),
        "issuing_body": _value(one.issuing_body),
        "kind": one.kind,
        "title": _value(one.title),
        "theme": _value(one.theme),
        "bases": [_basis(basis) for basis in one.bases],
        "parent": one.parent.symbol if one.parent else None,
        "references": [_basis(basis) for basis in one.references],
        "participants": [{"kind": kind, "text": read.value} for kind, read in one.participants],
        "phases": [
            {
                "name": phase.name or None,
                "starts_on": phase.starts_on or None,
                "ends_on": phase.ends_on,
            }
            for phase in one.phases
        ],
        "deadlines": [_deadline(deadline) for deadline in one.deadlines],
        "awards": [{"name": award.name, "authority": award.authority} for award in one.awards],
        "quotas": [_quota(quota) for quota in one.quotas],
        "dossiers": [
            {"original_sets": dossier.original_sets, "papers": list(dossier.papers)}
            for dossier in one.dossiers
        ],
        "recipients": [read.value for read in one.recipients],
        "addressees": list(one.addressees),
        "signer": _value(one.signer),
        "capacity": _value(one.capacity),
        "signer_title": _value(one.signer_title),
        "forms": [{"title": form.title, "columns": list(form.columns)} for form in one.forms],
    }


def _value(read: Read[str] | None) -> str | None:
    return read.value if read else None


def _basis(basis: Basis) -> Json:
    return {
        "symbol": basis.symbol or None,
        "issued_on": basis.issued_on.isoformat() if basis.issued_on else None,
        "issuing_body": basis.issuing_body or None,
        "kind": basis.kind,
        "title": basis.title or None,
    }


def _deadline(deadline: DueDeadline) -> Json:
    said: Json = {"kind": deadline.kind, "for": deadline.for_whom or None}
    if deadline.days_after is not None:
        said |= {
            "due_on": None,
            "days_after": deadline.days_after,
            "event": deadline.event or deadline.event_words or None,
            "event_text": deadline.event_words or None,
            "working_days": deadline.in_working_days,
        }
    else:
        said |= {"due_on": deadline.due_on, "boundary": deadline.boundary}
    return said | {"title": deadline.title}


def _quota(quota: QuotaRead) -> Json:
    return {
        "awardee": quota.awardee,
        "limit": quota.limit,
        "per": quota.per,
        "exceptions": [{"for": name, "limit": limit} for name, limit in quota.exceptions],
    }
