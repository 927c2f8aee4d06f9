"""The one way in which a verb says that it cannot be done."""


class Refused(Exception):
    """A verb that cannot be done; carries the sentences that say why, and what can be done about it."""
