"""Maren, alone with Ida and Jonas, who both died; two boxes, siblings and not copies. All invented."""

from pathlib import Path

from beside.commands.invented.living import Life, painted
from beside.commands.invented.people import SignsIn
from beside.family.kinds import Baby, FamilyWords
from beside.keepsakes import Place

SILL = Place(kind="home", words="on the windowsill")


def live(spare_folder: Path) -> list[SignsIn]:
    """Five weeks of one mother with two boxes, and nobody else."""
    life = Life.begin(spare_folder, "Europe/London")
    life.at(35, 22, 5)
    house = life.first_evening(
        "Maren",
        FamilyWords(
            zone="Europe/London",
            country="GB",
            accent="plum",
            sentence="Ida and Jonas were born and died on the same day.",
        ),
    )
    for place, name in enumerate(("Ida", "Jonas")):
        house.add(Baby(name=name, place=place))
    life.thing("ida", "box", "Ida’s box", SILL, by="Maren", story="Of dark wood, with the corner that Maren sanded.")
    life.thing("jonas", "box", "Jonas’s box", SILL, by="Maren", second=True, story="Of light wood, from the same shop.")
    life.thing("prints", "prints", "The footprints", SILL, by="Maren")
    life.thing("bear", "bear", "The bear", SILL, by="Maren")
    life.at(20, 19)
    life.thing("flower", "flower", "The flower", SILL, by="Maren")
    life.photo(
        "Four feet in ink, on the day",
        painted((222, 214, 204), (120, 112, 108), (240, 222, 206), seed=7),
        by="Maren",
        covered=True,
    )
    return life.people
