"""What apps above say of an initiative that was found to be similar: that it was recognised.

An app registers a provider in its `ready()`; it gets the keys of the initiatives that are shown,
and gives for those of which it knows something a sentence, in a number of queries that does not
grow with them.
"""

from collections.abc import Callable, Collection, Mapping

Provider = Callable[[Collection[int]], Mapping[int, str]]
_providers: list[Provider] = []


def similarity_remarks(provider: Provider) -> Provider:
    """Register what an app says of similar initiatives."""
    _providers.append(provider)
    return provider


def remarks_on(initiatives: Collection[int]) -> dict[int, str]:
    """By the key of an initiative what is said of it; those of which nobody says anything are not
    in it."""
    found: dict[int, str] = {}
    if initiatives:
        for provider in _providers:
            for key, sentence in provider(initiatives).items():
                found[key] = f"{found[key]} {sentence}" if key in found else sentence
    return found
