"""Living through weeks that never were: a clock that is moved on, and verbs said by whoever said them then.

Everything goes through the verbs that the pages use; nothing is written past them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pyvips
from django.db import transaction

from beside import keepsakes, memories
from beside.base.clock import SetClock
from beside.base.ids import new_id
from beside.commands.invented.people import SignsIn
from beside.family import members, spare
from beside.family.kinds import FamilyWords, LivingChild, Person
from beside.family.members import Opened
from beside.family.rooms import Bearer
from beside.items.house import House
from beside.items.kinds import Entry, Kind, RoomKind
from beside.journeys import Journey, Step
from beside.keepsakes import Keepsake, Line, Move, Place, Sort
from beside.memories import Memory, Picture, SealedFile
from beside.objects.held import Held
from beside.objects.pictures import prepare_and_keep

WORDS: dict[str, str] = {
    "Ana": "kettle orchard marble ferry tundra",
    "Jo": "ladder pepper saddle velvet harbor",
    "Oma": "button walnut meadow pencil window",
    "Maren": "lantern gravel acorn ribbon canoe",
}
"""Five words each. They stand here for all to read: nobody's real Beside may have them."""


@dataclass
class Life:
    """One family's invented weeks, ending now."""

    zone: ZoneInfo
    clock: SetClock
    family: UUID
    spare: Bearer | None
    opened: dict[str, Opened] = field(default_factory=dict)
    people: list[SignsIn] = field(default_factory=list)
    things: dict[str, UUID] = field(default_factory=dict)

    @classmethod
    def begin(cls, spare_folder: Path, zone: str) -> "Life":
        """An empty data folder with its spare key, some weeks back."""
        kept = spare.prepare(spare_folder)
        family = members.the_family()
        assert family is not None
        return cls(ZoneInfo(zone), SetClock(datetime.now(UTC)), family, spare.bearer(family, kept.public_hash))

    def at(self, days_back: int, hour: int, minute: int = 0) -> datetime:
        """Go to a day so many days back, at a time on the family's clock; never past the present."""
        now = datetime.now(UTC)
        day = now.astimezone(self.zone).date() - timedelta(days=days_back)
        told = datetime.combine(day, time(hour, minute), self.zone).astimezone(UTC)
        self.clock.at = min(told, now - timedelta(minutes=2))
        return self.clock.at

    def first_evening(self, name: str, words: FamilyWords) -> House:
        """The first member of the family, and what Beside is told of it."""
        with transaction.atomic():
            self.opened[name] = members.found(self.family, WORDS[name], self.spare)
            house = self.house(name)
            house.add(words)
            house.add(Person(name=name, role="keeper"), id=house.member)
        self._note(name, "keeper")
        return house

    def joins(self, name: str, person: Person) -> None:
        """Another adult is let in, with words of their own."""
        members.join(self.house(), WORDS[name], person)
        opened = members.try_words(self.family, WORDS[name])
        assert opened is not None
        self.opened[name] = opened
        self._note(name, person.role)

    def child(self, name: str, about: int, place: int) -> UUID:
        """A living child of the family."""
        return members.add_child(self.house(), LivingChild(name=name, about=about, place=place), self.spare)

    def house(self, name: str = "") -> House:
        """The house as one of them opens it; the first, unless another is named."""
        opened = self.opened[name] if name else next(iter(self.opened.values()))
        return opened.house(self.clock)

    def who(self, name: str) -> UUID:
        """A member's id."""
        return self.opened[name].member

    def thing(
        self, key: str, sort: Sort, word: str, place: Place, *, by: str, second: bool = False, story: str = ""
    ) -> None:
        """Something they have, and where it is."""
        spot = place.words if place.kind == "home" else ""
        kept = self.house(by).add(Keepsake(sort=sort, word=word, spot=spot, second=second, story=story))
        self.things[key] = kept.id
        self.move(key, lambda seen: keepsakes.put(place, by=self.who(by), clock=self.clock, seen=seen), by=by)

    def move(self, key: str, say: Callable[[tuple[UUID, ...]], Move], *, by: str) -> None:
        """Something is said about where a thing is, by somebody who sees what stands."""
        seen = keepsakes.whereabouts(self.lines(key)).seen
        self.house(by).append(say(seen), of=self.things[key], id=new_id())

    def lines(self, key: str) -> list[Line]:
        """The ledger of a thing so far."""
        return [(move.id, move.value) for move in self.house().all(Move, of=self.things[key])]

    def moves(self) -> dict[UUID, list[Line]]:
        """The ledgers of all things so far."""
        return {id: self.lines(key) for key, id in self.things.items()}

    def keep[K: Kind](self, value: K, *, by: str, of: UUID | None = None, room: RoomKind | None = None) -> UUID:
        """Keep something; returns its id."""
        return self.house(by).append(value, of=of, id=new_id(), room=room).id

    def say(self, entry: Entry, *, of: UUID, by: str) -> None:
        """A line in a ledger."""
        self.house(by).append(entry, of=of, id=new_id())

    def step(self, journey: UUID, step: Step, *, by: str) -> None:
        """A journey goes on."""
        self.say(step, of=journey, by=by)

    def steps(self, journey: UUID) -> list[tuple[UUID, Step]]:
        """What was said of a journey so far."""
        return [(step.id, step.value) for step in self.house().all(Step, of=journey)]

    def plan(self, journey: Journey, *, by: str) -> UUID:
        """A journey is planned; returns its id."""
        return self.keep(journey, by=by)

    def photo(self, line: str, pixels: bytes, *, by: str, covered: bool = False, room: RoomKind = "everyday") -> None:
        """A photo is kept."""
        picture = self.picture(pixels)
        memory = memories.keep_photo(picture, by=self.who(by), clock=self.clock, line=line, covered=covered)
        self._hold(memory, by, room)

    def bag(self, line: str, pixels: bytes, departure: keepsakes.Departure, *, by: str) -> None:
        """A picture of the packed bag is kept."""
        memory = memories.keep_bag(self.picture(pixels), departure, by=self.who(by), clock=self.clock, line=line)
        self._hold(memory, by, "together")

    def picture(self, pixels: bytes) -> Picture:
        """A photo as sealed files: the original and its two smaller copies."""
        photo = prepare_and_keep(self.family, [pixels], filename="photo.jpg")
        assert photo.view is not None
        assert photo.small is not None
        return Picture(
            original=_file(photo.original),
            view=_file(photo.view),
            small=_file(photo.small),
            width=photo.width,
            height=photo.height,
        )

    def _hold(self, memory: Memory, by: str, room: RoomKind) -> None:
        self.house(by).add(memory, room=room)

    def _note(self, name: str, role: str) -> None:
        self.people.append(SignsIn(name=name, role=role, sign_in="/in/", passphrase=WORDS[name]))


