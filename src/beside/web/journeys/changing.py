"""What is changed later: who comes, carries and drives, and what comes along."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from beside import journeys
from beside.base.ids import parse_id
from beside.family.household import Household
from beside.journeys import Journey
from beside.web.faces import Choice
from beside.web.failures.pages import Field
from beside.web.http import HouseRequest, signed_in
from beside.web.journeys import trips, words
from beside.web.journeys.entries import ids_in, ids_of, with_spaces
from beside.web.journeys.gone_on import gone_on
from beside.web.journeys.settle import Piece, settle
from beside.web.keepsakes.words import Speaker, heading
from beside.web.voice import own, plain, say, say_plain

NOBODY = "none"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def who(request: HouseRequest, of: UUID) -> HttpResponseBase:
    """Who comes, who carries, who drives."""
    road = trips.read(request.house, of)
    if road.state.over:
        return gone_on(request, of)
    household, journey = request.household, road.kept.value
    piece = Piece(_who, _put_who, lambda text: _tell_who(text, Speaker(household, road.at)))
    if request.method == "POST":
        return settle(request, road.kept, piece, request.POST.get("mine") or _typed_who(request, journey))
    adults = [(kept.id, kept.value.name) for kept in household.people if kept.value.name]
    everyone = [*adults, *((kept.id, kept.value.name) for kept in household.children)]
    context = {
        "of": of,
        "hidden": {"was": _who(journey)},
        "comes": [
            Choice(value=str(id), text=own(name), chosen=not journey.comes or id in journey.comes)
            for id, name in everyone
        ],
        "carries": [Choice(value=str(id), text=own(name), chosen=id == journey.carries) for id, name in adults],
        "drives": [
            *(Choice(value=str(id), text=own(name), chosen=id == journey.drives) for id, name in adults),
            Choice(value=NOBODY, text=say("go.drives|open", "Not known yet"), chosen=journey.drives is None),
        ],
    }
    return render(request, "journeys/who.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def along(request: HouseRequest, of: UUID) -> HttpResponseBase:
    """What comes along. What is not shown now is neither offered nor taken off."""
    road = trips.read(request.house, of)
    if road.state.over:
        return gone_on(request, of)
    things, journey = road.things, road.kept.value
    piece = Piece(
        lambda value: with_spaces(value.along),
        lambda value, text: journeys.bring(value, ids_in([text])),
        lambda text: [Field(say_plain("go.along", "Comes along"), plain(words.named(ids_in([text]), things)))],
    )
    if request.method == "POST":
        chosen = set(ids_of(request, "along")) | {id for id in journey.along if id in things and not things[id].shown}
        mine = request.POST.get("mine") or with_spaces(id for id in things if id in chosen)
        return settle(request, road.kept, piece, mine)
    context = {
        "of": of,
        "hidden": {"was": with_spaces(journey.along)},
        "things": [
            Choice(value=str(id), text=heading(one.thing), chosen=id in journey.along)
            for id, one in things.items()
            if one.shown
        ],
    }
    return render(request, "journeys/along.html", context)


def _typed_who(request: HouseRequest, journey: Journey) -> str:
    """What was touched; somebody of the family carries, and all of us is said by nobody in particular."""
    household = request.household
    everyone = [kept.id for kept in (*household.people, *household.children)]
    adults = {kept.id for kept in household.people}
    chosen = set(ids_of(request, "comes"))
    comes = tuple(id for id in everyone if id in chosen)
    carries, drives = parse_id(request.POST.get("carries", "")), parse_id(request.POST.get("drives", ""))
    return _written(
        () if _all_of_us(comes, household) else comes,
        carries if carries in adults and carries is not None else journey.carries,
        drives if drives in adults else None,
    )


def _all_of_us(comes: tuple[UUID, ...], household: Household) -> bool:
    adults = [kept.id for kept in household.people if kept.value.name]
    return all(id in comes for id in (*adults, *(kept.id for kept in household.children)))


def _who(journey: Journey) -> str:
    return _written(journey.comes, journey.carries, journey.drives)


def _written(comes: tuple[UUID, ...], carries: UUID, drives: UUID | None) -> str:
    return f"{with_spaces(comes)}|{carries}|{drives or ''}"


def _parted(text: str) -> tuple[str, str, str]:
    comes, _, rest = text.partition("|")
    carries, _, drives = rest.partition("|")
    return comes, carries, drives


def _put_who(journey: Journey, text: str) -> Journey:
    comes, carries, drives = _parted(text)
    return journeys.who(
        journey, comes=ids_in([comes]), carries=parse_id(carries) or journey.carries, drives=parse_id(drives)
    )


def _tell_who(text: str, speaker: Speaker) -> list[Field]:
    comes, carries, drives = _parted(text)
    return [
        Field(say_plain("go.comes", "Who comes"), plain(words.members(ids_in([comes]), speaker))),
        Field(say_plain("go.carries|label", "Who carries"), speaker.who(parse_id(carries))),
        Field(say_plain("go.drives|label", "Who drives"), speaker.who(parse_id(drives))),
    ]
