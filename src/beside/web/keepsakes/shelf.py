"""The keepsakes of a house with what is folded from their moves, read in two queries."""

from uuid import UUID

from beside.corner.standing import Standing, in_order, stand
from beside.items.house import House
from beside.keepsakes import Keepsake, Line, Move


def moves_by_keepsake(house: House) -> dict[UUID, list[Line]]:
    """Every move, by the keepsake it is about."""
    moves: dict[UUID, list[Line]] = {}
    for move in house.all(Move):
        if move.of is not None:
            moves.setdefault(move.of, []).append((move.id, move.value))
    return moves


def standings(house: House) -> tuple[Standing, ...]:
    """All keepsakes: what holds ashes first, then in the order in which they came."""
    house.look_ahead(Keepsake, Move)
    return in_order({kept.id: kept.value for kept in house.all(Keepsake)}, moves_by_keepsake(house))


def standing(house: House, id: UUID) -> Standing:
    """One keepsake with its ledger. Raises NotThere."""
    kept, moves = house.get_with(Keepsake, id, Move)
    return stand(id, kept.value, [(move.id, move.value) for move in moves])
