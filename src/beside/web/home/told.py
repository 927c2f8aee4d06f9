"""The corner in words. The first sentence says what the picture shows; whatever is elsewhere gets a line of its own."""

from collections.abc import Iterable, Sequence

from django.utils.safestring import SafeString

from beside.corner.hour import ClockPart, clock_part
from beside.corner.now import Now
from beside.corner.standing import Standing
from beside.web.keepsakes.words import Speaker, word
from beside.web.voice import say
from beside.web.wording import inside, listing, things


def words_of(standings: Iterable[Standing]) -> SafeString:
    """The things after a colon, by the family's own words."""
    return things([word(one.thing) for one in standings])


def first_sentence(now: Now, speaker: Speaker, *, has_ashes: bool) -> SafeString:
    """Where the baby's things are, in one sentence: the one that the picture shows."""
    if now.empty:
        return say("corner.clear", "A windowsill, with room on it. It may stay as it is.")
    if not now.here:
        return _nothing_here(now, speaker)
    names = words_of(now.here)
    match now.setting:
        case "there":
            return say("corner.stay|bare", "{place}: {things}.", place=now.place, things=names)
        case "car":
            return _on_the_way(now, speaker, names)
        case "packed":
            return _packed(now, names)
        case _:
            if not has_ashes:
                return say("corner.plain", "On the shelf: {things}.", things=names)
            return _at_home(speaker.home, now.place, names, clock_part(now.zone, now.at))


def other_lines(now: Now, speaker: Speaker) -> list[SafeString]:
    """What is elsewhere, a line each; whose place is contradicted says both."""
    lines: list[SafeString] = []
    if now.setting == "car" and now.container:
        lines.append(say("place.container", "{container}.", container=_upper(now.container)))
    if now.too and now.setting == "home":
        lines.append(say("corner.too", "At home, too: {things}.", things=words_of(now.too)))
    elif now.too:
        lines.append(_apart_at_home(speaker.home, words_of(now.too)))
    awaited = now.awaited if now.here else now.awaited[1:]
    lines += [_awaited(one) for one in awaited]
    lines += [_apart(one, speaker) for one in now.apart if one is not _said_first(now)]
    return lines


def hour_line(now: Now) -> SafeString | None:
    """The hour where the things are, if that is away from home."""
    return _there(clock_part(now.zone, now.at)) if now.setting == "there" else None


def water_line(now: Now, speaker: Speaker) -> SafeString | None:
    """The glass, if somebody brought one today; nothing where nobody did."""
    if now.water is None:
        if now.water_today is None or clock_part(now.zone, now.at) != "evening":
            return None
        return say("corner.water.evening", "A glass of water stood here today.")
    moment = now.water[1]
    by = listing(moment.children) if moment.children else speaker.who(moment.by)
    if not by:
        return say("corner.water|nobody", "A full glass of water.")
    return say("corner.water", "A full glass of water, brought by {child}.", child=by)


def _at_home(home: str, spot: str, names: SafeString, part: ClockPart) -> SafeString:
    """At home, at this hour; by the family's own word for home where it has one, which stands as it is."""
    if home and spot:
        return say("corner.home|own", "{place}, {spot}: {things}.", place=home, spot=spot, things=names)
    if home:
        return say("corner.home.bare|own", "{place}: {things}.", place=home, things=names)
    if spot:
        match part:
            case "morning":
                return say("corner.home|morning", "Morning at home, {spot}: {things}.", spot=spot, things=names)
            case "evening":
                return say("corner.home|evening", "Evening at home, {spot}: {things}.", spot=spot, things=names)
            case "night":
                return say("corner.home|night", "Night at home, {spot}: {things}.", spot=spot, things=names)
            case _:
                return say("corner.home", "At home, {spot}: {things}.", spot=spot, things=names)
    match part:
        case "morning":
            return say("corner.home.bare|morning", "Morning at home: {things}.", things=names)
        case "evening":
            return say("corner.home.bare|evening", "Evening at home: {things}.", things=names)
        case "night":
            return say("corner.home.bare|night", "Night at home: {things}.", things=names)
        case _:
            return say("corner.home.bare", "At home: {things}.", things=names)


def _apart_at_home(home: str, names: SafeString) -> SafeString:
    """What stayed at home while the rest is elsewhere."""
    if home:
        return say("corner.apart|own", "{place}: {things}.", place=home, things=names)
    return say("corner.apart", "At home: {things}.", things=names)


