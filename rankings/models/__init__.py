"""Models of rankings."""

from rankings.models.entries import RankingEntry
from rankings.models.rankings import RankedKind, Ranking, RankingBand, TieRule

__all__ = ["RankedKind", "Ranking", "RankingBand", "RankingEntry", "TieRule"]
