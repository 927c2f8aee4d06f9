"""The family's own sentence, used whole wherever Beside says that the baby died (VOICE 1, "How to name the baby")."""

from django.utils.safestring import SafeString

from beside.family.household import Household
from beside.web.voice import own, say
from beside.web.wording import baby_variant, name_baby


def baby_sentence(household: Household) -> SafeString:
    """The `{baby_sentence}` for adults: as the family wrote it, in any faith, or Beside's own until they did."""
    if household.words and household.words.value.sentence:
        return own(household.words.value.sentence)
    return besides_sentence(household)


def besides_sentence(household: Household) -> SafeString:
    """What Beside says by itself, by the names: "Mika died.", "Your baby died.", "Ida and Jonas died."."""
    names = [baby.value.name for baby in household.babies]
    match baby_variant(names):
        case "unnamed":
            return say("baby.sentence|unnamed", "Your baby died.")
        case "several_unnamed":
            return say("baby.sentence|several_unnamed", "Your babies died.")
        case variant:
            return say("baby.sentence", "{baby} died.", variant=variant, baby=name_baby(names))
