"""What a verb that looks finds: one sentence each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is well, and a whole sentence, with what to do if it is not."""

    well: bool
    says: str
