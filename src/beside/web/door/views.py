"""Signing in with five words; the ways back; the one-use link that `beside let-me-in` makes."""

from typing import cast
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from beside.family import holding, letin, members, spare, throttle, visits
from beside.family.members import Opened
from beside.family.visits import Ticket
from beside.web import cookies
from beside.web.boot import boot
from beside.web.door.sweeping import sweep
from beside.web.door.words import NewWords
from beside.web.failures import report
from beside.web.http import HouseRequest, Request, see_other, signed_in
from beside.web.unlock import for_anybody, try_words, waiting
from beside.web.whence import came_from


@for_anybody
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Five words, pasted or typed, capitals and dashes forgiven."""
    family = members.the_family()
    if family is None or not members.has_begun(family):
        return redirect("begin:evening")
    asked = cast(Request, request)
    if request.method != "POST":
        if asked.house is not None:
            return redirect(_next(request))
        return render(request, "door/sign_in.html", {"next": request.GET.get("next", ""), "waiting": waiting(request)})
    opened = try_words(asked, request.POST.get("words", ""))
    if opened is None:
        context = {"differ": True, "next": request.POST.get("next", ""), "waiting": waiting(request)}
        return render(request, "door/sign_in.html", context, status=422)
    return _welcome(request, opened, _next(request))


@require_GET
def ways_back(request: HttpRequest) -> HttpResponseBase:
    """What to do without the words: the command at the computer that runs Beside."""
    return render(request, "door/back.html", {"spare": boot.spare is not None})


@require_POST
@signed_in
def close_near(request: HouseRequest) -> HttpResponseBase:
    """Close the near rooms before their time."""
    visits.close_near(request.ticket)
    return see_other("home:corner")


@for_anybody
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, id: UUID) -> HttpResponseBase:
    """A let-me-in link. Its secret is in the fragment, which a script or a hand posts; looking uses nothing up."""
    if request.method != "POST":
        return render(request, "door/link.html", {"id": id})
    ticket = Ticket.from_link(id, request.POST.get("secret", ""))
    place = throttle.key_for(settings.SECRET_KEY, "link", came_from(request))
    found = letin.open_link(ticket, boot.clock) if ticket and not throttle.links_shut(place, boot.clock) else None
    if ticket is None or found is None:
        throttle.link_missed(place, boot.clock)
        report.warn(request, "a link that opens nothing")
        return render(request, "door/link_closed.html", status=404)
    member, opener = found
    house = spare.house_of(opener, boot.clock)
    form = NewWords.of(request, house)
    if not form.sent or form.refusal:
        name = next((person.name for at, person in letin.people(opener, boot.clock) if at == member), "")
        context = {"id": id, "secret": request.POST["secret"], "form": form, "name": name}
        return render(request, "door/new_words.html", context, status=422 if form.refusal else 200)
    opened = letin.use_link(ticket, form.words, boot.clock)
    if opened is None:
        return render(request, "door/link_closed.html", status=404)
    return _welcome(request, opened, reverse("home:corner") + "?in=1")


def _welcome(request: HttpRequest, opened: Opened, to: str) -> HttpResponse:
    """Begin the visit of somebody whose words fitted, and see to what waits for keys to be at hand."""
    old = cookies.ticket(request)
    if old is not None:
        visits.end(old)
    ticket = visits.begin(opened, boot.key, boot.clock)
    house = opened.house(boot.clock)
    spare.renew(house, boot.spare)
    holding.tell_restored(house, settings.BESIDE_HOME)
    sweep(house)
    answer = see_other(to)
    cookies.give(request, answer, ticket)
    return answer


def _next(request: HttpRequest) -> str:
    to = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(to, {request.get_host()}) and to.startswith("/"):
        return to
    return reverse("home:corner")