def _there(part: ClockPart) -> SafeString:
    match part:
        case "morning":
            return say("corner.there|morning", "It is morning there.")
        case "evening":
            return say("corner.there|evening", "It is evening there.")
        case "night":
            return say("corner.there|night", "It is night there.")
        case _:
            return say("corner.there|day", "It is day there.")


def _packed(now: Now, names: SafeString) -> SafeString:
    place = now.under_way.journey.place if now.under_way else ""
    if place and now.container:
        return say(
            "corner.packed",
            "Packed for {place}, {container}: {things}.",
            place=place,
            container=now.container,
            things=names,
        )
    if place:
        return say("corner.packed|bare", "Packed for {place}: {things}.", place=place, things=names)
    if now.container:
        return say("corner.with|container", "With you, {container}: {things}.", container=now.container, things=names)
    return say("corner.with|us", "With you: {things}.", things=names)


def _on_the_way(now: Now, speaker: Speaker, names: SafeString) -> SafeString:
    assert now.under_way is not None
    people = [speaker.who(id) for id in now.under_way.journey.comes] or speaker.everybody()
    members = listing([one for one in people if one])
    if now.under_way.state.phase == "back":
        if not members:
            return say("corner.way.home|bare", "On the way home: {things}.", things=names)
        return say("corner.way.home", "On the way home, with {members}: {things}.", members=members, things=names)
    place = now.under_way.journey.place
    if not members:
        return say("corner.way|bare", "On the way to {place}: {things}.", place=inside(place), things=names)
    return say(
        "corner.way",
        "On the way to {place}, with {members}: {things}.",
        place=inside(place),
        members=members,
        things=names,
    )


def everybody(speaker: Speaker) -> Sequence[str]:
    """All of us, by name."""
    return speaker.everybody()


def _nothing_here(now: Now, speaker: Speaker) -> SafeString:
    first = _said_first(now)
    if now.awaited:
        return _awaited(now.awaited[0])
    assert first is not None
    return _apart(first, speaker)


def _said_first(now: Now) -> Standing | None:
    """What the first sentence says where nothing stands in the picture."""
    if now.here or now.awaited or not now.apart:
        return None
    return now.apart[0]


def _awaited(one: Standing) -> SafeString:
    place = one.now.place.words
    if place:
        return say("corner.notyet", "Not with you yet, at {place}: {thing}.", place=place, thing=word(one.thing))
    return say("corner.notyet|bare", "Not with you yet: {thing}.", thing=word(one.thing))


def _apart(one: Standing, speaker: Speaker) -> SafeString:
    """A thing that is somewhere else, with the date since when; never for how long."""
    place, name = one.now.place, word(one.thing)
    since = speaker.date(one.now.since) if one.now.since is not None else ""
    if one.now.contradicted:
        return say("leave.two.line", "Two answers: {thing}.", thing=name)
    if not one.now.found:
        return say("find.line", "Not found: {thing}.", thing=name)
    match place.kind:
        case "somebody" if place.person and place.words:
            return say(
                "corner.with",
                "With {person} in {place}, since {date}: {thing}.",
                person=place.person,
                place=place.words,
                date=since,
                thing=name,
            )
        case "somebody" if place.person:
            return say(
                "corner.with|place",
                "With {person}, since {date}: {thing}.",
                person=place.person,
                date=since,
                thing=name,
            )
        case "somebody":
            return say("corner.with|somebody", "With somebody: {thing}.", thing=name)
        case "with_us":
            who = speaker.who(place.member)
            if who:
                return say("corner.with|member", "With {member}: {thing}.", member=who, thing=name)
            return say("corner.with|us", "With you: {things}.", things=name)
        case "safe" if place.words:
            return say("corner.safe", "In a safe place, {place}: {thing}.", place=place.words, thing=name)
        case "safe":
            return say("corner.safe|bare", "In a safe place: {thing}.", thing=name)
        case "away" | "elsewhere" if place.words:
            return say("corner.stay|one", "{place}: {thing}.", place=place.words, thing=name)
        case "away" | "elsewhere":
            return say("corner.elsewhere", "In another place: {thing}.", thing=name)
        case _:
            return say("corner.unknown", "Place not written down: {thing}.", thing=name)


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
