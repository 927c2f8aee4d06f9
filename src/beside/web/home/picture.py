"""The corner as a picture: what `beside.corner` composed, with the words a screen reader says of it."""

from django.utils.safestring import SafeString

from beside.corner.hour import hour_at, season_at
from beside.corner.now import Now
from beside.corner.scene import Light, Scene, Shown, in_bag, on_shelf
from beside.corner.standing import Standing
from beside.web.addresses import address
from beside.web.keepsakes.words import Speaker, heading
from beside.web.voice import plain, say_plain


def scene(now: Now, speaker: Speaker, says: SafeString, *, linked: bool = True, new_water: bool = False) -> Scene:
    """The scene of home; `says` is the sentence under it, which is the picture's description too."""
    light = Light(
        hour=hour_at(now.zone, now.at), season=season_at(now.zone, now.at), new="water" if new_water else None
    )
    shown = [_shown(one, speaker, linked) for one in now.here]
    title = say_plain("corner.title", "The corner")
    if now.setting in ("packed", "car"):
        small = sum(1 for child in speaker.household.children if (child.value.about or 9) < 8)
        return in_bag(
            shown,
            light,
            title=title,
            desc=plain(says),
            place="car" if now.setting == "car" else "packed",
            seats=min(2, small),
            toy=small > 0,
        )
    if now.setting == "home":
        shown += [_shown(one, speaker, linked) for one in now.too]
    return on_shelf(
        shown,
        light,
        title=title,
        desc=plain(says),
        place="hotel" if now.setting == "there" else "home",
        glass=_glass(now) if now.water else None,
        cloth=_cloth(now) if now.awaited and now.setting == "home" else None,
        books=len(shown) < 2,
    )


def _shown(one: Standing, speaker: Speaker, linked: bool) -> Shown:
    thing = one.thing
    return Shown(
        sort=thing.sort,
        name=plain(heading(thing)),
        desc=plain(speaker.place(one.now.place, one.now.container)),
        href=address("keepsakes:one", one.id) if linked else "",
        second=thing.second,
    )


def _glass(now: Now) -> Shown:
    return Shown(
        sort="glass",
        name=say_plain("corner.glass", "The glass of water"),
        desc=say_plain("corner.glass", "Full. It stays until evening."),
    )


def _cloth(now: Now) -> Shown:
    return Shown(
        sort="ready",
        name=say_plain("corner.cloth", "The cloth"),
        desc=say_plain("corner.cloth", "Laid ready."),
    )
