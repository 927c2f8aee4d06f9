"""Where a thing is, as a sentence; what a place is called; what a line of its ledger says."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.safestring import SafeString

from beside.base.clock import Millis, from_millis
from beside.family.household import Household
from beside.keepsakes import Keepsake, Line, Move, Past, Place, Whereabouts, last_known
from beside.web.thing_words import default_heading, default_word
from beside.web.voice import own, say
from beside.web.wording import inside, say_date, say_time, say_when


@dataclass(frozen=True)
class Speaker:
    """Says where things are, to one reader at one time."""

    household: Household
    now: datetime

    @property
    def zone(self) -> str:
        """The reader's clock: that of home."""
        return self.household.zone

    @property
    def home(self) -> str:
        """The family's own word for home; empty if it has none."""
        return self.household.words.value.home if self.household.words else ""

    def when(self, millis: Millis) -> SafeString:
        """When something was said: a time today, a weekday and time this week, else a date."""
        return say_when(from_millis(millis), now=self.now, zone=self.zone)

    def date(self, millis: Millis) -> SafeString:
        """The date of a time, at home."""
        there = from_millis(millis).astimezone(self.now.tzinfo)
        return say_date(there.date(), today=self.now.date())

    def clock(self, millis: Millis) -> SafeString:
        """The clock time of a moment, at home."""
        return say_time(from_millis(millis), self.zone)

    def who(self, id: UUID | None) -> str:
        """What the family calls whoever said it; empty where that is not known."""
        return self.household.name_of(id)

    def everybody(self) -> list[str]:
        """All of us, by name: the keepers and the children, in the family's order; who has no name is left out."""
        adults = [kept.value.name for kept in self.household.people if kept.value.role == "keeper"]
        return [name for name in (*adults, *(child.value.name for child in self.household.children)) if name]

    def place(self, place: Place, container: str = "") -> SafeString:
        """A place as one sentence, whole words of the family in it as they stand."""
        match place.kind:
            case "not_shown":
                return say("place.notshown", "At home, not shown.")
            case "home":
                return self._at_home(place.words)
            case "with_us":
                return self._with_us(place, container)
            case "not_yet":
                if place.words:
                    return say("place.notyet", "Not with you yet, at {place}.", place=place.words)
                return say("place.notyet|bare", "Not with you yet.")
            case "somebody":
                return self._somebody(place)
            case "safe":
                if place.words:
                    return say("place.safe", "In a safe place: {place}.", place=place.words)
                return say("place.safe|bare", "In a safe place.")
            case "away" | "elsewhere" if place.words:
                return say("place.there", "{place}.", place=place.words)
            case "away" | "elsewhere":
                return say("place.elsewhere", "In another place.")
            case _:
                return say("place.unknown", "Place not written down.")

    def now_at(self, now: Whereabouts, lines: tuple[Line, ...] = ()) -> SafeString:
        """Where a thing is now; of what nobody can see, where it was last."""
        if now.found:
            return self.place(now.place, now.container)
        last = last_known(lines)
        if last is None or last[1].place is None:
            return say("place.notfound|bare", "Not found.")
        where = self.place(last[1].place, last[1].container)
        return say("place.notfound", "Not found. Last written down: {spot}", spot=where)

    def line(self, move: Move) -> SafeString:
        """What one line of the ledger says."""
        if move.act == "slip":
            return say("leave.slip.line", "Taken back.")
        if move.act == "not_found":
            return say("place.notfound|bare", "Not found.")
        if move.act == "found" and move.place:
            return say("place.found", "Found. {spot}", spot=self.place(move.place, move.container))
        return self.place(move.place or Place(kind="unknown"), move.container)

    def by(self, move: Move) -> SafeString:
        """Who said it, and when: "Jo, 9:52."."""
        who, when = self.who(move.by), self.when(move.said)
        if not who:
            return say("said.when", "{time}.", time=when)
        return say("said.by", "{member}, {time}.", member=who, time=when)

    def past(self, past: Past, standing: Collection[UUID]) -> "Told":
        """One line of a history, for the page. Only what nobody has replaced yet can still be taken back there."""
        back = self.when(past.taken_back[1].said) if past.taken_back else ""
        return Told(
            id=past.id,
            says=self.line(past.move),
            by=self.by(past.move),
            taken_back=back,
            can_be_taken_back=not back and past.id in standing,
        )

    def _at_home(self, spot: str) -> SafeString:
        """At home, by the family's own word where it has one: "Our flat, on the windowsill."."""
        if self.home and spot:
            return say("place.home|own", "{place}, {spot}.", place=self.home, spot=spot)
        if self.home:
            return say("place.home.bare|own", "{place}.", place=self.home)
        return say("place.home", "At home, {spot}.", spot=spot) if spot else say("place.home|bare", "At home.")

    def _with_us(self, place: Place, container: str) -> SafeString:
        who = self.who(place.member)
        if container and who:
            return say("place.carried", "With {member}, {container}.", member=who, container=container)
        if container:
            return say("place.bag", "With you, {container}.", container=container)
        return say("place.member", "With {member}.", member=who) if who else say("place.withus", "With you.")

    def _somebody(self, place: Place) -> SafeString:
        if place.person and place.words:
            return say("place.person", "With {person} in {place}.", person=place.person, place=place.words)
        if place.person:
            return say("place.person|bare", "With {person}.", person=place.person)
        return say("place.somebody", "With somebody.")


@dataclass(frozen=True)
class Told:
    """One line of a history as a page shows it."""

    id: UUID
    says: SafeString
    by: SafeString
    taken_back: SafeString | str
    can_be_taken_back: bool


def heading(thing: Keepsake) -> SafeString | str:
    """The family's own word as a heading, in their letters; Beside's word where they have none."""
    return own(thing.word) if thing.word else default_heading(thing.sort, second=thing.second)


def word(thing: Keepsake) -> SafeString | str:
    """What it is called inside a sentence, at its end."""
    return inside(thing.word) if thing.word else default_word(thing.sort, second=thing.second)
