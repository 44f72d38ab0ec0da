"""The small Củ Chi of the campaigns' tests."""

from tests.campaigns.conftest import cu_chi

__all__ = ["cu_chi"]
