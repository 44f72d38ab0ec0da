"""Initial values of a plan's own fields, from a document's head and foot."""

from typing import TYPE_CHECKING

from campaigns.models import Plan
from campaigns.models.plans import DocumentKind, RegistrationForm
from campaigns.rules.campaign_years import proposed_years
from campaigns.rules.lineage import symbol_of
from decisions.signature import Capacity
from plan_reading.forms.header import HeaderForm, Parents
from plan_reading.forms.initial_values import campaign_days, registration_form_of, signer_title_text
from plan_reading.forms.passages import MISSING, Evidence
from plan_reading.values import DocumentRead
from screens.fields import Initial

if TYPE_CHECKING:
    from plan_reading.forms.documents import DocumentForms

# Field of the plan, where it was read, at most so many letters.
_READ_AS_IS = (
    ("number", "number", 20),
    ("symbol", "symbol", 40),
    ("place", "place", 80),
    ("title", "title", 500),
    ("theme", "theme", 500),
    ("signer_name", "signer", 150),
    ("signer_capacity", "capacity", 5),
    ("signer_title", "signer_title", 150),
)
# Of a superior's document these are not one's own.
_THEIRS = (
    "number",
    "symbol",
    "place",
    "issued_on",
    "signer_name",
    "signer_capacity",
    "signer_title",
)


def header_of(document: "DocumentForms") -> HeaderForm:
    """The form of the plan's own fields, each with its evidence."""
    initial, evidence = _as_read(document)
    parents = _parents(document)
    _place(document, initial, evidence, parents)
    if document.is_from_above:
        for name in _THEIRS:
            initial[name], evidence[name] = "", MISSING
        if body := document.issuer:
            initial |= {"symbol": symbol_of(initial["kind"], body.symbol), "place": body.place_name}
    whole = document.whole
    return HeaderForm(
        whole.typed,
        prefix=document.prefix,
        initial=initial,
        bodies=whole.bodies,
        offices=whole.bodies,
        parents=parents,
        area_sets=whole.area_sets,
        evidence=evidence,
    )


def _as_read(document: "DocumentForms") -> tuple[Initial, dict[str, Evidence]]:
    read = document.read
    initial: Initial = {
        "kind": read.kind if read.kind in DocumentKind.values else DocumentKind.PLAN
    }
    evidence: dict[str, Evidence] = {}
    for name, source, longest in _READ_AS_IS:
        found = getattr(read, source)
        initial[name] = found.value.strip()[:longest].strip() if found else ""
        evidence[name] = document.mark(name, found.span, found.confidence) if found else MISSING
    if initial["signer_capacity"] not in Capacity.values:
        initial["signer_capacity"] = ""
    initial["signer_title"] = signer_title_text(read, document.whole.text)[:150]
    day = read.issued_on
    initial["issued_on"] = day.value if day else None
    evidence["issued_on"] = document.mark("issued_on", day.span, day.confidence) if day else MISSING
    starts, ends, span = campaign_days(read)
    initial |= {"starts_on": starts, "ends_on": ends}
    evidence["starts_on"] = document.mark("starts_on", span, 1.0) if starts else MISSING
    evidence["ends_on"] = document.mark("ends_on", span, 1.0) if ends else MISSING
    if years := proposed_years(initial["title"], starts, ends, initial["issued_on"]):
        initial["campaign_from_year"] = years.first
        initial["campaign_to_year"] = years.last if years.last != years.first else None
    # Not marked in the text: where the title names it, the title's mark shows it.
    evidence["campaign_from_year"] = evidence["campaign_to_year"] = MISSING
    initial["registration_form"] = registration_form_of(read)
    evidence["registration_form"] = document.mark("registration_form", None, 0.5)
    if initial["registration_form"] == RegistrationForm.INITIATIVES:
        initial["reform_area_set"] = _area_set(document)
        evidence["reform_area_set"] = document.mark("reform_area_set", None, 0.5)
    return initial, evidence


def _area_set(document: "DocumentForms") -> str:
    """The first set of the document's year."""
    day = document.read.issued_on
    for one in document.whole.area_sets:
        after = not day or not one.from_year or one.from_year <= day.value.year
        before = not day or not one.to_year or day.value.year <= one.to_year
        if after and before:
            return str(one.pk)
    return ""


def _place(
    document: "DocumentForms",
    initial: Initial,
    evidence: dict[str, Evidence],
    parents: Parents,
) -> None:
    """Whose it is, who receives for it, and under which plan it stands."""
    read, issuer = document.read, document.issuer
    name = read.issuing_body
    initial["issuing_body"] = str(issuer.pk) if issuer else ""
    is_sure = document.own_body is not None and document.named.is_exact
    evidence["issuing_body"] = (
        document.mark("issuing_body", name.span, name.confidence if is_sure else 0.5)
        if name
        else MISSING
    )
    offices = [body for body in document.whole.bodies if issuer and body.acts_for_id == issuer.pk]
    initial["receiving_body"] = str(offices[0].pk) if offices else ""
    evidence["receiving_body"] = document.mark("receiving_body", None, 0.5) if offices else MISSING
    initial["parent"] = next(iter(parents), "")
    cited = read.parent
    evidence["parent"] = (
        document.mark("parent", cited.span, 1.0 if parents else 0.5) if cited else MISSING
    )
    initial["take"] = document.held is None and issuer is not None


def _parents(document: "DocumentForms") -> Parents:
    """The plans that the document may stand under, the likeliest first: of this text, and of the
    portal."""
    whole, read = document.whole, document.read
    offered: Parents = {}
    if document.is_from_above and document.held and document.held.is_published:
        offered[f"ke-hoach-{document.held.pk}"] = _of_portal(document.held)
    in_text: Parents = {}
    for basis in filter(None, (read.parent, *read.bases)):
        for plan in whole.holdings.plans_cited(basis):
            if plan.is_published and document.issuer != plan.issuing_body:
                offered.setdefault(f"ke-hoach-{plan.pk}", _of_portal(plan))
        for place, other in enumerate(whole.reading.documents):
            if other is not read and _reference(other) == basis.symbol != "":
                in_text[f"tep-{place}"] = (place, f"Trong văn bản này: {basis.symbol}")
    # What the portal holds already comes first; what only this text holds, before other plans.
    is_new = any(
        whole.holdings.stored_plan(whole.reading.documents[at]) is None
        for at, _ in in_text.values()
    )
    return {**in_text, **offered} if is_new else {**offered, **in_text}


def _reference(one: DocumentRead) -> str:
    """Number and symbol of a document, as another cites it."""
    return f"{one.number.value}/{one.symbol.value}" if one.number and one.symbol else ""


def _of_portal(plan: Plan) -> tuple[Plan, str]:
    return plan, f"{plan}, {plan.issuing_body.called}"
