"""Addresses, as much of them as may be kept: the network they are in (SECURITY-DESIGN 11 and 12)."""


def network_of(address: str) -> str:
    """An address cut to its network: of four numbers the first three, of eight groups the first four."""
    separator, parts = (":", 4) if ":" in address else (".", 3)
    return separator.join(address.split(separator)[:parts])
