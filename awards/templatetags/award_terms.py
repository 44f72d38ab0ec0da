"""Template filters for the terms by which a form of award is voted on."""

from django import template

from awards.councils.tally import terms_text
from awards.models import AwardForm, VotingRule
from awards.models.councils import VotingTerms

register = template.Library()


@register.filter
def voting_terms(form: AwardForm) -> VotingTerms:
    """The rule of a form of award, else the terms that hold without one. No query where the form
    was read with its `voting_rule`."""
    return getattr(form, "voting_rule", None) or VotingRule()


@register.filter
def said(terms: VotingTerms) -> str:
    """The terms as one sentence."""
    return terms_text(terms)
