"""The desk: the first page after signing in."""

from django.http import HttpResponse
from django.shortcuts import render

from accounts.access import SignedInRequest, signed_in
from screens.queues import panels, piles_for


@signed_in
def desk(request: SignedInRequest) -> HttpResponse:
    """What waits for me and what is due: the queues and panels that the apps have entered, in the
    order of their places."""
    user = request.user
    piles = piles_for(user)
    shown = [(panel, panel.context(user)) for panel in panels]
    filled = [(panel, context) for panel, context in shown if panel.aside or any(context.values())]
    parts = sorted(
        [
            *((pile.queue.place, {"pile": pile}) for pile in piles),
            *(
                (panel.place, {"template": panel.template, "panel": context})
                for panel, context in filled
                if not panel.aside
            ),
        ],
        key=lambda part: part[0],
    )
    return render(
        request,
        "dashboard/desk.html",
        {
            "parts": [part for _, part in parts],
            "beside": [
                {"template": panel.template, "panel": context}
                for panel, context in sorted(filled, key=lambda one: one[0].place)
                if panel.aside
            ],
            "nothing_waits": not piles and not any(panel.waits for panel, _ in filled),
        },
    )