type Colour = tuple[int, int, int]


def painted(sky: Colour, ground: Colour, light: Colour, *, seed: int) -> bytes:
    """An invented photo out of focus: a far line of hills, a few soft lights, grain. Nobody and nothing is on it."""
    width, height = 1600, 1200
    rows = pyvips.Image.xyz(width, height)[1].cast("float") / height
    hills = pyvips.Image.perlin(width, height, cell_size=420, seed=seed).cast("float")
    ground_here = ((rows + hills * 0.09 - 0.62) * 9).math("tanh") * 0.5 + 0.5
    lights = pyvips.Image.worley(width, height, cell_size=360, seed=seed).cast("float")
    glow = (lights * -0.011).math("exp") * 0.55
    grain = pyvips.Image.gaussnoise(width, height, sigma=4, mean=0, seed=seed)
    bands = []
    for above, below, lit in zip(sky, ground, light, strict=True):
        air = rows * (lit - above) * 0.7 + above
        plain = air * (ground_here * -1 + 1) + ground_here * below
        bands.append(plain * (glow * -1 + 1) + glow * lit + grain)
    soft = bands[0].bandjoin(bands[1:]).gaussblur(6)
    return bytes(soft.cast("uchar").copy(interpretation="srgb").write_to_buffer(".jpg", Q=88))


def _file(held: Held) -> SealedFile:
    return SealedFile(
        object=held.object,
        key=held.key,
        length=held.length,
        type=held.type,
        sha256=held.sha256,
        filename=held.filename,
    )
