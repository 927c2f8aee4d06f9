"""The pages of trouble. Each can be made with no database, no family and no page around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from beside.web.always import help_page
from beside.web.failures import report
from beside.web.failures.typed import typed

LAST = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Beside</title>"
    "<h1>Something in Beside broke. It was not you.</h1><p>What was kept before is kept.</p>"
    '<p><a href="/">Open home</a> <a href="/help/">Help now</a></p>'
)
"""What is sent when not even the plain page can be made."""

LEAVE, AWAY, HELP = "/quick/", "/measures/", "/help/"
"""Where [Leave quickly] posts, the neutral page, and help: written out, since this has to hold without any lookup."""


@dataclass(frozen=True)
class Field:
    """One thing that two people wrote at the same time, as a page shows it."""

    label: str
    text: str


def shown(request: HttpRequest, name: str, status: int, context: Mapping[str, object] | None = None) -> HttpResponse:
    """The page `failures/<name>.html`, inside Beside's own page where that can be made, else bare.

    It never raises: it is the last thing that can be said. Who wanted to leave quickly leaves all the same, and who
    asked for help gets the numbers, which hang on nothing.
    """
    if request.path == LEAVE and status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return HttpResponse(status=HTTPStatus.SEE_OTHER, headers={"Location": AWAY})
    if request.path == HELP and status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return _made(request, "always/help.html", HTTPStatus.OK, help_page.context(request), ("failures/bare.html",))
    given = {"typed": typed(request), **(context or {})}
    return _made(request, f"failures/{name}.html", status, given, ("failures/around.html", "failures/bare.html"))


def _made(
    request: HttpRequest, template: str, status: int, given: Mapping[str, object], arounds: Sequence[str]
) -> HttpResponse:
    for around in arounds:
        try:
            text = render_to_string(
                template, {**given, "around": around}, request if around.endswith("around.html") else None
            )
        except Exception as error:  # noqa: BLE001 - whatever stands in the way of the page, something must be said
            report.note(request, "the page of a failure could not be made", error)
            continue
        return _answer(text, status)
    return _answer(LAST, status)


def gone(request: HttpRequest) -> HttpResponse:
    """404. The same for what is not there, not yours, put away or taken back."""
    return shown(request, "gone", 404)


def broke(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    """500. What is kept is kept; the code for whoever runs this place stands last and small."""
    return shown(request, "broke", 500, {"code": report.note(request, "broke", error)})


def no_room(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    """507. The disk is full; what was typed stands in the page and can be copied or sent again."""
    report.note(request, "no room", error)
    return shown(request, "no_room", 507)


def busy(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    """503. Something else was being written for too long; the same form can be sent again."""
    report.note(request, "busy", error)
    response = shown(request, "busy", 503)
    response["Retry-After"] = "5"
    return response


def too_large(request: HttpRequest, limit: str) -> HttpResponse:
    """413. What came is larger than what fits here; `limit` is how much that is, in words ("50 MB")."""
    return shown(request, "too_large", 413, {"limit": limit})


def from_elsewhere(request: HttpRequest) -> HttpResponse:
    """403. The form did not come from a page of this Beside, or from one that was opened too long before."""
    report.note(request, "refused a form from elsewhere")
    return shown(request, "from_elsewhere", 403)


def unopenable(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    """500. The sealed thing that this page shows does not open. Nothing was changed or removed."""
    return shown(request, "unopenable", 500, {"code": report.note(request, "unopenable", error)})


def changed(request: HttpRequest) -> HttpResponse:
    """409, where a view has no page of its own for two versions: nothing was written over, the text is here."""
    return shown(request, "changed", 409)


def both(
    request: HttpRequest,
    *,
    member: str,
    action: str,
    mine: Sequence[Field],
    theirs: Sequence[Field],
    carry: Mapping[str, str],
    can_keep_both: bool = True,
) -> HttpResponse:
    """409. Two people changed one thing at the same time: both versions, and the choice (`failures/both.html`).

    `member`: what the family calls the other one; empty if nobody knows. `action`: where the choice is posted, with
    `keep` as "mine", "theirs" or "both". `carry`: fields that go along unseen: my values, and the `rev` that stands
    now. `can_keep_both`: False where two of the thing make no sense.
    """
    context = {
        "member": member,
        "action": action,
        "mine": mine,
        "theirs": theirs,
        "carry": carry,
        "can_keep_both": can_keep_both,
    }
    return shown(request, "both", 409, context)


def _answer(text: str, status: int) -> HttpResponse:
    response = HttpResponse(text, status=status)
    response["Cache-Control"] = "no-store, private"
    return response
