"""The first evening, in one address: what is posted decides which of its four screens comes next."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from beside.base.ids import new_id
from beside.corner.hour import hour_at, season_at
from beside.family import members, spare, visits
from beside.web import cookies
from beside.web.begin import choices
from beside.web.begin.answers import SCREENS, Answers, Screen, turn
from beside.web.begin.home import found
from beside.web.boot import boot
from beside.web.door.words import NewWords
from beside.web.http import see_other
from beside.web.unlock import for_anybody
from beside.web.zone import server_zone, usable_zone


@for_anybody
@require_http_methods(["GET", "HEAD", "POST"])
def evening(request: HttpRequest) -> HttpResponseBase:
    """Four screens and a key. Once a family has begun, this leads to the door."""
    family = members.the_family() or new_id()
    if members.has_begun(family):
        return redirect("door:in")
    answers = Answers.read(request.POST)
    if request.method != "POST":
        return _show(request, "name", answers)
    screen = next((name for name in SCREENS if name == request.POST.get("screen")), SCREENS[0])
    go = request.POST.get("go", "next")
    if screen == "words" and go != "back":
        form = NewWords.read(request, [*answers.names, answers.you])
        if not form.sent or form.refusal:
            return _show(request, "words", answers, form)
        opened = found(family, answers, form.words, spare.bearer(family, boot.spare), boot.clock)
        answer = see_other("home:corner")
        cookies.give(request, answer, visits.begin(opened, boot.key, boot.clock))
        return answer
    return _show(request, *turn(screen, go, answers))


def _show(request: HttpRequest, screen: Screen, answers: Answers, form: NewWords | None = None) -> HttpResponse:
    rows = choices.things(answers)
    zone = usable_zone(answers.zone) or server_zone()
    context = {
        "screen": screen,
        "accent": "moss",
        "answers": answers,
        "carried": list(answers.carried(screen)),
        "choices": rows,
        "shelf": choices.shelf(rows),
        "spare": boot.spare is not None,
        "form": form or NewWords.read(request, []),
        "sky": {"hour": hour_at(zone, boot.clock.now()), "season": season_at(zone, boot.clock.now())},
    }
    refused = form is not None and form.refusal is not None
    return render(request, f"begin/{screen}.html", context, status=422 if refused else 200)
