"""The true picture, as home shows it, at the head of a page of a journey."""

from collections.abc import Sequence

from beside.corner.now import Now, Trip, now
from beside.corner.scene import Scene
from beside.rituals import Time
from beside.web.home import picture, told
from beside.web.journeys.trips import Travels
from beside.web.keepsakes.words import Speaker


def here(travels: Travels, moments: Sequence[Time], speaker: Speaker) -> Now:
    """What is true now."""
    ways = [Trip(road.id, road.journey, road.steps, road.state) for road in travels.roads]
    return now(tuple(travels.things.values()), ways, moments, travels.at, speaker.zone)


def scene(travels: Travels, moments: Sequence[Time], speaker: Speaker, *, new_water: bool = False) -> Scene:
    """The picture of it; nothing in it is touched here. `new_water`: a glass was brought in this very moment."""
    found = here(travels, moments, speaker)
    has_ashes = any(one.thing.holds_ashes for one in travels.things.values())
    says = told.first_sentence(found, speaker, has_ashes=has_ashes)
    return picture.scene(found, speaker, says, linked=False, new_water=new_water and found.water is not None)
