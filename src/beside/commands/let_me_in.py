"""`beside let-me-in`: somebody of the family gets a new way in, with the spare key that this computer keeps."""

import argparse
import os
import sys
from collections.abc import Iterable
from uuid import UUID

from beside.base.clock import Clock, SystemClock
from beside.commands import django_here  # noqa: F401 - sets Django up, before any model
from beside.commands.doctor import answers_at
from beside.commands.home import here, spare_folder
from beside.commands.refused import Refused
from beside.family import letin, spare
from beside.family.household import Household
from beside.family.kinds import Person
from beside.family.spare import Opener
from beside.seal import Unopenable, five_words, normalise, refusal

NOT_TAKEN = {
    "known": "This contains a name or a date from your family. People who know you would try those first.",
    "guessable": "This is found by trying. One or two more words will do, or take the five words.",
    "unassigned": "One of these characters is too new to be relied on. Please choose another.",
}
"""Why own words are not taken; `short` counts its characters. VOICE: key.own, key.short, key.known."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """For whom, and where the new words are chosen."""
    parser.add_argument("--for", dest="whom", metavar="NAME", help="whom to let in; asked if not said")
    parser.add_argument("--yes", action="store_true", help="do not ask whether it is meant")
    parser.add_argument("--terminal", action="store_true", help="choose the new words here, not on a page")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000), help="where Beside runs")


def run(told: argparse.Namespace) -> int:
    """Ask for whom, then give a link that opens once within ten minutes, or take the new words here."""
    os.umask(0o077)
    clock = SystemClock()
    opener = open_spare()
    member, person = choose(letin.people(opener, clock), told.whom)
    print(f"{person.name} chooses new words. The others see when, and for whom.")
    if not told.yes and ask("Go on? [y/n] ").casefold() not in ("y", "yes"):
        print("Nothing was changed.")
        return 1
    if told.terminal:
        letin.let_in(opener, member, new_words(opener, clock), clock)
        print(f"{person.name} can sign in with the new words. The old ones still open the pages for them alone.")
        return 0
    if not answers_at(told.port):
        raise Refused(
            f"Nothing answers at port {told.port}, so no page can be opened. "
            "Start Beside in another terminal first, or use --terminal here."
        )
    ticket = letin.make_link(opener, member, clock)
    print("Open this address on this computer. It opens once, within ten minutes:")
    print(f"http://127.0.0.1:{told.port}/l/{ticket.id}#{ticket.link_secret()}")
    return 0


def open_spare() -> Opener:
    """What the spare key of this computer opens. `Refused` if there is none, or it does not open."""
    home = here()
    if not home.database.exists():
        raise Refused(f"No family lives in {home.path}.")
    try:
        opener = spare.open_with_file(spare_folder())
    except Unopenable as error:
        raise Refused(
            "The spare key on this computer does not open this family's data. Another adult, or a phone still "
            "signed in, may."
        ) from error
    if opener is None:
        raise Refused(f"No spare key lies in {spare_folder()}. Another adult, or a phone still signed in, may help.")
    return opener


def choose(people: list[tuple[UUID, Person]], named: str | None) -> tuple[UUID, Person]:
    """Whom to let in: the one named, or asked for by number. `Refused` if there is nobody of that name."""
    if not people:
        raise Refused("Nobody can be let in yet: the first evening has not been, or this key holds no rooms.")
    if named is not None:
        fitting = [one for one in people if normalise(one[1].name) == normalise(named)]
        if len(fitting) != 1:
            names = ", ".join(person.name for _, person in people)
            raise Refused(f"Nobody here is called {named}. The names are: {names}.")
        return fitting[0]
    print("Who is to be let in?")
    for number, (_, person) in enumerate(people, 1):
        print(f"  {number}  {person.name}")
    while True:
        answer = ask("The number or the name: ")
        if answer.isdecimal() and 1 <= int(answer) <= len(people):
            return people[int(answer) - 1]
        fitting = [one for one in people if normalise(one[1].name) == normalise(answer)]
        if len(fitting) == 1:
            return fitting[0]
        print("That is none of these.")


def new_words(opener: Opener, clock: Clock) -> str:
    """New words, chosen in the terminal: the five offered, or own ones that a stranger would not find."""
    offered = " ".join(five_words())
    print("Here are five words. Together they are the new passphrase.")
    print(f"\n    {offered}\n")
    print("Write them on paper before you go on. The order matters.")
    household = Household.of(spare.house_of(opener, clock))
    known = [
        *(baby.value.name for baby in household.babies),
        *(person.value.name for person in household.people),
        *(child.value.name for child in household.children),
    ]
    while True:
        own = ask("Enter takes these five, or type words of your own: ")
        if not own:
            return offered
        why = said_against(own, [name for name in known if name])
        if why is None:
            return own
        print(why)


def said_against(own: str, known: Iterable[str]) -> str | None:
    """Why these words are not taken, as a sentence; None if they are."""
    why = refusal(own, known)
    if why is None:
        return None
    if why == "short":
        return f"15 characters are needed; this has {len(normalise(own))}. One or two more words will do."
    return NOT_TAKEN[why]


def ask(question: str) -> str:
    """One line from the terminal. `Refused` if there is nobody to ask."""
    try:
        return input(question).strip()
    except EOFError:
        print(file=sys.stderr)
        raise Refused("Nobody answered, so nothing was changed.") from None
